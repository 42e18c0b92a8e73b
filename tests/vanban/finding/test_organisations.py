"""Bodies by name, with level and place; groups; and words that only look like bodies."""

from __future__ import annotations

import pytest

from vanban.finding.organisations import find_organisations


def names(text: str) -> list[str]:
    return [item.surface for item in find_organisations(text) if not item.collective]


def groups(text: str) -> list[str]:
    return [item.surface for item in find_organisations(text) if item.collective]


NAMED = [
    ("Chủ tịch UBND tỉnh Nguyễn Văn Bình yêu cầu Sở GD&ĐT", ["UBND tỉnh", "Sở GD&ĐT"]),
    ("Bí thư Tỉnh ủy Trần Văn Sơn dự", ["Tỉnh ủy"]),
    ("Bí thư Huyện ủy Lò Văn Pâng; Huyện ủy Mộc Châu", ["Huyện ủy", "Huyện ủy Mộc Châu"]),
    ("Phó Bí thư Thường trực Tỉnh uỷ, Thường trực Tỉnh uỷ", ["Tỉnh uỷ", "Thường trực Tỉnh uỷ"]),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Tĩnh", ["Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Tĩnh"]),
    ("BTV Đảng ủy, Đảng ủy phường Tân Lập", ["BTV Đảng ủy", "Đảng ủy phường Tân Lập"]),
    ("Đảng ủy các cơ quan Đảng tỉnh và Đảng ủy UBND tỉnh", ["Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy UBND tỉnh"]),
    ("Đảng đoàn Quốc hội lãnh đạo", ["Đảng đoàn Quốc hội"]),
    ("Công an xã Bình Minh, Thuế tỉnh, Kho bạc Nhà nước khu vực IV", 3),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"]),
    ("Bộ Nông nghiệp và PTNT, Sở Kế hoạch - Đầu tư", ["Bộ Nông nghiệp và PTNT", "Sở Kế hoạch - Đầu tư"]),
    ("Bộ Dân tộc và Tôn giáo, Bộ Lao động - Thương binh và Xã hội", 2),
    ("Trung tâm Phục vụ hành chính công tỉnh tiếp nhận", ["Trung tâm Phục vụ hành chính công tỉnh"]),
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường", ["Phòng Kinh tế, Hạ tầng và Đô thị phường"]),
    ("Bệnh viện Sông Mây và Bệnh viện Núi Xanh", ["Bệnh viện Sông Mây", "Bệnh viện Núi Xanh"]),
    ("Hội LHPN tỉnh, Tỉnh đoàn, Hội Nông dân Việt Nam", ["Hội LHPN tỉnh", "Tỉnh đoàn", "Hội Nông dân Việt Nam"]),
    ("Thủ tướng Chính phủ giao Bộ Tài chính", ["Thủ tướng Chính phủ", "Bộ Tài chính"]),
    ("Ban Chấp hành Trung ương, Bộ Chính trị", ["Ban Chấp hành Trung ương", "Bộ Chính trị"]),
    ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", ["ỦY BAN NHÂN DÂN TỈNH LÀO CAI"]),
    ("UBND phường Văn Đình Trần Văn An", ["UBND phường Văn Đình Trần Văn An"]),
    ("Chủ tịch UBND phường Văn Đình Trần Văn An", ["UBND phường Văn Đình"]),
    ("Lãnh đạo VP UBND tỉnh, VP Tỉnh ủy", ["VP UBND tỉnh", "VP Tỉnh ủy"]),
    ("Bộ Công Thương (Cục Hóa chất)", ["Bộ Công Thương", "Cục Hóa chất"]),
    ("Ủy ban Đối ngoại Quốc hội, Ủy ban Đối ngoại của Quốc hội", 2),
    ("Ban Pháp chế HĐND tỉnh thẩm tra", ["Ban Pháp chế HĐND tỉnh"]),
    ("Đảng ủy Hội đồng nhân dân tỉnh, Đảng ủy Sở Y tế", ["Đảng ủy Hội đồng nhân dân tỉnh", "Đảng ủy Sở Y tế"]),
    ("Ban Thường vụ Tỉnh ủy Sông Đà; Bí thư Tỉnh ủy Sông Đà dự", ["Ban Thường vụ Tỉnh ủy Sông Đà", "Tỉnh ủy"]),
    ("Kiểm toán Nhà nước khu vực III, Hạt Kiểm lâm khu vực II", 2),
    ("Tòa án nhân dân khu vực 2 - Lào Cai thụ lý", ["Tòa án nhân dân khu vực 2 - Lào Cai"]),
    ("Ban Quản lý Khu kinh tế cửa khẩu Pha Đen cấp phép", ["Ban Quản lý Khu kinh tế cửa khẩu Pha Đen"]),
    ("Trung tâm Chính trị khu vực, Sở Y tế", ["Trung tâm Chính trị khu vực", "Sở Y tế"]),
    ("T/M TỈNH ỦY\nBÍ THƯ", ["TỈNH ỦY"]),
    ("T/M ĐẢNG ỦY\nPHÓ BÍ THƯ", ["ĐẢNG ỦY"]),
    ("cũng yêu cầu huyện Vân Sơn tập trung", ["huyện Vân Sơn"]),
    ("ỦY BAN NHÂN DÂN XÃ\nCăn cứ Luật", ["ỦY BAN NHÂN DÂN XÃ"]),
    ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nCăn cứ", ["ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI"]),
    ("Sở Y tế, Sở Giáo dục và Đào\ntạo, Công an tỉnh", ["Sở Y tế", "Sở Giáo dục và Đào\ntạo", "Công an tỉnh"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_bodies_are_named_in_full(text: str, expected: list[str] | int) -> None:
    found = names(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


GROUPED = [
    ("yêu cầu các sở, ban, ngành cấp tỉnh báo cáo", "các sở, ban, ngành cấp tỉnh"),
    ("các Bộ: Y tế, Nội vụ, Kế hoạch và Đầu tư", "các Bộ: Y tế, Nội vụ, Kế hoạch và Đầu tư"),
    ("UBND các xã, phường, đặc khu", "UBND các xã, phường, đặc khu"),
    ("UBND các phường: Yên Hạ, Văn Thượng và Âu Cơ", "UBND các phường: Yên Hạ, Văn Thượng và Âu Cơ"),
    ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None),
    ("cấp ủy, chính quyền các cấp", "cấp ủy, chính quyền các cấp"),
    ("các cơ quan, đơn vị có liên quan tham mưu", "các cơ quan, đơn vị có liên quan"),
    ("Bộ, ngành liên quan", "Bộ, ngành liên quan"),
    ("các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương", None),
    ("các địa phương rà soát", "các địa phương"),
]


@pytest.mark.parametrize(("text", "group"), GROUPED)
def test_groups_are_marked_collective(text: str, group: str | None) -> None:
    assert (groups(text), names(text)) == ([group or text], [])


TRAPS = [
    "Tỉnh ủy viên dự hội nghị",
    "cán bộ, công chức; nội bộ, tổ chức sinh hoạt",
    "xã hội hóa, cơ sở, ngành nghề, các bộ phận",
    "Báo cáo tổng kết, Hội nghị trực tuyến",
    "HỘI NGHỊ TRỰC TUYẾN",
    "bộ đội, công an, tòa án",
    "Số 134/KH-UBND",
    "Nhà nước và Nhân dân; Đảng lãnh đạo",
    "các nhiệm vụ, các tổ chức thực hiện",
    "Viện dẫn quy định, Phòng ngừa tội phạm",
    "Thuế Giá trị gia tăng, thuế thu nhập",
    "giao thông huyện Vân Sơn",
    "Who is who",
]


@pytest.mark.parametrize("text", TRAPS)
def test_words_that_only_look_like_bodies_yield_nothing(text: str) -> None:
    assert find_organisations(text) == ()


def test_offsets_count_the_text_as_given() -> None:
    text = "Giao  Sở Văn hóa, Thể thao\n  và  Du lịch; UBND   xã Hòa Lạc"
    found = find_organisations(text)
    assert [text[item.start : item.end] for item in found] == [item.surface for item in found]
    assert [item.surface for item in found] == ["Sở Văn hóa, Thể thao\n  và  Du lịch", "UBND   xã Hòa Lạc"]
