"""Promise: the frame leads each person to his rooms and counts only what needs him; objects lead downstream."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.states import Role
from kimchinam.config.nav import object_links
from kimchinam.documents.models import Document
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.programmes.actions import OfferedTask, make_offer
from kimchinam.programmes.states import Product
from tests.conftest import FOUNDED, TODAY, Office
from tests.counting import length_of
from tests.monitoring.papers import asked, directed, fresh
from tests.programmes.build import DUE, accept_all, draft, facts, issued

pytestmark = pytest.mark.django_db

DRAFTS = "/chuong-trinh/?state=draft"
OWN = "/nhiem-vu/?mine=1&status=open"
ROOMS = ["/", "/van-ban/", "/chuong-trinh/", "/nhiem-vu/", "/to-chuc/"]


def needs(client: Client) -> dict[str, int]:
    """What the frame counts for a person, by the list that each number opens."""
    return {one.url: one.count for room in client.get("/").context["nav"] for one in room.needs}


@pytest.mark.parametrize("name", ["clerk", "leader", "finance_person", "inspector", "reader"])
def test_accounts_and_rules_are_in_the_frame_of_administrators_only(name: str, office: Office) -> None:
    shown = office.client(getattr(office, name)).get("/").context["nav"]
    administrators = office.client(office.administrator).get("/").context["nav"]

    registers = ["/trao-doi/"] if name in ("clerk", "leader") else []
    assert [item.url for item in shown] == [*ROOMS, *registers]
    assert [item.url for item in administrators] == [*ROOMS, "/tai-khoan/", "/quy-dinh/"]


@pytest.mark.parametrize("path", [*ROOMS, "/van-ban/tai-len/"])
def test_exactly_one_room_is_the_one_we_are_in(path: str, office: Office) -> None:
    nav = office.client(office.clerk).get(path).context["nav"]

    assert [item.url for item in nav if item.current] == [path.replace("tai-len/", "")]


def test_counts_are_of_what_needs_the_person(office: Office, receive: Callable[..., Document]) -> None:
    receive()
    draft(office, facts(office))
    issued(office)

    for name in ("leader", "finance_person", "reader", "clerk"):
        client = office.client(getattr(office, name))
        assert {url: length_of(client.get(url)) for url in needs(client)} == needs(client)
    assert needs(office.client(office.leader)) == {DRAFTS: 1}
    assert needs(office.client(office.finance_person)) == {OWN: 1}
    assert needs(office.client(office.reader)) == {}
    assert needs(office.client(office.clerk)).keys() == {reverse("desk:reviews"), DRAFTS}


def test_papers_and_offers_that_wait_are_in_the_frame(office: Office) -> None:
    programme = issued(office, facts(office), facts(office, name="nộp"))
    first, second = programme.tasks.order_by("order")
    asked(office, first)
    directed(office, first)
    words = {"number": "1/BC", "dated": TODAY, "receiver": "A"}
    hand_in_evidence(fresh(second), by=office.finance_person, **words)
    task = OfferedTask(name="Số hóa sổ đê", product_kind=Product.REPORT, due_on=DUE)
    make_offer(programme, by=office.finance_person, task=task, reason="Đã chuẩn bị")

    assert needs(office.client(office.leader)) == {reverse("monitoring:waiting"): 1, "/nhiem-vu/?judge=1": 1}
    assert needs(office.client(office.finance_person)) == {reverse("monitoring:waiting"): 1, OWN: 2}
    assert needs(office.client(office.clerk)) == {f"{reverse('programmes:offers')}?answer=1": 1}
    assert needs(office.client(office.health_person)) == {}


def test_read_document_leads_to_its_review(office: Office, receive: Callable[..., Document]) -> None:
    document = receive()
    review = reverse("extraction:review", args=[document.versions.get().pk])

    by_clerk, by_reader = object_links(document, office.clerk), object_links(document, office.reader)

    assert [(link.url, link.label, link.primary) for link in by_clerk] == [(review, "Bàn duyệt", True)]
    assert [(link.url, link.label, link.primary) for link in by_reader] == [(review, "Xem mục đã đọc ra", False)]


def test_unreadable_document_leads_nowhere(office: Office, receive: Callable[..., Document]) -> None:
    assert object_links(receive("", name="trong.txt"), office.clerk) == []


def test_judged_document_leads_to_the_programme_that_takes_it(office: Office, receive: Callable[..., Document]) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    run = document.versions.get().run

    assert [link.url for link in object_links(run, office.clerk)] == [reverse("programmes:take", args=[document.pk])]
    assert object_links(run, office.reader) == []


def test_judged_document_of_another_unit_leads_to_no_programme(
    office: Office, receive: Callable[..., Document]
) -> None:
    document = receive()
    clerk = register_person(by=None, username="thukyyte", full_name="Thư ký Sở", password="mat-khau-dai")
    give_post(by=None, user=clerk, organisation=office.health, title="Thư ký", role=Role.CLERK, valid_from=FOUNDED)

    assert object_links(document.versions.get().run, clerk) == []


def test_issued_programme_leads_to_its_tasks(office: Office) -> None:
    programme = issued(office)

    (link,) = object_links(programme, office.leader)
    assert length_of(office.client(office.leader).get(link.url)) == programme.tasks.count()
    assert object_links(draft(office, facts(office)), office.leader) == []


def test_unit_leads_to_its_tasks(office: Office) -> None:
    assert [link.url for link in object_links(office.finance, office.reader)] == [
        reverse("monitoring:unit", args=[office.finance.pk])
    ]


def test_thing_that_nobody_speaks_of_leads_nowhere(office: Office) -> None:
    assert object_links(office.clerk.posts.get(), office.clerk) == []
