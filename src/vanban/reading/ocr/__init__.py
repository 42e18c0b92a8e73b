"""Recognition of scans, where the program `tesseract` is installed: the words that it sees, put together like those of a .pdf.

Debian has it in `tesseract-ocr`, the Vietnamese letters in `tesseract-ocr-vie`. Nothing else here needs them.
"""

from __future__ import annotations

from dataclasses import replace

from vanban import errors
from vanban.model import Source
from vanban.reading import limits
from vanban.reading.layout import Layout
from vanban.reading.ocr import tesseract
from vanban.reading.ocr.scans import MAX_PAGES, picture_of
from vanban.reading.ocr.seen import POINTS_PER_DOT, SeenPage, seen_pages
from vanban.reading.ocr.strokes import GreyMap, wipe_strokes
from vanban.reading.pdf import put_together
from vanban.reading.pdf.columns import page_lines
from vanban.reading.pdf.flow import PageItem
from vanban.reading.pdf.pages import page_items, text_pages
from vanban.reading.pdf.tables import ruled_tables

SECONDS_PER_PAGE = 60.0
SECONDS_PER_FILE = 1_200.0


def read_image(data: bytes, watch: limits.Stopwatch) -> Source:
    """A picture (.png, .jpg, .tif of several pages) as a `Source`; raises `no_text_layer`, `corrupt` and `too_slow`."""
    program = _program()
    # How many pages a .tif has is known only once they are read.
    seconds = SECONDS_PER_PAGE * 5
    pages = seen_pages(program.recognise(data, seconds=seconds))
    if program.knows_turns and any(page.is_doubtful for page in pages):
        again = seen_pages(program.recognise(data, seconds=seconds, any_turn=True))
        pages = [max(both, key=lambda page: page.confidence) for both in zip(pages, again, strict=True)]
    layout = put_together([page_lines(page.words) if page.is_readable else [] for page in pages])
    unread = tuple(number for number, page in enumerate(pages, start=1) if not page.is_readable)
    return replace(_source(layout, format="image", pages=len(pages)), unread_pages=unread)


def read_scanned_pdf(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .pdf whose pages, or some of them, are pictures; raises `no_text_layer`, `too_large` and `too_slow`."""
    program = _program()
    watch.allow(SECONDS_PER_FILE)
    pages = text_pages(data, watch)
    scans = [index for index, page in enumerate(pages) if page.is_picture or not page.items]
    if len(scans) > MAX_PAGES:
        raise errors.too_large(f"{MAX_PAGES} trang ảnh")
    items = [page.items for page in pages]
    unread = []
    for count, index in enumerate(scans):
        watch.reached(count / len(scans))
        if recognised := _recognised(program, data, index):
            items[index] = recognised
        elif pages[index].is_picture:
            unread.append(index + 1)
    return replace(_source(put_together(items), format="pdf", pages=len(pages)), unread_pages=tuple(unread))


def is_installed() -> bool:
    """Whether scans can be read on this machine."""
    return tesseract.installed() is not None


def _program() -> tesseract.Program:
    program = tesseract.installed()
    if program is None:
        raise errors.no_text_layer()
    return program


def _recognised(program: tesseract.Program, data: bytes, index: int) -> list[PageItem]:
    """The lines and tables of a page; none where nothing is seen that could be read."""
    picture = picture_of(data, index)
    items, page = _seen(program, picture, index)
    turn = page.turn
    if page.is_doubtful and program.knows_turns:
        table = program.recognise(picture.file(), seconds=SECONDS_PER_PAGE, any_turn=True)
        turn = next((seen.turn for seen in seen_pages(table) if seen.confidence > page.confidence), turn)
    if turn:
        items, page = _seen(program, picture_of(data, index).turned(turn), index)
    return items if page.is_readable else []


def _seen(program: tesseract.Program, picture: GreyMap, index: int) -> tuple[list[PageItem], SeenPage]:
    """What stands on a page, held as its picture is; its ruled lines are gone from the picture then."""
    tables = ruled_tables(*wipe_strokes(picture, points_per_dot=POINTS_PER_DOT))
    table = program.recognise(picture.file(), seconds=SECONDS_PER_PAGE, in_cells=bool(tables))
    page = next(iter(seen_pages(table, first=index + 1)), SeenPage((), 0, 0.0))
    return page_items(list(page.words), tables, index + 1), page


def _source(layout: Layout, *, format: str, pages: int) -> Source:
    if layout.is_empty:
        raise errors.nothing_recognised()
    return layout.source(format=format, reader="ocr", pages=pages)
