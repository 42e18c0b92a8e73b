"""A task leads to its deadline; its last day is that of its value, or the earlier one that its words say."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.analysis import analyse
from vanban.due import deadline_of, deadline_places, last_day_of
from vanban.model import AnnexTask, Deadline, Directive, Span, Task

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


LIST = """Chậm nhất ngày 10/6/2026, các đơn vị thực hiện:
1. Giao Sở Xây dựng lập đề án bến cá, trình trước ngày 30/9/2026.
2. Giao Sở Y tế lập đề án trạm quân dân y.
3. Giao Sở Công Thương lập đề án chợ đêm, trình trước ngày 30/9/2026.
"""


def test_a_task_leads_to_the_deadline_in_its_own_words() -> None:
    """Two tasks with equal words have a deadline each."""
    analysis = analyse(LIST, reference=REFERENCE)
    limits = [deadline_of(task, analysis.deadlines) for task in analysis.tasks]

    places = [(limit.surface, LIST.count("\n", 0, limit.start)) if limit else None for limit in limits]
    assert places[0] == ("trước ngày 30/9/2026", 1)
    assert places[-1] == ("trước ngày 30/9/2026", 3)


def test_a_task_leads_to_the_nearest_deadline_where_none_is_its_own() -> None:
    """A lead-in gives its limit to the list below it."""
    first, second = (Deadline(start, start + 9, "tháng này", "month", "2026-03") for start in (0, 500))

    def chosen(start: int, end: int) -> Deadline | None:
        task = Directive(start, end, "", deadline="tháng này", deadline_value="2026-03")
        return deadline_of(task, [first, second])

    assert [chosen(20, 60), chosen(400, 460), chosen(480, 520), chosen(900, 950)] == [first, second, second, second]


@pytest.mark.parametrize(
    "task",
    [
        Directive(0, 9, ""),
        Directive(0, 9, "", deadline="tháng này", deadline_value="2026-04"),
        AnnexTask(0, 9, "1", "", deadline="năm tiếp theo"),
    ],
)
def test_a_task_without_a_deadline_of_the_analysis_leads_to_none(task: Task) -> None:
    known = Deadline(0, 9, "tháng này", "month", "2026-03")

    assert deadline_of(task, [known]) is None
    assert deadline_places([task, task], [known]) == [None, None]
    assert deadline_places([task], []) == [None]


def test_a_task_leads_to_the_hour_and_the_event_of_its_deadline() -> None:
    text = "Giao Sở Y tế gửi báo cáo trước 16h00 ngày 15/7/2026. Giao Sở Nội vụ trả lời trong 05 ngày làm việc kể từ ngày nhận."
    analysis = analyse(text, reference=REFERENCE)
    hour, event = (deadline_of(task, analysis.deadlines) for task in analysis.tasks)

    assert hour and event
    assert (hour.time, event.span, event.since) == ("16:00", Span(5, "working_day"), "ngày nhận")


def test_tasks_of_sentences_stand_before_those_of_tables() -> None:
    analysis = analyse(f"Giao Sở Y tế lập đề án.\n{TABLE.format('9/2026')}", reference=REFERENCE)

    assert [(task.lead, task.task) for task in analysis.tasks] == [
        (("Sở Y tế",), "lập đề án"),
        (("Sở Xây dựng",), "Lập đề án cảng cá"),
    ]
