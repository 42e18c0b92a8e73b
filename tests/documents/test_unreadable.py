"""Promise: a file that cannot be read is kept, says why in the language of the reader, and stops nobody else."""

import logging
from collections.abc import Callable
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kimchinam.base.work import run_until_idle
from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document, Version
from tests.conftest import Office
from tests.vanban.reading.samples import docx, packed, paragraph, pdf
from vanban.reading import limits

pytestmark = pytest.mark.django_db

EMPTY = ("Tệp không có nội dung nào để đọc.", "The file has no content to read.")
ENCRYPTED = ("Tệp được đặt mật khẩu.", "The file is protected by a password.")
CORRUPT = ("Tệp bị hỏng hoặc không đúng định dạng.", "The file is damaged or is not of the format it claims.")
BOMB = ("Tệp nén nở ra quá lớn", "The file expands to an unreasonable size")
ENTITIES = ("Tệp chứa khai báo thực thể XML", "The file declares XML entities")
TOO_DEEP = ("bảng hoặc phần tử lồng nhau", "nests its tables or elements too deeply")
NO_TEXT = ("chỉ có ảnh", "holds only pictures")
UNSUPPORTED = ("Chưa đọc được loại tệp", "are not read yet")


def _nested(depth: int) -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("a") + "</w:tc></w:tr></w:tbl>" * depth)


def _with_entities() -> bytes:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    return packed({"word/document.xml": laughs})


FILES: dict[str, tuple[str, Callable[[], bytes], tuple[str, str]]] = {
    "empty": ("trong.txt", lambda: b"", EMPTY),
    "encrypted": ("khoa.pdf", lambda: pdf(lambda canvas: canvas.drawString(72, 72, "a"), password="bi-mat"), ENCRYPTED),
    "corrupt": ("hong.docx", lambda: b"khong phai docx", CORRUPT),
    "bomb": ("bom.docx", lambda: docx(paragraph(" " * limits.RATIO_FLOOR * 4)), BOMB),
    "entities": ("thuc-the.docx", _with_entities, ENTITIES),
    "too_deep": ("long.docx", lambda: _nested(limits.MAX_DEPTH + 2), TOO_DEEP),
    "no_text_layer": ("anh.pdf", lambda: pdf(lambda canvas: canvas.rect(72, 72, 200, 200, fill=1)), NO_TEXT),
    "unsupported": ("mo.odt", lambda: packed({"content.xml": "<a/>"}), UNSUPPORTED),
}


def brought(office: Office, code: str) -> tuple[Document, bytes]:
    name, make, _sentences = FILES[code]
    data = make()
    document = receive_file(by=office.clerk, stream=BytesIO(data), file_name=name).document
    run_until_idle()
    return document, data


def page(client: Client, document: Document, language: str) -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(reverse("documents:detail", args=[document.pk])).content.decode()


@pytest.mark.parametrize("code", FILES)
def test_unreadable_file_is_kept_with_its_reason_in_both_languages(code: str, office: Office) -> None:
    document, data = brought(office, code)
    clerk = office.client(office.clerk)
    _name, _make, (vietnamese, english) = FILES[code]

    version = document.versions.get()
    assert (version.state, version.reason_code) == ("unreadable", code)
    assert vietnamese in page(clerk, document, "vi")
    assert english in page(clerk, document, "en")
    assert b"".join(clerk.get(reverse("documents:original", args=[document.pk]))) == data


def test_part_that_is_broken_is_told_to_the_log_and_not_to_the_clerk(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="kimchinam.documents.jobs"):
        document, _data = brought(office, "corrupt")

    version = document.versions.get()
    assert [record.getMessage() for record in caplog.records] == [f"version {version.pk} unreadable: corrupt (.docx)"]
    assert "docx" not in version.reason_vi + version.reason_en


def test_clerk_has_it_read_again_with_one_button(office: Office) -> None:
    document, _data = brought(office, "corrupt")
    clerk = office.client(office.clerk)
    address = reverse("documents:read_again", args=[document.pk])
    assert f'action="{address}"' in page(clerk, document, "vi")

    response = clerk.post(address)

    assert (response.status_code, document.versions.get().state) == (302, "waiting")
    run_until_idle()
    assert document.versions.get().state == "unreadable"


def test_reader_is_offered_no_button(office: Office) -> None:
    document, _data = brought(office, "corrupt")

    assert reverse("documents:read_again", args=[document.pk]) not in page(office.client(office.reader), document, "vi")


def test_good_file_behind_bad_ones_is_read(office: Office) -> None:
    for code in ("corrupt", "bomb", "entities"):
        name, make, _sentences = FILES[code]
        receive_file(by=office.clerk, stream=BytesIO(make()), file_name=name)
    receive_file(by=office.clerk, stream=BytesIO("Giao Sở Y tế lập đề án.".encode()), file_name="tot.txt")

    run_until_idle()

    assert sorted(Version.objects.values_list("state", flat=True)) == ["read", "unreadable", "unreadable", "unreadable"]
