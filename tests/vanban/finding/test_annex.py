from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.annex import find_annex_tasks
from vanban.model import AnnexTask, Cell, Provision, Table
from vanban.reading import read_text

TODAY = date(2026, 5, 4)


def tasks_of(text: str) -> tuple[AnnexTask, ...]:
    source = read_text(text)
    return find_annex_tasks(source.text, source.tables, reference=TODAY)


TABLE = """| STT | Nội dung công việc | Phân công thực hiện |  | Sản phẩm | Tiến độ |
|  |  | Chủ trì | Phối hợp |  |  |
| (1) | (2) | (3) | (4) | (5) | (6) |
| I | Hạ tầng số |  |  |  |  |
| 1 | Lập đề án kho dữ liệu | Sở Khoa học và Công nghệ; UBND xã Vĩnh Lạc | Sở Tài chính / Công an tỉnh | Đề án | Quý III/2026 |
| 2 | Nâng cấp mạng nội bộ | -nt- | Các sở, ngành | Hệ thống mạng | 31/12/2026 |
| STT | Nội dung công việc | Chủ trì | Phối hợp | Sản phẩm | Tiến độ |
| 3 | Tập huấn kỹ năng số cho cán bộ | Sở Nội vụ và Trường Chính trị tỉnh | - | Lớp học | Hằng năm |
|  | ở các xã miền núi |  |  |  |  |
| II | Nhân lực |  |  |  |  |
| 4 | Tuyển kỹ sư | Sở Nội vụ |  |  | 2026 - 2028 |
"""


@pytest.mark.parametrize(
    "foot",
    [
        "| Nơi nhận: / - Các sở, ngành, / - Lưu: VT. |  |  | TM. BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Đỗ Thử |  |  |",
        "| **Nơi nhận:** / - Lưu: VT. |  |  |  |  | KT. CHỦ TỊCH / PHÓ CHỦ TỊCH |",
        "|  | NGƯỜI LẬP BIỂU / Lê Vân |  | T/M ỦY BAN NHÂN DÂN / CHỦ TỊCH |  |  |",
    ],
)
def test_addressees_and_signature_below_the_tasks_are_no_task(foot: str) -> None:
    assert tasks_of(f"{TABLE}{foot}\n") == tasks_of(TABLE)


def test_receivers_of_a_product_are_no_foot() -> None:
    (task,) = tasks_of(
        "| TT | Nhiệm vụ | Chủ trì | Nơi nhận | Thời hạn |\n| 1 | Lập đề án | Sở Y tế | TM tỉnh | 2027 |\n"
    )
    assert (task.task, task.lead) == ("Lập đề án", ("Sở Y tế",))


RECEIVERS = [
    ("Cấp nhận", "Ban Thường vụ Tỉnh ủy"),
    ("Cấp trình", "Thường trực HĐND tỉnh"),
    ("Trình cấp có thẩm quyền", "UBND tỉnh"),
]


@pytest.mark.parametrize(("head", "level"), RECEIVERS)
def test_column_of_the_receiving_level_is_read(head: str, level: str) -> None:
    (task,) = tasks_of(
        f"| TT | Nhiệm vụ | Chủ trì | {head} | Thời hạn |\n| 1 | Lập đề án | Sở Y tế | {level} | 2027 |\n"
    )

    assert (task.lead, task.receiver) == (("Sở Y tế",), level)


def test_rows_have_number_task_section_and_time() -> None:
    assert [(task.number, task.task, task.section, task.deadline_value) for task in tasks_of(TABLE)] == [
        ("1", "Lập đề án kho dữ liệu", "Hạ tầng số", "2026-Q3"),
        ("2", "Nâng cấp mạng nội bộ", "Hạ tầng số", "2026-12-31"),
        ("3", "Tập huấn kỹ năng số cho cán bộ ở các xã miền núi", "Hạ tầng số", "P1Y"),
        ("4", "Tuyển kỹ sư", "Nhân lực", "2026/2028"),
    ]


def test_rows_have_lead_support_and_product() -> None:
    both = ("Sở Khoa học và Công nghệ", "UBND xã Vĩnh Lạc")
    assert [(task.lead, task.supporting, task.product) for task in tasks_of(TABLE)] == [
        (both, ("Sở Tài chính", "Công an tỉnh"), "Đề án"),
        (both, ("Các sở, ngành",), "Hệ thống mạng"),
        (("Sở Nội vụ", "Trường Chính trị tỉnh"), (), "Lớp học"),
        (("Sở Nội vụ",), (), None),
    ]


def test_columns_may_stand_in_any_order() -> None:
    table = """| Cơ quan đầu mối | Thời hạn | Đơn vị phối hợp thực hiện | Nhiệm vụ | TT |
| Sở Y tế | Tháng 10/2026 | Sở Tài chính | Xây trạm y tế | 1 |
"""
    (task,) = tasks_of(table)
    assert (task.number, task.task, task.lead, task.supporting) == (
        "1",
        "Xây trạm y tế",
        ("Sở Y tế",),
        ("Sở Tài chính",),
    )
    assert (task.deadline, task.deadline_value) == ("Tháng 10/2026", "2026-10")


