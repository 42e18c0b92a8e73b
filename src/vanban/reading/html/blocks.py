"""An HTML page as a row of blocks: each paragraph, heading, item and table with the element it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from vanban.model import BlockKind
from vanban.reading.html.dom import TEXT, is_side, names, walk
from vanban.reading.html.tables import data_grid
from vanban.reading.labels import written
from vanban.reading.layout import Grid, Line, Piece

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th"}) | _HEADINGS
_INLINE = names(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark nobr q s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAS_MARKER = re.compile(r"(?:[-–+*•]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]{1,2}\)|[IVXLC]+\.)\s")
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A piece of the page; `element` is the number of the element around it, `links` the share of linked letters."""

    piece: Piece
    element: int
    letters: int
    links: float
    tag: str


@dataclass(slots=True)
class Element:
    """An element by number; all that stands in it has the numbers up to `end`."""

    tag: str
    parent: int
    side: bool
    end: int = 0


@dataclass(slots=True)
class _Texts:
    """The words gathered since the last block ended."""

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    bold: int = 0


@dataclass(slots=True)
class _List:
    form: str | None
    """None for bullets."""
    count: int = 0

    def label(self) -> str:
        self.count += 1
        return "-" if self.form is None else f"{written(self.count, self.form)}."


class BlockReader:
    """Walks a page once; `elements` and `blocks` are complete when it returns."""

    def __init__(self, root: LexborNode) -> None:
        self.elements: list[Element] = []
        self.blocks: list[HtmlBlock] = []
        self._texts = _Texts()
        self._open: list[int] = []
        self._inside = dict.fromkeys(("bold", "link", "pre"), 0)
        self._lists: list[_List] = []
        self._label = ""
        self._grid_end: int | None = None
        for node, opening in walk(root):
            self._visit(node, opening)
        self._flush("")

    def _visit(self, node: LexborNode, opening: bool) -> None:
        tag = node.tag or ""
        if self._grid_end is not None:
            # Inside a table that was already read as a whole.
            if not opening and node.mem_id == self._grid_end:
                self._grid_end = None
                self._leave(tag)
            return
        if tag == TEXT:
            self._add_text(node.text_content or "")
        elif opening:
            self._enter(node, tag)
        else:
            self._leave(tag)

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag not in _INLINE and tag != "br":
            self._flush(self._tag())
        self.elements.append(Element(tag, self._open[-1] if self._open else -1, is_side(node)))
        self._open.append(len(self.elements) - 1)
        self._count(tag, 1)
        if tag == "br":
            self._texts.parts.append("\n")
        elif tag in ("ul", "ol"):
            form = _LIST_FORMS.get(node.attributes.get("type") or "", "decimal")
            self._lists.append(_List(form if tag == "ol" else None))
        elif tag == "li":
            self._label = self._lists[-1].label() if self._lists else "-"
        elif tag == "table" and (cells := data_grid(node)):
            letters = sum(len(cell.text) for cell in cells)
            self.blocks.append(HtmlBlock(Grid(cells), self._open[-1], letters, 0.0, tag))
            self._grid_end = node.mem_id

    def _leave(self, tag: str) -> None:
        if tag not in _INLINE and tag != "br":
            self._flush(tag)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._count(tag, -1)
        number = self._open.pop()
        self.elements[number].end = len(self.elements) - 1

    def _count(self, tag: str, step: int) -> None:
        if tag in _BOLD:
            self._inside["bold"] += step
        elif tag == "a":
            self._inside["link"] += step
        elif tag == "pre":
            self._inside["pre"] += step

    def _tag(self) -> str:
        return self.elements[self._open[-1]].tag if self._open else ""

    def _add_text(self, text: str) -> None:
        text = text if self._inside["pre"] else _SPACE.sub(" ", text)
        letters = len(text.strip())
        self._texts.parts.append(text)
        self._texts.letters += letters
        self._texts.linked += letters if self._inside["link"] else 0
        self._texts.bold += letters if self._inside["bold"] else 0

    def _flush(self, tag: str) -> None:
        """End the block that is open; what holds no letter is no block."""
        texts, self._texts = self._texts, _Texts()
        if not texts.letters:
            return
        text = "".join(texts.parts).strip()
        kind: BlockKind = "heading" if tag in _HEADINGS else "item" if self._label else "paragraph"
        if self._label and not _HAS_MARKER.match(text):
            text = f"{self._label} {text}"
        self._label = ""
        line = Line(text, kind, texts.bold == texts.letters)
        element = self._open[-1] if self._open else 0
        self.blocks.append(HtmlBlock(line, element, texts.letters, texts.linked / texts.letters, tag))
