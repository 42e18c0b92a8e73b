"""Promise: what a paper orders is found by how it is said, whatever words stand around it."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import analyse

PAPER = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\n\n"


def told(text: str) -> list[tuple[str, str]]:
    return [
        ("; ".join(one.assignees), " ".join(one.surface.split()))
        for one in analyse(text, reference=date(2026, 5, 4)).directives
    ]


def orders(items: str) -> list[tuple[str, str]]:
    return told(f"{PAPER}III. NHIỆM VỤ\n{items}\n")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("1. Có cơ chế hỗ trợ hộ trồng quế.", [("", "Có cơ chế hỗ trợ hộ trồng quế")]),
        (
            "1. Hoàn thiện thể chế về đất lúa; có chính sách giữ rừng đầu nguồn.",
            [("", "Hoàn thiện thể chế về đất lúa"), ("", "có chính sách giữ rừng đầu nguồn")],
        ),
        ("1. Nhà nước bảo đảm nước sạch cho vùng cao.", [("Nhà nước", "bảo đảm nước sạch cho vùng cao")]),
        (
            "1. Sở Tài chính bố trí kinh phí thực hiện Nghị quyết.",
            [("Sở Tài chính", "bố trí kinh phí thực hiện Nghị quyết")],
        ),
        ("1. Tăng cường đầu tư cơ sở vật chất trường học.", [("", "Tăng cường đầu tư cơ sở vật chất trường học")]),
        ("1. Sở Nội vụ kiểm tra kết quả thực hiện.", [("Sở Nội vụ", "kiểm tra kết quả thực hiện")]),
        (
            "1. Các cơ sở đào tạo rà soát chương trình dạy nghề.",
            [("Các cơ sở đào tạo", "rà soát chương trình dạy nghề")],
        ),
        (
            "1. Sở Y tế được giao nhiệm vụ xây dựng đề án khám chữa bệnh từ xa.",
            [("Sở Y tế", "xây dựng đề án khám chữa bệnh từ xa")],
        ),
        (
            "1. Các xã, nhất là các xã vùng cao, chủ động dự trữ lương thực.",
            [("Các xã", "chủ động dự trữ lương thực")],
        ),
        (
            "1. Nếu thấy cần sửa đổi, bổ sung, các sở, ngành chủ động đề xuất gửi Sở Tư pháp.",
            [("các sở, ngành", "chủ động đề xuất gửi Sở Tư pháp")],
        ),
        (
            "1. Trên cơ sở nội dung Kế hoạch này, các xã, phường xây dựng kế hoạch thực hiện.",
            [("các xã, phường", "xây dựng kế hoạch thực hiện")],
        ),
        (
            "1. Quỹ Bảo vệ và phát triển rừng chi trả tiền dịch vụ môi trường cho các hộ.",
            [("Quỹ Bảo vệ và phát triển rừng", "chi trả tiền dịch vụ môi trường cho các hộ")],
        ),
    ],
)
def test_item_is_an_order(item: str, expected: list[tuple[str, str]]) -> None:
    assert orders(item) == expected


@pytest.mark.parametrize(
    "item",
    [
        "1. Nâng cao hiệu quả công tác giám sát, kiểm tra việc sử dụng đất công trên địa bàn các xã vùng cao.",
        "1. Khuyến khích doanh nghiệp đầu tư, xây dựng kho lạnh bảo quản nông sản tại các xã vùng cao của tỉnh.",
        "1. Phát triển du lịch cộng đồng gắn với bảo vệ rừng và nâng cao đời sống của đồng bào các dân tộc vùng cao.",
    ],
)
def test_one_order_is_not_cut_inside_a_coordination(item: str) -> None:
    assert orders(item) == [("", item.removeprefix("1. ").rstrip("."))]


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}I. MỤC TIÊU\n1. Nâng cao đời sống người dân vùng cao.\n2. Giảm nghèo bền vững.\n",
        f"{PAPER}I. TÌNH HÌNH\n1. Các xã đã rà soát chương trình dạy nghề.\n",
        f"{PAPER}III. NHIỆM VỤ\n1. Sở Y tế đang chủ trì xây dựng đề án.\n",
    ],
)
def test_aims_and_reports_are_no_orders(text: str) -> None:
    assert told(text) == []


def test_time_of_a_lead_in_limits_its_list() -> None:
    text = (
        f"{PAPER}I. NHIỆM VỤ\nTrong năm 2028, các sở, ngành thực hiện các việc sau:\n"
        "- Rà soát chương trình dạy nghề.\n- Lập danh mục hồ chứa nước trước ngày 30/6/2028.\n"
    )
    found = analyse(text, reference=date(2026, 5, 4)).directives

    assert [(one.assignees, one.deadline_value) for one in found] == [
        (("các sở, ngành",), "2028"),
        (("các sở, ngành",), "2028-06-30"),
    ]


def test_paper_speaks_for_who_signed_it() -> None:
    text = (
        "Chủ tịch UBND tỉnh vừa ký ban hành Chỉ thị số 08/CT-UBND.\n\n"
        "Chỉ thị nêu rõ, Sở Y tế chủ trì kiểm tra an toàn thực phẩm tại các chợ.\n\n"
        "Sở Công Thương theo dõi giá cả; chuẩn bị nguồn hàng thiết yếu.\n"
    )

    assert told(text) == [
        ("Sở Y tế", "chủ trì kiểm tra an toàn thực phẩm tại các chợ"),
        ("Sở Công Thương", "theo dõi giá cả"),
        ("Sở Công Thương", "chuẩn bị nguồn hàng thiết yếu"),
    ]


def test_fragment_without_a_head_is_read_as_a_paper_by_its_section_of_tasks() -> None:
    text = "III. NHIỆM VỤ\na) Sở Khoa học và Công nghệ:\n- Hoàn thiện quy chế dùng chung dữ liệu.\n"

    assert told(text) == [("Sở Khoa học và Công nghệ", "Hoàn thiện quy chế dùng chung dữ liệu")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TP yêu cầu các phường dừng họp chợ đêm.", [("các phường", "dừng họp chợ đêm")]),
        ("Bến Trúc cũng yêu cầu các phường dừng họp chợ đêm.", [("các phường", "dừng họp chợ đêm")]),
        (
            "Dịch bệnh còn phức tạp, vì vậy yêu cầu các đơn vị y tế tăng cường giám sát người về từ vùng dịch.",
            [("các đơn vị y tế", "tăng cường giám sát người về từ vùng dịch")],
        ),
        (
            "Ông vừa ký ban hành Công điện số 09 yêu cầu các xã kiểm tra hồ chứa nước.",
            [("các xã", "kiểm tra hồ chứa nước")],
        ),
    ],
)
def test_who_asks_in_news(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_commitment_does_not_end_the_orders() -> None:
    text = (
        "Đồng chí yêu cầu Sở Xây dựng rà soát quỹ đất nhà ở. Tỉnh sẽ có chính sách tương ứng. "
        "Các xã rà soát người có nhu cầu."
    )

    assert told(text) == [("Sở Xây dựng", "rà soát quỹ đất nhà ở"), ("Các xã", "rà soát người có nhu cầu")]


def test_number_of_a_page_and_a_broken_date_are_no_points() -> None:
    text = (
        f"{PAPER}III. NHIỆM VỤ\n1. Các xã gửi danh mục hồ chứa nước trước ngày 30 tháng\n6 hằng năm để tổng hợp.\n"
        "2. Sở Xây dựng kiểm tra\n2\nđập đầu mối.\n"
    )
    found = analyse(text, reference=date(2026, 5, 4)).directives

    assert [(one.assignees, one.deadline_value) for one in found] == [(("Các xã",), "P1Y"), (("Sở Xây dựng",), None)]


@pytest.mark.parametrize(
    "line",
    ["(Ban hành kèm theo Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh)", "(Kèm theo Nghị quyết số 02-NQ/TU)"],
)
def test_line_about_what_is_attached_is_no_order(line: str) -> None:
    assert told(f"{PAPER}{line}\n\nI. NHIỆM VỤ\n1. Sở Y tế lập đề án.\n") == [("Sở Y tế", "lập đề án")]


def test_year_of_a_plan_is_no_deadline_of_the_task() -> None:
    text = f"{PAPER}III. NHIỆM VỤ\n1. Sở Y tế phổ biến Kế hoạch phát triển y tế đến năm 2030 tới các xã.\n"
    (found,) = analyse(text, reference=date(2026, 5, 4)).directives

    assert (found.assignees, found.deadline_value) == (("Sở Y tế",), None)


def test_product_holds_its_compounds_whole() -> None:
    text = f"{PAPER}III. NHIỆM VỤ\n1. Sở Y tế ban hành kế hoạch thực hiện Chương trình trước ngày 20/5/2026.\n"
    (found,) = analyse(text, reference=date(2026, 3, 1)).directives

    assert found.product == "kế hoạch thực hiện Chương trình"


@pytest.mark.parametrize(
    "item",
    [
        "1. Kiến nghị Bộ Y tế sớm hướng dẫn.",
        "1. Kiến nghị Bộ trưởng Bộ Y tế xem xét bổ sung thuốc; bố trí kinh phí sửa trạm.",
        "1. Kiến nghị các bộ, ngành trung ương sớm hướng dẫn.",
        "1. Kiến nghị Chính phủ ban hành nghị định về chợ nổi.",
    ],
)
def test_proposal_to_a_ministry_or_the_centre_is_no_order(item: str) -> None:
    assert orders(f"{item}\n2. Sở Nội vụ rà soát biên chế.") == [("Sở Nội vụ", "rà soát biên chế")]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        # What an inspection proposes to those below it is to be done.
        ("1. Kiến nghị Trưởng phòng Kinh tế kiểm điểm trách nhiệm.", ("Trưởng phòng Kinh tế", "kiểm điểm trách nhiệm")),
        ("1. Kiến nghị các sở, ngành kiểm điểm trách nhiệm.", ("các sở, ngành", "kiểm điểm trách nhiệm")),
        # No ministry, though its name begins with the same word.
        ("1. Kiến nghị Bộ Chỉ huy quân sự tỉnh bố trí lực lượng.", ("Bộ Chỉ huy quân sự tỉnh", "bố trí lực lượng")),
        # The proposal ends where somebody below gets a task.
        ("1. Kiến nghị Bộ Y tế sớm hướng dẫn. Giao Sở Y tế lập đề án.", ("Sở Y tế", "lập đề án")),
        ("1. Giao Sở Y tế tổng hợp, kiến nghị Bộ Y tế sớm hướng dẫn.", ("Sở Y tế", "tổng hợp, kiến nghị Bộ Y tế sớm hướng dẫn")),
    ],
)  # fmt: skip
def test_proposal_to_those_below_is_an_order(item: str, expected: tuple[str, str]) -> None:
    assert orders(f"{item}\n2. Sở Nội vụ rà soát biên chế.")[0] == expected
