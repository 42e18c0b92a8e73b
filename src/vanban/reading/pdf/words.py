"""Words of a .pdf page with their boxes; everything else about the page is worked out from these."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.reading import oldfonts

_WORD = re.compile(r"\S+")
_BOLD_WEIGHT = 600
_FONT_NAME_BYTES = 128
_DESCENT = 0.2
"""In sizes of the font: how far letters hang under the line."""
_JUMP = 0.5
"""In sizes of the font: a raised figure stays in its word, a letter of another line does not."""
_TALLEST_INK = 1.6
"""In sizes of the font: marks on a capital and a tail under it; what is taller has been given another size."""
# pdfium writes this where a word was divided at the end of a line; the mark on paper is a hyphen.
_DIVIDED = "\ufffe"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points; y grows upwards, as on the page. `page` counts from 1."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool
    page: int

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def page_words(page: pypdfium2.PdfPage, number: int) -> list[Word]:
    """All words of a page in the order of its content stream, upright whatever the rotation of the page.

    A word lies on its line and is as tall as its font, whatever the ink of its letters: a comma is as tall as a capital.
    """
    textpage = page.get_textpage()
    try:
        letters = _Letters(textpage.raw, upright_box(page), page.get_rotation())
        words = []
        for match in _WORD.finditer(textpage.get_text_range()):
            for start, end, box in _parts(match, letters):
                font, bold = letters.font(start)
                text = match.group()[start - match.start() : end - match.start()]
                shown = oldfonts.convert(text.replace(_DIVIDED, "-"), font)
                words.append(Word(shown, *letters.on_line(start, box), bold, number))
        return words
    finally:
        textpage.close()


def _parts(match: re.Match[str], letters: _Letters) -> Iterator[tuple[int, int, Box]]:
    """The word as (start, end, box) of each run of letters that stand one behind the other on the page.

    What the content stream writes without a space may stand apart: the figures of a column, or letters with marks that
    another font puts in afterwards ("vi c", then the "ệ" between them).
    """
    start, end = match.span()
    # The second half of a divided word stands on the next line, but the word takes its place where it begins.
    last = start + match.group().index(_DIVIDED) if _DIVIDED in match.group() else end - 1
    whole = before = letters.box(start)
    for index in range(start + 1, last + 1):
        box = letters.box(index)
        if letters.jumps(index, before, box):
            yield start, index, whole
            start, whole = index, box
        else:
            whole = min(whole[0], box[0]), min(whole[1], box[1]), max(whole[2], box[2]), max(whole[3], box[3])
        before = box
    yield start, end, whole


def upright_box(page: pypdfium2.PdfPage) -> Callable[[Box], Box]:
    """The function that turns a box of this page as its reader sees it."""
    rotation = page.get_rotation()
    left, bottom, right, top = page.get_mediabox()
    if rotation == 90:
        return lambda box: (box[1] - bottom, right - box[2], box[3] - bottom, right - box[0])
    if rotation == 180:
        return lambda box: (right - box[2], top - box[3], right - box[0], top - box[1])
    if rotation == 270:
        return lambda box: (top - box[3], box[0] - left, top - box[1], box[2] - left)
    return lambda box: box


class _Letters:
    """What pdfium knows of the letters of a page, by their index in its text."""

    def __init__(self, textpage: Any, upright: Callable[[Box], Box], rotation: int) -> None:
        self._textpage = textpage
        self._upright = upright
        self._quarters = rotation // 90
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def box(self, index: int) -> Box:
        """The box of a letter: by some fonts as tall as the line, by others only its ink."""
        rectangle = self._rectangle
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, rectangle)
        return self._upright((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))

    def font(self, index: int) -> tuple[str, bool]:
        """The name of its font, and whether it is bold by name or by weight, which many writers leave at 400."""
        pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, _FONT_NAME_BYTES, self._flags)
        name = self._name.value.decode("latin-1")
        return name, "bold" in name.lower() or pdfium.FPDFText_GetFontWeight(self._textpage, index) >= _BOLD_WEIGHT

    def jumps(self, index: int, before: Box, box: Box) -> bool:
        """Whether the letter at `index` does not stand behind the one before it."""
        height = max(before[3] - before[1], box[3] - box[1])
        is_behind = box[0] + box[2] >= 2 * before[0]
        if is_behind and box[0] - before[2] <= height and abs(box[1] - before[1]) <= height * _JUMP:
            return False
        em = self._em(index)
        if not em:
            return False
        return not is_behind or box[0] - before[2] > em or abs(self._line(index) - self._line(index - 1)) > em * _JUMP

    def on_line(self, index: int, box: Box) -> Box:
        """The box of a word that begins at `index`, as tall as its font; a word set upright keeps the box of its ink."""
        em = self._em(index)
        if em * _TALLEST_INK < box[3] - box[1]:
            return box
        bottom = self._line(index) - em * _DESCENT
        return box[0], bottom, box[2], bottom + em

    def _em(self, index: int) -> float:
        """The size of its font in points as it is shown; 0 for what is not written from left to right."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
        ways = matrix.a, matrix.b, -matrix.a, -matrix.b
        if ways[self._quarters] <= abs(ways[self._quarters - 1]):
            return 0.0
        return math.hypot(matrix.c, matrix.d) * float(pdfium.FPDFText_GetFontSize(self._textpage, index))

    def _line(self, index: int) -> float:
        """The height of the line that it stands on."""
        pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        return self._upright((self._x.value, self._y.value, self._x.value, self._y.value))[1]
