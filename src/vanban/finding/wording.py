"""Pieces of patterns from lists of words, so that the lists stay readable."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PATTERN = re.compile(r"[(\\\[]")
_BETWEEN = re.compile(r"\s\|\s")


def any_of(words: str) -> str:
    """A group that matches any of `words`, which ` | ` separates.

    A space in a word matches any white space; line breaks in the list do not count. Words may be patterns with bars of
    their own, if no space stands on both sides of these. What has more literal characters at its beginning is tried first.

    >>> any_of("Sở | Ủy ban")
    '(?:Ủy\\\\s+ban|Sở)'
    """
    listed = [" ".join(word.split()).replace(" ", r"\s+") for word in _BETWEEN.split(words)]
    return "(?:" + "|".join(sorted(listed, key=_literal, reverse=True)) + ")"


def _literal(word: str) -> tuple[int, int]:
    return len(_PATTERN.split(word.replace(r"\s+", " "), maxsplit=1)[0]), len(word)


def begin(words: Iterable[str]) -> str:
    """A group that matches any of `words`, patterns that begin with a letter, where a word begins.

    It asks for the beginning of the word behind its first letter: a search for plain letters skips all other places,
    one for `\\b` stops at each.

    >>> begin(["Sở", "Ban"])
    '(?:S(?<!\\\\w.)ở|B(?<!\\\\w.)an)'
    """
    return "(?:" + "|".join(rf"{word[0]}(?<!\w.){word[1:]}" for word in words) + ")"


def by_letter(words: Iterable[str]) -> str:
    """Alternatives for a group: those of one first letter together, in their order, so that of hundreds few are tried.

    >>> by_letter(["Sở", "Ban", "Ủy ban", "Bộ"])
    'S(?:ở)|B(?:an|ộ)|Ủ(?:y ban)'
    """
    letters: dict[str, list[str]] = {}
    for word in words:
        letters.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in letters.items())


def first_letter(low: str, at: int) -> str:
    """The character there, `0` for any digit: what tells which patterns can begin there. Empty at the end."""
    letter = low[at : at + 1]
    return "0" if letter.isdecimal() else letter


def whole(words: str) -> re.Pattern[str]:
    """A pattern that finds any of `words` as whole words."""
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w)")
