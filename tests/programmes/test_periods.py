"""Promise: a regular task has one task below it for each period, with its own deadline; a missed one is opened, not forgotten."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.audit.queries import faults
from kimchinam.base import clock
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions import add_milestone, end_programme, open_next_periods, withdraw_programme
from kimchinam.programmes.jobs import open_next_period
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import without_their_period
from kimchinam.programmes.rules import Frame, Period, period_of
from kimchinam.programmes.states import Instrument, TaskKind
from tests.conftest import Office
from tests.programmes.build import DUE, draft, facts, issued, made_true, proved

SINCE = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("recurrence", "day", "first", "last", "words"),
    [
        ("P1M", date(2026, 9, 1), date(2026, 9, 1), date(2026, 9, 30), "tháng 09/2026"),
        ("P1M", date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29), "tháng 02/2028"),
        ("P3M", date(2026, 9, 1), date(2026, 7, 1), date(2026, 9, 30), "quý III/2026"),
        ("P6M", date(2026, 12, 31), date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("P6M", date(2027, 1, 1), date(2027, 1, 1), date(2027, 6, 30), "6 tháng đầu năm 2027"),
        ("P1Y", date(2026, 9, 1), date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("P2Y", date(2027, 3, 1), date(2026, 1, 1), date(2027, 12, 31), "từ 01/01/2026 đến 31/12/2027"),
        ("P5M", date(2026, 9, 1), date(2026, 9, 1), date(2027, 1, 31), "từ 01/09/2026 đến 31/01/2027"),
        ("P1W", date(2026, 9, 2), date(2026, 8, 31), date(2026, 9, 6), "từ 31/08/2026 đến 06/09/2026"),
        ("P2W", date(2026, 9, 8), date(2026, 8, 31), date(2026, 9, 13), "từ 31/08/2026 đến 13/09/2026"),
    ],
)
def test_period_holds_its_day_and_is_named_as_people_say(
    recurrence: str, day: date, first: date, last: date, words: str
) -> None:
    found = period_of(recurrence, day, since=SINCE)

    assert found == Period(first, last)
    with override("vi"):
        assert str(found) == words


@pytest.mark.parametrize("recurrence", ["", "continuous", "P0M", "P1D", "PM", "P1M "])
def test_what_goes_on_without_periods_has_none(recurrence: str) -> None:
    assert period_of(recurrence, SINCE, since=SINCE) is None


@given(
    recurrence=st.builds("P{}{}".format, st.integers(1, 30), st.sampled_from("WMY")),
    since=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    days=st.integers(0, 4000),
)
def test_periods_tile_the_days_without_gap_or_overlap(recurrence: str, since: date, days: int) -> None:
    day = since + timedelta(days=days)
    period = period_of(recurrence, day, since=since)

    assert period and period.first <= day <= period.last
    for other in (period.first, period.last):
        assert period_of(recurrence, other, since=since) == period
    follower = period_of(recurrence, period.last + timedelta(days=1), since=since)
    assert follower and follower.first == period.last + timedelta(days=1)


def regular(office: Office, **changes: object) -> Programme:
    said = {"kind": TaskKind.REGULAR, "recurrence": "P1M", "due_on": None, "supporting": (office.health,)} | changes
    return issued(office, facts(office, **said))


def periods(programme: Programme) -> list[Task]:
    return list(programme.tasks.filter(kind=TaskKind.PERIOD).order_by("period_from"))


def work_on(day: date) -> int:
    """Let the worker do all it can on a day; returns how many periods it opened."""
    count = Task.objects.filter(kind=TaskKind.PERIOD).count()
    with clock.set_to(datetime.combine(day, time(1), UTC)):
        while open_next_period():
            pass
    return Task.objects.filter(kind=TaskKind.PERIOD).count() - count


@pytest.mark.django_db
def test_issuing_opens_the_period_of_the_day(office: Office) -> None:
    (period,) = periods(regular(office))

    assert (period.period_from, period.period_to, period.due_on) == (
        date(2026, 9, 1), date(2026, 9, 30), date(2026, 9, 30),
    )  # fmt: skip
    assert (period.lead, period.received_on) == (office.finance, date(2026, 9, 1))
    assert period.name.endswith("(tháng 09/2026)")
    assert list(period.units.order_by("name")) == [office.finance, office.health]
    assert list(faults()) == []


PLANS = {
    "year plan": (Frame(kind=Instrument.YEAR_PLAN, year=2027), date(2027, 1, 1)),
    "plan with a period": (Frame(kind=Instrument.PLAN, period_from=date(2026, 11, 1)), date(2026, 11, 1)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_issued_before_its_time_opens_its_first_period_when_that_begins(plan: str, office: Office) -> None:
    frame, first = PLANS[plan]
    said = {"kind": TaskKind.REGULAR, "recurrence": "P1M", "due_on": None}
    programme = issued(office, facts(office, **said), frame=frame)

    assert [work_on(first - timedelta(days=1)), work_on(first), work_on(first)] == [0, 1, 0]
    assert work_on(first + timedelta(days=70)) == 2
    opened = periods(programme)[0]
    assert (opened.period_from, opened.received_on) == (first, first)


@pytest.mark.django_db
def test_after_an_outage_the_first_period_of_a_plan_is_opened_as_well(office: Office) -> None:
    said = {"kind": TaskKind.REGULAR, "recurrence": "P1M", "due_on": None}
    programme = issued(office, facts(office, **said), frame=PLANS["year plan"][0])

    assert work_on(date(2027, 3, 9)) == 3
    assert [one.period_from.month for one in periods(programme) if one.period_from] == [1, 2, 3]


@pytest.mark.django_db
def test_what_goes_on_without_periods_is_never_asked_for_one(office: Office) -> None:
    regular(office, recurrence="continuous")

    assert work_on(date(2027, 1, 5)) == 0


@pytest.mark.django_db
def test_period_is_opened_for_whom_leads_by_then(office: Office) -> None:
    programme = regular(office)
    with clock.set_to(datetime(2026, 10, 1, 5, tzinfo=UTC)):
        stale = list(without_their_period(clock.today()))
        made_true(programme.tasks.get(kind=TaskKind.REGULAR), lead=office.health, supporting=[])

        assert open_next_periods(stale, by=None) == 1

    assert [one.lead for one in periods(programme)] == [office.finance, office.health]


@pytest.mark.django_db
def test_nothing_is_opened_in_what_was_stopped_meanwhile(office: Office) -> None:
    programme = regular(office)
    with clock.set_to(datetime(2026, 10, 1, 5, tzinfo=UTC)):
        stale = list(without_their_period(clock.today()))
        withdraw_programme(programme, by=office.leader, reason="Ban hành nhầm")

        assert open_next_periods(stale, by=None) == 0


@pytest.mark.django_db
def test_the_next_period_is_opened_once_and_only_when_the_last_is_over(office: Office) -> None:
    programme = regular(office)

    assert [work_on(day) for day in (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 1))] == [0, 1, 0]
    assert [one.due_on for one in periods(programme)] == [date(2026, 9, 30), date(2026, 10, 31)]


@pytest.mark.django_db
def test_after_an_outage_every_missed_period_stands_there_with_its_own_deadline(office: Office) -> None:
    programme = regular(office)

    assert work_on(date(2027, 1, 5)) == 4
    assert [one.due_on for one in periods(programme)] == [
        date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31),
    ]  # fmt: skip
    assert list(faults()) == []


@pytest.mark.django_db
def test_no_period_is_due_after_its_task_and_none_begins_after_it(office: Office) -> None:
    programme = regular(office, due_on=date(2026, 10, 20))

    assert work_on(date(2027, 3, 1)) == 1
    assert [one.due_on for one in periods(programme)] == [date(2026, 9, 30), date(2026, 10, 20)]


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["closed", "ended"])
def test_what_is_over_opens_nothing(how: str, office: Office) -> None:
    programme = regular(office)
    if how == "closed":
        task = programme.tasks.get(kind=TaskKind.REGULAR)
        proved(task, office)
    else:
        end_programme(programme, by=office.leader, reason="Hết giai đoạn")

    assert work_on(date(2026, 12, 1)) == 0


@pytest.mark.django_db
def test_two_workers_open_a_period_once(office: Office) -> None:
    programme = regular(office)
    task = programme.tasks.get(kind=TaskKind.REGULAR)
    held = periods(programme)[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        made_true(Task(programme=programme, order=9), name="trùng", parent=task, kind=TaskKind.PERIOD,
                  period_from=held.period_from, period_to=held.period_to)  # fmt: skip
    with clock.set_to(datetime(2026, 10, 1, 5, tzinfo=UTC)):
        assert [open_next_periods([task], by=None) for _time in range(2)] == [1, 0]
    assert [one.period_from for one in periods(programme)] == [date(2026, 9, 1), date(2026, 10, 1)]


@pytest.mark.django_db
def test_many_periods_are_opened_in_hardly_more_questions_than_one(office: Office) -> None:
    def opened(count: int) -> int:
        said = {"kind": TaskKind.REGULAR, "recurrence": "P1M", "due_on": None}
        issued(office, *(facts(office, name=f"báo cáo {number}", **said) for number in range(count)))
        with clock.set_to(datetime(2026, 10, 1, 5, tzinfo=UTC)), CaptureQueriesContext(connection) as asked:
            assert open_next_period()
        return len(asked)

    # SQLite takes a thousand values at most in one statement.
    assert opened(30) <= opened(1) + 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"kind": TaskKind.REGULAR}, {"kind": TaskKind.MILESTONE}, {"kind": TaskKind.PERIOD, "recurrence": "P1M"}]
)
def test_a_kind_without_what_it_needs_is_refused(wrong: dict[str, str], office: Office) -> None:
    with pytest.raises(RefusedError):
        draft(office, facts(office, **wrong))


@pytest.mark.django_db
def test_a_milestone_is_a_task_of_the_same_units_within_the_deadline(office: Office) -> None:
    programme = draft(office, facts(office, kind=TaskKind.SCHEME, supporting=(office.health,)))
    scheme = programme.tasks.get()

    step = add_milestone(scheme, by=office.clerk, name="Đề cương", due_on=date(2026, 9, 10), product="đề cương")

    assert (step.parent, step.kind, step.lead, step.limit_on) == (scheme, TaskKind.MILESTONE, office.finance, DUE)
    with pytest.raises(RefusedError, match="sau thời hạn của nhiệm vụ cấp trên"):
        add_milestone(scheme, by=office.clerk, name="Trễ", due_on=DUE + timedelta(days=1))
    with pytest.raises(RefusedError, match="không có mốc của riêng mình"):
        add_milestone(step, by=office.clerk, name="Nữa", due_on=date(2026, 9, 9))


@pytest.mark.django_db
def test_page_of_a_scheme_adds_milestones_and_keeps_what_was_typed_too_late(office: Office) -> None:
    programme = draft(office, facts(office, kind=TaskKind.SCHEME))
    scheme, client = programme.tasks.get(), office.client(office.clerk)
    url = reverse("programmes:milestone", args=[programme.pk, scheme.pk])

    added = client.post(url, {"name": "Đề cương", "due_on": "2026-09-10", "product": "đề cương"}, follow=True)
    refused = client.post(url, {"name": "Trình", "due_on": "2026-12-31"})

    assert "Đã thêm mốc “Đề cương”." in added.text
    assert [task.name for task in added.context["milestones"]] == ["Đề cương"]
    form = refused.context["milestone_form"]
    assert form["name"].value() == "Trình"
    assert form.non_field_errors() == ["Thời hạn không được sau thời hạn của nhiệm vụ cấp trên (20/09/2026)."]
    assert office.client(office.finance_person).post(url, {}).status_code == 404
