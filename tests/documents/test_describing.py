"""Promise: facts that a person sets stay his; relations name what they mean, once, and can be taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from kimchinam.audit.queries import facts_at, history
from kimchinam.base.clock import now
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import ChangedMeanwhileError, stamp_of
from kimchinam.base.states import Secrecy, Urgency
from kimchinam.base.work import run_until_idle
from kimchinam.documents.actions import describe_document, relate, share_document, unrelate
from kimchinam.documents.models import Document, Version, number_key
from kimchinam.documents.queries import facts_of
from kimchinam.documents.states import Reading, RelationKind
from kimchinam.organisations.models import Organisation
from tests.conftest import FOUNDED, Office

pytestmark = pytest.mark.django_db

FACTS: dict[str, Any] = {
    "title": "Về cấp nước sạch vùng gò đồi",
    "kind": "Nghị quyết",
    "number": "05 - NQ/TU",
    "issuer": "Tỉnh ủy Mẫu",
    "issued_on": date(2026, 8, 20),
    "signer": "Hà Văn Khê",
    "secrecy": Secrecy.OPEN,
    "urgency": Urgency.URGENT,
}


@pytest.fixture
def document(receive: Callable[..., Document]) -> Document:
    return receive()


def test_facts_of_a_person_replace_those_of_the_reader(document: Document, office: Office) -> None:
    describe_document(document, by=office.clerk, **FACTS)
    document.refresh_from_db()

    assert {name: getattr(document, name) for name in FACTS} == FACTS
    assert (document.described_by_person, document.number_key) == (True, "5-nq/tu")
    event = history("documents.document", document.pk)[0]
    assert (event.verb, event.before["number"], event.after["number"]) == (
        "document.described", "07-CTr/TU", "05 - NQ/TU",
    )  # fmt: skip
    assert facts_at("documents.document", document.pk, now())["urgency"] == Urgency.URGENT


def test_reading_again_leaves_the_facts_of_a_person_alone(document: Document, office: Office) -> None:
    describe_document(document, by=office.clerk, **FACTS)
    version = document.versions.get()
    version.text.delete()
    version.occurrences.all().delete()
    Version.objects.filter(pk=version.pk).update(state=Reading.WAITING)

    run_until_idle()
    document.refresh_from_db()

    assert (document.versions.get().state, document.title) == ("read", FACTS["title"])


@pytest.mark.parametrize("name", ["reader", "leader", "finance_person"])
def test_only_a_clerk_describes(name: str, document: Document, office: Office) -> None:
    with pytest.raises(NotAllowedError):
        describe_document(document, by=getattr(office, name), **FACTS)


def test_described_document_cannot_become_top_secret_and_keeps_what_was_typed(
    document: Document, office: Office
) -> None:
    clerk = office.client(office.clerk)
    typed = FACTS | {"issued_on": "2026-08-20", "secrecy": int(Secrecy.TOP_SECRET), "title": "Tựa đề vừa gõ"}

    shown = clerk.post(reverse("documents:describe", args=[document.pk]), typed).content.decode()

    document.refresh_from_db()
    assert "Tuyệt mật không được đưa vào hệ thống" in shown
    assert "Tựa đề vừa gõ" in shown
    assert (document.secrecy, document.described_by_person) == (Secrecy.OPEN, False)


def facts_typed(page: Any) -> dict[str, Any]:
    """What a browser sends back when nothing is touched."""
    form = page.context["form"]
    return {name: "" if form[name].value() is None else form[name].value() for name in form.fields}


def page(client: Client, document: Document, **typed: object) -> Any:
    """What a browser gets when the page is opened, or sent back with some facts changed."""
    address = reverse("documents:describe", args=[document.pk])
    opened = client.get(address)
    if typed and opened.status_code == 200:
        return client.post(address, facts_typed(opened) | typed)
    return client.post(address, typed) if typed else opened


def test_page_that_was_opened_before_another_saved_is_refused_once(document: Document, office: Office) -> None:
    address = reverse("documents:describe", args=[document.pk])
    clerk = office.client(office.clerk)
    opened_earlier = facts_typed(clerk.get(address))
    assert page(clerk, document, secrecy=int(Secrecy.CONFIDENTIAL)).status_code == 302

    refused = clerk.post(address, opened_earlier | {"signer": "Hà Văn Khê"})

    document.refresh_from_db()
    assert (document.secrecy, document.signer) == (Secrecy.CONFIDENTIAL, "")
    assert "Người khác đã sửa các thông tin này" in refused.content.decode()
    assert refused.context["form"].errors["secrecy"] == ["Hiện đang là: Mật"]
    assert facts_typed(refused)["signer"] == "Hà Văn Khê"

    assert clerk.post(address, facts_typed(refused) | {"secrecy": "1"}).status_code == 302
    document.refresh_from_db()
    assert (document.secrecy, document.signer) == (Secrecy.CONFIDENTIAL, "Hà Văn Khê")


def test_facts_that_are_no_longer_those_seen_are_refused_whoever_asks(document: Document, office: Office) -> None:
    seen = stamp_of(facts_of(document))
    describe_document(document, by=office.clerk, seen=seen, **FACTS)

    with pytest.raises(ChangedMeanwhileError):
        describe_document(document, by=office.clerk, seen=seen, **FACTS)


def low_clerk(office: Office, organisation: Organisation) -> User:
    """A clerk without clearance in that unit."""
    person = register_person(by=None, username="vanthu", full_name="Văn thư", password="mat-khau-dai")
    give_post(by=None, user=person, organisation=organisation, title="Văn thư", role=Role.CLERK, valid_from=FOUNDED)
    return User.objects.get(pk=person.pk)


def test_level_above_the_clearance_is_not_listed_and_takes_nothing_typed_along(
    document: Document, office: Office
) -> None:
    low = office.client(low_clerk(office, office.bureau))

    assert [level for level, _label in page(low, document).context["form"].fields["secrecy"].choices] == [
        Secrecy.OPEN,
    ]
    refused = page(low, document, secrecy=int(Secrecy.CONFIDENTIAL), title="Tựa đề vừa gõ")
    assert refused.status_code == 200
    assert "Bạn chưa được phép xử lý văn bản ở độ mật này." in refused.content.decode()
    assert "Tựa đề vừa gõ" in refused.content.decode()


def test_document_of_another_unit_is_not_opened_for_describing(document: Document, office: Office) -> None:
    share_document(document, by=office.leader, organisations=[office.health])
    other = office.client(low_clerk(office, office.health))

    assert page(other, document).status_code == 403
    assert page(other, document, title="x").status_code == 403


@pytest.mark.parametrize("number", ["05-NQ/TU", "5-NQ/TU", "05 - NQ / TU", "005–nq/tu"])
def test_spellings_of_one_number_share_a_key(number: str) -> None:
    assert number_key(number) == "5-nq/tu"


def test_relation_is_recorded_once(document: Document, office: Office, receive: Callable[..., Document]) -> None:
    other = receive("Nghị quyết về đê sông Lạc.", name="khac.txt")

    first = relate(document, by=office.clerk, kind=RelationKind.IMPLEMENTS, other=other)
    again = relate(document, by=office.clerk, kind=RelationKind.IMPLEMENTS, other=other)

    assert first == again
    assert [event.verb for event in history("documents.document", document.pk)][:2] == [
        "document.related", "document.read",
    ]  # fmt: skip


def test_relation_to_a_document_known_by_name(document: Document, office: Office) -> None:
    relation = relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other_name="  Luật Thủy lợi ")

    assert (relation.other, relation.other_name) == (None, "Luật Thủy lợi")
    assert relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other_name="Luật Thủy lợi") == relation


@pytest.mark.parametrize(("name", "said"), [("", "Hãy chọn một văn bản"), ("   ", "Hãy chọn một văn bản")])
def test_relation_to_nothing_is_refused(name: str, said: str, document: Document, office: Office) -> None:
    with pytest.raises(RefusedError, match=said):
        relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other_name=name)


def test_relation_to_itself_is_refused(document: Document, office: Office) -> None:
    with pytest.raises(RefusedError, match="quan hệ với chính nó"):
        relate(document, by=office.clerk, kind=RelationKind.REPLACES, other=document)


def test_relation_is_taken_back_and_the_log_remembers_both(document: Document, office: Office) -> None:
    relation = relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other_name="Luật Thủy lợi")
    name = f"relation:{relation.pk}"
    assert facts_at("documents.document", document.pk, now())[name] == ["based_on", "", "Luật Thủy lợi"]

    unrelate(relation, by=office.clerk)
    unrelate(relation, by=office.clerk)

    assert document.relations.living().count() == 0
    assert facts_at("documents.document", document.pk, now()).get(name) is None
    assert [event.verb for event in history("documents.document", document.pk)][:2] == [
        "document.unrelated", "document.related",
    ]  # fmt: skip


def test_reader_neither_relates_nor_takes_back(document: Document, office: Office) -> None:
    relation = relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other_name="Luật Thủy lợi")

    with pytest.raises(NotAllowedError):
        relate(document, by=office.reader, kind=RelationKind.BASED_ON, other_name="Luật Đê điều")
    with pytest.raises(NotAllowedError):
        unrelate(relation, by=office.reader)
