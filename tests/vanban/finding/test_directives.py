from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

import pytest

from vanban.finding.deadlines import find_deadlines
from vanban.finding.directives import find_directives
from vanban.model import Directive
from vanban.reading import read_text
from vanban.reasons import Why
from vanban.structure.outline import find_outline

TODAY = date(2026, 5, 4)


def directives_of(text: str) -> Sequence[Directive]:
    source = read_text(text)
    return find_directives(
        source.text,
        outline=find_outline(source.text, source.blocks, source.tables),
        organisations=(),
        deadlines=find_deadlines(source.text, reference=TODAY),
        tables=source.tables,
    )


def who_what(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(found.assignees, found.surface) for found in directives_of(text)]


LETTER = """ỦY BAN NHÂN DÂN TỈNH TRƯỜNG AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:
1. Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh và các cơ quan liên quan lập Đề án chống ngập khu phố cổ, trình \
Ủy ban nhân dân tỉnh trong quý III năm 2026.
2. Sở Y tế có trách nhiệm kiểm tra nguồn nước tại các xã ven sông; báo cáo kết quả trước ngày 15/8/2026.
3. Đề nghị Ban Tuyên giáo Tỉnh ủy hướng dẫn tuyên truyền; đồng thời UBND phường Bến Gỗ bố trí điểm tiếp nhận tin báo.
Nơi nhận:
- Như trên;
- Sở Tài chính (để phối hợp thực hiện);
"""


def test_letter_gives_one_directive_per_instruction() -> None:
    assert who_what(LETTER) == [
        (
            ("Sở Xây dựng",),
            "lập Đề án chống ngập khu phố cổ, trình Ủy ban nhân dân tỉnh trong quý III năm 2026",
        ),
        (
            ("Sở Y tế",),
            "có trách nhiệm kiểm tra nguồn nước tại các xã ven sông; báo cáo kết quả trước ngày 15/8/2026",
        ),
        (("Ban Tuyên giáo Tỉnh ủy",), "hướng dẫn tuyên truyền"),
        (("UBND phường Bến Gỗ",), "bố trí điểm tiếp nhận tin báo"),
    ]


def test_directive_carries_support_product_receiver_time_and_reason() -> None:
    first = directives_of(LETTER)[0]
    assert first.supporting == ("Công an tỉnh", "các cơ quan liên quan")
    assert first.product == "Đề án chống ngập khu phố cổ"
    assert first.receiver == "Ủy ban nhân dân tỉnh"
    assert (first.deadline, first.deadline_value) == ("trong quý III năm 2026", "2026-Q3")
    assert first.why == Why("frame_lead", "Giao")


def test_surface_is_a_slice_of_the_text() -> None:
    for found in directives_of(LETTER):
        assert LETTER[found.start : found.end] == found.surface


