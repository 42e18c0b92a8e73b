from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimchinam.base.states import Secrecy
from kimchinam.programmes.actions import take_accepted
from kimchinam.programmes.models import Programme, Task, TaskPast
from kimchinam.programmes.queries import (
    counts,
    lacks,
    open_on,
    passage_of,
    programmes_visible_to,
    visible_to,
    waiting_decisions,
    with_counts,
    with_status,
)
from kimchinam.programmes.rules import days_late, status
from kimchinam.programmes.states import CLOSED, LATE, Grade, ProgrammeState, Status
from tests.conftest import FOUNDED, NOON, PROGRAMME_TEXT, Office
from tests.programmes.build import TODAY, accept_all, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db

near = st.integers(-12, 12).map(lambda days: TODAY + timedelta(days=days))
maybe = st.none() | near


@st.composite
def recorded(draw: st.DrawFn) -> dict[str, object]:
    """Facts that the database allows: closed only with a grade and on evidence."""
    handed_in = draw(maybe)
    closed = draw(maybe) if handed_in else None
    return {
        "due_on": draw(maybe),
        "review_on": draw(maybe),
        "held_days": draw(st.integers(0, 9)),
        "handed_in_on": handed_in,
        "closed_on": closed,
        "grade": Grade.PASSED if closed else "",
        "recurrence": draw(st.sampled_from(["", "P3M", "continuous"])),
        "condition": draw(st.sampled_from(["", "khi có vốn"])),
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(recorded(), max_size=12), on=near)
def test_sql_twin_agrees_with_the_rule_on_random_facts(office: Office, rows: list[dict[str, object]], on: date) -> None:
    programme, _new = Programme.objects.get_or_create(
        organisation=office.bureau,
        title="Ngẫu nhiên",
        state=ProgrammeState.ISSUED,
        issued_on=FOUNDED,
        issued_by=office.leader,
    )
    programme.tasks.all().delete()
    tasks = Task.objects.bulk_create(Task(programme=programme, order=order) for order, _row in enumerate(rows))
    TaskPast.objects.bulk_create(
        TaskPast(task=task, version=1, event_id=task.order + 10**6, valid_from=NOON, day_from=FOUNDED, **row)
        for task, row in zip(tasks, rows, strict=True)
    )

    seen = [task.status_on for task in with_status(programme.tasks.all(), on)]
    told = [Task(**row) for row in rows]
    tally = counts(programme.tasks.all(), on)

    assert seen == [status(task, on) for task in told]
    assert list(tally) == Status.values
    assert sum(tally.values()) == len(rows)
    assert sum(tally[one] for one in LATE) == sum(days_late(task, on) > 0 for task in told)
    assert open_on(programme.tasks.all(), on).count() == len(rows) - sum(tally[one] for one in CLOSED)


def test_draft_is_seen_by_its_unit_and_not_by_the_units_it_will_bind(office: Office) -> None:
    programme = draft(office, facts(office))

    assert list(programmes_visible_to(office.clerk)) == [programme]
    assert list(visible_to(office.reader)) == [only_task(programme)]
    assert list(programmes_visible_to(office.finance_person)) == []
    assert list(visible_to(office.finance_person)) == []


def test_issued_task_is_seen_by_lead_and_supporting_units_only(office: Office) -> None:
    issued(office, facts(office, supporting=(office.health,)))

    assert visible_to(office.finance_person).count() == 1
    assert visible_to(office.health_person).count() == 1
    assert visible_to(office.commune_person).count() == 0
    assert programmes_visible_to(office.commune_person).count() == 0


def test_counts_of_a_programme_are_of_the_tasks_that_the_reader_sees(office: Office) -> None:
    programme = issued(office, facts(office), facts(office, name="Mua vắc-xin", lead=office.health))

    def count(user: object) -> int:
        (row,) = with_counts(programmes_visible_to(user).filter(pk=programme.pk), user, TODAY)
        return row.task_count

    assert (count(office.clerk), count(office.finance_person)) == (2, 1)


def test_secret_programme_is_hidden_from_those_without_clearance(office: Office, receive) -> None:
    document = receive(secrecy=Secrecy.CONFIDENTIAL)
    programme = draft(office, facts(office), document=document)

    assert programme.secrecy == Secrecy.CONFIDENTIAL
    assert list(visible_to(office.clerk)) == [only_task(programme)]
    assert list(visible_to(office.reader)) == []
    assert list(programmes_visible_to(office.reader)) == []


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"lead": None}, ("lead",)),
        ({"product_kind": ""}, ("product",)),
        ({"receiver": ""}, ("receiver",)),
        ({"due_on": None}, ("due",)),
        ({"due_on": None, "review_on": TODAY + timedelta(days=30)}, ()),
        ({"due_on": None, "recurrence": "P3M"}, ()),
        ({"due_on": None, "condition": "khi có vốn"}, ()),
        ({"lead": None, "product_kind": "", "due_on": None, "receiver": ""}, ("lead", "product", "due", "receiver")),
    ],
)
def test_lacks_names_what_a_person_must_still_say(
    office: Office, changes: dict[str, object], missing: tuple[str, ...]
) -> None:
    programme = draft(office, facts(office, **changes))

    assert [lack.what for lack in lacks(programme, TODAY)] == ([missing] if missing else [])


def test_review_day_that_has_passed_is_lacking_again(office: Office) -> None:
    programme = draft(office, facts(office, due_on=None, review_on=TODAY))

    assert lacks(programme, TODAY) == []
    assert [lack.what for lack in lacks(programme, TODAY + timedelta(days=1))] == [("due",)]


def test_waiting_decisions_shrink_as_they_become_tasks(office: Office, receive) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    programme = draft(office, document=document)

    assert waiting_decisions(document).count() == accepted > 0
    take_accepted(programme, by=office.clerk)
    assert waiting_decisions(document).count() == 0


def test_passage_gives_the_words_of_the_source_within_their_clause(office: Office, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)
    task = programme.tasks.select_related("provision").first()

    passage = passage_of(task, office.clerk)

    assert f"{passage.before}{passage.quote}{passage.after}" in PROGRAMME_TEXT
    assert (passage.document, passage.provision_id) == (document, task.provision_id)
    assert passage.anchor == f"#p-{task.provision_id}"


def test_passage_is_kept_from_those_who_do_not_see_the_document(office: Office, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)

    assert passage_of(programme.tasks.first(), office.commune_person) is None


def test_passage_is_absent_from_a_task_without_source(office: Office) -> None:
    assert passage_of(only_task(draft(office, facts(office))), office.clerk) is None
