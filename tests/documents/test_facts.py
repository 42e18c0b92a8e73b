"""Promise: the page of a document tells its length, secrecy and urgency each in its own words, in both languages."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.urls import reverse

from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document, Text
from tests.conftest import Office

pytestmark = pytest.mark.django_db


def document_of(office: Office, *, pages: int | None, length: int) -> Document:
    """A document that was read, with a text of that length."""
    document = receive_file(by=office.clerk, stream=BytesIO(b"a"), file_name="a.txt").document
    document.versions.update(state="read")
    Text.objects.create(version=document.versions.get(), content="a" * length, reader="plain", pages=pages)
    return document


def facts(document: Document, office: Office, language: str) -> dict[str, str]:
    """What its page tells, by label."""
    clerk = office.client(office.clerk)
    clerk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = clerk.get(reverse("documents:detail", args=[document.pk])).content.decode()
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))


@pytest.mark.parametrize(
    ("pages", "length", "vietnamese", "english"),
    [
        (1, 1, "1 trang, 1 ký tự", "1 page, 1 character"),
        (4, 1250, "4 trang, 1.250 ký tự", "4 pages, 1.250 characters"),
        (None, 2, "2 ký tự", "2 characters"),
    ],
)
def test_length_counts_pages_and_characters(
    pages: int | None, length: int, vietnamese: str, english: str, office: Office
) -> None:
    document = document_of(office, pages=pages, length=length)

    assert facts(document, office, "vi")["Độ dài"] == vietnamese
    assert facts(document, office, "en")["Length"] == english


def test_one_vietnamese_word_of_secrecy_and_urgency_is_two_in_english(office: Office) -> None:
    document = document_of(office, pages=None, length=1)

    vietnamese, english = (facts(document, office, language) for language in ("vi", "en"))

    assert (vietnamese["Độ mật"], vietnamese["Độ khẩn"]) == ("Thường", "Thường")
    assert (english["Secrecy"], english["Urgency"]) == ("Open", "Ordinary")
