"""Promise: the desk says that a paper came back and why, or that it came late; and which days cannot be looked at."""

from datetime import timedelta

import pytest

from kimchinam.base import clock
from kimchinam.desk.queries import desk_of
from kimchinam.monitoring.actions import hand_in_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db


def hand_in(task: Task, office: Office) -> None:
    hand_in_evidence(task, by=office.finance_person, number="8/BC-STC", dated=TODAY, receiver="Ban Thường vụ Tỉnh ủy")


def test_unit_sees_on_its_desk_that_and_why_its_result_came_back(office: Office) -> None:
    task = only_task(issued(office))
    hand_in(task, office)
    return_evidence(Evidence.objects.get(), by=office.leader, reason="Thiếu biểu số 2")
    finance = office.client(office.finance_person)

    assert "bị trả lại, 01/09/2026: Thiếu biểu số 2" in finance.get("/").text
    hand_in(Task.objects.get(), office)
    assert "bị trả lại" not in finance.get("/").text


def test_leader_sees_on_his_desk_that_a_result_came_late(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=9)):
        programme = issued(office, facts(office, due_on=TODAY - timedelta(days=4)))
    hand_in(only_task(programme), office)

    assert [one.days_late for one in desk_of(office.leader, TODAY).to_accept] == [4]
    assert "chậm 4 ngày" in office.client(office.leader).get("/").text


@pytest.mark.parametrize("asked", ["2099-01-01", "1850-01-01", "mai"])
def test_day_that_cannot_be_looked_at_is_refused_with_a_sentence(office: Office, asked: str) -> None:
    page = office.client(office.reader).post("/tinh-den/", {"on": asked}, follow=True)

    assert [str(one) for one in page.context["messages"]] == [
        "Chỉ xem được theo một ngày đã qua. Trang đang hiện theo hôm nay."
    ]
