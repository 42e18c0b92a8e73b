"""Styles of a .docx: what a paragraph or run inherits, with the chain of `basedOn` already followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from vanban.reading.docx.names import W

_OFF = ("0", "false", "off", "none")
_CHAIN = 20
_BODY_TEXT = 9
"""The outline level that means "not a heading"."""


@dataclass(frozen=True, slots=True)
class Look:
    """The properties that reading needs; None where nothing is said, so that the next in line decides."""

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, below: Look) -> Look:
        """This look laid over the one it is based on."""
        return Look(
            bold=below.bold if self.bold is None else self.bold,
            caps=below.caps if self.caps is None else self.caps,
            hidden=below.hidden if self.hidden is None else self.hidden,
            font=self.font or below.font,
            outline=below.outline if self.outline is None else self.outline,
            list_id=self.list_id or below.list_id,
            list_level=below.list_level if self.list_level is None else self.list_level,
        )

    @property
    def is_heading(self) -> bool:
        return self.outline is not None and self.outline < _BODY_TEXT


PLAIN = Look()


class Styles:
    """The looks of all styles by their id; `levels` says which level a list keeps for a style."""

    def __init__(self, root: etree._Element | None, levels: Mapping[tuple[str, str], int]) -> None:
        self._levels = levels
        self._own: dict[str, tuple[Look, str | None]] = {}
        self._full: dict[str | None, Look] = {}
        self._default: str | None = None
        defaults = PLAIN
        for style in () if root is None else root.iterfind(f"{W}style"):
            self._register(style)
        if root is not None:
            defaults = run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._full[None] = self._resolve(self._default).over(defaults)

    def look(self, style: str | None) -> Look:
        """The look of a style with all it is based on; that of the default paragraph for None or an unknown one."""
        if style not in self._own:
            return self._full[None]
        if style not in self._full:
            self._full[style] = self._resolve(style).over(self._full[None])
        return self._full[style]

    def character(self, style: str) -> Look:
        """The look of a character style by itself, to be laid over its paragraph's."""
        return self._resolve(style)

    def _register(self, style: etree._Element) -> None:
        name = style.get(f"{W}styleId")
        if name is None:
            return
        look = paragraph_look(style.find(f"{W}pPr")).over(run_look(style.find(f"{W}rPr")))
        if look.outline is None and _title_of(style) == "title":
            look = Look(outline=0).over(look)
        if look.list_id and look.list_level is None:
            look = replace(look, list_level=self._levels.get((look.list_id, name)))
        self._own[name] = (look, value(style.find(f"{W}basedOn")))
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
            self._default = name

    def _resolve(self, style: str | None) -> Look:
        look = PLAIN
        for _ in range(_CHAIN):
            if style is None or style not in self._own:
                break
            own, style = self._own[style]
            look = look.over(own)
        return look


def _title_of(style: etree._Element) -> str:
    return (value(style.find(f"{W}name")) or "").lower()


def run_look(properties: etree._Element | None) -> Look:
    """What a `w:rPr` says."""
    if properties is None:
        return PLAIN
    bold = caps = hidden = font = None
    for item in properties:
        match item.tag:
            case _Tag.BOLD:
                bold = is_on(item)
            case _Tag.CAPS:
                caps = is_on(item)
            case _Tag.HIDDEN:
                hidden = is_on(item)
            case _Tag.FONTS:
                # The fonts of a theme are of our days; they go before a font that is also named.
                font = item.get(f"{W}asciiTheme") or item.get(f"{W}ascii") or item.get(f"{W}hAnsi")
    if bold is None and caps is None and hidden is None and font is None:
        return PLAIN
    return Look(bold=bold, caps=caps, hidden=hidden, font=font)


def paragraph_look(properties: etree._Element | None) -> Look:
    """What a `w:pPr` says of outline and list, without its style."""
    if properties is None:
        return PLAIN
    outline = list_id = level = None
    for item in properties:
        if item.tag == _Tag.OUTLINE:
            outline = number(value(item))
        elif item.tag == _Tag.LIST:
            list_id = value(item.find(f"{W}numId"))
            level = number(value(item.find(f"{W}ilvl")))
    return Look(outline=outline, list_id=list_id, list_level=level)


class _Tag:
    BOLD = f"{W}b"
    CAPS = f"{W}caps"
    HIDDEN = f"{W}vanish"
    FONTS = f"{W}rFonts"
    OUTLINE = f"{W}outlineLvl"
    LIST = f"{W}numPr"


def value(element: etree._Element | None) -> str | None:
    """The `w:val` of an element, None where either is missing."""
    return None if element is None else element.get(f"{W}val")


def number(text: str | None) -> int | None:
    """A count as written in an attribute; None for anything that is not a small number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None


def is_on(item: etree._Element) -> bool:
    """Whether a property that may be switched off is on."""
    return item.get(f"{W}val", "true") not in _OFF
