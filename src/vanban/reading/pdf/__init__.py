"""PDF with a text layer: words by their place on the page, put back into paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanban import errors
from vanban.model import Source
from vanban.reading import limits
from vanban.reading.layout import Layout
from vanban.reading.pdf import flow
from vanban.reading.pdf.continued import joined_tables
from vanban.reading.pdf.pages import text_pages


def read_pdf(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .pdf as a `Source`; raises `encrypted`, `corrupt`, `no_text_layer`, `too_large`, `too_slow` and `empty`.

    Pages that are only pictures stand in `Source.unread_pages`; when there are no others, that is `no_text_layer`.
    """
    pages = text_pages(data, watch)
    if not pages:
        raise errors.empty()
    if all(page.is_picture or not page.items for page in pages):
        raise errors.no_text_layer()
    pictures = tuple(number for number, page in enumerate(pages, start=1) if page.is_picture)
    source = put_together([page.items for page in pages]).source(format="pdf", reader="pdf", pages=len(pages))
    return replace(source, unread_pages=pictures)


def put_together(pages: Sequence[Sequence[flow.PageItem]]) -> Layout:
    """Pages in reading order, without what their margins repeat, with paragraphs and tables that go on over their ends."""
    layout = Layout()
    for piece in flow.pieces(joined_tables(flow.without_margins(pages))):
        layout.add(piece)
    return layout
