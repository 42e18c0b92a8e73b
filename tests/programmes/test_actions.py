from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimchinam.audit.models import Event
from kimchinam.audit.queries import facts_at, replay
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.programmes.actions import (
    add_task,
    change_task,
    create_programme,
    describe_programme,
    fill_receiver,
    issue_programme,
    remove_task,
    take_accepted,
)
from kimchinam.programmes.models import Assignment, Programme, Task
from kimchinam.programmes.queries import supporting_of, waiting_decisions
from kimchinam.programmes.states import Grade, Part, Product, ProgrammeState
from tests.conftest import NOON, Office
from tests.programmes.build import DUE, TODAY, accept_all, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


def test_programme_belongs_to_the_unit_that_the_person_acts_for(office: Office) -> None:
    programme = create_programme(by=office.clerk, title="Chương trình thủy lợi")

    assert (programme.organisation, programme.state) == (office.bureau, ProgrammeState.DRAFT)


@pytest.mark.parametrize("who", ["leader", "finance_person", "inspector", "reader", "administrator"])
def test_programme_is_not_created_by_those_who_do_not_build(office: Office, who: str) -> None:
    with pytest.raises(NotAllowedError):
        create_programme(by=getattr(office, who), title="Chương trình thủy lợi")
    assert Programme.objects.count() == 0


def test_take_accepted_makes_each_item_a_task_once(office: Office, receive) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    programme = draft(office, document=document)

    assert take_accepted(programme, by=office.clerk) == accepted
    assert take_accepted(programme, by=office.clerk) == 0
    tasks = list(programme.tasks.all())
    assert [task.order for task in tasks] == list(range(1, accepted + 1))
    assert all(task.decision.candidate.run.version.document == document for task in tasks)


def test_taken_task_carries_owner_deadline_and_clause(office: Office, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)

    task = programme.tasks.get(name__contains="bố trí vốn")

    assert task.lead == office.finance
    assert supporting_of(task) == [office.health]
    assert task.due_on in (date(2026, 12, 14), date(2026, 12, 15))
    assert "15/12/2026" in task.due_words
    assert task.provision.path == "II/1"


def test_take_accepted_is_refused_without_a_document(office: Office) -> None:
    with pytest.raises(RefusedError):
        take_accepted(draft(office), by=office.clerk)


def test_removed_task_can_be_taken_again(office: Office, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)

    remove_task(programme.tasks.first(), by=office.clerk)

    assert waiting_decisions(document).count() == 1
    assert take_accepted(programme, by=office.clerk) == 1


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        (Product.PLAN, "kế hoạch vốn", "Kế hoạch vốn"),
        (Product.PLAN, "lịch tưới tiêu", "Kế hoạch: Lịch tưới tiêu"),
        (Product.PLAN, "", "Kế hoạch"),
        (Product.OTHER, "phần mềm quản lý", "Phần mềm quản lý"),
        (Product.OTHER, "", "Khác"),
        ("", "", ""),
    ],
)
def test_product_name_says_the_kind_once(kind: str, name: str, shown: str) -> None:
    assert Task(product_kind=kind, product=name).product_name == shown


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        (Product.SCHEME, "Đề án", "Scheme"),
        (Product.SCHEME, "đề án đào tạo", "Scheme: Đề án đào tạo"),
        (Product.PLAN, "", "Plan"),
    ],
)
def test_product_name_translates_the_kind_and_keeps_the_words_of_the_paper(kind: str, name: str, shown: str) -> None:
    with translation.override("en"):
        assert Task(product_kind=kind, product=name).product_name == shown


def test_change_replaces_units_and_records_before_and_after(office: Office) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.health,))))

    change_task(task, by=office.clerk, facts=facts(office, lead=office.health, supporting=(office.commune,)))

    task = Task.objects.get(pk=task.pk)
    event = Event.objects.filter(verb="task.changed").get()
    assert (task.lead, supporting_of(task)) == (
        office.health,
        [office.commune],
    )
    assert (event.before["lead"], event.after["lead"]) == (str(office.finance.pk), str(office.health.pk))


def test_one_unit_cannot_lead_and_support(office: Office) -> None:
    programme = draft(office)

    with pytest.raises(RefusedError):
        add_task(programme, by=office.clerk, facts=facts(office, supporting=(office.finance,)))
    assert (programme.tasks.count(), Assignment.objects.count()) == (0, 0)


def test_review_day_far_ahead_is_refused_and_nothing_is_kept(office: Office) -> None:
    task = only_task(draft(office, facts(office)))

    with pytest.raises(RefusedError):
        change_task(task, by=office.clerk, facts=facts(office, review_on=TODAY + timedelta(days=31)))
    assert Task.objects.get(pk=task.pk).review_on is None


def test_fill_receiver_touches_only_tasks_without_one(office: Office) -> None:
    programme = draft(office, facts(office), facts(office, receiver=""), facts(office, receiver=""))

    assert fill_receiver(programme, by=office.clerk, receiver="Thường trực") == 2
    assert list(programme.tasks.values_list("receiver", flat=True)) == [
        "Ban Thường vụ Tỉnh ủy",
        "Thường trực",
        "Thường trực",
    ]
    assert fill_receiver(programme, by=office.clerk, receiver="Người khác") == 0


