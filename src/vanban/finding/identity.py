"""One id for one paper: every mention of it in a text, short or long, leads to the same.

`nghi-quyet/57-nq-tw/2024`: kind, number and, where some mention tells it, the year of issue, for most numbers begin anew each
year; `luat/dau-tu-cong` for a paper that is cited by its title. Not the identity of a row anywhere: two provinces have a
`quyet-dinh/15-qd-ubnd/2026` each, and only the issuer tells them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from vanban.model import Reference
from vanban.text import fold

_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d\d)/")
_LONGEST_TITLE = 120


def identified(references: Iterable[Reference]) -> list[Reference]:
    """The same references with their `id`. A year told once is the year of each mention, unless two are told."""
    mentions = [(mention, _stem(mention)) for mention in references]
    years: dict[str, set[str]] = defaultdict(set)
    for mention, stem in mentions:
        if year := _year(mention):
            years[stem].add(year)
    return [replace(mention, id=_id(mention, stem, years.get(stem, set()))) for mention, stem in mentions]


def _id(mention: Reference, stem: str, known: set[str]) -> str:
    year = _year(mention) or (next(iter(known)) if len(known) == 1 else None)
    in_number = mention.number and _YEAR_IN_NUMBER.search(mention.number)
    return f"{stem}/{year}" if year and mention.number and not in_number else stem


def _year(mention: Reference) -> str | None:
    if mention.number and (match := _YEAR_IN_NUMBER.search(mention.number)):
        return match[1]
    return mention.issued[:4] if mention.issued else None


def _stem(mention: Reference) -> str:
    if mention.number:
        return f"{_slug(mention.kind)}/{_slug(mention.number).lstrip('0')}"
    kind = _slug(mention.kind)
    title = _slug(mention.surface).removeprefix(kind).strip("-")
    return f"{kind}/{title[:_LONGEST_TITLE]}".rstrip("/")


@lru_cache(maxsize=1024)
def _slug(words: str) -> str:
    """Kept, for a text cites the same few kinds and numbers again and again."""
    return fold(words).replace(" ", "-")
