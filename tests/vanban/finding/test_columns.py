"""Header rows as offices write them, and what each column is taken for."""

from __future__ import annotations

import pytest

from vanban.finding.columns import grid_of, is_header, is_task_table, meanings_of, repeats, settled
from vanban.reading import read_text


def roles_of(*rows: str) -> dict[str, str]:
    """Heading of each column that has a role → its role; of two rows the words of the lower one."""
    source = read_text("\n".join(rows) + "\n")
    (table,) = source.tables
    told: dict = {}
    words: dict[int, str] = {}
    for row in grid_of(table):
        told |= meanings_of(source.text, row, above=told)
        words |= {
            at: source.text[cell.start : cell.end] for at, cell in enumerate(row) if cell and cell.end > cell.start
        }
    return {words[column]: role for column, role in settled(told).items()}


LIMITS = """
    Hạn, Thời hạn, Hạn xử lý, Hạn báo cáo, Hạn hoàn thành, Hạn thực hiện, Hạn cuối, Hạn chót, Hạn nộp, Kỳ hạn, Ngày đến hạn,
    Ngày hết hạn, Thời hạn giải quyết, Kết thúc, Ngày kết thúc, Thời gian kết thúc, Thời điểm kết thúc, Năm hoàn thành,
    Tháng hoàn thành, Quý hoàn thành, Ngày hoàn thành, Hoàn thành, Hoàn thành trước, Mốc hoàn thành, Dự kiến hoàn thành,
    Kế hoạch hoàn thành, Thời gian, Thời gian thực hiện, Thời gian dự kiến hoàn thành, Thời gian trình, Thời điểm trình,
    Thời gian (dự kiến), Tiến độ, Tiến độ thực hiện, Lộ trình, Lộ trình thực hiện, Mốc thời gian, Thời gian yêu cầu,
    Thời gian bắt đầu - kết thúc, Kỳ họp, Năm trình, Tháng báo cáo, Dự kiến thời gian trình, Deadline, Đến ngày,
    TG hoàn thành, Thời gian HT, Hạn h.thành, T.gian thực hiện
"""


@pytest.mark.parametrize("heading", [heading.strip() for heading in LIMITS.split(",")])
def test_column_of_the_limit_is_known_by_any_of_its_names(heading: str) -> None:
    header = f"| TT | Nhiệm vụ | Chủ trì | {heading} | Ghi chú |"
    assert roles_of(header)[heading] == "deadline"


@pytest.mark.parametrize(
    "heading",
    [
        "Hạn mức", "Hạn chế", "Hạn điền", "Hạn sử dụng", "Thời hạn bảo quản", "Thời gian bảo hành", "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn", "Hoàn thành thực tế", "Ngày hoàn thành thực tế", "Thực tế hoàn thành", "Thời gian thực tế",
        "Đã hoàn thành", "Bắt đầu", "Thời gian bắt đầu", "Ngày bắt đầu", "Khởi công", "Ngày giao", "Ngày giao việc",
        "Từ ngày", "Quy trình", "Quy định", "Tình trạng", "Tình hình thực hiện", "Hàn Quốc", "Tiến độ giải ngân", "Quý",
        "% hoàn thành", "Tỷ lệ hoàn thành", "Tiến độ (%)", "Tháng", "Quy mô", "Năm 2026",
    ],
)  # fmt: skip
def test_column_that_only_sounds_like_a_limit_is_none(heading: str) -> None:
    assert roles_of(f"| TT | Nhiệm vụ | Chủ trì | {heading} | Địa bàn |").get(heading) in (None, "note")


LEADS = """
    Chủ trì; Cơ quan chủ trì; Đơn vị chủ trì thực hiện; Cơ quan, đơn vị chủ trì; Đầu mối; Cơ quan đầu mối; Phụ trách;
    Người phụ trách; Cán bộ phụ trách; Công chức phụ trách; Đơn vị phụ trách; Bộ phận phụ trách; Cơ quan trình; Đơn vị trình;
    Đơn vị thực hiện; Cơ quan, đơn vị thực hiện; Người thực hiện; Cá nhân thực hiện; Cơ quan tham mưu; Cơ quan soạn thảo;
    Đơn vị xử lý; Bộ phận giải quyết; Đơn vị được giao; Cơ quan; Đơn vị; Cơ quan, đơn vị; Cơ quan, đơn vị, địa phương;
    Phân công; Phân công thực hiện; Trách nhiệm; Trách nhiệm thực hiện; Chịu trách nhiệm; Chủ trì, phối hợp;
    ĐV chủ trì; CQ chủ trì; ĐV thực hiện; CB phụ trách; Cơ quan chủ trì/phối hợp; Lãnh đạo phụ trách; Đồng chí phụ trách
"""