def test_issue_gives_the_tasks_to_their_units_today(office: Office, receive) -> None:
    document = receive()
    programme = draft(office, facts(office, supporting=(office.health,)), document=document)
    assert list(documents_visible_to(office.health_person)) == []

    issue_programme(programme, by=office.leader)

    programme.refresh_from_db()
    assert (programme.state, programme.issued_on, programme.issued_by) == (
        ProgrammeState.ISSUED,
        TODAY,
        office.leader,
    )
    assert only_task(programme).received_on == TODAY
    assert list(documents_visible_to(office.health_person)) == [document]
    assert list(documents_visible_to(office.commune_person)) == []


@pytest.mark.parametrize("changes", [{"lead": None}, {"product_kind": ""}, {"due_on": None}, {"receiver": ""}])
def test_issue_is_refused_while_a_task_lacks_something(office: Office, changes: dict[str, object]) -> None:
    programme = draft(office, facts(office), facts(office, **changes))

    with pytest.raises(RefusedError, match=r"1 nhiệm vụ .* \(số 2\)"):
        issue_programme(programme, by=office.leader)
    programme.refresh_from_db()
    assert (programme.state, programme.tasks.filter(received_on=None).count()) == (ProgrammeState.DRAFT, 2)


def test_issue_is_refused_without_tasks(office: Office) -> None:
    with pytest.raises(RefusedError):
        issue_programme(draft(office), by=office.leader)


@pytest.mark.parametrize("who", ["finance_person", "inspector", "reader", "administrator"])
def test_issue_is_not_for_those_without_the_right(office: Office, who: str) -> None:
    with pytest.raises(NotAllowedError):
        issue_programme(draft(office, facts(office)), by=getattr(office, who))


def test_issued_programme_stays_as_it_is(office: Office) -> None:
    programme = issued(office)
    task = only_task(programme)

    for act in (
        lambda: issue_programme(programme, by=office.leader),
        lambda: describe_programme(programme, by=office.clerk, title="Khác", number=""),
        lambda: add_task(programme, by=office.clerk, facts=facts(office)),
        lambda: change_task(task, by=office.clerk, facts=facts(office, name="Khác")),
        lambda: remove_task(task, by=office.clerk),
        lambda: fill_receiver(programme, by=office.clerk, receiver="Khác"),
    ):
        with pytest.raises(RefusedError):
            act()
    assert list(programme.tasks.values_list("name", flat=True)) == [facts(office).name]


ACTS = st.sampled_from(["postpone", "reassign", "issue", "hand_in", "return", "accept"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=10))
def test_replaying_the_log_gives_the_facts_of_every_moment(office: Office, acts: list[str]) -> None:
    task = only_task(draft(office, facts(office)))
    moments = [NOON]
    for number, act in enumerate(acts, start=1):
        moments.append(NOON + timedelta(days=number))
        with clock.set_to(moments[-1]):
            _try(act, Task.objects.get(pk=task.pk), office)

    for moment in moments:
        assert replay("programmes.task", task.pk, moment) == facts_at("programmes.task", task.pk, moment)
    assert _kept(facts_at("programmes.task", task.pk, moments[-1])) == _standing(task)


def _try(act: str, task: Task, office: Office) -> None:
    """Do it, or be refused: a refusal must leave no trace in the log either."""
    known = Event.objects.count()
    waiting = task.evidence.filter(outcome="waiting").first()
    try:
        if act == "postpone":
            change_task(task, by=office.clerk, facts=facts(office, due_on=DUE + timedelta(days=30)))
        elif act == "reassign":
            change_task(task, by=office.clerk, facts=facts(office, supporting=(office.health,)))
        elif act == "issue":
            issue_programme(task.programme, by=office.leader)
        elif act == "hand_in":
            hand_in_evidence(task, by=office.finance_person, number="9/BC", dated=TODAY, receiver="Tỉnh ủy")
        elif waiting and act == "return":
            return_evidence(waiting, by=office.leader, reason="Thiếu biểu")
        elif waiting:
            accept_evidence(waiting, by=office.leader, grade=Grade.GOOD)
    except RefusedError:
        assert Event.objects.count() == known


FACTS = ("due_on", "received_on", "handed_in_on", "return_count", "closed_on", "grade")


def _kept(held: dict[str, object]) -> dict[str, object]:
    return {name: held[name] for name in (*FACTS, "lead", "supporting")}


def _standing(task: Task) -> dict[str, object]:
    """The same facts as the rows hold them now."""
    row = Task.objects.get(pk=task.pk)
    columns = {name: getattr(row, name) for name in FACTS}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}
    units = {
        part: [str(pk) for pk in sorted(row.assignments.filter(part=part).values_list("organisation", flat=True))]
        for part in Part.values
    }
    return plain | {"lead": units[Part.LEAD][0], "supporting": units[Part.SUPPORTING]}


def test_history_is_told_as_of_a_moment_between_two_changes(office: Office) -> None:
    task = only_task(draft(office, facts(office)))
    later = datetime(2026, 9, 3, tzinfo=UTC)
    with clock.set_to(later):
        change_task(task, by=office.clerk, facts=facts(office, due_on=date(2026, 12, 1)))

    assert facts_at("programmes.task", task.pk, later - timedelta(days=1))["due_on"] == DUE.isoformat()
    assert facts_at("programmes.task", task.pk, later)["due_on"] == "2026-12-01"
