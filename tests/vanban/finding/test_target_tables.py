"""Promise: a table of targets gives one target per figure to be reached, and none for what was done."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import analyse, read

HEADER = "| TT | Chỉ tiêu | Đơn vị tính | {years} | Cơ quan theo dõi |\n|---|---|---|{rules}---|\n"


def found(*rows: str, years: str) -> list[tuple[str | None, str, str | None, str, str | None]]:
    text = "PHỤ LỤC\n\n" + HEADER.format(years=years, rules="---|" * (years.count("|") + 1)) + "\n".join(rows) + "\n"
    targets = analyse(read(text.encode(), name="a.md"), reference=date(2026, 3, 1)).targets
    return [(one.subject, one.value, one.unit, one.comparator, one.by) for one in targets]


def test_each_figure_of_a_future_year_is_a_target() -> None:
    row = "| 1 | Tỷ lệ xã đạt chuẩn nông thôn mới | % | 71,5 | 80 | ≥ 90 | Sở Nông nghiệp và Môi trường |"

    assert found(row, years="Thực hiện 2025 | Năm 2028 | Năm 2030") == [
        ("Tỷ lệ xã đạt chuẩn nông thôn mới", "80", "%", "=", "2028"),
        ("Tỷ lệ xã đạt chuẩn nông thôn mới", "90", "%", ">=", "2030"),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "unit", "comparator"),
    [
        ("Trên 8,5%", "8.5", "%", ">"),
        ("8 - 9", "8-9", "nghìn tỷ đồng", "range"),
        ("tối thiểu 12.500", "12500", "nghìn tỷ đồng", ">="),
        ("70 trở lên", "70", "nghìn tỷ đồng", ">="),
        ("khoảng 3", "3", "nghìn tỷ đồng", "~"),
        ("dưới 2", "2", "nghìn tỷ đồng", "<"),
    ],
)
def test_cell_says_the_comparator_and_may_say_the_unit(cell: str, value: str, unit: str, comparator: str) -> None:
    (target,) = found(f"| 1 | Vốn đầu tư | nghìn tỷ đồng | {cell} | Sở Tài chính |", years="Mục tiêu năm 2030")

    assert target == ("Vốn đầu tư", value, unit, comparator, "2030")


@pytest.mark.parametrize(
    ("row", "years"),
    [
        ("| 1 | Số hộ nghèo | hộ | 1.200 | Sở Y tế |", "Thực hiện năm 2025"),
        ("| 1 | Số hộ nghèo | hộ | 1.200 | Sở Y tế |", "Năm 2024"),
        ("| 1 | Số hộ nghèo | hộ | 1.200 | Sở Y tế |", "Ước 2026"),
        ("| 1 | Số hộ nghèo | hộ | theo kế hoạch | Sở Y tế |", "Năm 2030"),
        ("| 1 | Số hộ nghèo | hộ | Nghị quyết số 12 | Sở Y tế |", "Năm 2030"),
        ("| (1) | (2) | (3) | (4) | (5) |", "Năm 2030"),
        ("| I | Kinh tế | | | |", "Năm 2030"),
    ],
)
def test_what_was_done_and_what_is_no_figure_is_no_target(row: str, years: str) -> None:
    assert found(row, years=years) == []


def test_table_of_another_kind_is_not_read() -> None:
    text = "| TT | Đơn vị | Năm 2030 |\n|---|---|---|\n| 1 | Sở Y tế | 12 |\n"

    assert analyse(read(text.encode(), name="a.md"), reference=date(2026, 3, 1)).targets == ()


def test_task_table_with_a_target_column_is_no_table_of_targets() -> None:
    text = (
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Lập quy hoạch 3 khu | Sở Xây dựng | 2030 |\n"
    )
    analysis = analyse(read(text.encode(), name="a.md"), reference=date(2026, 3, 1))

    assert (len(analysis.annex_tasks), analysis.targets) == (1, ())
