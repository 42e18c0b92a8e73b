"""Texts out of the language's own words, labels, numbers, dashes and tables, in any order and without any sense."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "Sở", "Bộ", "UBND", "Ủy ban nhân dân", "tỉnh", "Tỉnh ủy", "Ban Thường vụ", "các", "cơ quan", "đơn vị", "xã",
    "phường", "và", "giao", "yêu cầu", "đề nghị", "chủ trì", "phối hợp với", "trình", "báo cáo", "trước", "ngày",
    "tháng", "năm", "quý", "hằng", "định kỳ", "giai đoạn", "đến", "trong", "chậm nhất", "kể từ", "sau khi",
    "Nghị quyết", "số", "Quyết định", "Kế hoạch", "Chỉ thị", "Luật", "về việc", "Căn cứ", "Điều", "khoản", "điểm",
    "Chương", "Mục", "Phụ lục", "đạt", "tối thiểu", "ít nhất", "trên", "dưới", "khoảng", "giảm", "tăng",
    "phấn đấu", "mục tiêu", "chỉ tiêu", "hội nghị", "trực tuyến", "điểm cầu", "đại biểu", "đồng chí", "kết luận",
    "đang", "đã", "sẽ", "phải", "cần", "có trách nhiệm", "Đơn vị chủ trì:", "Cơ quan phối hợp:", "Thời gian:",
    "Nơi nhận:", "TM.", "KT. CHỦ TỊCH", "Kính gửi:", "Thứ nhất,", "của", "cho", "là",
    "Trung tâm", "Công ty", "Mây", "Núi Sông", "Lò Văn Páo",
)  # fmt: skip
LABELS = (
    "I.",
    "II.",
    "IV.",
    "1.",
    "2.",
    "1.1.",
    "a)",
    "b)",
    "đ)",
    "-",
    "+",
    "•",
    "(1)",
    "Điều 1.",
    "Chương I",
    "PHỤ LỤC",
    "*",
)
NUMBERS = (
    "15/12/2026", "31/02/2026", "00/00/0000", "30.4", "2026", "2026-2030", "2020 – 2025", "III/2026", "12-NQ/TW", "07/CT-TTg",
    "1332 /QĐ- BYT", "45/2026/NĐ-CP", "05", "99,5%", "1.200.000", "8,5 - 9%/năm", "3 tỷ đồng", "0", "-1", "1/0", "99/99/9999",
    "2.989,5 MW", "16 giờ 00", "²", "½", "٣", "100%",
)  # fmt: skip
JOINTS = (
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ", ",
    "; ",
    ": ",
    ". ",
    " - ",
    " – ",
    "—",
    "…",
    "/",
    " | ",
    "|",
    "(",
    ")",
    "“",
    "”",
    '"',
    "\t",
)
ODD = (
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "Ð",
    "u\u0309",
    "\u0301",
    "ﬁ",
    "İ",
    "ß",
    "\\",
    "*",
    "#",
    "\x0b",
    "\x85",
    "\u2028",
    "😀",
)


def words() -> st.SearchStrategy[str]:
    """A text of up to some two hundred pieces."""
    piece = st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        st.sampled_from(LABELS),
        st.sampled_from(NUMBERS),
        st.sampled_from(ODD),
    )
    return st.lists(st.tuples(piece, st.sampled_from(JOINTS)), min_size=1, max_size=200).map(_joined)


def tables() -> st.SearchStrategy[str]:
    """Rows of cells, ragged, with the headings of task tables among them."""
    heading = st.sampled_from(("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm", "(1)"))
    cell = st.one_of(heading, st.sampled_from(WORDS), st.sampled_from(NUMBERS), st.just(""), words().map(_short))
    row = st.lists(cell, min_size=1, max_size=9).map(lambda cells: f"| {' | '.join(cells)} |")
    return st.lists(row, min_size=1, max_size=30).map("\n".join)


def repeated() -> st.SearchStrategy[str]:
    """A few pieces over and over, up to some ten thousand characters: what backtracking hates."""
    few = st.lists(
        st.tuples(st.sampled_from((*WORDS, *LABELS, *NUMBERS)), st.sampled_from(JOINTS)), min_size=1, max_size=4
    )
    return st.tuples(few.map(_joined), st.integers(1, 10_000)).map(lambda one: one[0] * max(1, one[1] // len(one[0])))


def texts() -> st.SearchStrategy[str]:
    whole = st.one_of(words(), tables(), repeated(), st.text(max_size=300))
    return st.lists(whole, min_size=1, max_size=3).map("\n".join)


def _joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(f"{piece}{joint}" for piece, joint in pieces)


def _short(text: str) -> str:
    return text[:60].replace("\n", " ").replace("|", " ")
