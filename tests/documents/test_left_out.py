"""Promise: the page of a document tells what of its file is not in the text: unread pages, what is hidden, comments."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.urls import reverse

from kimchinam.base.work import run_until_idle
from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document, Text
from kimchinam.documents.queries.left_out import LeftOut, Remark, as_kept, left_out_of
from tests.conftest import Office
from tests.vanban.reading.samples import docx, paragraph, sheet, xlsx
from vanban import Comment, Source

CONTENT = "Giao Sở Y tế lập đề án."
SOURCE = Source(
    CONTENT,
    unread_pages=(4, 7, 8),
    hidden=2,
    comments=(Comment(5, 12, "Thêm Sở Tài chính.", "Bùi An", date(2026, 3, 1)), Comment(23, 23, "Thiếu hạn.")),
)


def page_of(document: Document, office: Office, language: str = "vi") -> str:
    """Its words, with one blank between them."""
    clerk = office.client(office.clerk)
    clerk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    html = clerk.get(reverse("documents:detail", args=[document.pk])).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def document_with(office: Office, source: Source) -> Document:
    document = receive_file(by=office.clerk, stream=BytesIO(b"a"), file_name="a.pdf").document
    document.versions.update(state="read")
    layout = as_kept(source)
    Text.objects.create(version=document.versions.get(), content=source.text, layout=layout, reader="pdf")
    return document


def read_from(office: Office, data: bytes, name: str) -> Document:
    document = receive_file(by=office.clerk, stream=BytesIO(data), file_name=name).document
    run_until_idle()
    return document


def test_what_was_left_out_comes_back_as_it_was_kept() -> None:
    assert left_out_of(Text(content=CONTENT, layout=as_kept(SOURCE))) == LeftOut(
        unread_pages=(4, 7, 8),
        hidden=2,
        remarks=(
            Remark("Sở Y tế", "Thêm Sở Tài chính.", "Bùi An", date(2026, 3, 1)),
            Remark("", "Thiếu hạn."),
        ),
    )


def test_text_that_was_read_before_this_was_kept_left_nothing_out() -> None:
    assert left_out_of(Text(content=CONTENT, layout={"blocks": []})) == LeftOut()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pages", "vietnamese", "english"),
    [
        ((4,), "1 trang không đọc được: 4", "1 page could not be read: 4"),
        ((4, 7, 8), "3 trang không đọc được: 4, 7–8", "3 pages could not be read: 4, 7–8"),
    ],
)
def test_unread_pages_are_named(pages: tuple[int, ...], vietnamese: str, english: str, office: Office) -> None:
    document = document_with(office, Source(CONTENT, unread_pages=pages))

    assert vietnamese in page_of(document, office)
    assert english in page_of(document, office, "en")


@pytest.mark.django_db
def test_hidden_parts_of_a_sheet_are_counted(office: Office) -> None:
    data = xlsx(sheet(["1", "Lập đề án cảng cá"]), "hidden:" + sheet(["nháp"]))
    document = read_from(office, data, "bang.xlsx")

    assert "1 trang tính, hàng hoặc cột bị ẩn. Phần ẩn trong tệp không được đọc." in page_of(document, office)
    assert "1 sheet, row or column is hidden" in page_of(document, office, "en")


@pytest.mark.django_db
def test_comments_stand_in_a_fold_with_their_words_and_are_no_markup(office: Office) -> None:
    mark = 'w:id="0"'
    words = f"<w:commentRangeStart {mark}/><w:r><w:t>{CONTENT}</w:t></w:r><w:commentRangeEnd {mark}/>"
    said = paragraph("&lt;b&gt;Thêm hạn.")
    remark = f'<w:comment {mark} w:author="Bùi An" w:date="2026-03-01T08:00:00Z">{said}</w:comment>'
    document = read_from(office, docx(f"<w:p>{words}</w:p>", comments=remark), "a.docx")

    assert f"Nhận xét bên lề 1 {CONTENT} <b>Thêm hạn. Bùi An, 01/03/2026" in page_of(document, office)
    assert "Comments in the margin 1" in page_of(document, office, "en")


@pytest.mark.django_db
def test_nothing_is_said_of_a_file_that_was_read_whole(office: Office) -> None:
    page = page_of(read_from(office, CONTENT.encode(), "a.txt"), office)

    assert "không đọc được" not in page
    assert "bị ẩn" not in page
    assert "Nhận xét bên lề" not in page
