"""The last day of a task is that of its value, or the earlier one that its words say."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.analysis import analyse
from vanban.due import last_day_of

REFERENCE = date(2026, 3, 2)
TABLE = "PHỤ LỤC\n| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lập đề án cảng cá | Sở Xây dựng | {} |\n"


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("trước năm 2028", date(2027, 12, 31)),
        ("trước quý IV năm 2026", date(2026, 9, 30)),
        ("trong năm 2028", date(2028, 12, 31)),
        ("trước ngày 15/12/2026", date(2026, 12, 15)),
        ("ngay sau khi có kết luận", None),
    ],
)
def test_last_day_of_a_task(said: str, last: date | None) -> None:
    analysis = analyse(f"Giao Sở Xây dựng trình đề án bến cá {said}.", reference=REFERENCE)
    (task,) = analysis.directives

    assert last_day_of(task, analysis.deadlines) == last


@pytest.mark.parametrize(
    ("cell", "last"), [("Trước quý IV/2026", date(2026, 9, 30)), ("Quý IV/2026", date(2026, 12, 31))]
)
def test_last_day_of_a_task_in_a_table(cell: str, last: date) -> None:
    analysis = analyse(TABLE.format(cell), reference=REFERENCE)
    (task,) = analysis.annex_tasks

    assert last_day_of(task, analysis.deadlines) == last
