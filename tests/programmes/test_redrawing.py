"""Promise: a rule of warning that the office sets turns the days to come of every open task before its day, and nothing else."""

from datetime import timedelta

import pytest

from kimchinam.base.work import run_until_idle
from kimchinam.programmes.actions import redrawing
from kimchinam.programmes.jobs import redraw_next
from kimchinam.programmes.models import Redraw, Span, Task
from kimchinam.programmes.queries import counts_of, is_drawn_by_other_rules, scope_of, wrong_cells, wrongly_drawn
from kimchinam.regulations.states import Name
from tests.conftest import TODAY, Office
from tests.counting import queries_of
from tests.programmes import oracle
from tests.programmes.build import DUE, facts, issued, proved
from tests.regulations.build import TOMORROW, value_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    programme = issued(
        office,
        *(facts(office, name=f"việc {days}", due_on=TODAY + timedelta(days=days)) for days in (-2, 1, 5, 9, 20, 40)),
        facts(office, name="rà soát", due_on=None, review_on=TODAY + timedelta(days=12)),
    )
    return list(programme.tasks.order_by("order"))


def test_new_rule_redraws_all_open_tasks(office: Office, tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redrawing, "PIECE", 3)
    before = Span.objects.filter(day_from__lte=TODAY).order_by("task", "day_from")
    held = [(span.task_id, span.step, span.day_from) for span in before]
    value_from(TOMORROW, by=office.administrator, value=14)
    assert set(wrongly_drawn()) == {
        task.pk for task in tasks if task.due_on and task.due_on > TODAY + timedelta(days=8)
    }

    run_until_idle([redraw_next])

    assert (list(wrongly_drawn()), wrong_cells(), is_drawn_by_other_rules()) == ([], 0, False)
    assert [(span.task_id, span.step, span.day_from) for span in before.all()] == held
    for ahead in range(-3, 45):
        on = TODAY + timedelta(days=ahead)
        assert counts_of(scope_of(office.leader), on) == oracle.steps(office.leader, on), on


def test_rule_set_while_tasks_are_drawn_begins_anew(
    office: Office, tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redrawing, "PIECE", 2)
    value_from(TOMORROW, by=office.administrator, value=14)
    assert redraw_next()
    value_from(DUE, by=office.administrator, name=Name.YELLOW_DAYS, value=6)

    run_until_idle([redraw_next])

    assert (list(wrongly_drawn()), wrong_cells()) == ([], 0)
    assert [work.done_at is not None for work in Redraw.objects.all()] == [False, True]


def test_closed_task_and_idle_worker_are_left_alone(office: Office, tasks: list[Task]) -> None:
    proved(tasks[5], office)
    assert not redraw_next()
    assert not any("BEGIN" in sql or "UPDATE" in sql for sql in queries_of(redraw_next))

    value_from(TOMORROW, by=office.administrator, value=14)
    run_until_idle([redraw_next])

    assert list(wrongly_drawn()) == []
