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
from kimchinam.monitoring.actions import answer_direction, close_direction, refuse_extension
from kimchinam.monitoring.models import Direction, Evidence, Extension, Obstacle
from kimchinam.monitoring.queries.waiting import anchor_of
from kimchinam.programmes.models import Task
from tests.conftest import TODAY, Office
from tests.monitoring.papers import LATER, asked, directed, fresh, raised
from tests.programmes.build import facts, issued, only_task, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, supporting=(office.health,))))


def url(task: Task, choice: str = "") -> str:
    page = reverse("monitoring:quick", args=[task.pk])
    return f"{page}?viec={choice}" if choice else page


def to_answer(direction: Direction) -> str:
    return anchor_of("tra-loi", direction)


def choices(client: Client, task: Task) -> list[str]:
    return list(client.get(url(task)).context["choices"])


def test_each_person_finds_what_he_has_to_tell(office: Office, task: Task) -> None:
    owner = office.client(office.finance_person)
    assert choices(owner, task) == ["nop", "xin-gia-han", "neu-vuong-mac"]
    answer = to_answer(directed(office, task))
    assert choices(owner, task) == ["nop", answer, "xin-gia-han", "neu-vuong-mac"]
    assert choices(office.client(office.leader), task) == choices(office.client(office.health_person), task) == []

    proved(fresh(task), office)

    assert choices(owner, task) == [answer]


TYPED: dict[str, dict[str, Any]] = {
    "nop": {"number": "7/BC", "dated": TODAY, "receiver": "Thường trực"},
    "xin-gia-han": {"new_due": LATER, "reason": "Mưa lũ"},
    "neu-vuong-mac": {"kind": "land", "text": "Chưa có mặt bằng", "decider": ""},
    "tra-loi": {"answer": "Xong tuần này"},
}


@pytest.mark.parametrize(("choice", "typed"), TYPED.items())
def test_telling_it_comes_back_to_the_same_page(office: Office, task: Task, choice: str, typed: dict[str, Any]) -> None:
    direction = directed(office, task)
    choice = to_answer(direction) if choice == "tra-loi" else choice
    client = office.client(office.finance_person)
    assert client.get(url(task, choice)).context["form"] is not None

    answer = client.post(url(task, choice), typed)

    assert (answer.status_code, answer.url) == (302, url(task))
    assert len(list(get_messages(answer.wsgi_request))) == 1
    told = [Evidence.objects.exists(), Extension.objects.exists(), Obstacle.objects.exists()]
    told.append(Direction.objects.get().state == "answered")
    assert told == [typed == TYPED[one] for one in TYPED]


def test_photo_of_the_paper_goes_with_it(office: Office, task: Task) -> None:
    photo = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff anh chup")
    office.client(office.finance_person).post(url(task, "nop"), TYPED["nop"] | {"file": photo})

    assert Evidence.objects.get().file_name == "anh.jpg"


def test_file_is_said_once_to_be_optional(office: Office, task: Task) -> None:
    page = office.client(office.finance_person).get(url(task, "nop")).text

    assert "không bắt buộc" in page.partition(">Tệp")[2][:80]
    assert "(không bắt buộc) <span" not in page


def test_refusal_keeps_what_was_typed(office: Office, task: Task) -> None:
    client = office.client(office.finance_person)

    answer = client.post(url(task, "xin-gia-han"), {"new_due": today(), "reason": "Mưa lũ kéo dài"})

    shown = answer.content.decode()
    assert "phải sau thời hạn hiện tại" in shown
    assert "Mưa lũ kéo dài" in shown


def test_choice_that_is_gone_is_said_and_others_offered(office: Office, task: Task) -> None:
    direction = directed(office, task)
    close_direction(direction, by=office.leader)

    answer = office.client(office.finance_person).post(url(task, to_answer(direction)), TYPED["tra-loi"])

    assert "không còn làm được" in answer.content.decode()
    assert list(answer.context["choices"]) == ["nop", "xin-gia-han", "neu-vuong-mac"]


def test_answer_goes_to_the_direction_that_was_shown_or_to_none(office: Office, task: Task) -> None:
    first, second = directed(office, task, text="Báo cáo vốn"), directed(office, task, text="Báo cáo mặt bằng")
    client = office.client(office.finance_person)
    shown = client.get(url(task, to_answer(second)))
    assert "Báo cáo mặt bằng" in shown.text
    assert "Báo cáo vốn" in client.get(url(task)).text
    close_direction(second, by=office.leader)

    client.post(url(task, to_answer(second)), TYPED["tra-loi"])
    assert set(Direction.objects.values_list("answer", flat=True)) == {""}

    client.post(url(task, to_answer(first)), TYPED["tra-loi"])
    assert list(Direction.objects.exclude(answer="").values_list("text", flat=True)) == ["Báo cáo vốn"]


@pytest.mark.parametrize(
    ("choice", "words"), [("nop", "7/BC"), ("xin-gia-han", "Mưa lũ"), ("tra-loi", "Xong tuần này")]
)
def test_what_was_typed_for_a_choice_that_is_gone_is_still_there(
    office: Office, task: Task, choice: str, words: str
) -> None:
    direction = directed(office, task)
    close_direction(direction, by=office.leader)
    proved(fresh(task), office)

    answer = office.client(office.finance_person).post(
        url(task, to_answer(direction) if choice == "tra-loi" else choice), TYPED[choice]
    )

    lost = answer.text.partition("Bạn đã gõ")[2]
    assert words in lost
    assert "Bạn đã gõ" not in office.client(office.finance_person).get(url(task, choice)).text


def test_what_was_sent_and_waits_is_shown_and_not_asked_for_again(office: Office, task: Task) -> None:
    direction = directed(office, task)
    asked(office, task)
    raised(office, task)
    answer_direction(direction, by=office.finance_person, answer="Đang đền bù")

    page = office.client(office.finance_person).get(url(task))

    assert list(page.context["choices"]) == ["nop"]
    sent = page.text.partition("Đã gửi, đang chờ")[2]
    assert [words in sent for words in (f"{LATER:%d/%m/%Y}", "Mưa lũ kéo dài", "Chưa có mặt bằng", "Đang đền bù")] == [
        True
    ] * 4


def test_what_is_decided_waits_no_longer_and_may_be_asked_for_again(office: Office, task: Task) -> None:
    refuse_extension(asked(office, task), by=office.leader, answer="Không đủ lý do")
    directed(office, task)

    page = office.client(office.finance_person).get(url(task))

    assert "xin-gia-han" in page.context["choices"]
    assert "Đã gửi, đang chờ" not in page.text


def test_request_sent_twice_keeps_the_words_of_the_second(office: Office, task: Task) -> None:
    asked(office, task)

    answer = office.client(office.finance_person).post(url(task, "xin-gia-han"), TYPED["xin-gia-han"])

    assert "Mưa lũ" in answer.text.partition("Bạn đã gõ")[2]
    assert Extension.objects.count() == 1


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
