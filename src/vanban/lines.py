"""Lines of a report, as wide as the paper or terminal that they are for."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NARROWEST, USUAL, WIDEST = 60, 100, 140
"""Characters in a line. Longer ones than the widest are hard to read, however wide the terminal is."""
_EXCERPT_LINES = 3
_LABEL = 15
_MORE = " …"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What can be set on lines of `width` characters."""

    width: int = USUAL

    def rows(self, items: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
        """Names in a column of their own, texts beside them; a name too long for the column has a line of its own."""
        most = self.width // 3
        column = max((len(name) for name, _text in items if len(name) <= most), default=0)
        for name, text in items:
            beside = self.clip(text, self.width - column - 4)
            if len(name) > column:
                yield [f"  {self.clip(name, self.width - 2)}", f"  {'':{column}}  {beside}"]
            else:
                yield [f"  {name:<{column}}  {beside}"]

    def item(self, text: str) -> list[str]:
        """The head of an item, whole."""
        return self._wrapped(text, first="  ● ", rest="    ")

    def labelled(self, name: str, value: str) -> list[str]:
        """`Name: value`, the value wrapped in a column."""
        return self._wrapped(value, first=f"      {name + ':':<{_LABEL}} ", rest=" " * (_LABEL + 7))

    def excerpt(self, text: str) -> list[str]:
        """The first lines of a text, indented."""
        return self._wrapped(text, first="      ", rest="      ", most=_EXCERPT_LINES)

    def clip(self, text: str, width: int) -> str:
        """One line of at most `width` characters."""
        return textwrap.shorten(plain(text), max(width, 20), placeholder=_MORE, break_on_hyphens=False)

    def _wrapped(self, text: str, *, first: str, rest: str, most: int | None = None) -> list[str]:
        return textwrap.wrap(
            plain(text),
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            max_lines=most,
            placeholder=_MORE,
            break_on_hyphens=False,
        )


def plain(text: str) -> str:
    """On one line; the cells of a table parted by dots, bold letters without their stars."""
    cells = (" ".join(cell.split()) for cell in text.replace("**", "").split("|"))
    return " · ".join(cell for cell in cells if cell)
