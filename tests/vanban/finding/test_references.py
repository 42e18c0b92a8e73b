"""Cited papers: by number, by meeting, by law, by title, and what only looks like a citation."""

from __future__ import annotations

import pytest

from vanban.finding.references import find_references

NUMBERED = [
    ("Căn cứ Nghị quyết số 15-NQ/TU", "Nghị quyết số 15-NQ/TU", "15-NQ/TU", "nghị quyết"),
    ("theo Quyết định 1408/QĐ- SYT về ca trực", "Quyết định 1408/QĐ- SYT", "1408/QĐ-SYT", "quyết định"),
    ("tại Nghị định số 91/2027/NĐ-CP", "Nghị định số 91/2027/NĐ-CP", "91/2027/NĐ-CP", "nghị định"),
    ("Thông tư liên tịch số 03/2025/TTLT-BNV-BTC", None, "03/2025/TTLT-BNV-BTC", "thông tư liên tịch"),
    ("CHỈ THỊ SỐ 06-CT/TU", "CHỈ THỊ SỐ 06-CT/TU", "06-CT/TU", "chỉ thị"),
    ("Chương trình hành động số 07-CTr/TU", None, "07-CTr/TU", "chương trình"),
    ("Thông báo kết luận số 45-TB/TU", None, "45-TB/TU", "thông báo"),
    ("Hướng dẫn số 05-HD/BTGTU", None, "05-HD/BTGTU", "hướng dẫn"),
    ("Luật Đê điều số 58/2031/QH18 quy định", "Luật Đê điều số 58/2031/QH18", "58/2031/QH18", "luật"),
    ("Quyết định của Thủ tướng Chính phủ số 12/2026/QĐ-TTg", None, "12/2026/QĐ-TTg", "quyết định"),
    ("Công văn số 1234/UBND-KT", None, "1234/UBND-KT", "công văn"),
    ("Đề án 06 của Chính phủ", "Đề án 06", "06", "đề án"),
    ("trả lời 1021/UBND-KT ngày 4/3/2026", "1021/UBND-KT", "1021/UBND-KT", "công văn"),
    ("| 2 | 1500/STC-NS | 4/3/2026 |", "1500/STC-NS", "1500/STC-NS", "công văn"),
    ("thực hiện theo 42-KH/ĐU", "42-KH/ĐU", "42-KH/ĐU", "kế hoạch"),
    ("(số 19-NQ/TU)", "19-NQ/TU", "19-NQ/TU", "nghị quyết"),
    ("Kế hoạch số      /KH-UBND", "Kế hoạch số      /KH-UBND", None, "kế hoạch"),
    ("Quyết định số …/QĐ-UBND", "Quyết định số …/QĐ-UBND", None, "quyết định"),
]


@pytest.mark.parametrize(("text", "surface", "number", "kind"), NUMBERED)
def test_number_is_read_and_normalised(text: str, surface: str | None, number: str | None, kind: str) -> None:
    (found,) = find_references(text)
    assert (found.surface, found.number, found.kind) == (surface or text, number, kind)


UNNUMBERED = [
    ("Nghị quyết Đại hội đại biểu Đảng bộ xã Phú Lâm lần thứ I, nhiệm kỳ 2025 - 2030", " nêu rõ"),
    ("Nghị quyết Đại hội XIV của Đảng", "."),
    ("Nghị quyết Trung ương 8 khóa XIII", ", Tỉnh ủy đã làm"),
    ("Kết luận Hội nghị lần thứ mười, Ban Chấp hành Trung ương Đảng khóa XIII", ""),
    ("Luật Tiếp công dân", " được sửa đổi"),
    ("Bộ luật Lao động năm 2019", ""),
    ("Luật Quy hoạch (sửa đổi)", " trình Quốc hội"),
    ("Luật Cán bộ, công chức", " để áp dụng"),
    ("Hiến pháp năm 2013", ""),
    ("Điều lệ Đảng", ""),
    ("Nghị quyết về phát triển du lịch cộng đồng", "; giao"),
    ("Đề án xây dựng bến thủy nội địa", ", trình Ủy ban"),
    ("đề án Nâng cấp chợ đầu mối phía Bắc", ""),
    ('Kế hoạch "Mỗi xã một cánh rừng"', " được duyệt"),
    ("chiến lược phát triển vận tải sông 10 năm 2021-2030", " của vùng"),
]


@pytest.mark.parametrize(("cited", "rest"), UNNUMBERED)
def test_paper_without_a_number_is_read_to_the_end_of_its_name(cited: str, rest: str) -> None:
    (found,) = find_references(f"thực hiện {cited}{rest}")
    assert (found.surface, found.number) == (cited, None)


