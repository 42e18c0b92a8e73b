"""Word documents: the body in reading order, with what Word shows (numbers, kept changes) and without what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from vanban import errors
from vanban.model import Source
from vanban.reading import limits
from vanban.reading.docx.comments import placed, remarks
from vanban.reading.docx.names import W
from vanban.reading.docx.numbering import linked_levels, list_rules
from vanban.reading.docx.paragraphs import Paragraph, ParagraphReader, page_marks
from vanban.reading.docx.styles import Styles
from vanban.reading.docx.tables import MergedGrid, row_cells, rows_of, unwrapped
from vanban.reading.labels import ListCounter
from vanban.reading.layout import Grid, Layout, Line
from vanban.reading.package import Package, stream

_P, _TBL, _BODY = f"{W}p", f"{W}tbl", f"{W}body"
_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_DOCUMENT = "word/document.xml"


def read_docx(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .docx as a `Source`; raises what `Package` raises, `too_deep`, `too_large`, `too_slow` and `empty`."""
    package = Package(data)
    main = package.main(_DOCUMENT)
    document = package.part(main)
    if document is None:
        raise errors.corrupt(main)

    def beside(kind: str) -> etree._Element | None:
        return package.tree(package.related(main, kind, f"word/{kind}.xml"))

    lists = list_rules(beside("numbering"))
    styles = Styles(beside("styles"), linked_levels(lists))
    found = remarks(beside("comments"))
    numbers = {remark.id: number for number, remark in enumerate(found)}
    reader = _Reader(
        ParagraphReader(styles, ListCounter(lists), page_marks(document), numbers), Layout(anchored=bool(found))
    )
    reader.read_body(document, watch)
    for kind in ("footnotes", "endnotes"):
        reader.read_notes(beside(kind))
    source = reader.layout.source(format="docx", reader="docx", pages=reader.paragraphs.pages)
    return replace(source, comments=placed(found, reader.layout.places()))


class _Reader:
    def __init__(self, paragraphs: ParagraphReader, layout: Layout) -> None:
        self.paragraphs = paragraphs
        self.layout = layout

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
        self._add(self.paragraphs.rest())

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
        for child in unwrapped(element):
            if child.tag == _P:
                self._add(self.paragraphs.read(child))
            elif child.tag == _TBL:
                self._add(self.paragraphs.rest())
                self.layout.add(self._grid(child))

    def _add(self, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            if not paragraph.number_alone:
                self.layout.add(_line(paragraph))

    def _grid(self, table: etree._Element) -> Grid:
        page = self.paragraphs.page
        merging = MergedGrid()
        for row, element in enumerate(rows_of(table)):
            for cell in row_cells(element):
                # Also what a merged cell hides is read, so that lists and pages go on counting as in Word.
                hides_nothing = cell.continues and not any(str(words).strip() for words in cell.element.itertext())
                lines = () if hides_nothing else self._lines(cell.element, depth=1)
                text = "\n".join(line.text for line in lines)
                merging.add(cell, text, row)
        return Grid(merging.cells(), page)

    def _lines(self, holder: etree._Element, *, depth: int) -> Iterator[Paragraph]:
        """All lines of a cell or note; a table inside a cell gives the lines of its cells."""
        if depth > limits.MAX_DEPTH:
            raise errors.too_deep()
        for child in holder:
            for element in unwrapped(child):
                if element.tag == _P:
                    yield from self.paragraphs.read(element)
                elif element.tag == _TBL:
                    yield from self.paragraphs.rest()
                    for cell in (cell for row in rows_of(element) for cell in row_cells(row)):
                        yield from self._lines(cell.element, depth=depth + 1)
        yield from self.paragraphs.rest()


def _line(paragraph: Paragraph) -> Line:
    return Line(paragraph.text, paragraph.kind, paragraph.bold, paragraph.page)
