"""Promise: the page of a task offers each person what he may do with it, does it, and keeps what was typed when refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.monitoring.actions import answer_direction, decide_obstacle, grant_extension
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.monitoring.views.acts import ON_PAPER, ON_TASK
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.monitoring.papers import LATER, asked, directed, fresh, raised
from tests.programmes.build import facts, issued, only_task, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, supporting=(office.health,))))


def page(client: Client, task: Task) -> Any:
    return client.get(reverse("monitoring:task", args=[task.pk]))


def offered(answer: Any) -> set[str]:
    """Slugs of what the page offers on the task and on its papers."""
    urls = [offer.url for offer in answer.context["offers"]]
    urls += [offer.url for _paper, _kind, offers in answer.context["said"] for offer in offers]
    return {part for url in urls for part in url.split("/") if part in ON_TASK | ON_PAPER}


def send(client: Client, task: Task, slug: str, **typed: object) -> Any:
    url = reverse("monitoring:act", args=[task.pk, slug])
    return client.post(url, {f"{slug}-{name}": value for name, value in typed.items()})


def on_paper(client: Client, paper: Any, slug: str, **typed: object) -> Any:
    url = reverse("monitoring:paper_act", args=[slug, paper.pk])
    prefix = f"{slug}-{paper.pk.hex[-12:]}"
    return client.post(url, {f"{prefix}-{name}": value for name, value in typed.items()})


@pytest.mark.parametrize(
    ("who", "slugs"),
    [
        ("finance_person", {"xin-gia-han", "neu-vuong-mac", "chiu-trach-nhiem"}),
        ("health_person", set()),
        ("leader", {"chi-dao", "gia-han", "chiu-trach-nhiem"}),
        ("clerk", set()),
        ("inspector", set()),
    ],
)
def test_each_person_is_offered_what_he_may_do(office: Office, task: Task, who: str, slugs: set[str]) -> None:
    answer = page(office.client(getattr(office, who)), task)

    assert offered(answer) == slugs
    assert bool(answer.context["may_reassign"]) == (who == "leader")


def test_papers_bear_what_may_be_done_with_them(office: Office, task: Task) -> None:
    asked(office, task)
    raised(office, task, decider=None)
    directed(office, task)
    owner, leader = office.client(office.finance_person), office.client(office.leader)

    assert offered(page(owner, task)) == {"chiu-trach-nhiem", "rut-gia-han", "rut-vuong-mac", "tra-loi"}
    assert offered(page(leader, task)) == {
        "chiu-trach-nhiem", "chi-dao", "cho-gia-han", "khong-cho-gia-han", "cap-quyet", "ket-thuc",
    }  # fmt: skip


def test_past_day_is_for_reading(office: Office, task: Task) -> None:
    asked(office, task)
    with clock.set_to(NOON + timedelta(days=3)):
        client = office.client(office.leader)
        client.post(reverse("desk:set_as_of"), {"on": TODAY.isoformat(), "next": "/"})
        answer = page(client, task)

    assert (offered(answer), answer.context.get("may_reassign")) == (set(), None)
    assert "Chờ quyết định" in answer.content.decode()


def test_owner_asks_and_leader_grants_on_the_page(office: Office, task: Task) -> None:
    asking = send(office.client(office.finance_person), task, "xin-gia-han", new_due=LATER, reason="Mưa lũ")
    assert asking.status_code == 302
    extension = Extension.objects.get()

    granting = on_paper(office.client(office.leader), extension, "cho-gia-han", new_due=LATER, answer="")

    assert granting.status_code == 302
    assert fresh(task).due_on == LATER
    shown = page(office.client(office.finance_person), task).content.decode()
    assert "gia hạn 1 lần" in shown
    assert "Đã cho gia hạn" in shown


def test_refused_act_keeps_what_was_typed_and_changes_nothing(office: Office, task: Task) -> None:
    answer = send(office.client(office.finance_person), task, "xin-gia-han", new_due=TODAY, reason="Mưa lũ kéo dài")

    shown = answer.content.decode()
    assert (answer.status_code, Extension.objects.count()) == (200, 0)
    assert "phải sau thời hạn hiện tại" in shown
    assert "Mưa lũ kéo dài" in shown
    assert "<details" in shown
    assert "open>" in shown


def test_act_that_is_over_gives_the_words_back_that_were_typed_for_it(office: Office, task: Task) -> None:
    obstacle, direction = raised(office, task), directed(office, task)
    decide_obstacle(obstacle, by=office.leader, decision="Giao đất")
    answer_direction(direction, by=office.finance_person, answer="Xong")
    leader, owner = office.client(office.leader), office.client(office.finance_person)

    deciding = on_paper(leader, obstacle, "quyet-vuong-mac", decision="Giao mặt bằng khu B")
    answering = on_paper(owner, direction, "tra-loi", answer="Đã trình dự thảo")

    for answer, words in ((deciding, "Giao mặt bằng khu B"), (answering, "Đã trình dự thảo")):
        assert "đã được" in str(next(iter(answer.context["messages"])))
        assert words in answer.text.partition("Bạn đã gõ")[2]
    assert "Bạn đã gõ" not in page(leader, task).text


def test_whole_way_of_an_obstacle(office: Office, task: Task) -> None:
    owner, leader = office.client(office.finance_person), office.client(office.leader)
    send(owner, task, "neu-vuong-mac", kind="land", text="Chưa có mặt bằng", decider="")
    obstacle = Obstacle.objects.get()
    assert "chưa rõ cấp quyết" in page(owner, task).content.decode()

    on_paper(leader, obstacle, "cap-quyet", decider=str(office.root.pk))
    assert fresh(task).decider == office.root
    on_paper(leader, obstacle, "quyet-vuong-mac", decision="Giao đất trong tháng")

    assert "Giao đất trong tháng" in page(owner, task).content.decode()
    assert fresh(task).obstacle_on is None


def test_whole_way_of_a_direction(office: Office, task: Task) -> None:
    owner, leader = office.client(office.finance_person), office.client(office.leader)
    send(leader, task, "chi-dao", text="Báo cáo tiến độ")
    first = Direction.objects.get()
    on_paper(owner, first, "tra-loi", answer="Đang làm")
    on_paper(leader, first, "hoi-lai", text="Nêu số liệu")
    again = first.next

    on_paper(owner, again, "tra-loi", answer="Đạt 80 phần trăm")
    on_paper(leader, again, "ket-thuc")

    assert {one.state for one in Direction.objects.all()} == {"closed"}


def test_closed_task_offers_only_to_be_reopened(office: Office, task: Task) -> None:
    proved(task, office)
    leader = office.client(office.leader)
    assert offered(page(leader, task)) == {"mo-lai"}

    send(leader, task, "mo-lai", reason="Số liệu sai")

    assert fresh(task).closed_on is None
    assert "Số liệu sai" in page(leader, task).content.decode()


@pytest.mark.parametrize("slug", sorted(ON_TASK))
def test_act_of_who_may_not_is_forbidden(office: Office, task: Task, slug: str) -> None:
    assert send(office.client(office.health_person), task, slug).status_code == 403


def test_task_and_papers_that_are_not_seen_are_not_found(office: Office, task: Task) -> None:
    extension = asked(office, task)
    stranger = office.client(office.commune_person)

    assert page(stranger, task).status_code == 404
    assert send(stranger, task, "xin-gia-han").status_code == 404
    assert on_paper(stranger, extension, "cho-gia-han").status_code == 404
    assert send(office.client(office.leader), task, "khong-co").status_code == 404


def test_act_that_is_over_says_so(office: Office, task: Task) -> None:
    extension = asked(office, task)
    grant_extension(extension, by=office.leader)

    answer = on_paper(office.client(office.leader), extension, "khong-cho-gia-han", answer="Không")

    assert "đã được xử lý" in answer.content.decode()


def test_each_form_of_the_page_has_its_own_fields(office: Office, task: Task) -> None:
    directed(office, task)
    directed(office, task, text="Gửi bản dự thảo")
    raised(office, task)

    shown = page(office.client(office.finance_person), task).content.decode()

    ids = [part.partition('"')[0] for part in shown.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_page_costs_as_many_queries_for_many_papers(office: Office, task: Task) -> None:
    client = office.client(office.finance_person)

    def count() -> int:
        return len(queries_of(lambda: page(client, task)))

    for text in ("Một", "Hai"):
        answer_direction(directed(office, task, text=text), by=office.finance_person, answer="Xong")
    few = count()
    for number in range(12):
        answer_direction(directed(office, task, text=f"Lần {number}"), by=office.finance_person, answer="Xong")

    assert count() == few


WAITING = "/nhiem-vu/cho-toi/"


def test_what_waits_is_listed_for_who_must_act(office: Office, task: Task) -> None:
    asked(office, task)
    raised(office, task)
    directed(office, task)

    def groups(user: User, kind: str = "") -> dict[str, int]:
        page = office.client(user).get(WAITING, {"kind": kind})
        return {group.name: group.count for group in page.context["waiting"]}

    assert groups(office.leader) == {"extensions": 1, "obstacles": 1}
    assert groups(office.leader, "unanswered") == {"unanswered": 1}
    assert groups(office.finance_person) == {"to_answer": 1}
    assert groups(office.health_person) == groups(office.clerk) == groups(office.inspector) == {}


def test_list_of_what_waits_costs_as_many_queries_for_one_as_for_many(office: Office) -> None:
    client = office.client(office.leader)

    def ask(number: int) -> int:
        asked(office, only_task(issued(office, facts(office, name=f"Việc {number}"), number=str(number))))
        return len(queries_of(lambda: client.get(WAITING)))

    first = ask(0)
    assert [ask(number) for number in range(1, 9)][-1] == first
