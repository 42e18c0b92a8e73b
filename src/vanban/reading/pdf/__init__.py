"""PDF with a text layer: words by their place on the page, put back into paragraphs and tables."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from vanban import errors
from vanban.model import Source
from vanban.reading import limits
from vanban.reading.layout import Layout
from vanban.reading.pdf import flow
from vanban.reading.pdf.continued import joined_tables
from vanban.reading.pdf.lines import page_lines
from vanban.reading.pdf.rules import page_rules
from vanban.reading.pdf.tables import RuledTable, ruled_tables
from vanban.reading.pdf.words import Word, page_words

# pdfium keeps global state: two threads must never be inside it at once.
_PDFIUM = threading.Lock()
_PASSWORD = "password"


def read_pdf(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .pdf as a `Source`; raises `encrypted`, `corrupt`, `no_text_layer`, `too_large` and `too_slow`."""
    with _PDFIUM, _opened(data) as document:
        count = len(document)
        pages = []
        for index in range(count):
            watch.reached(index / max(count, 1))
            pages.append(_page(document, index))
    layout = Layout()
    for piece in flow.pieces(joined_tables(flow.without_margins(pages))):
        layout.add(piece)
    if layout.is_empty:
        raise errors.no_text_layer() if count else errors.empty()
    return layout.source(format="pdf", reader="pdf", pages=count)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise (errors.encrypted() if _PASSWORD in str(problem).lower() else errors.corrupt("PDF")) from problem
    try:
        yield document
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> list[flow.PageItem]:
    try:
        page = _with_stamps(document, document[index], index)
    except pypdfium2.PdfiumError:
        # One broken page does not make the others unreadable.
        return []
    try:
        words = page_words(page, index + 1)
        return _items(words, ruled_tables(*page_rules(page)), index + 1)
    finally:
        page.close()


def _with_stamps(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, index: int) -> pypdfium2.PdfPage:
    """The page with its form fields and stamps as text: number and day are stamped when the paper is signed."""
    if not pdfium.FPDFPage_GetAnnotCount(page.raw):
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT)
    page.close()
    return document[index]


def _items(words: list[Word], tables: list[RuledTable], page: int) -> list[flow.PageItem]:
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
