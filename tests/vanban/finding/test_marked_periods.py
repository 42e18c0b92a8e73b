from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.annex import find_annex_tasks
from vanban.reading import read_text


def limits_of(*rows: str, title: str | None = None) -> list[tuple[str | None, str | None]]:
    source = read_text("\n".join(rows) + "\n")
    tasks = find_annex_tasks(source.text, source.tables, reference=date(2026, 5, 4), title=title)
    return [(task.deadline, task.deadline_value) for task in tasks]


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        (
            ["| TT | Việc | Chủ trì | Quý III | Quý IV |", "| 1 | Sửa cống | Sở Y tế | x |  |"],
            ("Quý III", "2026-Q3"),
        ),
        (
            ["| TT | Việc | Chủ trì | Quý III | Quý IV |", "| 1 | Sửa cống | Sở Y tế | X | X |"],
            ("Quý IV", "2026-Q4"),
        ),
        (
            [
                "| TT | Việc | Chủ trì | Thời gian thực hiện | |",
                "| | | | Năm 2026 | Năm 2027 |",
                "| 1 | Sửa cống | Sở Y tế | | ✓ |",
            ],
            ("Năm 2027", "2027"),
        ),
        (
            [
                "| TT | Việc | Chủ trì | Năm 2027 | Năm 2027 |",
                "| | | | Quý I | Quý II |",
                "| 1 | Sửa cống | Sở Y tế | x | |",
            ],
            ("Quý I Năm 2027", "2027-Q1"),
        ),
        (["| TT | Việc | Chủ trì | T9 | T10 | T11 |", "| 1 | Sửa cống | Sở Y tế | | + | |"], ("T10", "2026-10")),
        # figures are no crosses, one year is no calendar, and a column of limits says more
        (["| TT | Việc | Chủ trì | Năm 2026 | Năm 2027 |", "| 1 | Sửa cống | Sở Y tế | 5 | 7 |"], (None, None)),
        (["| TT | Việc | Chủ trì | Năm 2026 |", "| 1 | Sửa cống | Sở Y tế | x |"], (None, None)),
        (["| TT | Việc | Chủ trì | Quý III | Quý IV |", "| 1 | Sửa cống | Sở Y tế | | |"], (None, None)),
        (
            ["| TT | Việc | Chủ trì | Quý III | Quý IV | Hạn |", "| 1 | Sửa cống | Sở Y tế | x | | 15/9/2026 |"],
            ("15/9/2026", "2026-09-15"),
        ),
    ],
)
def test_cross_under_a_period_is_the_limit(rows: list[str], limit: tuple[str | None, str | None]) -> None:
    assert limits_of(*rows) == [limit]


def test_marked_period_is_of_the_year_of_the_plan() -> None:
    rows = ["| TT | Việc | Chủ trì | Quý I | Quý II |", "| 1 | Sửa cống | Sở Y tế | x | |"]
    assert limits_of(*rows, title="Chỉnh trang bến thuyền năm 2027") == [("Quý I", "2027-Q1")]