@pytest.mark.parametrize("heading", [heading.strip() for heading in LEADS.split(";")])
def test_column_of_whoever_leads_is_known_by_any_of_its_names(heading: str) -> None:
    header = f"| TT | Nhiệm vụ | {heading} | Thời hạn |"
    assert roles_of(header)[heading] == "lead"


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        (["| Nhiệm vụ | Hạn xử lý | Ngày hoàn thành |"], {"Nhiệm vụ": "task", "Hạn xử lý": "deadline"}),
        (["| Nhiệm vụ | Ngày hoàn thành | Thời hạn |"], {"Nhiệm vụ": "task", "Thời hạn": "deadline"}),
        (["| Công việc | Bắt đầu | Kết thúc |"], {"Công việc": "task", "Kết thúc": "deadline"}),
        (["| Công việc | Bắt đầu | Hoàn thành |"], {"Công việc": "task", "Hoàn thành": "deadline"}),
        (["| Công việc | Từ ngày | Đến ngày |"], {"Công việc": "task", "Đến ngày": "deadline"}),
        (
            ["| Việc | Thời gian bắt đầu | Thời gian kết thúc |"],
            {"Việc": "task", "Thời gian kết thúc": "deadline"},
        ),
        (
            ["| Việc | Thời gian thực hiện | Thời gian hoàn thành |"],
            {"Việc": "task", "Thời gian hoàn thành": "deadline"},
        ),
        (["| Việc | Tiến độ | Hạn |"], {"Việc": "task", "Hạn": "deadline"}),
        (
            ["| Việc | Hạn | Gia hạn | Ngày hoàn thành |"],
            {"Việc": "task", "Gia hạn": "deadline", "Hạn": "deadline"},
        ),
        (
            ["| Việc | Lãnh đạo Ủy ban phụ trách | Đơn vị thực hiện | Đơn vị chủ trì |"],
            {"Việc": "task", "Đơn vị chủ trì": "lead", "Đơn vị thực hiện": "lead"},
        ),
        (
            ["| Văn bản giao việc | Nội dung giao | Chủ trì | Hạn |"],
            {"Văn bản giao việc": "note", "Nội dung giao": "task", "Chủ trì": "lead", "Hạn": "deadline"},
        ),
        (
            ["| Nội dung | Phân công thực hiện | | Thời gian thực hiện | |", "| | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành |"],
            {"Nội dung": "task", "Chủ trì": "lead", "Phối hợp": "supporting", "Hoàn thành": "deadline"},
        ),
        (
            ["| Nội dung | Phụ trách | Thời gian | |", "| | | Từ | Đến |"],
            {"Nội dung": "task", "Phụ trách": "lead", "Đến": "deadline"},
        ),
        (
            ["| Nội dung | Chủ trì | Hoàn thành | |", "| | | Kế hoạch | Thực tế |"],
            {"Nội dung": "task", "Chủ trì": "lead", "Kế hoạch": "deadline"},
        ),
    ],
)  # fmt: skip
def test_of_several_columns_the_one_that_binds_is_the_limit(rows: list[str], roles: dict[str, str]) -> None:
    assert roles_of(*rows) == roles


def test_extended_limit_comes_before_the_first_one() -> None:
    assert list(roles_of("| Việc | Hạn | Gia hạn |")) == ["Việc", "Gia hạn", "Hạn"]


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ("| TT | Nhiệm vụ | Chủ trì | Hạn |", True),
        ("| | | Bắt đầu | Hoàn thành |", True),
        ("| 1 | Trình đề án bến thuyền | Phòng Kinh tế phụ trách | Hoàn thành |", False),
        ("| 2.1. | Nhiệm vụ thường xuyên | Đơn vị phụ trách | Hạn |", False),
        ("| Sở Y tế | Ghi chú | TT | 5 |", False),
    ],
)
def test_row_is_a_header_only_without_a_number_of_its_own(row: str, is_one: bool) -> None:
    source = read_text(f"{row}\n| a | b | c | d |\n")
    first = grid_of(source.tables[0])[0]
    assert is_header(meanings_of(source.text, first)) is is_one


def test_row_of_a_task_repeats_no_header() -> None:
    columns = {0: "number", 1: "task", 2: "lead", 3: "deadline"}
    assert repeats({0: "number", 1: "task", 2: "lead", 3: "deadline"}, columns)
    assert not repeats({1: "receiver", 4: "deadline"}, columns)


@pytest.mark.parametrize(
    "header",
    ["| Thời gian | Nội dung |", "| TT | Chỉ tiêu | Đơn vị tính | Năm 2028 |", "| Hồ sơ | Số tờ | Thời hạn bảo quản |"],
)
def test_table_without_anybody_to_lead_is_no_task_table(header: str) -> None:
    source = read_text(f"{header}\n")
    assert not is_task_table(settled(meanings_of(source.text, grid_of(source.tables[0])[0])))