@pytest.mark.parametrize(
    "table",
    [
        # targets, an agenda, a budget, a list of members, a letterhead
        "| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 |\n| 1 | GRDP | % | 8 |",
        "| Thời gian | Nội dung | Người thực hiện |\n| 8h00 - 8h30 | Khai mạc | Ban Tổ chức |",
        "| TT | Nội dung | Kinh phí |\n| 1 | Mua máy tính | 200 |",
        "| TT | Họ và tên | Chức vụ |\n| 1 | Lê Thu Trà | Bí thư |",
        "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "| TT | Nhiệm vụ | Cơ quan chủ trì |",
    ],
)
def test_table_of_something_else_gives_nothing(table: str) -> None:
    assert tasks_of(f"Phụ lục\n{table}\n") == ()


def test_table_goes_on_after_a_page_break_without_a_header() -> None:
    pages = """| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
| I | Môi trường |  |  |
| 1 | Thu gom rác ở bến | Sở Xây dựng | 2026 |

| 2 | Trồng cây chắn sóng | Sở Nông nghiệp và Môi trường | Thường xuyên |
"""
    assert [(task.number, task.section, task.deadline_value) for task in tasks_of(pages)] == [
        ("1", "Môi trường", "2026"),
        ("2", "Môi trường", "continuous"),
    ]


def test_merged_cell_fills_the_rows_it_covers() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["1", "Sửa cầu", "Sở Xây dựng", "6/2026"],
        ["2", "Sửa đường", "", "2027"],
    ]
    text, cells = "", []
    for row, columns in enumerate(rows):
        for column, words in enumerate(columns):
            if row == 2 and column == 2:
                continue
            span = 2 if (row, column) == (1, 2) else 1
            cells.append(Cell(len(text), len(text) + len(words), row, column, rowspan=span))
            text += words + "\n"
    table = Table(0, len(text), tuple(cells))
    found = find_annex_tasks(
        text, [table], reference=TODAY, outline=[Provision("PL1", "Phụ lục I", "phụ lục", "", 0, len(text))]
    )
    assert [(task.task, task.lead, task.deadline_value) for task in found] == [
        ("Sửa cầu", ("Sở Xây dựng",), "2026-06"),
        ("Sửa đường", ("Sở Xây dựng",), "2027"),
    ]
    assert {task.provision for task in found} == {"PL1"}


def test_absurdly_wide_table_gives_nothing() -> None:
    table = Table(0, 1, (Cell(0, 1, 0, 0, rowspan=100_000, colspan=100_000),))
    assert find_annex_tasks("x", [table], reference=TODAY) == ()


REGISTER = """| STT | Số văn bản | Nội dung nhiệm vụ | Phụ trách | Hạn | Ngày hoàn thành | Kết quả xử lý |
| 1 | 12/TB-VP | Trình đề án bến thuyền | Phòng Kinh tế | 30/9/2026 | 15/8/2026 | Hoàn thành |
| 2 | 13/TB-VP | Nhiệm vụ thường xuyên về chợ | Phòng Kinh tế |  | 20/8/2026 | Hoàn thành |
"""


def test_register_gives_the_limit_and_never_the_day_of_completion() -> None:
    assert [(task.task, task.deadline, task.product) for task in tasks_of(REGISTER)] == [
        ("Trình đề án bến thuyền", "30/9/2026", None),
        ("Nhiệm vụ thường xuyên về chợ", None, None),
    ]


def test_extended_limit_stands_in_for_the_first_one_where_there_is_one() -> None:
    table = """| TT | Việc | Phụ trách | Hạn | Gia hạn đến |
| 1 | Sửa cống | Phòng Kinh tế | 30/9/2026 | 30/11/2026 |
| 2 | Vá đường | Phòng Kinh tế | 31/10/2026 |  |
"""
    assert [task.deadline for task in tasks_of(table)] == ["30/11/2026", "31/10/2026"]


def test_merged_heading_over_two_days_gives_the_later_one() -> None:
    table = """| TT | Việc | Phân công | | Thời gian | |
| | | Chủ trì | Phối hợp | Từ | Đến |
| 1 | Sửa cống | Phòng Kinh tế | Công an xã | 6/2026 | 9/2026 |
"""
    (task,) = tasks_of(table)
    assert (task.lead, task.supporting, task.deadline) == (("Phòng Kinh tế",), ("Công an xã",), "9/2026")


def test_cells_without_a_year_are_of_the_year_of_the_plan() -> None:
    source = read_text("""KẾ HOẠCH
| TT | Nhiệm vụ | Chủ trì | Thời hạn |
| 1 | Sửa cống | Phòng Kinh tế | Quý I |
| 2 | Vá đường | Phòng Kinh tế | Quý IV |
| 3 | Kẻ vạch | Phòng Kinh tế | Tháng 12 |
| 4 | Dọn kênh | Phòng Kinh tế | Trước 15/6 |
| 5 | Nạo vét | Phòng Kinh tế | Quý I/2029 |
""")
    tasks = find_annex_tasks(
        source.text, source.tables, reference=date(2026, 11, 2), title="Chỉnh trang đường sá năm 2027"
    )
    assert [task.deadline_value for task in tasks] == ["2027-Q1", "2027-Q4", "2027-12", "2027-06-15", "2029-Q1"]
