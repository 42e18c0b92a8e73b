"""Excel workbooks of the years before 2007, opened by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.sheet import Sheet as BookSheet

from vanban import errors
from vanban.reading import limits, oldfonts
from vanban.reading.container import opened
from vanban.reading.sheet import values
from vanban.reading.sheet.cells import Area, Note, Place, Sheet
from vanban.reading.sheet.notes import note

# It reads a file as if it were sound.
_FAULTS = (
    XLRDError,
    struct.error,
    LookupError,
    ValueError,
    ArithmeticError,
    TypeError,
    AssertionError,
    AttributeError,
    MemoryError,
)


def xls_sheets(data: bytes, watch: limits.Stopwatch) -> Iterator[Sheet]:
    """The sheets in their order, hidden ones without their cells; only one of them is in memory at a time."""
    with _named(), opened(data) as container:
        # xlrd could find the workbook itself, but runs in circles in a damaged container.
        workbook = container.optional("Workbook") or container.stream("Book")
        # It tells its doubts about a file to a log of its own, by default the standard output.
        book = xlrd.open_workbook(
            file_contents=workbook, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    for number in range(book.nsheets):
        watch.reached(number / book.nsheets)
        with _named():
            sheet = book.sheet_by_index(number)
            read = _sheet(book, sheet) if sheet.visibility == 0 else Sheet(sheet.name, {}, is_hidden=True)
        book.unload_sheet(number)
        yield read


@contextmanager
def _named() -> Iterator[None]:
    """What xlrd raises over a damaged file, by its name here."""
    try:
        yield
    except _FAULTS as problem:
        raise (errors.encrypted() if "encrypted" in str(problem).lower() else errors.corrupt("XLS")) from problem


def _sheet(book: Book, sheet: BookSheet) -> Sheet:
    cells: dict[Place, str] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if text := _text(book, sheet, row, column):
                cells[row, column] = text
        limits.check_places(len(cells))
    return Sheet(
        sheet.name,
        cells,
        [Area(top, left, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        frozenset(number for number, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(number for number, info in sheet.colinfo_map.items() if info.hidden),
        notes=tuple(_notes(sheet)),
    )


def _notes(sheet: BookSheet) -> Iterator[Note]:
    for place, written in sorted(sheet.cell_note_map.items()):
        if found := note(place, written.text, written.author):
            yield found


def _text(book: Book, sheet: BookSheet, row: int, column: int) -> str:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or value == "":
        return ""
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(value), "")
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    style = book.xf_list[sheet.cell_xf_index(row, column)]
    if kind == xlrd.XL_CELL_TEXT:
        return oldfonts.convert(str(value), book.font_list[style.font_index].name).strip()
    return values.shown(float(value), book.format_map[style.format_key].format_str, from_1904=book.datemode == 1)
