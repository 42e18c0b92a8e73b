"""Promise: a document shows only within the reach and the clearance of a person, on every road that leads to it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.refusals import RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import relate, share_document
from kimchinam.documents.models import Document
from kimchinam.documents.queries import (
    by_number,
    citations_of,
    inverse_relations_of,
    relations_of,
    versions_visible_to,
    visible_to,
)
from kimchinam.documents.states import RelationKind
from tests.conftest import FOUNDED, Office

pytestmark = pytest.mark.django_db

RESOLUTION = """TỈNH ỦY MẪU
*
Số 05-NQ/TU

NGHỊ QUYẾT
về cấp nước sạch cho vùng gò đồi

1. Đến năm 2030, 90% hộ dân vùng gò đồi dùng nước sạch.
"""
CITING = """TỈNH ỦY MẪU
*
Số 09-CTr/TU

CHƯƠNG TRÌNH
thực hiện Nghị quyết số 05-NQ/TU

1. Giao Sở Tài chính lập kế hoạch vốn cho trạm cấp nước.
"""

Receive = Callable[..., Document]
EVERYONE = (
    "administrator",
    "clerk",
    "leader",
    "finance_person",
    "health_person",
    "commune_person",
    "inspector",
    "reader",
)


def those_who_see(document: Document, office: Office) -> set[str]:
    return {name for name in EVERYONE if visible_to(getattr(office, name)).filter(pk=document.pk).exists()}


def test_document_shows_to_its_unit_and_to_those_who_see_everything(office: Office, receive: Receive) -> None:
    document = receive(RESOLUTION)

    assert those_who_see(document, office) == {"administrator", "clerk", "leader", "inspector", "reader"}


def test_shared_document_shows_to_the_units_it_is_shared_with(office: Office, receive: Receive) -> None:
    document = receive(RESOLUTION)
    share_document(document, by=office.clerk, organisations=[office.finance])

    assert those_who_see(document, office) == {
        "administrator", "clerk", "leader", "inspector", "reader", "finance_person",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "seen"), [(Scope.OWN, False), (Scope.BELOW, True), (Scope.ALL, True)], ids=["own", "below", "all"]
)
def test_reach_of_a_post_at_the_root(scope: str, seen: bool, office: Office, receive: Receive) -> None:
    document = receive(RESOLUTION)
    person = register_person(by=None, username="moi", full_name="Mới", password="mat-khau-dai")
    give_post(
        by=None, user=person, organisation=office.root, title="x", role=Role.READER, scope=scope, valid_from=FOUNDED
    )

    assert visible_to(person).filter(pk=document.pk).exists() is seen


def test_person_without_a_post_sees_nothing(office: Office, receive: Receive) -> None:
    receive(RESOLUTION)
    person = register_person(by=None, username="moi", full_name="Mới", password="mat-khau-dai")

    assert list(visible_to(person)) == []


def test_secrecy_narrows_what_is_shared_and_what_is_reached(office: Office, receive: Receive) -> None:
    document = receive(RESOLUTION, secrecy=Secrecy.CONFIDENTIAL)
    share_document(document, by=office.clerk, organisations=[office.finance])

    assert those_who_see(document, office) == {"clerk", "leader", "inspector"}


def addresses(document: Document) -> list[str]:
    names = ("detail", "state", "describe", "original")
    version = document.versions.get()
    return [reverse(f"documents:{name}", args=[document.pk]) for name in names] + [
        reverse("extraction:review", args=[version.pk])
    ]


def statuses(client: Client, document: Document) -> set[int]:
    return {client.get(address).status_code for address in addresses(document)}


@pytest.mark.parametrize("name", ["administrator", "finance_person", "reader"])
def test_secret_document_has_no_page_and_no_file_for_others(name: str, office: Office, receive: Receive) -> None:
    document = receive(RESOLUTION, secrecy=Secrecy.CONFIDENTIAL)

    assert statuses(office.client(getattr(office, name)), document) == {404}
    assert list(versions_visible_to(getattr(office, name))) == []


def test_secret_document_is_in_no_register_search_or_count_of_others(office: Office, receive: Receive) -> None:
    receive(RESOLUTION, secrecy=Secrecy.CONFIDENTIAL)
    cleared, reader = office.client(office.clerk), office.client(office.reader)

    for address in (reverse("documents:list"), reverse("documents:list") + "?q=gò+đồi"):
        assert "05-NQ/TU" in cleared.get(address).content.decode()
        assert "05-NQ/TU" not in reader.get(address).content.decode()
    assert [chip.count for chip in cleared.get(reverse("documents:list")).context["chips"]] == [1, 1]
    assert [chip.count for chip in reader.get(reverse("documents:list")).context["chips"]] == [0]


def test_citation_leads_to_the_registered_document_only_for_one_who_sees_it(office: Office, receive: Receive) -> None:
    resolution = receive(RESOLUTION, secrecy=Secrecy.CONFIDENTIAL)
    version = receive(CITING, name="citing.txt").versions.get()

    def led_to(user: object) -> list[Document | None]:
        return [other for citation, other in citations_of(version, user) if citation.number]  # type: ignore[arg-type]

    assert led_to(office.clerk) == [resolution]
    assert led_to(office.reader) == [None]
    assert (by_number(["5-NQ/TU"], office.clerk), by_number(["5-NQ/TU"], office.reader)) == (
        {"5-nq/tu": resolution},
        {},
    )


def test_relation_to_a_secret_document_is_left_out_on_both_sides(office: Office, receive: Receive) -> None:
    secret = receive(RESOLUTION, secrecy=Secrecy.CONFIDENTIAL)
    programme = receive(CITING, name="citing.txt")
    relate(programme, by=office.clerk, kind=RelationKind.IMPLEMENTS, other=secret)
    relate(secret, by=office.clerk, kind=RelationKind.BASED_ON, other=programme)

    assert [one.other for one in relations_of(programme, office.clerk)] == [secret]
    assert [one.document for one in inverse_relations_of(programme, office.clerk)] == [secret]
    assert list(relations_of(programme, office.reader)) == []
    assert list(inverse_relations_of(programme, office.reader)) == []


def test_one_cannot_relate_to_a_document_one_does_not_see(office: Office, receive: Receive) -> None:
    secret = receive(RESOLUTION, secrecy=Secrecy.CONFIDENTIAL)
    programme = receive(CITING, name="citing.txt")
    uncleared = register_person(by=None, username="moi", full_name="Mới", password="mat-khau-dai")
    give_post(by=None, user=uncleared, organisation=office.bureau, title="x", role=Role.CLERK, valid_from=FOUNDED)

    with pytest.raises(RefusedError, match="Không tìm thấy văn bản kia"):
        relate(programme, by=uncleared, kind=RelationKind.IMPLEMENTS, other=secret)
