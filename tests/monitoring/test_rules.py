from datetime import timedelta

import pytest

from kimchinam.accounts.actions import give_post
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.refusals import allowed as passes
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.rules import check_can_hand_in, check_can_judge, deciding_unit
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Grade
from tests.conftest import TODAY, Office
from tests.programmes.build import draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


def handed_in(office: Office, task: Task) -> Evidence:
    return hand_in_evidence(task, by=office.finance_person, number="12/BC-STC", dated=TODAY, receiver="Tỉnh ủy")


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("finance_person", True),
        ("health_person", False),  # supports, does not lead
        ("commune_person", False),
        ("clerk", False),
        ("leader", False),
        ("administrator", False),
    ],
)
def test_only_the_lead_unit_hands_in(office: Office, who: str, allowed: bool) -> None:
    task = only_task(issued(office, facts(office, supporting=(office.health,))))

    assert passes(check_can_hand_in, getattr(office, who), task) is allowed


def test_nothing_is_handed_in_for_a_draft(office: Office) -> None:
    with pytest.raises(RefusedError, match="chưa ban hành"):
        check_can_hand_in(office.finance_person, only_task(draft(office, facts(office))))


def test_nothing_is_handed_in_while_evidence_waits_or_after_it_was_accepted(office: Office) -> None:
    task = only_task(issued(office))
    evidence = handed_in(office, task)
    with pytest.raises(RefusedError, match="đang chờ nghiệm thu"):
        check_can_hand_in(office.finance_person, Task.objects.get(pk=task.pk))

    accept_evidence(evidence, by=office.leader, grade=Grade.PASSED)
    with pytest.raises(RefusedError, match="đã hoàn thành"):
        check_can_hand_in(office.finance_person, Task.objects.get(pk=task.pk))


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("leader", True), ("clerk", False), ("finance_person", False), ("health_person", False), ("inspector", False)],
)
def test_only_the_level_that_assigned_judges(office: Office, who: str, allowed: bool) -> None:
    evidence = handed_in(office, only_task(issued(office)))

    assert passes(check_can_judge, getattr(office, who), evidence) is allowed


def _leader_of(office: Office, unit: object, username: str, scope: str = Scope.OWN) -> User:
    user = User.objects.create(username=username, full_name=username)
    give_post(by=None, user=user, organisation=unit, title="Giám đốc", role=Role.LEADER, scope=scope)
    return user


def test_leader_of_the_owner_never_accepts_own_work(office: Office) -> None:
    evidence = handed_in(office, only_task(issued(office)))
    # He sees everything and may accept, but the work is his own unit's.
    director = _leader_of(office, office.finance, "giamdoc", Scope.ALL)

    with pytest.raises(NotAllowedError, match="không tự nghiệm thu"):
        check_can_judge(director, evidence)


def test_person_who_handed_in_never_accepts_even_from_another_post(office: Office) -> None:
    evidence = handed_in(office, only_task(issued(office)))
    person = office.finance_person
    person.posts.update(organisation=office.root, role=Role.LEADER, scope=Scope.ALL)

    with pytest.raises(NotAllowedError, match="không tự nghiệm thu"):
        check_can_judge(User.objects.get(pk=person.pk), evidence)


def test_leader_of_another_unit_does_not_judge(office: Office) -> None:
    evidence = handed_in(office, only_task(issued(office)))

    with pytest.raises(NotAllowedError, match="không do đơn vị của bạn giao"):
        check_can_judge(_leader_of(office, office.health, "truong"), evidence)


@pytest.mark.parametrize(
    ("days", "name"), [(-1, None), (0, None), (1, "root"), (2, "root"), (3, "bureau"), (40, "bureau")]
)
def test_deciding_unit_rises_from_superior_to_assigning_unit(office: Office, days: int, name: str | None) -> None:
    task = only_task(issued(office))
    on = task.due_on + timedelta(days=days)

    assert deciding_unit(task, on) == (getattr(office, name) if name else None)


def test_deciding_unit_of_an_owner_without_superior_is_the_assigning_unit(office: Office) -> None:
    task = only_task(issued(office, facts(office, lead=office.root)))

    assert deciding_unit(task, task.due_on + timedelta(days=1)) == office.bureau
