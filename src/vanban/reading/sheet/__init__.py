"""Workbooks and registers: .xlsx, .xls and .csv, each sheet as lines and tables in the one form that every reader makes.

Hidden sheets, rows and columns are left out and counted in `Source.hidden`; formulas stand by the value that was last saved;
comments are kept in `Source.comments`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from vanban.model import Source
from vanban.reading import limits
from vanban.reading.layout import Layout, Line
from vanban.reading.sheet.cells import Note, Sheet
from vanban.reading.sheet.notes import comments, signed
from vanban.reading.sheet.regions import pieces_of_sheet
from vanban.reading.sheet.separated import separated_sheet
from vanban.reading.sheet.xls import xls_sheets
from vanban.reading.sheet.xlsx import xlsx_sheets

# What Excel calls a sheet that nobody has named.
_UNNAMED = re.compile(r"(?:(?:sheet|trang tính|bảng tính)\s?\d*)?", re.I)


def read_xlsx(data: bytes, watch: limits.Stopwatch) -> Source:
    """An .xlsx as a `Source`; raises what `Package` raises, `too_large`, `too_slow` and `empty`."""
    # The name of a part with comments stands in the directory of the package.
    return _source(xlsx_sheets(data, watch), format="xlsx", anchored=b"comments" in data)


def read_xls(data: bytes, watch: limits.Stopwatch) -> Source:
    """An .xls (Excel 5 to 2003) as a `Source`; raises `encrypted`, `corrupt`, `too_large`, `too_slow` and `empty`."""
    return _source(xls_sheets(data, watch), format="xls", anchored=True)


def read_csv(data: bytes, watch: limits.Stopwatch) -> Source:
    """Values parted by commas, semicolons or tabs as a `Source`; raises `corrupt`, `too_large` and `empty`."""
    return _source([separated_sheet(data)], format="csv")


def _source(sheets: Iterable[Sheet], *, format: str, anchored: bool = False) -> Source:
    layout = Layout(anchored=anchored)
    hidden = 0
    notes: list[Note] = []
    for sheet in sheets:
        hidden += sheet.hidden
        pieces = pieces_of_sheet(signed(sheet, len(notes)) if anchored else sheet)
        notes += sheet.notes
        if pieces and not _UNNAMED.fullmatch(sheet.name):
            layout.add(Line(sheet.name, "heading"))
        for piece in pieces:
            layout.add(piece)
    source = layout.source(format=format, reader="sheet")
    return replace(source, hidden=hidden, comments=comments(notes, layout.places()))
