"""Promise: facts that a person sets stay his; relations name what they mean, once, and can be taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kimchinam.audit.queries import facts_at, history
from kimchinam.base.clock import now
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy, Urgency
from kimchinam.base.work import run_until_idle
from kimchinam.documents.actions import describe_document, relate, unrelate
from kimchinam.documents.models import Document, Version, number_key
from kimchinam.documents.states import Reading, RelationKind
from tests.conftest import Office

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

    assert document.relations.count() == 0
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
