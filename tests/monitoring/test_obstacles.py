"""Promise: an obstacle lies before the level that must decide, whose days are its own and not the owner's."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from kimchinam.audit.queries import history
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import (
    decide_obstacle,
    hand_in_evidence,
    name_decider,
    raise_obstacle,
    withdraw_obstacle,
)
from kimchinam.monitoring.models import Obstacle
from kimchinam.monitoring.queries.papers import clock_of, levels_above
from kimchinam.monitoring.queries.waiting import obstacles_for
from kimchinam.monitoring.rules import Clock, deciding_unit
from kimchinam.monitoring.states import ObstacleState
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import fresh, person, raised
from tests.programmes.build import DUE, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office))


def test_obstacle_gives_the_task_to_the_level_that_decides_and_leaves_its_deadline(office: Office, task: Task) -> None:
    raised(office, task)

    stopped = fresh(task)
    assert (stopped.obstacle_on, stopped.decider, stopped.due_on) == (TODAY, office.root, DUE)


def test_decision_gives_it_back_and_the_days_are_the_deciders(office: Office, task: Task) -> None:
    with clock.set_to(NOON + timedelta(days=2)):
        obstacle = raised(office, task)
    with clock.set_to(NOON + timedelta(days=7)):
        decide_obstacle(obstacle, by=office.leader, decision="Giao đất trong tháng này")

    freed = fresh(task)
    assert (freed.obstacle_on, freed.decider) == (None, None)
    assert Obstacle.objects.get().state == ObstacleState.DECIDED
    assert clock_of(freed, TODAY + timedelta(days=10)) == Clock(owner=5, reviewer=0, decider=5)


def test_unknown_level_is_said_and_named_by_the_level_that_assigned(office: Office, task: Task) -> None:
    obstacle = raised(office, task, decider=None)
    with pytest.raises(RefusedError, match="Chưa rõ cấp nào quyết"):
        decide_obstacle(obstacle, by=office.leader, decision="Giao đất")
    with pytest.raises(NotAllowedError):
        name_decider(obstacle, by=office.finance_person, decider=office.root)

    name_decider(obstacle, by=office.leader, decider=office.root)
    with pytest.raises(RefusedError, match="đã được xác định"):
        name_decider(obstacle, by=office.leader, decider=office.bureau)

    assert fresh(task).decider == office.root
    decide_obstacle(obstacle, by=office.leader, decision="Giao đất")
    assert fresh(task).obstacle_on is None


def test_levels_are_those_above_the_owner_and_the_one_that_assigned(office: Office, task: Task) -> None:
    assert levels_above(fresh(task)) == [office.root, office.bureau]
    with pytest.raises(RefusedError, match="không phải cấp trên"):
        raised(office, task, decider=office.health)


def test_only_a_leader_over_that_level_decides(office: Office, task: Task) -> None:
    obstacle = raised(office, task)
    for who in (office.health_person, office.finance_person, office.clerk, person("vanphong", office.bureau)):
        with pytest.raises(NotAllowedError):
            decide_obstacle(obstacle, by=who, decision="Giao đất")
    assert list(obstacles_for(person("thuongtruc", office.root, scope="below"))) == [obstacle]


def test_decision_is_told_in_the_name_of_who_decided_not_of_who_was_to_decide(office: Office, task: Task) -> None:
    obstacle = raised(office, task)
    chief = person("chanhvp", office.bureau, scope="all")
    decide_obstacle(obstacle, by=chief, decision="Giao đất trong tháng này")

    page = office.client(office.finance_person).get(reverse("monitoring:task", args=[task.pk])).text

    assert "<strong>Văn phòng Tỉnh ủy:</strong> Giao đất trong tháng này" in page
    assert "<strong>Tỉnh ủy Mẫu:</strong>" not in page
    assert "Cấp phải quyết: Tỉnh ủy Mẫu" in page


def test_level_that_had_to_decide_and_did_is_named_once(office: Office, task: Task) -> None:
    decide_obstacle(raised(office, task), by=office.leader, decision="Giao đất")

    page = office.client(office.finance_person).get(reverse("monitoring:task", args=[task.pk])).text

    assert ("<strong>Tỉnh ủy Mẫu:</strong> Giao đất" in page, "Cấp phải quyết: " in page) == (True, False)


def test_who_decided_before_that_was_kept_is_read_from_the_log(office: Office, task: Task) -> None:
    decide_obstacle(raised(office, task), by=person("chanhvp", office.bureau, scope="all"), decision="Giao đất")
    withdraw_obstacle(raised(office, task), by=office.finance_person)
    Obstacle.objects.update(decided_for=None)

    import_module("kimchinam.monitoring.migrations.0005_obstacle_decided_for_filled").fill_decided_for(apps, None)

    assert dict(Obstacle.objects.values_list("state", "decided_for")) == {
        ObstacleState.DECIDED: office.bureau.pk,
        ObstacleState.WITHDRAWN: None,
    }


def test_nobody_of_the_lead_decides(office: Office, task: Task) -> None:
    with pytest.raises(NotAllowedError, match="không tự quyết"):
        decide_obstacle(raised(office, task), by=person("giamdoc", office.finance, scope="all"), decision="Giao đất")


def test_one_obstacle_at_a_time_and_none_while_evidence_waits(office: Office, task: Task) -> None:
    raised(office, task)
    with pytest.raises(RefusedError, match="Đã có vướng mắc"):
        raised(office, task)

    hand_in_evidence(fresh(task), by=office.finance_person, number="1/BC", dated=TODAY, receiver="Thường trực")

    assert Obstacle.objects.get().state == ObstacleState.WITHDRAWN
    assert (fresh(task).obstacle_on, fresh(task).decider) == (None, None)
    with pytest.raises(RefusedError, match="đang chờ nghiệm thu"):
        raised(office, task)


def test_owner_withdraws_its_own_and_nobody_elses(office: Office, task: Task) -> None:
    obstacle = raised(office, task)
    with pytest.raises(NotAllowedError):
        withdraw_obstacle(obstacle, by=office.health_person)

    withdraw_obstacle(obstacle, by=office.finance_person)

    assert fresh(task).obstacle_on is None
    assert history("programmes.task", task.pk)[0].verb == "task.obstacle_gone"
    with pytest.raises(RefusedError, match="đã được xử lý"):
        decide_obstacle(obstacle, by=office.leader, decision="Giao đất")


@pytest.mark.parametrize(("spoke", "reads"), [("en", "vi"), ("vi", "en")])
def test_history_speaks_the_language_of_the_reader(office: Office, task: Task, spoke: str, reads: str) -> None:
    obstacle = raised(office, task)
    with translation.override(spoke):
        withdraw_obstacle(obstacle, by=office.finance_person)

    client = office.client(office.leader)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = reads
    page = client.get(reverse("monitoring:task", args=[task.pk])).text

    said = {"vi": "rút vướng mắc: đơn vị chủ trì tự làm tiếp", "en": "withdrew the obstacle"}
    assert (said[reads] in page, said[spoke] in page) == (True, False)


def test_words_are_needed(office: Office, task: Task) -> None:
    with pytest.raises(RefusedError, match="Hãy ghi vướng mắc"):
        raise_obstacle(fresh(task), by=office.finance_person, text=" \n ")
    obstacle = raised(office, task)
    with pytest.raises(RefusedError, match="Hãy ghi quyết định"):
        decide_obstacle(obstacle, by=office.leader, decision="")


def test_late_task_with_an_obstacle_waits_for_the_level_of_the_obstacle(office: Office, task: Task) -> None:
    late = DUE + timedelta(days=1)
    assert deciding_unit(fresh(task), late) == office.root  # the superior of the owner
    obstacle = raised(office, task, decider=None)
    assert deciding_unit(fresh(task), late) == office.bureau  # which says whose word it needs
    name_decider(obstacle, by=office.leader, decider=office.root)
    assert deciding_unit(fresh(task), late) == office.root
