"""A register as text: values parted by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io

from vanban import errors
from vanban.reading import limits
from vanban.reading.decoding import decode, modern
from vanban.reading.sheet.cells import Place, Sheet

_SAMPLE = 1 << 16
# Where two part the lines equally well, the comma is more likely to stand in a sentence.
_SEPARATORS = "\t;|,"


def separated_sheet(data: bytes) -> Sheet:
    """The one sheet of a .csv; raises `corrupt` and `too_large`."""
    text = modern(decode(data))
    limits.check_length(len(text))
    cells: dict[Place, str] = {}
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))):
            for column, value in enumerate(values):
                if stripped := value.strip():
                    cells[row, column] = stripped
            limits.check_places(len(cells))
    except csv.Error as problem:
        raise errors.corrupt("CSV") from problem
    return Sheet("", cells)


def _separator(text: str) -> str:
    """The sign that parts most lines alike: Excel writes `;` where the comma is the decimal sign, as in Việt Nam."""
    lines = text[:_SAMPLE].splitlines()[:50]
    return max(
        _SEPARATORS,
        key=lambda sign: (sum(line.count(sign) > 0 for line in lines), sum(line.count(sign) for line in lines)),
    )
