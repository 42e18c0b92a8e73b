"""The words by which a provision is known: its heading, or the beginning of its first sentence."""

from __future__ import annotations

import re

LONGEST = 160
_WRAPPED_LINES = 4
_MARKS = " \t*_#\\"
_SENTENCE_END = re.compile(r"[.;](?=\s+\S)")


def title_between(text: str, start: int, end: int, *, named_below: bool = False) -> str:
    """First line of `text[start:end]`, or the first non-empty one; what is longer than `LONGEST` ends in "…".

    `named_below`: the first line says only what it is ("QUY CHẾ"), the next one of what.
    """
    window = text[start : min(end, start + 4 * LONGEST)]
    lines = [line.strip(_MARKS) for line in window.lstrip(" \n" + _MARKS).split("\n", _WRAPPED_LINES)]
    title = lines[0]
    for line in lines[1:_WRAPPED_LINES]:
        if not line or not (_goes_on(title, line) or (named_below and title == lines[0])):
            break
        title = f"{title} {line}"
    return _short(title).strip(" .:;,/")


def _goes_on(title: str, line: str) -> bool:
    """A heading broken by the width of the page goes on in small letters, or in capitals as it began."""
    if title.endswith((".", ";", ":")):
        return False
    return line[0].islower() or (title == title.upper() and line == line.upper() and not line.startswith("-"))


def _short(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    sentence = _SENTENCE_END.search(title)
    if sentence and sentence.start() <= LONGEST:
        return title[: sentence.start()]
    return title[: title.rfind(" ", 0, LONGEST)] + "…"
