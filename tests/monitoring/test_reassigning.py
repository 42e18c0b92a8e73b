"""Promise: a task passes whole from one owner to another, with a reason, and its clock goes on."""

from datetime import timedelta

import pytest

from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.monitoring.actions import hand_in_evidence, reassign_tasks
from kimchinam.monitoring.models import Extension, Obstacle, Reassignment
from kimchinam.monitoring.queries.papers import clock_of
from kimchinam.monitoring.queries.waiting import directions_to_answer
from kimchinam.monitoring.states import ExtensionState, ObstacleState
from kimchinam.organisations.actions import end_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import supporting_of, visible_to
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import asked, directed, fresh, person, raised
from tests.programmes.build import facts, issued, only_task, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, supporting=(office.health,))))


def pass_on(office: Office, *tasks: Task, to: Organisation | None = None, **changes: object) -> None:
    words = {"by": office.leader, "to": to or office.health, "reason": "Đúng chức năng"}
    reassign_tasks([fresh(task) for task in tasks], **words | changes)


def test_new_owner_leads_and_no_longer_supports(office: Office, task: Task) -> None:
    pass_on(office, task)

    passed = fresh(task)
    assert (passed.lead, supporting_of(passed)) == (office.health, [])
    paper = Reassignment.objects.get()
    assert (paper.from_unit, paper.to_unit, paper.reason) == (office.finance, office.health, "Đúng chức năng")


@pytest.mark.parametrize("keeps", [True, False])
def test_old_owner_stays_only_where_it_goes_on_supporting(office: Office, task: Task, keeps: bool) -> None:
    pass_on(office, task, to=office.commune, keeps=keeps)

    assert set(supporting_of(fresh(task))) == {office.health, *([office.finance] if keeps else [])}
    assert visible_to(office.finance_person).filter(pk=task.pk).exists() == keeps


def test_clock_goes_on_under_the_new_owner(office: Office, task: Task) -> None:
    with clock.set_to(NOON + timedelta(days=6)):
        pass_on(office, task)

    assert clock_of(fresh(task), TODAY + timedelta(days=10)).owner == 10


def test_what_the_old_owner_asked_for_is_dropped_and_directions_wait_for_the_new(office: Office, task: Task) -> None:
    asked(office, task)
    raised(office, task)
    direction = directed(office, task)

    pass_on(office, task)

    assert Extension.objects.get().state == ExtensionState.WITHDRAWN
    assert Obstacle.objects.get().state == ObstacleState.WITHDRAWN
    assert fresh(task).obstacle_on is None
    assert list(directions_to_answer(office.health_person)) == [direction]


@pytest.mark.parametrize("who", ["finance_person", "health_person", "clerk", "inspector", "administrator"])
def test_only_the_level_that_assigned_reassigns(office: Office, task: Task, who: str) -> None:
    with pytest.raises(NotAllowedError):
        pass_on(office, task, by=getattr(office, who))


def test_nobody_hands_his_own_task_to_others(office: Office, task: Task) -> None:
    with pytest.raises(NotAllowedError):
        pass_on(office, task, by=person("giamdoc", office.finance, scope="all"))


def test_refused_to_itself_to_an_ended_unit_without_reason_and_when_over(office: Office, task: Task) -> None:
    end_organisation(office.commune, by=office.administrator, on=TODAY, decision="Nghị quyết sắp xếp")
    office.commune.refresh_from_db()
    cases = [
        ({"to": office.finance}, "đang chủ trì"),
        ({"to": office.commune}, "không còn hoạt động"),
        ({"reason": " "}, "ghi lý do"),
    ]
    for changes, sentence in cases:
        with pytest.raises(RefusedError, match=sentence):
            pass_on(office, task, **changes)
    hand_in_evidence(fresh(task), by=office.finance_person, number="1/BC", dated=TODAY, receiver="Thường trực")
    with pytest.raises(RefusedError, match="đang chờ nghiệm thu"):
        pass_on(office, task)
    closed = proved(only_task(issued(office, number="8-CTr/TU")), office)
    with pytest.raises(RefusedError, match="đã hoàn thành"):
        pass_on(office, closed)


def test_secret_task_goes_only_where_somebody_may_read_it(office: Office) -> None:
    secret = only_task(issued(office))
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)
    with pytest.raises(RefusedError, match="độ mật"):
        pass_on(office, secret)

    person("yte2", office.health, role="unit", clearance=Secrecy.CONFIDENTIAL)
    pass_on(office, secret)

    assert fresh(secret).lead == office.health


def test_many_pass_together_or_not_at_all(office: Office) -> None:
    tasks = [only_task(issued(office, facts(office, name=name), number=name)) for name in ("Một", "Hai")]
    proved(tasks[1], office)

    with pytest.raises(RefusedError):
        pass_on(office, *tasks)

    assert (fresh(tasks[0]).lead, Reassignment.objects.count()) == (office.finance, 0)
