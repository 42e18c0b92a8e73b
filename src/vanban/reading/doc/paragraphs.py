"""Text of a .doc put together: what its runs show, paragraph by paragraph, with fields given by their result only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.reading import limits, oldfonts
from vanban.reading.doc.fib import Stretch
from vanban.reading.doc.looks import CharacterLook, Looks, ParagraphLook
from vanban.reading.doc.pieces import Piece
from vanban.reading.oldfonts import Typed

CELL_MARK = "\x07"
_PAGE_MARK = "\x0c"
_NOTE = "\x02"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
# [Special characters]: line break, column break, non-breaking hyphen; all others leave nothing to read.
_SIGNS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_PARAGRAPH_MARK = "\r"
_ENDS = (_PARAGRAPH_MARK, CELL_MARK, _PAGE_MARK)
_MOST_NESTED_FIELDS = 1_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands before one mark; `mark` is a paragraph, cell or page mark. `has_note` tells of a note's sign in it."""

    text: str
    mark: str
    look: ParagraphLook
    bold: bool
    has_note: bool = False


def paragraphs(
    main: bytes, pieces: Sequence[Piece], looks: Looks, stretch: Stretch, watch: limits.Stopwatch
) -> Iterator[Paragraph]:
    """The paragraphs of a stretch of the text, in its order."""
    made = _Paragraph()
    for piece in pieces:
        if piece.start >= stretch.end or piece.end <= stretch.start:
            continue
        watch.reached(piece.start / stretch.end)
        for place, text, look in _runs(main, piece.within(stretch.start, stretch.end), looks):
            yield from made.take(text, look, place, piece.width, looks)
    if made.has_text:
        yield made.complete(_PARAGRAPH_MARK, ParagraphLook())


def _runs(main: bytes, piece: Piece, looks: Looks) -> Iterator[tuple[int, str, CharacterLook]]:
    """(place in the file, text, look) of each stretch of a piece that looks the same throughout."""
    place, limit = piece.place, min(piece.place_end, len(main))
    while place < limit:
        until = looks.run_end(place)
        end = limit if until is None else min(limit, until + (until - piece.place) % piece.width)
        yield place, piece.text(main, place, end), looks.character(place)
        place = end


class _Paragraph:
    """Collects what is seen until the mark that ends it; fields may run over several paragraphs."""

    def __init__(self) -> None:
        self._runs: list[Typed] = []
        self._bold = True
        self._has_note = False
        self._fields: list[bool] = []

    @property
    def has_text(self) -> bool:
        return bool(self._runs)

    def take(self, text: str, look: CharacterLook, place: int, width: int, looks: Looks) -> Iterator[Paragraph]:
        """Add a run; yields the paragraphs that its marks complete."""
        done = 0
        for match in _CONTROL.finditer(text):
            self._show(text[done : match.start()], look)
            done = match.end()
            sign = match.group()
            if sign == _PARAGRAPH_MARK and (look.deleted or look.hidden):
                # The next paragraph goes on in the same line.
                continue
            if sign in _ENDS:
                yield self.complete(sign, looks.paragraph(place + match.start() * width))
            elif sign in _SIGNS:
                self._show(_SIGNS[sign], look)
            elif sign == _NOTE:
                self._has_note = True
            else:
                self._field(sign)
        self._show(text[done:], look)

    def complete(self, mark: str, look: ParagraphLook) -> Paragraph:
        text = oldfonts.shown(self._runs)
        paragraph = Paragraph(text, mark, look, self._bold and bool(text.strip()), self._has_note)
        self._runs, self._bold, self._has_note = [], True, False
        return paragraph

    def _show(self, text: str, look: CharacterLook) -> None:
        if not text or look.hidden or look.deleted or not all(self._fields):
            return
        self._runs.append(Typed(look.symbol) if look.symbol else Typed(text, look.font, look.caps))
        self._bold = self._bold and (look.bold or not text.strip())

    def _field(self, sign: str) -> None:
        """Of a field [Fld] only the result is shown, which stands between its second and its third mark."""
        if sign == _FIELD and len(self._fields) < _MOST_NESTED_FIELDS:
            self._fields.append(False)
        elif sign == _RESULT and self._fields:
            self._fields[-1] = True
        elif sign == _FIELD_END and self._fields:
            self._fields.pop()
