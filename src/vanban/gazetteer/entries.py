"""The built-in gazetteer: rows of bodies, each dated and with the paper that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

FILES = ("government", "state", "party", "mass", "departments", "provinces")
LEVELS = frozenset(("centre", "province", "district", "commune"))
OPEN = "…"
"""Ends the name of a body that is none without a level or a place: "Ủy ban nhân dân …"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One body of the gazetteer, or one kind of body that each province, district or commune has.

    `valid_from` is the first day for which a source names it (the body may be older), `valid_to` the first day on which it
    is no more. `successors` are ids; several of them have divided its work. `sources` are the papers in full.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    level: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether a level or a place must follow the name."""
        return self.name.endswith(OPEN)

    def has_ended(self, on: date) -> bool:
        return self.valid_to is not None and self.valid_to <= on

    def lives(self, on: date) -> bool:
        return self.valid_from <= on and not self.has_ended(on)


@cache
def entries() -> Mapping[str, Entry]:
    """All rows by id. Reads the files at the first call.

    Raises ValueError when a row has no source, no date, an unknown level or a successor that is not there.
    """
    papers = dict(line.split("\t") for line in _lines("sources"))
    rows = [read_row(line, papers) for file in FILES for line in _lines(file)]
    return checked(rows)


def _lines(file: str) -> Iterator[str]:
    text = resources.files("vanban.gazetteer").joinpath("data", f"{file}.tsv").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def read_row(line: str, papers: Mapping[str, str]) -> Entry:
    """One line of a data file; raises ValueError with the row's id when something it needs is missing."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != 9 or not cells[0] or not cells[1]:
        raise ValueError(f"A row of the gazetteer has nine cells, the first two filled: {line!r}")
    ident, name, aliases, kind, level, begins, ends, successors, sources = cells
    unknown = [key for key in sources.split() if key not in papers]
    if not sources or unknown or not begins or level not in LEVELS:
        raise ValueError(f"{ident}: a row needs a source that is listed, a first day and a level that is known")
    return Entry(
        id=ident,
        name=name,
        aliases=tuple(alias.strip() for alias in aliases.split("|") if alias.strip()),
        kind=kind,
        level=level,
        valid_from=date.fromisoformat(begins),
        valid_to=date.fromisoformat(ends) if ends else None,
        successors=tuple(successors.split()),
        sources=tuple(papers[key] for key in sources.split()),
    )


def checked(rows: Iterable[Entry]) -> Mapping[str, Entry]:
    """The rows by id; raises ValueError for an id that stands twice, a life of no day and a successor that does not follow."""
    found: dict[str, Entry] = {}
    for row in rows:
        if row.id in found or (row.valid_to and row.valid_to <= row.valid_from):
            raise ValueError(f"{row.id}: stands twice, or ends before it begins")
        found[row.id] = row
    for row in found.values():
        if any(after not in found for after in row.successors) or (row.successors and not row.valid_to):
            raise ValueError(f"{row.id}: its successors are unknown, or it has not ended")
    return found


def living(start: Iterable[Entry], on: date) -> tuple[Entry, ...]:
    """Those of `start` that live on that day, and for the ended ones whoever carries on their work then."""
    found: dict[str, Entry] = {}
    seen: set[str] = set()
    pending = list(start)
    while pending:
        row = pending.pop(0)
        if row.lives(on):
            found.setdefault(row.id, row)
        elif row.has_ended(on) and row.id not in seen:
            pending += [entries()[after] for after in row.successors]
        seen.add(row.id)
    return tuple(found.values())
