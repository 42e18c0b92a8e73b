"""Kinds of official papers of the state and of the Party, with the abbreviations that stand in their numbers."""

from __future__ import annotations

KINDS: dict[str, tuple[str, ...]] = {
    "hiến pháp": (),
    "bộ luật": (),
    "luật": (),
    "pháp lệnh": ("PL", "UBTVQH"),
    "lệnh": ("L",),
    "nghị quyết": ("NQ",),
    "nghị quyết liên tịch": ("NQLT",),
    "nghị định": ("NĐ",),
    "quyết định": ("QĐ",),
    "chỉ thị": ("CT",),
    "thông tư": ("TT",),
    "thông tư liên tịch": ("TTLT",),
    "quy chế": ("QC",),
    "quy định": ("QyĐ", "QĐi"),
    "thông cáo": ("TC",),
    "thông báo": ("TB",),
    "thông báo kết luận": ("TBKL",),
    "thông tri": ("TTri",),
    "hướng dẫn": ("HD",),
    "chương trình": ("CTr", "CTrHĐ"),
    "chương trình hành động": ("CTHĐ",),
    "kế hoạch": ("KH",),
    "kế hoạch hành động": ("KHHĐ",),
    "phương án": ("PA",),
    "đề án": ("ĐA",),
    "dự án": ("DA",),
    "báo cáo": ("BC",),
    "báo cáo chính trị": (),
    "biên bản": ("BB",),
    "tờ trình": ("TTr",),
    "hợp đồng": ("HĐ",),
    "công văn": ("CV",),
    "công điện": ("CĐ",),
    "công hàm": ("CH",),
    "văn bản": ("VB",),
    "bản ghi nhớ": ("BGN",),
    "bản thỏa thuận": ("BTT",),
    "giấy ủy quyền": ("GUQ",),
    "giấy mời": ("GM",),
    "giấy giới thiệu": ("GGT",),
    "giấy nghỉ phép": ("GNP",),
    "giấy chứng nhận": ("GCN",),
    "phiếu gửi": ("PG",),
    "phiếu chuyển": ("PC",),
    "phiếu báo": ("PB",),
    "thư công": ("ThC",),
    "kết luận": ("KL",),
    "kết luận thanh tra": ("KLTT",),
    "lời kêu gọi": (),
    "tuyên bố": (),
    "điều lệ": ("ĐL",),
    "quy trình": ("QTr",),
    "quy hoạch": ("QH",),
    "chiến lược": ("CL",),
    "văn kiện": (),
    "cương lĩnh": (),
}
"""Kind → abbreviations. The 29 kinds of administrative papers, laws, and the papers of the Party."""

BASE_KINDS = {
    "chương trình hành động": "chương trình",
    "kế hoạch hành động": "kế hoạch",
    "báo cáo chính trị": "báo cáo",
    "thông báo kết luận": "thông báo",
    "nghị quyết liên tịch": "nghị quyết",
    "kết luận thanh tra": "kết luận",
}
"""Longer wordings and the kind they are counted as."""

KIND_OF_ABBREVIATION = {
    abbreviation: BASE_KINDS.get(kind, kind) for kind, abbreviations in KINDS.items() for abbreviation in abbreviations
}
"""NQ → nghị quyết. CT is an instruction (chỉ thị), CTr a programme."""

ALSO_VERBS = frozenset(
    ("quyết định", "quy định", "báo cáo", "thông báo", "hướng dẫn", "kết luận", "lệnh", "tuyên bố", "dự án")
)
"""Kinds that are verbs or common nouns as well: without a number they cite nothing."""

TITLED_KINDS = frozenset(
    ("đề án", "chương trình", "kế hoạch", "chiến lược", "quy hoạch", "quy chế", "điều lệ", "phương án")
)
"""Kinds that are cited by their titles alone."""
