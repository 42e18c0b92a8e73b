"""Programmes for tests, built through the real actions."""

from datetime import UTC, date, datetime, time
from typing import Any

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.documents.models import Document
from kimchinam.extraction.actions import accept_candidate
from kimchinam.extraction.models import Candidate
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from kimchinam.programmes.actions import TaskFacts, add_task, break_down, create_programme, issue_programme
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import TASK_CHANGED, Grade, Product
from tests.conftest import FOUNDED, TODAY, Office

NEVER = datetime.max.replace(tzinfo=UTC)
DUE = date(2026, 9, 20)
"""Far enough from TODAY to be neither late nor soon."""


def facts(office: Office, **changes: Any) -> TaskFacts:
    """A complete task of the finance department, with `changes`."""
    complete: dict[str, Any] = {
        "name": "Lập kế hoạch vốn cho trạm bơm Đồng Vông",
        "lead": office.finance,
        "product_kind": Product.PLAN,
        "product": "kế hoạch vốn",
        "receiver": "Ban Thường vụ Tỉnh ủy",
        "due_on": DUE,
    }
    return TaskFacts(**complete | changes)


def draft(office: Office, *tasks: TaskFacts, **about: Any) -> Programme:
    programme = create_programme(by=office.clerk, **{"title": "Chương trình thủy lợi", "number": "3-CTr/TU"} | about)
    for task in tasks:
        add_task(programme, by=office.clerk, facts=task)
    return programme


def issued(office: Office, *tasks: TaskFacts, **about: Any) -> Programme:
    """Issued now or, when one of its deadlines has passed, on the day of the earliest: no deadline was past when issued."""
    tasks = tasks or (facts(office),)
    with clock.set_to(min(clock.now(), *(_noon(task.due_on) for task in tasks if task.due_on), NEVER)):
        programme = draft(office, *tasks, **about)
        issue_programme(programme, by=office.leader, authority_known="Thường trực giao")
    programme.refresh_from_db()
    return programme


def _noon(day: date | str) -> datetime:
    return datetime.combine(date.fromisoformat(str(day)), time(5), UTC)


def only_task(programme: Programme) -> Task:
    return programme.tasks.get()


def made_true(task: Task, **changes: Any) -> Task:
    """Facts of a task set through the one door, without the act that would set them."""
    if changes.get("closed_on"):
        accepted_paper(task)
    turn(task, TASK_CHANGED, by=None, changes=changes)
    return task


def accepted_paper(task: Task) -> None:
    """Evidence that counts as accepted though nobody judged it: without any the database closes no task."""
    Evidence.objects.create(
        task=task,
        organisation=task.lead,
        number="1/BC",
        dated=clock.today(),
        receiver="Thường trực",
        handed_in_at=clock.now(),
        handed_in_by=User.objects.earliest("created_at"),
        outcome=Outcome.ACCEPTED,
    )


def handed_in(task: Task, office: Office, *, owner: User | None = None) -> Evidence:
    """Evidence of its owner, now."""
    owners = {office.finance: office.finance_person, office.health: office.health_person}
    by = owner or owners[task.lead]
    return hand_in_evidence(task, by=by, number="1/BC", dated=clock.today(), receiver="Thường trực")


def proved(
    task: Task, office: Office, *, grade: str = Grade.GOOD, owner: User | None = None, judge: User | None = None
) -> Task:
    """Evidence of its owner is handed in and accepted now: the task is closed."""
    accept_evidence(handed_in(task, office, owner=owner), by=judge or office.leader, grade=grade)
    task.refresh_from_db()
    return task


def unit_below(unit: Organisation, name: str) -> Organisation:
    return found_organisation(by=None, name=name, kind=Kind.OTHER, parent=unit, aliases=(), valid_from=FOUNDED)


def person_of(unit: Organisation, username: str, *, role: str = Role.UNIT, scope: str = Scope.OWN) -> User:
    user = register_person(by=None, username=username, full_name=username.capitalize(), password="mat-khau-dai")
    give_post(
        by=None,
        user=user,
        organisation=unit,
        title="Chuyên viên",
        role=role,
        scope=scope,
        clearance=0,
        valid_from=FOUNDED,
    )
    return user


def given(task: Task, office: Office, *, by: User, **changes: Any) -> Task:
    """One part of a task, passed on to its own lead unless `changes` say otherwise."""
    return break_down(task, by=by, parts=[facts(office, **{"lead": task.lead} | changes)])[0]


def accept_all(document: Document, *, by: User) -> int:
    """Accept every candidate of a document at the review desk; returns how many are tasks, not targets."""
    candidates = list(Candidate.objects.filter(run__version__document=document))
    for candidate in candidates:
        accept_candidate(candidate, by=by)
    return sum(candidate.kind != "target" for candidate in candidates)


__all__ = [
    "DUE",
    "TODAY",
    "accept_all",
    "accepted_paper",
    "draft",
    "facts",
    "given",
    "handed_in",
    "issued",
    "made_true",
    "only_task",
    "person_of",
    "proved",
    "unit_below",
]
