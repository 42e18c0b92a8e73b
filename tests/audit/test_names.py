"""Promise: a history names other rows only to a reader who may know them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kimchinam.audit.actions import record
from kimchinam.audit.models import Event
from kimchinam.audit.queries import history, names_in
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import relate, unrelate
from kimchinam.documents.models import Document
from kimchinam.documents.states import RELATED, RelationKind
from tests.conftest import Office

pytestmark = pytest.mark.django_db

SECRET_TITLE = "Kế hoạch điều động cán bộ vùng hạ lưu"


@pytest.fixture
def pair(receive: Callable[..., Document]) -> tuple[Document, Document]:
    """An open document, and a confidential one on which it is based."""
    secret = receive("Giao Sở Y tế lập đề án.", name="mat.txt", secrecy=Secrecy.CONFIDENTIAL)
    Document.objects.filter(pk=secret.pk).update(title=SECRET_TITLE)
    secret.refresh_from_db()
    return receive(name="a.txt"), secret


def told(document: Document, reader: object) -> list[str]:
    events = list(history("documents.document", document.pk).filter(verb__contains="related"))
    names = names_in(events, reader=reader)
    return [sentence(event, names) for event in events]


def page_of(document: Document, client: Client) -> str:
    return client.get(reverse("documents:detail", args=[document.pk])).content.decode()


def test_relation_is_told_with_the_name_to_one_who_sees_the_other(
    office: Office, pair: tuple[Document, Document]
) -> None:
    document, secret = pair
    unrelate(relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other=secret), by=office.clerk)

    assert told(document, office.clerk) == [
        f"Thuky bỏ quan hệ: “{document}” căn cứ {SECRET_TITLE}",
        f"Thuky ghi quan hệ: “{document}” căn cứ {SECRET_TITLE}",
    ]
    assert SECRET_TITLE in page_of(document, office.client(office.clerk))


@pytest.mark.parametrize(("language", "another"), [("vi", "một văn bản khác"), ("en", "another document")])
def test_relation_is_told_without_the_name_to_others(
    language: str, another: str, office: Office, pair: tuple[Document, Document]
) -> None:
    document, secret = pair
    relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other=secret)

    with translation.override(language):
        assert told(document, office.reader)[0].endswith(f" {another}")
    assert SECRET_TITLE not in page_of(document, office.client(office.reader))


def test_log_of_a_relation_holds_no_title_of_the_other(office: Office, pair: tuple[Document, Document]) -> None:
    document, secret = pair
    unrelate(relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other=secret), by=office.clerk)

    for event in Event.objects.filter(object_id=str(document.pk)):
        assert SECRET_TITLE not in str((event.before, event.after, event.words))


def test_name_is_that_of_today(office: Office, pair: tuple[Document, Document]) -> None:
    document, secret = pair
    relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other=secret)
    Document.objects.filter(pk=secret.pk).update(title="Kế hoạch mới", secrecy=Secrecy.OPEN)

    assert told(document, office.reader)[0].endswith("căn cứ Kế hoạch mới")


def test_row_of_a_kind_that_nobody_names_any_more_shows_as_a_dash(office: Office) -> None:
    words = {"relation": RelationKind.BASED_ON, "other": {"kind": "old.paper", "id": "1"}}
    event = record(RELATED, office.health, by=office.clerk, words=words)

    with translation.override("vi"):
        assert sentence(event, names_in([event], reader=office.reader)) == "Thuky ghi quan hệ: “Sở Y tế” căn cứ –"


def test_many_names_cost_one_query(
    office: Office, pair: tuple[Document, Document], django_assert_num_queries: Callable[..., object]
) -> None:
    document, secret = pair
    for kind in RelationKind.values:
        relate(document, by=office.clerk, kind=kind, other=secret)
    events = list(history("documents.document", document.pk))
    reader = type(office.inspector).objects.get(pk=office.inspector.pk)
    names_in(events, reader=reader)  # the reader's reach is known from now on

    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert names_in(events, reader=reader) == {("documents.document", str(secret.pk)): SECRET_TITLE}
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert names_in([], reader=reader) == {}
