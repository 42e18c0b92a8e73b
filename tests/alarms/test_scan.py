"""Promise: every level of a day to keep is told once, to the right people, on the first working morning that sees it."""

from datetime import date, time

import pytest

from kimchinam.alarms.models import Alert, Scan
from kimchinam.alarms.queries import directory_on
from kimchinam.alarms.rules import Case, receivers
from kimchinam.alarms.states import Level, ScanState
from kimchinam.audit.models import Event
from kimchinam.base.states import Secrecy
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import visible_to
from kimchinam.regulations.actions import add_calendar_rule, set_regulation
from kimchinam.regulations.states import Name
from tests.alarms.build import morning, raised, scan, told
from tests.conftest import Office
from tests.programmes.build import draft, facts, issued, made_true, only_task

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 17)
"""A Thursday."""
MONDAY, TUESDAY, FRIDAY = date(2026, 9, 14), date(2026, 9, 15), date(2026, 9, 18)
SATURDAY, SUNDAY, NEXT_MONDAY = date(2026, 9, 19), date(2026, 9, 20), date(2026, 9, 21)


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, due_on=DUE)))


def test_day_before_the_yellow_one_says_nothing(office: Office, task: Task) -> None:
    scan(date(2026, 9, 11))

    assert (raised(task), told(office.finance_person)) == ([], [])


def test_each_level_is_told_on_its_first_working_morning(office: Office, task: Task) -> None:
    for day in (MONDAY, TUESDAY, DUE, FRIDAY, NEXT_MONDAY, date(2026, 9, 22)):
        scan(day)

    assert told(office.finance_person) == [
        (MONDAY, "alarm.yellow", 1),
        (FRIDAY, "alarm.red", 1),
        (NEXT_MONDAY, "alarm.deep_red", 1),
    ]
    assert told(office.leader) == [(FRIDAY, "alarm.red", 1), (NEXT_MONDAY, "alarm.deep_red", 1)]
    assert told(office.health_person) == []
    assert raised(task) == [(level, DUE, True) for level in Level]


def test_second_scan_of_a_day_finds_no_work(office: Office, task: Task) -> None:
    scan(MONDAY)

    assert scan(MONDAY) == 0
    assert scan(MONDAY, time(16)) == 0
    assert told(office.finance_person) == [(MONDAY, "alarm.yellow", 1)]


@pytest.mark.parametrize(("at", "scanned"), [(time(0), 0), (time(7, 29), 0), (time(7, 30), 1), (time(23, 59), 1)])
def test_scan_waits_for_its_hour_in_viet_nam(office: Office, at: time, scanned: int) -> None:
    scan(MONDAY, at)

    assert Scan.objects.filter(day=MONDAY).count() == scanned


def test_weekend_is_silent(office: Office, task: Task) -> None:
    assert [scan(day) for day in (SATURDAY, SUNDAY)] == [0, 0]
    assert Scan.objects.count() == 0


def test_saturday_that_is_worked_on_is_scanned(office: Office, task: Task) -> None:
    add_calendar_rule(
        by=office.administrator,
        name="Làm bù",
        kind="working",
        first_day=SATURDAY,
        last_day=SATURDAY,
        source="Thông báo 7/TB-SNV",
        reason="hoán đổi ngày nghỉ",
    )
    scan(SATURDAY)

    assert told(office.finance_person) == [(SATURDAY, "alarm.red", 1)]
    assert scan(SUNDAY) == 0


def test_levels_missed_while_nobody_scanned_are_kept_and_not_told(office: Office, task: Task) -> None:
    scan(date(2026, 9, 24))

    assert told(office.finance_person) == [(date(2026, 9, 24), "alarm.deep_red", 1)]
    assert raised(task) == [(Level.YELLOW, DUE, False), (Level.RED, DUE, False), (Level.DEEP_RED, DUE, True)]


def test_new_deadline_arms_the_alarm_again(office: Office, task: Task) -> None:
    scan(FRIDAY)
    later = date(2026, 9, 24)
    with morning(FRIDAY, time(9)):
        made_true(task, due_on=later)
    for day in (NEXT_MONDAY, date(2026, 9, 22), date(2026, 9, 25)):
        scan(day)

    assert told(office.finance_person) == [
        (FRIDAY, "alarm.red", 1),
        (NEXT_MONDAY, "alarm.yellow", 1),
        (date(2026, 9, 25), "alarm.red", 1),
    ]


