"""Paragraphs of a .docx: the runs put together, with list label, look and page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from vanban.model import BlockKind
from vanban.reading import anchors, oldfonts
from vanban.reading.docx.names import W
from vanban.reading.docx.styles import PLAIN, Look, Styles, is_on, paragraph_look, run_look, value
from vanban.reading.labels import ListCounter, is_number
from vanban.reading.oldfonts import Typed
from vanban.reading.symbols import sign

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _R, _PROPERTIES = f"{W}p", f"{W}r", f"{W}pPr"
_RUN_PROPERTIES, _RUN_STYLE, _HIDDEN = f"{W}rPr", f"{W}rStyle", f"{W}vanish"
_TEXT_BOX = f"{W}txbxContent"
_SYMBOL, _MOST_SIGNS = f"{W}sym", 0xFFFF
_BREAK, _RENDERED_BREAK = f"{W}br", f"{W}lastRenderedPageBreak"
_COMMENT_START, _COMMENT_END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
_COMMENT_MARKS, _COMMENT_REFERENCE = (_COMMENT_START, _COMMENT_END), f"{W}commentReference"
# Deleted and moved-away text, and the second copy that Word keeps for old programs.
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", _PROPERTIES, _RUN_PROPERTIES})
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_TEXTS = frozenset({f"{W}t", f"{_MATH}t"})


def page_marks(document: bytes) -> str | None:
    """The tag that parts the pages of this document; None when nothing does.

    Word writes a forced break twice once it has also noted where its pages ended, so only one of the two may count.
    """
    if b"lastRenderedPageBreak" in document:
        return _RENDERED_BREAK
    return _BREAK if b':type="page"' in document else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one `w:p` shows."""

    text: str
    kind: BlockKind = "paragraph"
    bold: bool = False
    page: int | None = None
    number_alone: bool = False
    """An item without words: in a column of numbers that is all there is to it, elsewhere it was left empty."""


@dataclass(frozen=True, slots=True)
class _Run:
    typed: Typed
    bold: bool


