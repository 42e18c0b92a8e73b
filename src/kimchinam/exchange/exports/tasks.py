"""Tasks as a workbook: the columns of `rules.COLUMNS`, one row for each task, nothing else."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from tempfile import TemporaryFile
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kimchinam.exchange.rules import COLUMNS, Cell

MOST_TASKS = 50_000
LONGEST_CELL = 32_767
"""Characters that Excel keeps in one cell."""
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Every file says so of itself: the same tasks give the same bytes. (xlsxwriter takes days without a zone.)"""


def workbook_of(rows: Iterable[Mapping[str, Cell]]) -> IO[bytes]:
    """An open temporary file at its beginning, written row by row in constant memory."""
    stream = TemporaryFile()  # noqa: SIM115  # the response closes it
    # Text stays text: no cell becomes a formula or a link because of its first letters.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, {"constant_memory": True, **plain})
    book.set_properties({"created": _WRITTEN, "title": "Nhiệm vụ"})
    sheet = book.add_worksheet("Nhiệm vụ")
    day, line = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"text_wrap": True, "valign": "top"})
    _write_head(sheet, book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}))
    for number, cells in enumerate(rows, start=1):
        for place, column in enumerate(COLUMNS):
            _write(sheet, number, place, cells[column.key], day=day, line=line)
    book.close()
    stream.seek(0)
    return stream


def _write_head(sheet: Worksheet, bold: Format) -> None:
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.label, bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, *, day: Format, line: Format) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), day)  # a day
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, line)
    elif cell:
        sheet.write_string(row, place, cell[:LONGEST_CELL], line)