TRAPS = [
    "Kế hoạch xác định 5 nhóm việc.",
    "Kế hoạch 5 nhiệm vụ của phường",
    "Quyết định 3 nội dung quan trọng",
    "Báo cáo kết quả về Sở Nội vụ.",
    "Đại hội quyết định nhân sự.",
    "kết luận hội nghị, đồng chí Bí thư yêu cầu",
    "Luật sư Phan Văn Tín",
    "nhà số 12 đường Hùng Vương",
    "đạt 3/4 chỉ tiêu, 12/5 hộ",
    "các nghị quyết, kế hoạch của xã",
    "Số: 15/KH-UBND",
    "Số: 1021/UBND-KT",
    "| Số: 1021/UBND-KT |",
    "mẫu 15/STC-NS kèm theo",
    "| 15/2 | 3/4-A |",
    "KẾ HOẠCH\nTriển khai thực hiện nhiệm vụ",
    "| Số 15/KH-UBND |",
    "Chương trình 2026",
    "quy định 05 điều",
    "3 đột phá chiến lược của Đảng bộ tỉnh",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_citation_yields_nothing(text: str) -> None:
    assert find_references(text) == ()


def test_particulars_behind_the_number_are_read() -> None:
    (found,) = find_references("Kết luận số 12-KL/TU ngày 03/02/2026 của Ban Thường vụ Thành ủy về nhà ở")
    assert (found.issued, found.issuer) == ("2026-02-03", "Ban Thường vụ Thành ủy")


def test_day_that_does_not_exist_is_no_day() -> None:
    (found,) = find_references("Kết luận số 12-KL/TU ngày 31/02/2026 của Thành ủy")
    assert (found.issued, found.issuer) == (None, "Thành ủy")


def test_list_of_numbers_gives_one_reference_each_with_the_same_surface() -> None:
    found = find_references("triển khai nghị quyết số 4, số 5 và số 9 của Tỉnh ủy")
    assert [(item.surface, item.number) for item in found] == [
        ("nghị quyết số 4, số 5 và số 9", number) for number in ("4", "5", "9")
    ]


def test_short_name_takes_the_number_that_the_text_spells_out() -> None:
    found = find_references("Chỉ thị số 11-CT/TU (sau đây gọi là Chỉ thị 11). Chỉ thị 11 nêu ba việc.")
    assert [item.number for item in found] == ["11-CT/TU"] * 3


def test_short_name_of_two_papers_stays_short() -> None:
    found = find_references("Chỉ thị số 11-CT/TU, Chỉ thị số 11/CT-UBND; Chỉ thị 11 nêu ba việc.")
    assert found[-1].number == "11"


def test_paper_that_carries_out_another_spans_it() -> None:
    outer, inner, other = find_references(
        "Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết số 57-NQ/TW và Nghị quyết số 68-NQ/TW"
    )
    assert outer.surface.startswith("Chương trình") and outer.surface.endswith("68-NQ/TW")
    assert (outer.number, outer.issuer) == (None, "Tỉnh ủy")
    assert (inner.number, other.number) == ("57-NQ/TW", "68-NQ/TW")


@pytest.mark.parametrize("title", ["KẾ HOẠCH\nTriển khai thực hiện", "CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện"])
def test_title_of_the_paper_itself_is_not_cited(title: str) -> None:
    (found,) = find_references(f"{title} Nghị quyết số 15-NQ/TU\n\nI. MỤC TIÊU")
    assert found.surface == "Nghị quyết số 15-NQ/TU"


@pytest.mark.parametrize("behind", ["\n\nI. MỤC TIÊU", "\nI. MỤC TIÊU", "\n\n1. Trồng rừng", "\n2. Trồng rừng"])
def test_name_of_a_congress_ends_with_its_paragraph(behind: str) -> None:
    (found,) = find_references(f"thực hiện Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2025 - 2030{behind}")
    assert found.surface == "Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2025 - 2030"


def test_number_of_a_congress_may_stand_on_the_next_line() -> None:
    (found,) = find_references("thực hiện Nghị quyết Đại hội Đảng bộ xã Phú Lâm lần thứ\nXII về đất")
    assert found.surface.endswith("XII")


def test_offsets_count_the_text_as_given() -> None:
    text = "Theo  \n Nghị quyết số 15-\nNQ/TU   và Chỉ  thị\u00a0số 6–CT/TU"
    for item in find_references(text):
        assert item.surface == text[item.start : item.end]
    assert [item.number for item in find_references(text)] == ["15-NQ/TU", "6-CT/TU"]