@dataclass(slots=True)
class _Held:
    """What is read of a paragraph that is not complete; it begins on `page`."""

    page: int | None
    look: Look = PLAIN
    runs: list[_Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


class ParagraphReader:
    """Reads paragraphs in document order: list counters and the page move on with each."""

    def __init__(
        self, styles: Styles, numbering: ListCounter, page_mark: str | None, comments: Mapping[str, int]
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._page_mark = page_mark
        self._comments = comments
        self._breaks = 0
        self._held: _Held | None = None

    @property
    def page(self) -> int | None:
        """The page reached, None when the document marks no page at all."""
        return None if self._page_mark is None else self._breaks + 1

    @property
    def pages(self) -> int | None:
        return self.page

    def read(self, element: etree._Element) -> Iterator[Paragraph]:
        """The paragraph, then those of the text boxes anchored in it; nothing yet for one whose end is deleted."""
        properties = element.find(_PROPERTIES)
        look = paragraph_look(properties).over(self._styles.look(_style(properties)))
        held = self._held or _Held(self.page)
        held.look = look
        held.runs.extend(self._runs(element, look, held.boxes))
        if _is_gone(properties):
            self._held = held
            return
        self._held = None
        yield from self._complete(held)

    def rest(self) -> Iterator[Paragraph]:
        """What waits for a next paragraph where there is none: at the end of a cell, before a table."""
        held, self._held = self._held, None
        if held is not None and (held.boxes or any(run.typed.text for run in held.runs)):
            yield from self._complete(held)

    def _complete(self, held: _Held) -> Iterator[Paragraph]:
        look = held.look
        label = self._numbering.label(look.list_id, look.list_level or 0)
        text = oldfonts.shown(run.typed for run in held.runs)
        if (anchors.removed(text) if self._comments else text).strip():
            bold = all(run.bold for run in held.runs if run.typed.text.strip())
            yield Paragraph(f"{label} {text}" if label else text, _kind(look, label), bold, held.page or self.page)
        elif is_number(label) and not text.strip():
            yield Paragraph(label, "item", page=held.page, number_alone=True)
        elif self._comments:
            # The sign of a comment on nothing to be read: no paragraph, but a place.
            yield Paragraph(text, page=held.page)
        for box in held.boxes:
            for paragraph in box.iter(_P):
                # A box within the box is read with the paragraph that holds it.
                if next(paragraph.iterancestors(_TEXT_BOX)) is box:
                    yield from self.read(paragraph)
            yield from self.rest()

    def _runs(self, element: etree._Element, look: Look, boxes: list[etree._Element]) -> Iterator[_Run]:
        """Each run that is shown; hyperlinks, fields and insertions are looked through."""
        stack = list(reversed(element))
        while stack:
            item = stack.pop()
            if item.tag == _R:
                own = self._run_look(item, look)
                if not own.hidden:
                    for piece in self._pieces(item, own, boxes):
                        yield _Run(piece, bool(own.bold))
            elif item.tag in _TEXTS:
                yield _Run(Typed(item.text or ""), bool(look.bold))
            elif item.tag in _COMMENT_MARKS:
                yield _Run(Typed(self._anchor(item)), bold=True)
            elif item.tag not in _GONE:
                stack.extend(reversed(item))

    def _run_look(self, run: etree._Element, below: Look) -> Look:
        properties = run[0] if len(run) and run[0].tag == _RUN_PROPERTIES else None
        if properties is None or not len(properties):
            return below
        own = run_look(properties)
        if properties[0].tag == _RUN_STYLE:
            style = value(properties[0])
            below = below if style is None else self._styles.character(style).over(below)
        return below if own is PLAIN else own.over(below)

    def _pieces(self, run: etree._Element, look: Look, boxes: list[etree._Element]) -> Iterator[Typed]:
        stack = list(reversed(run))
        while stack:
            item = stack.pop()
            if item.tag == _SYMBOL:
                # Its font is its own, not that of the letters around it.
                yield Typed(_sign(item))
            elif item.tag == _TEXT_BOX:
                boxes.append(item)
            elif (text := self._text(item)) is not None:
                yield Typed(text, look.font, bool(look.caps))
            elif item.tag not in _GONE:
                stack.extend(reversed(item))

    def _text(self, item: etree._Element) -> str | None:
        """What an element of a run shows, None for one that is to be looked through."""
        tag = item.tag
        if tag in _TEXTS:
            return item.text or ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == _BREAK:
            return self._break(item)
        if tag == _COMMENT_REFERENCE:
            return self._anchor(item)
        if tag == _RENDERED_BREAK:
            self._breaks += self._page_mark == _RENDERED_BREAK
            return ""
        return None

    def _anchor(self, mark: etree._Element) -> str:
        number = self._comments.get(mark.get(f"{W}id", ""))
        return "" if number is None else anchors.sign(number, ends=mark.tag != _COMMENT_START)

    def _break(self, item: etree._Element) -> str:
        if item.get(f"{W}type") == "page":
            self._breaks += self._page_mark == _BREAK
        return "\n"


def _sign(symbol: etree._Element) -> str:
    try:
        number = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return sign(number, symbol.get(f"{W}font", "")) if 0 < number <= _MOST_SIGNS else ""


def _style(properties: etree._Element | None) -> str | None:
    return None if properties is None else value(properties.find(f"{W}pStyle"))


def _is_gone(properties: etree._Element | None) -> bool:
    """Whether the end of the paragraph is deleted, moved away or hidden: the next one goes on in the same line."""
    mark = None if properties is None else properties.find(_RUN_PROPERTIES)
    return mark is not None and any(item.tag in _GONE or (item.tag == _HIDDEN and is_on(item)) for item in mark)


def _kind(look: Look, label: str) -> BlockKind:
    if look.is_heading:
        return "heading"
    return "item" if label else "paragraph"
