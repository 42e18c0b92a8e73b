"""Promise: the database itself closes no task without accepted evidence and lets nobody accept his own, on both engines."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from kimchinam.base.clock import now
from kimchinam.monitoring.migrations import _guards
from kimchinam.monitoring.models import Acceptance, Direction, Evidence, Extension, Obstacle, Reassignment
from kimchinam.monitoring.states import ExtensionState, Outcome
from kimchinam.programmes.models import Task
from tests.conftest import TODAY, Office
from tests.monitoring.papers import LATER, asked, directed, fresh, raised
from tests.programmes.build import DUE, issued, only_task, proved
from tests.programmes.test_guards import by_hand

pytestmark = pytest.mark.django_db

CLOSE = "UPDATE programmes_task SET closed_on = %s, handed_in_on = %s, grade = 'good' WHERE id = %s"


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office))


def waiting(office: Office, task: Task) -> Evidence:
    facts = {"number": "1/BC", "dated": TODAY, "receiver": "Thường trực", "handed_in_at": now()}
    return Evidence.objects.create(task=task, organisation=office.finance, handed_in_by=office.finance_person, **facts)


def test_task_does_not_close_without_accepted_evidence(office: Office, task: Task) -> None:
    with pytest.raises(IntegrityError, match="task_closed_on_accepted_evidence"):
        by_hand(CLOSE, TODAY, TODAY, task.pk)
    waiting(office, task)
    with pytest.raises(IntegrityError, match="task_closed_on_accepted_evidence"):
        by_hand(CLOSE, TODAY, TODAY, task.pk)


def test_task_is_not_born_closed(task: Task) -> None:
    with pytest.raises(IntegrityError, match="task_born_open"), transaction.atomic():
        Task.objects.bulk_create(
            [Task(programme=task.programme, order=9, name="x", closed_on=TODAY, handed_in_on=TODAY, grade="good")]
        )


def test_evidence_of_a_closed_task_stays(office: Office, task: Task) -> None:
    proved(fresh(task), office)

    with pytest.raises(IntegrityError, match="evidence_of_a_closed_task_stays"):
        by_hand("UPDATE monitoring_evidence SET outcome = 'returned' WHERE task_id = %s", task.pk)
    with pytest.raises(IntegrityError, match=r"foreign key|FOREIGN KEY"), transaction.atomic():
        by_hand("DELETE FROM monitoring_evidence WHERE task_id = %s", task.pk)
        connection.check_constraints()


def test_nobody_accepts_what_he_handed_in(office: Office, task: Task) -> None:
    evidence = waiting(office, task)
    with pytest.raises(IntegrityError, match="acceptance_by_another"), transaction.atomic():
        Acceptance.objects.create(evidence=evidence, grade="good", at=now(), by=office.finance_person)
    Acceptance.objects.create(evidence=evidence, grade="good", at=now(), by=office.leader)
    with pytest.raises(IntegrityError, match="acceptance_stays_with_another"), transaction.atomic():
        Acceptance.objects.update(by=office.finance_person)


def test_open_task_has_its_lead(task: Task) -> None:
    with pytest.raises(IntegrityError, match="task_received_by_its_lead"), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(lead=None)


def test_decider_stands_only_beside_an_obstacle(office: Office, task: Task) -> None:
    with pytest.raises(IntegrityError, match="task_decider_of_an_obstacle"), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(decider=office.root)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"reason": ""}, "extension_has_a_reason"),
        ({"new_due": DUE}, "extension_is_later"),
        ({"state": ExtensionState.GRANTED}, "extension_decided_together|extension_granted_to_a_day"),
        ({"granted_due": LATER}, "extension_granted_to_a_day"),
        ({"decided_at": now()}, "extension_decided_together"),
    ],
)
def test_extension_is_whole(office: Office, task: Task, changes: dict[str, object], refusal: str) -> None:
    asked(office, task)
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        Extension.objects.update(**changes)


def test_asker_grants_nothing_and_asks_once(office: Office, task: Task) -> None:
    extension = asked(office, task)
    ended = {"state": "granted", "granted_due": LATER, "decided_at": now(), "decided_by": office.finance_person}
    with pytest.raises(IntegrityError, match="extension_not_by_its_asker"), transaction.atomic():
        Extension.objects.update(**ended)
    again = {"old_due": date(2026, 9, 20), "new_due": LATER, "reason": "x", "asked_at": now()}
    with (
        pytest.raises(IntegrityError, match=r"one_extension_asked|monitoring_extension\.task_id"),
        transaction.atomic(),
    ):
        Extension.objects.create(task=extension.task, organisation=office.finance, **again)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": ""}, "obstacle_has_words"),
        ({"state": "decided"}, "obstacle_decided"),
        ({"decided_at": now()}, "obstacle_decided_together"),
    ],
)
def test_obstacle_is_whole(office: Office, task: Task, changes: dict[str, object], refusal: str) -> None:
    raised(office, task)
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        Obstacle.objects.update(**changes)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": ""}, "direction_has_words"),
        ({"answer": "Xong"}, "direction_answered_together|direction_state_told"),
        ({"state": "closed"}, "direction_state_told"),
    ],
)
def test_direction_is_whole(office: Office, task: Task, changes: dict[str, object], refusal: str) -> None:
    directed(office, task)
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        Direction.objects.update(**changes)


@pytest.mark.parametrize(
    ("same", "reason", "refusal"),
    [(True, "Đúng việc", "reassignment_passes_on"), (False, "", "reassignment_has_a_reason")],
)
def test_reassignment_is_whole(office: Office, task: Task, same: bool, reason: str, refusal: str) -> None:
    to = office.finance if same else office.health
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        Reassignment.objects.create(
            task=task, from_unit=office.finance, to_unit=to, reason=reason, at=now(), by=office.leader
        )


def standing() -> set[str]:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def test_guards_stand_after_all_migrations_and_after_every_later_migrate() -> None:
    assert standing() >= set(_guards.NAMES)

    _guards.take_down()
    assert not standing() & set(_guards.NAMES)
    _guards.put_up()

    assert standing() >= set(_guards.NAMES)


def test_outcomes_named_in_the_guards_are_those_of_the_site() -> None:
    assert Outcome.ACCEPTED == "accepted"
