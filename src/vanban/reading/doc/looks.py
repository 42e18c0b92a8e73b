"""How characters and paragraphs of a .doc look: what their style says, then what is said of them alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vanban.reading.doc.fib import Fib
from vanban.reading.doc.properties import Properties, character_spans, paragraph_spans, properties, whole
from vanban.reading.doc.styles import Style, read_styles
from vanban.reading.symbols import sign

_BODY_TEXT = 9
"""The outline level that means "not a heading"."""
_HEADINGS = range(1, 10)
"""Numbers of the styles Heading 1 to Heading 9 in every .doc [istd]."""
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81
_LATER = 0x07FE
"""List numbers from here on take a paragraph out of its list [sprmPIlfo]."""


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """What a run of characters shows."""

    bold: bool = False
    caps: bool = False
    hidden: bool = False
    deleted: bool = False
    font: str | None = None
    symbol: str = ""
    """The sign of another font that stands in place of the character."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is: a heading, an item of a list, in a table, the mark that ends a row."""

    outline: int | None = None
    list_number: int = 0
    list_level: int = 0
    in_table: bool = False
    ends_row: bool = False
    row: bytes = b""
    """How its row is divided into cells [TDefTableOperand]."""

    @property
    def is_heading(self) -> bool:
        return self.outline is not None and self.outline < _BODY_TEXT


class Looks:
    """Answers how the character at a byte of the stream WordDocument looks."""

    def __init__(self, main: bytes, table: bytes, fib: Fib, data: bytes) -> None:
        self._data = data
        self._styles = read_styles(fib.styles.of(table))
        self._fonts = _font_names(fib.fonts.of(table))
        self._characters = character_spans(main, table, fib.character_pages)
        self._paragraphs = paragraph_spans(main, table, fib.paragraph_pages)
        self._character_looks: dict[tuple[int, bytes], CharacterLook] = {}
        self._paragraph_looks: dict[bytes, ParagraphLook] = {}

    def character(self, place: int) -> CharacterLook:
        key = whole(self._paragraphs.at(place)[:2]), self._characters.at(place)
        if key not in self._character_looks:
            below = self._characters_of(CharacterLook(), CharacterLook(), self._style(key[0]).characters)
            self._character_looks[key] = self._characters_of(below, below, properties(key[1]))
        return self._character_looks[key]

    def run_end(self, place: int) -> int | None:
        """The next byte from which characters may look otherwise, None when there is none."""
        ends = [end for end in (self._characters.until(place), self._paragraphs.until(place)) if end is not None]
        return min(ends, default=None)

    def paragraph(self, place: int) -> ParagraphLook:
        listed = self._paragraphs.at(place)
        if listed not in self._paragraph_looks:
            style = whole(listed[:2])
            look = ParagraphLook(outline=style - 1 if style in _HEADINGS else None)
            look = self._paragraph_of(look, self._style(style).paragraph)
            self._paragraph_looks[listed] = self._paragraph_of(look, self._near_and_far(listed[2:]))
        return self._paragraph_looks[listed]

    def _style(self, number: int) -> Style:
        return self._styles.get(number, Style())

    def _near_and_far(self, listed: bytes) -> Properties:
        """The properties of a paragraph; a list too long for its page lies in the stream Data."""
        near = properties(listed)
        far: Properties = ()
        for name, operand in near:
            if name in (0x6646, 0x646B):  # sprmPHugePapx, sprmPTableProps
                place = whole(operand)
                size = whole(self._data[place : place + 2])
                far += properties(self._data[place + 2 : place + 2 + size])
        return near + far

    def _characters_of(self, look: CharacterLook, style: CharacterLook, listed: Properties) -> CharacterLook:
        for name, operand in listed:
            match name:
                case 0x0835:  # sprmCFBold
                    look = replace(look, bold=_toggled(operand, style.bold))
                case 0x083B:  # sprmCFCaps
                    look = replace(look, caps=_toggled(operand, style.caps))
                case 0x083C:  # sprmCFVanish
                    look = replace(look, hidden=_toggled(operand, style.hidden))
                case 0x0800:  # sprmCFRMarkDel
                    look = replace(look, deleted=bool(whole(operand)))
                case 0x4A4F:  # sprmCRgFtc0
                    look = replace(look, font=self._fonts.get(whole(operand), look.font))
                case 0x6A09:  # sprmCSymbol
                    font = self._fonts.get(whole(operand[:2]), "")
                    look = replace(look, symbol=sign(whole(operand[2:]), font))
                case 0x4A30:  # sprmCIstd
                    look = self._characters_of(look, look, self._style(whole(operand)).characters)
        return look

    def _paragraph_of(self, look: ParagraphLook, listed: Properties) -> ParagraphLook:
        for name, operand in listed:
            number = whole(operand[:4])
            match name:
                case 0x2416 | 0x6649:  # sprmPFInTable, sprmPItap
                    look = replace(look, in_table=bool(number))
                case 0x2417:  # sprmPFTtp
                    look = replace(look, ends_row=bool(number))
                case 0x2640:  # sprmPOutLvl
                    look = replace(look, outline=number)
                case 0x260A:  # sprmPIlvl
                    look = replace(look, list_level=number)
                case 0x460B:  # sprmPIlfo
                    look = replace(look, list_number=number if number < _LATER else 0)
                case 0xD608:  # sprmTDefTable
                    look = replace(look, row=operand)
        return look


def _font_names(listed: bytes) -> dict[int, str]:
    """The names of the fonts [SttbfFfn] by number."""
    names: dict[int, str] = {}
    place = 4
    while place < len(listed):
        size = listed[place]
        name = listed[place + 40 : place + 1 + size].decode("utf-16-le", "replace")
        names[len(names)] = name.split("\x00")[0]
        place += 1 + size
    return names


def _toggled(operand: bytes, style: bool) -> bool:
    """[ToggleOperand]: on, off, as the style has it, or the contrary."""
    value = whole(operand)
    return style if value == _AS_STYLE else not style if value == _NOT_AS_STYLE else bool(value)
