"""Promise: the frame leads each person to his rooms and counts only what needs him; objects lead downstream."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.states import Role
from kimchinam.config.nav import object_links
from kimchinam.documents.models import Document
from tests.conftest import FOUNDED, Office
from tests.counting import length_of
from tests.programmes.build import accept_all, draft, facts, issued

pytestmark = pytest.mark.django_db

ROOMS = ["/", "/van-ban/", "/chuong-trinh/", "/nhiem-vu/", "/to-chuc/"]


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

    def counts(name: str) -> dict[str, int]:
        return {
            item.url: item.count for item in office.client(getattr(office, name)).get("/").context["nav"] if item.count
        }

    def opened(name: str) -> dict[str, int]:
        client = office.client(getattr(office, name))
        rooms = [item for item in client.get("/").context["nav"] if item.count]
        return {item.url: length_of(client.get(item.count_url)) for item in rooms}

    for name in ("leader", "finance_person", "reader", "clerk"):
        assert opened(name) == counts(name)
    assert counts("leader") == {"/chuong-trinh/": 1}
    assert counts("finance_person") == {"/nhiem-vu/": 1}
    assert counts("reader") == {}
    assert counts("clerk").keys() == {"/van-ban/", "/chuong-trinh/"}


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
