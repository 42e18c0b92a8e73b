"""Promise: the year of the demo office is told to its end, and its log is whole."""

from datetime import timedelta

import pytest

from kimchinam.alarms.models import Alert, Scan
from kimchinam.alarms.states import Level
from kimchinam.audit.queries import faults
from kimchinam.config.demo.story import ISSUED, LAST_ACCEPTED, LAST_HAND_IN, tell
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.notices.models import Notice
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.rules import fit
from kimchinam.programmes.states import Fit
from kimchinam.regulations.queries import fields_given_on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_year_is_told_to_its_end() -> None:
    tell("closed")

    assert list(faults()) == []
    assert sorted(Extension.objects.values_list("state", flat=True)) == ["refused", "withdrawn"]
    assert {one.state for one in Obstacle.objects.all()} == {"dropped"}  # evidence came all the same
    assert sorted(Direction.objects.values_list("state", flat=True)) == ["answered", "open"]
    assert not Task.objects.filter(obstacle_on__isnull=False).exists()
    assert [str(task.lead) for task in tasks_outside()] == ["Sở Tư pháp"]


def tasks_outside() -> list[Task]:
    """Those of the programme that were marked on the day before it was issued."""
    programme = Programme.objects.exclude(fields=None).get()
    given, fields = fields_given_on(programme.issued_on - timedelta(days=1)), programme.field_codes
    tasks = programme.tasks.select_related("lead")
    return [task for task in tasks if fit(given=given.get(task.lead_id, ()), fields=fields) == Fit.OUTSIDE]


def test_the_log_of_alarms_has_every_level_and_old_news_are_read() -> None:
    tell("running")

    heard = Alert.objects.exclude(circle=None)
    assert set(heard.values_list("level", flat=True)) == set(Level.values)
    assert Scan.objects.filter(day__range=(ISSUED, LAST_HAND_IN)).count() > 100
    assert not Notice.objects.filter(read_at=None, day__lt=LAST_ACCEPTED).exists()
