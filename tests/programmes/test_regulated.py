"""Promise: a status is that of the rules of its day: what is ruled later changes nothing that was."""

from datetime import date, timedelta

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions import add_task
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import with_status
from kimchinam.programmes.rules import alarm, status
from kimchinam.programmes.states import Alarm, Status
from kimchinam.regulations.queries import thresholds_on
from kimchinam.regulations.states import Name
from tests.conftest import TODAY, Office
from tests.programmes.build import DUE, draft, facts, issued, only_task
from tests.regulations.build import TOMORROW, value_from

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before_due", "expected"),
    [(13, Status.RUNNING), (11, Status.RUNNING), (10, Status.DUE_SOON), (9, Status.DUE_SOON), (7, Status.DUE_SOON)],
)
def test_new_threshold_turns_the_status_from_its_own_day_on(office: Office, before_due: int, expected: Status) -> None:
    task, on = only_task(issued(office)), DUE - timedelta(days=before_due)
    value_from(DUE - timedelta(days=10), by=office.administrator, value=14)

    assert status(task, on, thresholds_on(on)) == expected
    assert with_status(Task.objects.all(), on).values_list("status_on", flat=True).get() == expected


def test_task_closed_in_2024_keeps_its_status_and_its_alarm(office: Office) -> None:
    march = [date(2024, 3, number) for number in range(1, 21)]
    task = Task(due_on=march[13], handed_in_on=march[17], closed_on=march[19])

    def told() -> list[tuple[Status, Alarm]]:
        return [(status(task, on, thresholds_on(on)), alarm(task, on, thresholds_on(on))) for on in march]

    before = told()
    for name, value in ((Name.DUE_SOON_DAYS, 30), (Name.YELLOW_DAYS, 20), (Name.DEEP_RED_DAYS, 10)):
        value_from(TOMORROW, by=office.administrator, name=name, value=value)

    assert told() == before
    assert [before[number] for number in (5, 6, 10, 14, 16, 17, 19)] == [
        (Status.RUNNING, Alarm.GREEN),
        (Status.DUE_SOON, Alarm.GREEN),
        (Status.DUE_SOON, Alarm.YELLOW),
        (Status.OVERDUE, Alarm.RED),
        (Status.OVERDUE, Alarm.DEEP_RED),
        (Status.AWAITING_ACCEPTANCE, Alarm.GREEN),
        (Status.CLOSED_LATE, Alarm.GREEN),
    ]


def test_review_day_reaches_as_far_as_the_rule_of_today(office: Office) -> None:
    value_from(date(2026, 8, 1), by=None, name=Name.REVIEW_DAYS, value=40)
    programme = draft(office)

    add_task(programme, by=office.clerk, facts=facts(office, due_on=None, review_on=TODAY + timedelta(days=40)))
    with pytest.raises(RefusedError, match="40 ngày"):
        add_task(programme, by=office.clerk, facts=facts(office, due_on=None, review_on=TODAY + timedelta(days=41)))
