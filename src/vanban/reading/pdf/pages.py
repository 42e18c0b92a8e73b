"""The pages of a .pdf as lines and tables, and which of them are only pictures of text."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from vanban import errors
from vanban.reading import limits
from vanban.reading.pdf import flow
from vanban.reading.pdf.columns import page_lines
from vanban.reading.pdf.rules import page_rules
from vanban.reading.pdf.tables import RuledTable, ruled_tables
from vanban.reading.pdf.words import Word, page_words

# pdfium keeps global state: two threads must never be inside it at once.
PDFIUM = threading.Lock()
_PASSWORD = "password"
_STAMP = 60
"""Words: what an electronic signature writes over a scan is shorter, any page of text is longer."""
_MOST_OF_PAGE = 0.5


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page by its text layer; `is_picture` says that the text is in a picture, whatever was stamped over it."""

    items: Sequence[flow.PageItem]
    is_picture: bool = False


def text_pages(data: bytes, watch: limits.Stopwatch) -> list[PdfPage]:
    """All pages; raises `encrypted`, `corrupt` and `too_slow`."""
    with PDFIUM, opened(data) as document:
        count = len(document)
        pages = []
        for index in range(count):
            watch.reached(index / max(count, 1))
            pages.append(_page(document, index))
    return pages


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in `data`, to be used under `PDFIUM` only; raises `encrypted` and `corrupt`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise (errors.encrypted() if _PASSWORD in str(problem).lower() else errors.corrupt("PDF")) from problem
    try:
        yield document
    finally:
        document.close()


def page_items(words: list[Word], tables: list[RuledTable], page: int) -> list[flow.PageItem]:
    """The lines and tables of a page from top to bottom."""
    items: list[flow.PageItem] = []
    rest = words
    for table in sorted(tables, key=lambda table: -table.ys[0]):
        above = [word for word in rest if word.middle > table.ys[0]]
        inside = [word for word in rest if table.place(word) is not None]
        taken = {id(word) for word in (*above, *inside)}
        items.extend(page_lines(above))
        if inside:
            items.append(table.grid(inside, page))
        rest = [word for word in rest if id(word) not in taken]
    items.extend(page_lines(rest))
    return items


def _page(document: pypdfium2.PdfDocument, index: int) -> PdfPage:
    try:
        page = _with_stamps(document, document[index], index)
    except pypdfium2.PdfiumError:
        # One broken page does not make the others unreadable.
        return PdfPage([])
    try:
        words = page_words(page, index + 1)
        is_picture = len(words) < _STAMP and _is_covered(page)
        return PdfPage(page_items(words, ruled_tables(*page_rules(page)), index + 1), is_picture)
    finally:
        page.close()


def _is_covered(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture takes up most of the page."""
    width, height = page.get_size()
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > width * height * _MOST_OF_PAGE:
            return True
    return False


def _with_stamps(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, index: int) -> pypdfium2.PdfPage:
    """The page with its form fields and stamps as text: number and day are stamped when the paper is signed."""
    if not pdfium.FPDFPage_GetAnnotCount(page.raw):
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT)
    page.close()
    return document[index]
