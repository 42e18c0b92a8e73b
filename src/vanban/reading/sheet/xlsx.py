"""Excel workbooks: sheets row by row from their XML.

Not openpyxl or calamine: the first reads merged cells only into a model of the whole workbook, the second takes memory for every
place of a sheet, so that one cell in its last corner ends the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from vanban import errors
from vanban.reading import limits, oldfonts
from vanban.reading.package import Package, stream
from vanban.reading.sheet import values
from vanban.reading.sheet.cells import Area, Note, Place, Sheet
from vanban.reading.sheet.notes import note

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ROW, _COL, _MERGE, _CELL = f"{_S}row", f"{_S}col", f"{_S}mergeCell", f"{_S}c"
_COMMENT = f"{_S}text"
_VALUE, _INLINE, _TEXT, _PHONETIC = f"{_S}v", f"{_S}is", f"{_S}t", f"{_S}rPh"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\Z")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_WORKBOOK = "xl/workbook.xml"


def xlsx_sheets(data: bytes, watch: limits.Stopwatch) -> Iterator[Sheet]:
    """The sheets in their order, hidden ones without their cells."""
    package = Package(data)
    main = package.main(_WORKBOOK)
    book = package.tree(main)
    if book is None:
        raise errors.corrupt(main)
    reader = _Reader(package, main, _from_1904(book))
    parts = package.parts_of(main, "worksheet")
    entries = book.findall(f"{_S}sheets/{_S}sheet")
    for number, entry in enumerate(entries):
        watch.reached(number / len(entries))
        name, part = entry.get("name", ""), parts.get(entry.get(f"{_R}id", ""), "")
        if entry.get("state", "visible") != "visible":
            yield Sheet(name, {}, is_hidden=True)
        elif (xml := package.part(part)) is not None:
            notes = tuple(_notes(package.tree(package.related(part, "comments"))))
            yield replace(reader.sheet(name, xml, watch), notes=notes)


def _notes(root: etree._Element | None) -> Iterator[Note]:
    if root is None:
        return
    authors = [author.text or "" for author in root.iterfind(f"{_S}authors/{_S}author")]
    for item in root.iterfind(f"{_S}commentList/{_S}comment"):
        place, number = _place(item.get("ref", "")), _number(item.get("authorId"))
        author = authors[number] if number is not None and number < len(authors) else ""
        if place and (found := note(place, _plain(item.find(_COMMENT)), author)):
            yield found


def _from_1904(book: etree._Element) -> bool:
    properties = book.find(f"{_S}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


@dataclass(slots=True)
class _Draft:
    """A sheet under way."""

    cells: dict[Place, str] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


class _Reader:
    def __init__(self, package: Package, main: str, from_1904: bool) -> None:
        self._from_1904 = from_1904
        self._styles = _styles(package.tree(package.related(main, "styles", "xl/styles.xml")))
        shared = package.part(package.related(main, "sharedStrings", "xl/sharedStrings.xml"))
        self._shared = [] if shared is None else _shared_texts(shared)

    def sheet(self, name: str, xml: bytes, watch: limits.Stopwatch) -> Sheet:
        draft = _Draft()
        below = 0
        for element in stream(xml, _ROW, _COL, _MERGE):
            if element.tag == _ROW:
                watch.reached(0.0)
                below = self._row(element, draft, below)
            elif element.tag == _COL:
                _note_hidden(element, draft)
            elif (area := _area(element.get("ref", ""))) is not None:
                draft.areas.append(area)
            limits.check_places(len(draft.cells) + len(draft.areas))
            element.clear()
        return Sheet(name, draft.cells, draft.areas, frozenset(draft.rows), frozenset(draft.columns))

    def _row(self, element: etree._Element, draft: _Draft, below: int) -> int:
        """Take the cells of a row; returns the number of the row that follows when it does not say its own."""
        number = _number(element.get("r")) or below + 1
        row = number - 1
        if element.get("hidden") in ("1", "true"):
            draft.rows.add(row)
        column = -1
        for cell in element.iterfind(_CELL):
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            text = self._text(cell)
            if text and row < _LAST_ROW and column < _LAST_COLUMN:
                draft.cells[row, column] = text
        return number

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        style = _number(cell.get("s")) or 0
        format, font = self._styles[style] if style < len(self._styles) else ("general", None)
        if kind == "inlineStr":
            return oldfonts.convert(_plain(cell.find(_INLINE)), font).strip()
        written = cell.findtext(_VALUE) or ""
        if kind == "s":
            index = _number(written)
            written = self._shared[index] if index is not None and index < len(self._shared) else ""
        elif kind in ("n", "d"):
            return self._shown(written, format)
        elif kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        return oldfonts.convert(written, font).strip()

    def _shown(self, written: str, format: str) -> str:
        try:
            return values.shown(float(written), format, from_1904=self._from_1904)
        except (ValueError, OverflowError):
            return values.shown_moment(written, format)


def _note_hidden(element: etree._Element, draft: _Draft) -> None:
    first, last = _number(element.get("min")), _number(element.get("max"))
    if element.get("hidden") in ("1", "true") and first and last:
        draft.columns.update(range(first - 1, min(last, _LAST_COLUMN)))


def _styles(root: etree._Element | None) -> list[tuple[str, str | None]]:
    """(number format, font) of each cell style, by its number."""
    if root is None:
        return []
    own = {
        _number(item.get("numFmtId")): item.get("formatCode", "") for item in root.iterfind(f"{_S}numFmts/{_S}numFmt")
    }
    fonts = [_font(item) for item in root.iterfind(f"{_S}fonts/{_S}font")]
    styles = []
    for item in root.iterfind(f"{_S}cellXfs/{_S}xf"):
        number, font = _number(item.get("numFmtId")) or 0, _number(item.get("fontId")) or 0
        format = own.get(number) or values.BUILT_IN.get(number, "general")
        styles.append((format, fonts[font] if font < len(fonts) else None))
    return styles


def _font(item: etree._Element) -> str | None:
    name = item.find(f"{_S}name")
    return None if name is None else name.get("val")


def _shared_texts(xml: bytes) -> list[str]:
    texts = []
    for item in stream(xml, f"{_S}si"):
        texts.append(_plain(item))
        limits.check_places(len(texts))
        item.clear()
    return texts


def _plain(item: etree._Element | None) -> str:
    """The text of a string with all its runs, without the reading aids of other languages."""
    if item is None:
        return ""
    return "".join(
        text.text or "" for text in item.iter(_TEXT) if (parent := text.getparent()) is None or parent.tag != _PHONETIC
    )


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    begin, end = _place(first), _place(last)
    return Area(*begin, end[0] + 1, end[1] + 1) if begin and end and begin[0] <= end[0] and begin[1] <= end[1] else None


def _place(reference: str) -> Place | None:
    """`C7` → (6, 2)."""
    match = _PLACE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match.group(2)) - 1, column - 1


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
