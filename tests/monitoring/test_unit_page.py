"""Promise: the page of a unit shows what is still open, and says nothing of what the reader cannot know."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.organisations.models import Organisation
from tests.conftest import NOON, TODAY, Office, look_at
from tests.monitoring.papers import directed, fresh
from tests.programmes.build import facts, issued, only_task, proved

pytestmark = pytest.mark.django_db
LATE = TODAY - timedelta(days=10)


def page_of(unit: Organisation) -> str:
    return reverse("monitoring:unit", args=[unit.pk])


def test_direction_about_a_finished_task_is_no_longer_open(office: Office) -> None:
    done, running = issued(office, facts(office, name="xong"), facts(office, name="chạy")).tasks.order_by("order")
    directed(office, done)
    directed(office, running)
    client = office.client(office.leader)
    with clock.set_to(NOON + timedelta(days=2)):
        proved(fresh(done), office)

        def open_on(day: date) -> list[str]:
            look_at(client, day)
            return sorted(paper.task.name for paper in client.get(page_of(office.finance)).context["directions"])

        assert open_on(TODAY) == ["chạy", "xong"]
        assert open_on(TODAY + timedelta(days=2)) == ["chạy"]


def test_page_says_only_what_the_reader_can_know(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=20)):
        task = only_task(issued(office, facts(office, due_on=LATE)))
    directed(office, task)

    text = office.client(office.commune_person).get(page_of(office.finance)).text

    assert "không chậm việc nào mà bạn theo dõi" in text
    assert "còn mở ở những việc bạn theo dõi" in text
    assert "mà bạn được xem" in text