PROGRAMME = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
KẾ HOẠCH
phát triển nghề trồng sen
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao thu nhập của nông dân.
2. Yêu cầu
- Bảo đảm đúng tiến độ.
II. NHIỆM VỤ
1. Phát triển vùng trồng
- Rà soát quy hoạch vùng trồng sen ven hồ.
- Xây dựng mô hình sen kết hợp nuôi cá; tập huấn kỹ thuật cho nông dân.
Đơn vị chủ trì: Sở Nông nghiệp và Môi trường; Đơn vị phối hợp: Hội Nông dân tỉnh; Thời gian hoàn thành: quý IV/2026.
III. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương:
- Tìm kiếm thị trường cho sản phẩm từ sen.
- Phối hợp với Sở Du lịch tổ chức lễ hội hoa sen.
2. Ủy ban nhân dân các xã
Vận động nông dân tham gia hợp tác xã. Định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.
3. Trách nhiệm của Sở Tài chính
Bố trí kinh phí thực hiện.
"""


def test_programme_orders_only_under_tasks_and_headings_own_their_bullets() -> None:
    lead = ("Sở Nông nghiệp và Môi trường",)
    assert who_what(PROGRAMME) == [
        (lead, "Rà soát quy hoạch vùng trồng sen ven hồ"),
        (lead, "Xây dựng mô hình sen kết hợp nuôi cá"),
        (lead, "tập huấn kỹ thuật cho nông dân"),
        (("Sở Công Thương",), "Tìm kiếm thị trường cho sản phẩm từ sen"),
        (("Sở Công Thương",), "tổ chức lễ hội hoa sen"),
        (("Ủy ban nhân dân các xã",), "Vận động nông dân tham gia hợp tác xã"),
        (("Ủy ban nhân dân các xã",), "Định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh"),
        (("Sở Tài chính",), "Bố trí kinh phí thực hiện"),
    ]


def test_closing_line_names_support_and_time_of_the_items_before_it() -> None:
    first = directives_of(PROGRAMME)[0]
    assert first.supporting == ("Hội Nông dân tỉnh",)
    assert first.deadline_value == "2026-Q4"
    assert first.why == Why("closing_line")


def test_lead_in_fans_out_over_its_bullets() -> None:
    text = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:
1. Rà soát tài sản công.
2. Cắt giảm thời gian giải quyết thủ tục.
"""
    assert who_what(text) == [
        (("các sở, ngành",), "Rà soát tài sản công"),
        (("các sở, ngành",), "Cắt giảm thời gian giải quyết thủ tục"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kết luận hội nghị, đồng chí Lê Thu Trà, Bí thư Tỉnh ủy đề nghị các huyện ủy, thành ủy rà soát quy chế làm việc.",
            [(("các huyện ủy, thành ủy",), "rà soát quy chế làm việc")],
        ),
        (
            "Thủ tướng giao Bộ Công Thương đề xuất cơ chế giá điện mặt trời.",
            [(("Bộ Công Thương",), "đề xuất cơ chế giá điện mặt trời")],
        ),
        (
            "Phát biểu chỉ đạo tại buổi làm việc đồng chí Chủ tịch UBND tỉnh yêu cầu các ngành khẩn trương vào cuộc.",
            [(("các ngành",), "khẩn trương vào cuộc")],
        ),
        (
            "Bí thư Tỉnh ủy nhấn mạnh: đây là việc khó, vì vậy yêu cầu các địa phương chủ động nguồn lực.",
            [(("các địa phương",), "chủ động nguồn lực")],
        ),
        (
            "Đồng chí Chủ tịch yêu cầu: Ban Quản lý dự án; các nhà thầu tập trung máy móc thi công.",
            [(("Ban Quản lý dự án", "các nhà thầu"), "tập trung máy móc thi công")],
        ),
        (
            "Phó Chủ tịch UBND tỉnh yêu cầu cần đẩy nhanh tiến độ giải ngân.",
            [((), "cần đẩy nhanh tiến độ giải ngân")],
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Nội vụ thẩm định đề án. Cơ quan này cũng cần sớm công bố kết quả.",
            [(("Sở Nội vụ",), "thẩm định đề án"), (("Sở Nội vụ",), "cần sớm công bố kết quả")],
        ),
        (
            "Thủ tướng yêu cầu các Bộ: Y tế, Nội vụ chú trọng tiến độ xây dựng các đề án.",
            [(("các Bộ: Y tế, Nội vụ",), "chú trọng tiến độ xây dựng các đề án")],
        ),
    ],
)
def test_reported_speech_orders(sentence: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert who_what(sentence) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        # under way, done, promised
        "Sở Y tế đang chủ trì xây dựng đề án trạm y tế xã.",
        "Tỉnh Trường An đã ban hành kế hoạch chống ngập năm 2025.",
        "UBND huyện cam kết sẽ hoàn thành giải phóng mặt bằng trước ngày 30/6.",
        "Thực hiện kế hoạch của tỉnh, UBND xã Bến Gỗ đã tổ chức tập huấn cho nông dân.",
        # requests upward
        "Huyện Đông Giang đề nghị tỉnh bố trí kinh phí sửa chữa hồ chứa. Đề nghị UBND tỉnh chỉ đạo Sở Xây dựng nâng cấp cầu.",
        "Cử tri kiến nghị UBND tỉnh đầu tư đường liên xã.",
        # wishes and statements
        "Xây dựng nông thôn mới là nhiệm vụ của cả hệ thống chính trị.",
        "Đồng chí Lê Thu Trà triển khai một số nội dung chính của nghị quyết.",
        # the paper's own grounds, captions and buttons
        "Theo đề nghị của Giám đốc Sở Nội vụ;",
        "Chủ tịch UBND tỉnh kiểm tra tuyến đê. Ảnh: Minh Khôi",
        "Gửi bình luận",
    ],
)
def test_what_is_no_directive(text: str) -> None:
    assert who_what(f"Bản tin.\n{text}") == []


def test_article_of_a_decision_that_does_the_thing_itself_is_no_directive() -> None:
    text = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
QUYẾT ĐỊNH:
Điều 1. Phê duyệt danh mục cây di sản của tỉnh.
Điều 2. Giao Sở Văn hóa, Thể thao và Du lịch gắn biển tên cho từng cây.
"""
    assert who_what(text) == [(("Sở Văn hóa, Thể thao và Du lịch",), "gắn biển tên cho từng cây")]


def test_rows_of_a_table_are_left_to_the_annex() -> None:
    table = "| TT | Nhiệm vụ | Chủ trì |\n| 1 | Yêu cầu các sở rà soát tài sản | Sở Tài chính |\n"
    assert who_what(f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{table}") == []


def test_deadline_at_the_end_of_a_sentence_limits_all_its_clauses() -> None:
    text = "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát thuốc dự trữ; bổ sung vật tư còn thiếu trước ngày 20/6/2026."
    assert [found.deadline_value for found in directives_of(text)] == ["2026-06-20", "2026-06-20"]


def test_period_in_the_name_of_a_plan_is_no_deadline() -> None:
    text = "Chủ tịch UBND tỉnh giao Sở Tài chính cân đối vốn trong Kế hoạch đầu tư công trung hạn giai đoạn 2026-2030 của tỉnh."
    assert [found.deadline for found in directives_of(text)] == [None]


def test_closing_sentence_states_the_time_of_the_passage() -> None:
    text = "Bí thư Tỉnh ủy giao Văn phòng Tỉnh ủy xây dựng quy chế họp. Thời gian hoàn thành trong quý IV/2026."
    assert [found.deadline_value for found in directives_of(text)] == ["2026-Q4"]


@pytest.mark.parametrize(
    "pattern",
    [
        "Chủ tịch nhấn mạnh: ",
        "đồng chí Lê Thu Trà, ",
        "yêu cầu ",
        "các sở, ngành, ",
        "; các cơ quan",
        "căn cứ chức năng, ",
        "(",
        "A",
    ],
)
def test_hostile_repetition_stays_linear(pattern: str) -> None:
    text = "Chủ tịch UBND tỉnh đề nghị " + pattern * (100_000 // len(pattern))
    started = time.perf_counter()
    find_directives(text, outline=(), organisations=(), deadlines=())
    assert time.perf_counter() - started < 10
