"""Promise: one person of the unit in the lead answers for a task, named by that unit or by the level that assigned."""

import pytest

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.monitoring.actions import name_answerable, reassign_tasks
from kimchinam.programmes.models import Programme, Task
from tests.conftest import Office
from tests.monitoring.papers import fresh, person
from tests.programmes.build import issued, only_task, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office))


@pytest.mark.parametrize("who", ["finance_person", "leader"])
def test_unit_or_the_level_that_assigned_names_a_person_of_the_unit(office: Office, task: Task, who: str) -> None:
    director = person("giamdoc", office.finance)

    name_answerable(fresh(task), by=getattr(office, who), person=director)

    assert fresh(task).answers == director


@pytest.mark.parametrize("who", ["health_person", "clerk", "inspector", "commune_person"])
def test_others_name_nobody(office: Office, task: Task, who: str) -> None:
    with pytest.raises(NotAllowedError):
        name_answerable(fresh(task), by=getattr(office, who), person=office.finance_person)


def test_person_of_another_unit_or_not_cleared_answers_for_nothing(office: Office, task: Task) -> None:
    with pytest.raises(RefusedError, match="không giữ chức vụ nào"):
        name_answerable(fresh(task), by=office.leader, person=office.health_person)
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)
    with pytest.raises(RefusedError, match="chưa được phép"):
        name_answerable(fresh(task), by=office.leader, person=office.finance_person)
    assert fresh(task).answers is None


def test_new_owner_names_its_own(office: Office, task: Task) -> None:
    name_answerable(fresh(task), by=office.leader, person=office.finance_person)

    reassign_tasks([fresh(task)], by=office.leader, to=office.health, reason="Đúng chức năng")

    assert fresh(task).answers is None


def test_closed_task_keeps_who_answered_for_it(office: Office, task: Task) -> None:
    name_answerable(fresh(task), by=office.finance_person, person=office.finance_person)
    closed = proved(fresh(task), office)

    with pytest.raises(RefusedError, match="đã hoàn thành"):
        name_answerable(fresh(closed), by=office.leader, person=person("giamdoc", office.finance))
    assert fresh(task).answers == office.finance_person
