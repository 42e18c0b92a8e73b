"""Every row that says a time has its deadline in the list of deadlines, once."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import analyse
from vanban.finding.deadlines import find_deadlines
from vanban.finding.row_deadlines import with_rows

TODAY = date(2026, 9, 18)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("Kỳ họp giữa năm 2027", "year", "2027"),
        ("06 tháng đầu năm", "month", "2026-06"),
        ("2026, 2027", "year", "2027"),
        ("05/04/2026", "date", "2026-04-05"),
        ("2026-12-30", "date", "2026-12-30"),
        ("31.12.26", "date", "2026-12-31"),
        # found in the cells of any table
        ("Tháng 12/2026", "month", "2026-12"),
        ("Quý IV/2026", "quarter", "2026-Q4"),
        ("Thường xuyên", "recurring", "continuous"),
    ],
)
def test_time_of_a_row_is_a_deadline_once(cell: str, kind: str, value: str) -> None:
    text = f"| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n| 1 | Xét thầu {cell} xong | Sở Y tế | {cell} |\n"
    found = [one for one in analyse(text, reference=TODAY).deadlines if one.start > text.index("Sở Y tế")]

    assert [(one.kind, one.value, text[one.start : one.end]) for one in found] == [(kind, value, cell)]


@pytest.mark.parametrize("cell", ["Kỳ họp thứ 5", "12/30/2026", "Theo yêu cầu", "46000", ""])
def test_cell_that_says_no_time_gives_none(cell: str) -> None:
    text = f"| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n| 1 | Xét thầu | Sở Y tế | {cell} |\n"
    assert analyse(text, reference=TODAY).deadlines == ()


def test_day_in_a_column_that_is_no_limit_gives_none() -> None:
    text = "| TT | Nhiệm vụ | Chủ trì | Ngày giao |\n| 1 | Xét thầu | Sở Y tế | 05/04/2026 |\n"
    assert analyse(text, reference=TODAY).deadlines == ()


def test_time_of_a_row_has_the_year_of_its_plan() -> None:
    text = """Số: 3/KH-UBND
Lâm Hải, ngày 2 tháng 11 năm 2026
KẾ HOẠCH
Chỉnh trang bến thuyền năm 2027

| TT | Nhiệm vụ | Chủ trì | Thời hạn |
| 1 | Sửa cống | Phòng Kinh tế | Quý IV |
| 2 | Vá đường | Phòng Kinh tế | Quý I/2028 |
| 3 | Dọn kênh | Phòng Kinh tế | Tháng 6, tháng 12 hằng năm |
"""
    found = analyse(text)
    assert [row.deadline_value for row in found.annex_tasks] == ["2027-Q4", "2028-Q1", "P6M"]
    assert [one.value for one in found.deadlines if one.start > text.index("| TT")] == ["2027-Q4", "2028-Q1", "P6M"]


def test_text_without_rows_keeps_its_deadlines() -> None:
    text = "Hoàn thành trước ngày 15/12/2026."
    found = find_deadlines(text, reference=TODAY)
    assert with_rows(text, found, ()) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Đến hết tháng 8/2026, tỷ lệ hồ sơ trực tuyến đạt 61,4%.", None),
        ("Đến hết tháng 8/2026, toàn tỉnh có 12 xã đạt chuẩn.", None),
        ("Đến hết quý II/2026 giải ngân đạt 45%.", None),
        ("Đến hết tháng 12/2026, tỷ lệ hồ sơ trực tuyến đạt 80%.", "2026-12"),
        ("Hoàn thành hết tháng 8/2026.", "2026-08"),
    ],
)
def test_time_until_which_was_counted_is_no_limit(text: str, value: str | None) -> None:
    assert [one.value for one in find_deadlines(text, reference=TODAY)] == ([value] if value else [])