def test_new_deadline_further_off_says_nothing_until_it_comes_near(office: Office, task: Task) -> None:
    scan(FRIDAY)
    with morning(FRIDAY, time(9)):
        made_true(task, due_on=date(2026, 12, 1))

    assert (scan(NEXT_MONDAY), told(office.finance_person)) == (1, [(FRIDAY, "alarm.red", 1)])


def test_handed_in_and_closed_tasks_raise_nothing(office: Office, task: Task) -> None:
    other = only_task(issued(office, facts(office, due_on=DUE)))
    with morning(date(2026, 9, 10)):
        made_true(task, handed_in_on=date(2026, 9, 10))
        made_true(other, handed_in_on=date(2026, 9, 10))
    scan(NEXT_MONDAY)

    assert Alert.objects.count() == 0


def test_one_notice_a_level_counts_all_tasks_of_a_person(office: Office) -> None:
    issued(office, *[facts(office, due_on=DUE) for _ in range(3)], facts(office, due_on=date(2026, 9, 10)))
    scan(MONDAY)

    assert sorted(told(office.finance_person)) == [(MONDAY, "alarm.deep_red", 1), (MONDAY, "alarm.yellow", 3)]


def test_review_day_is_answered_for_by_the_assigning_unit(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=None, condition="có vốn trung ương", review_on=DUE)))
    scan(MONDAY)

    assert raised(task) == [(Level.YELLOW, DUE, True)]
    assert told(office.finance_person) == []


def test_scan_tells_whom_the_rules_of_its_day_name(office: Office, task: Task) -> None:
    set_regulation(
        Name.SUPERIOR_TOLD_FROM,
        by=office.administrator,
        value="yellow",
        valid_from=TUESDAY,
        source="Quy chế 9-QC/TU",
        reason="báo sớm cho lãnh đạo",
    )
    other = only_task(issued(office, facts(office, due_on=date(2026, 9, 18))))
    scan(MONDAY)
    scan(TUESDAY)

    assert [raised(one)[0][0] for one in (task, other)] == [Level.YELLOW, Level.YELLOW]
    assert told(office.leader) == [(TUESDAY, "alarm.yellow", 1)]


def test_told_are_exactly_those_whom_the_rule_names_and_who_see_the_task(office: Office) -> None:
    for number, lead in enumerate((office.finance, office.health, office.commune, office.bureau, office.finance)):
        issued(office, facts(office, lead=lead, due_on=date(2026, 9, 10 + 2 * number)))
    scan(DUE)

    directory = directory_on(DUE)
    alerts = Alert.objects.filter(circle__isnull=False).select_related("circle", "task")
    assert sorted({alert.level for alert in alerts}) == list(Level)
    for alert in alerts:
        circle = alert.circle
        case = Case(Level(alert.level), 0, circle.lead_id, circle.assigner_id, circle.answers_id)
        people = {told.person for told in circle.told.all()}
        assert {person.pk for person in people} == receivers(case, directory).people.keys()
        assert [person for person in people if alert.task not in visible_to(person)] == []


def test_unit_without_anybody_is_answered_for_above_and_counted(office: Office) -> None:
    office.finance_person.posts.update(valid_to=MONDAY)
    issued(office, facts(office, due_on=DUE))
    scan(MONDAY)

    assert told(office.leader) == [(MONDAY, "alarm.yellow", 1)]
    assert told(office.administrator) == [(MONDAY, "alarm.unheard", 1)]


def test_secret_task_is_told_to_those_who_may_read_it(office: Office) -> None:
    issued(office, facts(office, due_on=DUE))
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)
    scan(FRIDAY)

    assert told(office.finance_person) == []
    assert told(office.leader) == [(FRIDAY, "alarm.red", 1)]
    assert told(office.administrator) == [(FRIDAY, "alarm.unheard", 1)]


def test_draft_raises_nothing(office: Office) -> None:
    draft(office, facts(office, due_on=DUE))
    scan(FRIDAY)

    assert Alert.objects.count() == 0


def test_scan_stands_in_the_log(office: Office, task: Task) -> None:
    scan(MONDAY)

    (event,) = Event.objects.filter(verb="scan.done")
    assert event.words == {"day": "14/09/2026", "alerts": 1, "people": 1}
    assert Scan.objects.get().state == ScanState.DONE
