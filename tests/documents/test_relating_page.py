"""Promise: a relation is written to what is registered when it is registered, with one field and without script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import share_document
from kimchinam.documents.models import Document, Relation
from kimchinam.documents.states import RelationKind
from tests.conftest import FOUNDED, Office
from tests.counting import assert_same_number_of_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(receive: Callable[..., Document]) -> Document:
    return receive()


@pytest.fixture
def clerk(office: Office) -> Client:
    return office.client(office.clerk)


def registered(office: Office, title: str, number: str = "", **facts: Any) -> Document:
    return Document.objects.create(organisation=office.bureau, title=title, number=number, **facts)


def send(client: Client, document: Document, **typed: object) -> Any:
    facts = {"kind": RelationKind.BASED_ON.value} | typed
    return client.post(reverse("documents:relate", args=[document.pk]), facts, follow=True)


def offered(response: Any) -> list[str]:
    return [one.title for one in response.context["form"].offered]


@pytest.mark.parametrize("name", ["05-NQ/TU", "5 - nq/tu", "Cấp nước sạch vùng gò đồi"])
def test_number_or_title_of_a_registered_document_is_linked(
    name: str, document: Document, clerk: Client, office: Office
) -> None:
    other = registered(office, "Cấp nước sạch vùng gò đồi", "05-NQ/TU")

    response = send(clerk, document, other_name=name)

    relation = Relation.objects.get()
    assert (relation.other, relation.other_name) == (other, "")
    assert "Đã ghi quan hệ với văn bản trong sổ." in response.content.decode()


@pytest.mark.parametrize("name", ["Luật Thủy lợi", "–", "0", "%"])
def test_what_the_register_does_not_hold_is_kept_by_its_name(
    name: str, document: Document, clerk: Client, office: Office
) -> None:
    registered(office, "Cấp nước sạch vùng gò đồi")

    response = send(clerk, document, other_name=name)

    relation = Relation.objects.get()
    assert (relation.other, relation.other_name) == (None, name)
    assert "Đã ghi quan hệ theo tên văn bản." in response.content.decode()


def test_several_of_one_number_are_offered_and_one_press_chooses(
    document: Document, clerk: Client, office: Office
) -> None:
    first = registered(office, "Kế hoạch của xã Trên", "01-KH/UBND")
    registered(office, "Kế hoạch của xã Dưới", "01-KH/UBND")

    response = send(clerk, document, other_name="1-KH/UBND")

    assert sorted(offered(response)) == ["Kế hoạch của xã Dưới", "Kế hoạch của xã Trên"]
    assert 'value="1-KH/UBND"' in response.content.decode()
    assert f'name="other" value="{first.pk}"' in response.content.decode()
    send(clerk, document, other_name="1-KH/UBND", other=str(first.pk))
    assert [relation.other for relation in Relation.objects.all()] == [first]


def test_words_of_a_title_are_offered_and_the_name_alone_may_still_be_kept(
    document: Document, clerk: Client, office: Office
) -> None:
    registered(office, "Cấp nước sạch vùng gò đồi")

    assert offered(send(clerk, document, other_name="nuoc sach")) == ["Cấp nước sạch vùng gò đồi"]
    assert Relation.objects.count() == 0
    send(clerk, document, other_name="nuoc sach", unregistered="on")
    assert [relation.other_name for relation in Relation.objects.all()] == ["nuoc sach"]


def test_what_one_may_not_see_is_neither_offered_nor_linked(document: Document, office: Office) -> None:
    secret = registered(office, "Điều động cán bộ", "09-KH/TU", secrecy=Secrecy.CONFIDENTIAL)
    low = office.client(clerk_of(office.bureau))

    send(low, document, other_name="09-KH/TU")
    refused = send(low, document, other=str(secret.pk))

    assert [(relation.other, relation.other_name) for relation in Relation.objects.all()] == [(None, "09-KH/TU")]
    assert "Điều động" not in low.get(reverse("documents:detail", args=[document.pk])).content.decode()
    assert "mục đã chọn không còn ở đó" in refused.content.decode()


def clerk_of(unit: Any) -> User:
    person = register_person(by=None, username="vanthu", full_name="Văn thư", password="mat-khau-dai")
    give_post(by=None, user=person, organisation=unit, title="Văn thư", role=Role.CLERK, valid_from=FOUNDED)
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize("typed", [{"other_name": "Luật Thủy lợi"}, {"other_name": ""}, {"kind": "sai"}])
def test_one_who_may_not_relate_is_told_so_before_his_form_is_read(
    typed: dict[str, str], document: Document, office: Office
) -> None:
    share_document(document, by=office.leader, organisations=[office.health])

    assert send(office.client(office.reader), document, **typed).status_code == 403
    assert send(office.client(clerk_of(office.health)), document, **typed).status_code == 403


def test_named_relation_is_kept_once_even_by_two_at_once(document: Document, office: Office) -> None:
    facts = {"document": document, "kind": RelationKind.BASED_ON, "other_name": "Luật Thủy lợi", "by": office.clerk}
    Relation.objects.create(**facts)

    with pytest.raises(IntegrityError), transaction.atomic():
        Relation.objects.create(**facts)
    Relation.objects.create(**facts | {"other_name": "Luật Đê điều"})


def test_page_stays_small_however_long_the_register_is(document: Document, clerk: Client, office: Office) -> None:
    address = reverse("documents:detail", args=[document.pk])

    before = len(clerk.get(address).content)
    assert_same_number_of_queries(
        lambda: clerk.get(address), grow=lambda number: registered(office, f"Kế hoạch {number} " + "của xã " * 30)
    )
    Document.objects.bulk_create(
        Document(organisation=office.bureau, title=f"Chương trình {number} " + "của xã " * 30) for number in range(1000)
    )
    assert len(clerk.get(address).content) - before < 50_000
