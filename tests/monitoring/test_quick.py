"""Promise: on a phone the owner tells one thing in two touches, on a light page that needs no script."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kimchinam.base.clock import today
from kimchinam.monitoring.actions import close_direction
from kimchinam.monitoring.models import Direction, Evidence, Extension, Obstacle
from kimchinam.programmes.models import Task
from tests.conftest import TODAY, Office
from tests.monitoring.papers import LATER, directed, fresh
from tests.programmes.build import facts, issued, only_task, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, supporting=(office.health,))))


def url(task: Task, choice: str = "") -> str:
    page = reverse("monitoring:quick", args=[task.pk])
    return f"{page}?viec={choice}" if choice else page


def choices(client: Client, task: Task) -> list[str]:
    return list(client.get(url(task)).context["choices"])


def test_each_person_finds_what_he_has_to_tell(office: Office, task: Task) -> None:
    owner = office.client(office.finance_person)
    assert choices(owner, task) == ["nop", "xin-gia-han", "neu-vuong-mac"]
    directed(office, task)
    assert choices(owner, task) == ["nop", "tra-loi", "xin-gia-han", "neu-vuong-mac"]
    assert choices(office.client(office.leader), task) == choices(office.client(office.health_person), task) == []

    proved(fresh(task), office)

    assert choices(owner, task) == ["tra-loi"]


TYPED: dict[str, dict[str, Any]] = {
    "nop": {"number": "7/BC", "dated": TODAY, "receiver": "Thường trực"},
    "xin-gia-han": {"new_due": LATER, "reason": "Mưa lũ"},
    "neu-vuong-mac": {"kind": "land", "text": "Chưa có mặt bằng", "decider": ""},
    "tra-loi": {"answer": "Xong tuần này"},
}


@pytest.mark.parametrize(("choice", "typed"), TYPED.items())
def test_telling_it_comes_back_to_the_same_page(office: Office, task: Task, choice: str, typed: dict[str, Any]) -> None:
    directed(office, task)
    client = office.client(office.finance_person)
    assert client.get(url(task, choice)).context["form"] is not None

    answer = client.post(url(task, choice), typed)

    assert (answer.status_code, answer.url) == (302, url(task))
    assert len(list(get_messages(answer.wsgi_request))) == 1
    told = [Evidence.objects.exists(), Extension.objects.exists(), Obstacle.objects.exists()]
    told.append(Direction.objects.get().state == "answered")
    assert told == [choice == one for one in TYPED]


def test_photo_of_the_paper_goes_with_it(office: Office, task: Task) -> None:
    photo = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff anh chup")
    office.client(office.finance_person).post(url(task, "nop"), TYPED["nop"] | {"file": photo})

    assert Evidence.objects.get().file_name == "anh.jpg"


def test_refusal_keeps_what_was_typed(office: Office, task: Task) -> None:
    client = office.client(office.finance_person)

    answer = client.post(url(task, "xin-gia-han"), {"new_due": today(), "reason": "Mưa lũ kéo dài"})

    shown = answer.content.decode()
    assert "phải sau thời hạn hiện tại" in shown
    assert "Mưa lũ kéo dài" in shown


def test_choice_that_is_gone_is_said_and_others_offered(office: Office, task: Task) -> None:
    direction = directed(office, task)
    close_direction(direction, by=office.leader)

    answer = office.client(office.finance_person).post(url(task, "tra-loi"), TYPED["tra-loi"])

    assert "không còn làm được" in answer.content.decode()
    assert list(answer.context["choices"]) == ["nop", "xin-gia-han", "neu-vuong-mac"]


def test_task_that_is_not_seen_is_not_found(office: Office, task: Task) -> None:
    assert office.client(office.commune_person).get(url(task)).status_code == 404


def test_page_with_its_looks_weighs_less_than_sixty_kilobytes(office: Office, task: Task) -> None:
    directed(office, task)
    page = office.client(office.finance_person).get(url(task, "nop")).content.decode()
    loaded = [part.partition('"')[0] for part in page.split('="/static/')[1:]]
    files = {name.partition("#")[0] for name in loaded}

    weight = len(page.encode()) + sum(Path(str(finders.find(name))).stat().st_size for name in files)

    assert "htmx" not in page.replace("htmx-config", "")
    assert weight < 60_000, weight
