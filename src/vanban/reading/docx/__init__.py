"""Word documents: the body in reading order, with what Word shows (numbers, kept changes) and without what it hides."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from vanban import errors
from vanban.model import Source
from vanban.reading import limits
from vanban.reading.docx.numbering import Numbering
from vanban.reading.docx.package import Package, W, stream
from vanban.reading.docx.paragraphs import Paragraph, ParagraphReader, page_marks
from vanban.reading.docx.styles import Styles, number, value
from vanban.reading.layout import Grid, GridCell, Layout, Line

_P, _TBL, _TR, _TC, _BODY = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}body"
# Wrappers that change nothing for a reader; a deletion is not among them.
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"})
_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_DOCUMENT = "word/document.xml"


def read_docx(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .docx as a `Source`; raises what `Package` raises, `too_deep`, `too_large`, `too_slow` and `empty`."""
    package = Package(data)
    document = package.part(_DOCUMENT)
    if document is None:
        raise errors.corrupt(_DOCUMENT)
    styles = Styles(package.tree("word/styles.xml"))
    numbering = Numbering(package.tree("word/numbering.xml"))
    reader = _Reader(ParagraphReader(styles, numbering, page_marks(document)))
    reader.read_body(document, watch)
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        reader.read_notes(package.tree(part))
    return reader.layout.source(format="docx", reader="docx", pages=reader.paragraphs.pages)


class _Reader:
    def __init__(self, paragraphs: ParagraphReader) -> None:
        self.paragraphs = paragraphs
        self.layout = Layout()

    def read_body(self, document: bytes, watch: limits.Stopwatch) -> None:
        """Lay out each child of the body once it is complete, then let it go."""
        size = max(document.count(b"</w:p>"), 1)
        done = 0
        for element in stream(document, _P, _TBL, f"{W}sdt", f"{W}customXml"):
            done += element.tag == _P
            watch.reached(done / size)
            parent = element.getparent()
            if parent is None or parent.tag != _BODY:
                continue
            self._read_element(element)
            element.clear()
            while (before := element.getprevious()) is not None:
                parent.remove(before)

    def read_notes(self, root: etree._Element | None) -> None:
        """Footnotes or endnotes, each line led by its number in brackets."""
        if root is None:
            return
        shown = (note for note in root if note.get(f"{W}type") not in _NOT_NOTES)
        for count, note in enumerate(shown, start=1):
            text = " ".join(line.text for line in self._lines(note, depth=0) if line.text.strip())
            if text:
                self.layout.add(Line(f"[{count}] {text.strip()}"))

    def _read_element(self, element: etree._Element) -> None:
        for child in _unwrapped(element):
            if child.tag == _P:
                for line in self.paragraphs.read(child):
                    self.layout.add(_line(line))
            elif child.tag == _TBL:
                self.layout.add(Grid(self._grid(child, depth=1), self.paragraphs.page))

    def _grid(self, table: etree._Element, *, depth: int) -> list[GridCell]:
        """The cells of a table; a cell merged over rows or columns appears once."""
        cells: dict[tuple[int, int], GridCell] = {}
        open_cells: dict[int, tuple[int, int]] = {}
        for row, element in enumerate(_rows(table)):
            column = number(value(element.find(f"{W}trPr/{W}gridBefore"))) or 0
            for cell in _cells(element):
                column = min(column, limits.MAX_COLUMNS)
                properties = cell.find(f"{W}tcPr")
                span = _span(properties)
                merge = None if properties is None else properties.find(f"{W}vMerge")
                above = open_cells.get(column)
                if merge is not None and value(merge) != "restart" and above is not None:
                    cells[above] = _grown(cells[above], row)
                else:
                    text = "\n".join(line.text for line in self._lines(cell, depth=depth))
                    cells[row, column] = GridCell(text, row, column, colspan=span)
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = (row, column)
                column += span
        return list(cells.values())

    def _lines(self, holder: etree._Element, *, depth: int) -> Iterator[Paragraph]:
        """All lines of a cell or note; a table inside a cell gives the lines of its cells."""
        if depth > limits.MAX_DEPTH:
            raise errors.too_deep()
        for child in holder:
            for element in _unwrapped(child):
                if element.tag == _P:
                    yield from self.paragraphs.read(element)
                elif element.tag == _TBL:
                    for row in _rows(element):
                        for cell in _cells(row):
                            yield from self._lines(cell, depth=depth + 1)


def _line(paragraph: Paragraph) -> Line:
    return Line(paragraph.text, paragraph.kind, paragraph.bold, paragraph.page)


def _unwrapped(element: etree._Element) -> Iterator[etree._Element]:
    """The element, or in place of a wrapper all that it wraps, in order."""
    stack = [element]
    while stack:
        item = stack.pop()
        if item.tag in _WRAPPERS:
            stack.extend(reversed(item))
        else:
            yield item


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        for element in _unwrapped(child):
            if element.tag == _TR and element.find(f"{W}trPr/{W}del") is None:
                yield element


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        for element in _unwrapped(child):
            if element.tag == _TC:
                yield element


def _span(properties: etree._Element | None) -> int:
    span = None if properties is None else number(value(properties.find(f"{W}gridSpan")))
    return min(max(span or 1, 1), limits.MAX_COLUMNS)


def _grown(cell: GridCell, row: int) -> GridCell:
    return GridCell(cell.text, cell.row, cell.column, row - cell.row + 1, cell.colspan)
