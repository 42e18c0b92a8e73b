"""Words of a .pdf page with their boxes; everything else about the page is worked out from these."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.reading import oldfonts

_WORD = re.compile(r"\S+")
_BOLD_WEIGHT = 600
_FONT_NAME_BYTES = 128
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
    """All words of a page in the order of its content stream, upright whatever the rotation of the page."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        upright = upright_box(page)
        fonts = _Fonts(textpage.raw)
        words = []
        for match in _WORD.finditer(text):
            first, last = match.start(), match.end() - 1
            if _DIVIDED in match.group():
                # Its second half stands on the next line, but the word takes its place where it begins.
                last = first + match.group().index(_DIVIDED)
            box = upright(_joined(_char_box(textpage.raw, first), _char_box(textpage.raw, last)))
            font, bold = fonts.at(first)
            shown = oldfonts.convert(match.group().replace(_DIVIDED, "-"), font)
            words.append(Word(shown, *box, bold, number))
        return words
    finally:
        textpage.close()


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


class _Fonts:
    """The font at a letter: its name, and whether it is bold by name or by weight, which many writers leave at 400."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()

    def at(self, index: int) -> tuple[str, bool]:
        pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, _FONT_NAME_BYTES, self._flags)
        name = self._name.value.decode("latin-1")
        return name, "bold" in name.lower() or pdfium.FPDFText_GetFontWeight(self._textpage, index) >= _BOLD_WEIGHT


def _char_box(textpage: Any, index: int) -> Box:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle)
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _joined(first: Box, last: Box) -> Box:
    return min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
