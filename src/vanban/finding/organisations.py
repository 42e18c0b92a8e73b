"""Finds public bodies, by name or as a group: one pass of a gazetteer over the text, then a short pattern per head.

A *head* is what a name begins with ("UBND", "Sở Nội vụ", "Ban Tổ chức"). The gazetteer says where heads stand; the
pattern of the head's family reads the rest of the name: a level, a place, the committee that the organ belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import ahocorasick

from vanban.finding import gazetteer as names
from vanban.finding.body_names import (
    Name,
    Reader,
    read_addressed_place,
    read_committee,
    read_department,
    read_group_of_bodies,
    read_level_body,
    read_organ,
    read_proper,
    read_whole,
)
from vanban.finding.groups import GROUP_HEADS
from vanban.finding.mentions import is_no_body
from vanban.finding.naming import canonical_name, members, same_organisation
from vanban.finding.running import Running, running
from vanban.model import Organisation
from vanban.reasons import Why
from vanban.text import level

__all__ = ["canonical_name", "find_organisations", "members", "same_organisation"]


_Candidate = tuple[int, Name, str, tuple[int, int]]
"""Where a name begins, the name, the rule that read it, and its head."""


def find_organisations(text: str) -> tuple[Organisation, ...]:
    """Every body named in `text`, in order and without overlap; offsets count characters of `text`."""
    return organisations_in(text, running(text))


def organisations_in(text: str, line: Running) -> tuple[Organisation, ...]:
    """`find_organisations` in the running text of `text`."""
    found = []
    for first, name, rule, head in _without_overlap(_names(line.flat, line.low), line.flat):
        start, end = line.span(first, name.end)
        found.append(Organisation(start, end, text[start:end], name.collective, Why(rule, line.flat[slice(*head)])))
    return tuple(found)


def _without_overlap(found: Iterable[_Candidate], flat: str) -> Iterator[_Candidate]:
    """The most certain name at each place and of these the longest, none inside another, and none that is no body there."""
    done = 0
    for candidate in sorted(found, key=_certain_and_long):
        start, name, _rule, _head = candidate
        if start < done:
            continue
        is_body = not is_no_body(flat, start, name.end, collective=name.collective)
        if is_body or name.collective:
            # In an office a body may be named ("Phó Thủ tướng Chính phủ"), in a group that is none there is no other.
            done = name.end
        if is_body:
            yield candidate


def _certain_and_long(found: _Candidate) -> tuple[int, bool, int]:
    start, name, _rule, _head = found
    return start, name.composed, -name.end


def _names(flat: str, low: str) -> Iterator[_Candidate]:
    grouped = 0
    for last, (length, readers, is_common) in _heads().iter(low):
        start, end = last + 1 - length, last + 1
        before = flat[start - 1] if start else " "
        if before.isalnum() or flat[end : end + 1].isalnum() or (is_common and flat[start].islower()):
            continue
        if before in "-/" and flat[start:end].isupper():  # in a number: "134/KH-UBND"
            continue
        for rule, reader in readers:
            if start < grouped and reader is read_group_of_bodies:
                continue  # inside the group before
            if name := reader(flat, start, end):
                if name.collective:
                    grouped = name.end
                yield (start if name.begin is None else name.begin), name, rule, (start, end)


@cache
def _heads() -> Any:
    """Automaton over lower-case heads; each leads to (length, (rule, reader) …, whether it is common in small letters)."""
    table: dict[str, tuple[tuple[str, Reader], ...]] = {}
    fields = (*names.FIELDS, *names.FIELD_ABBREVIATIONS)
    families: tuple[tuple[str, Iterable[str], Reader], ...] = (
        ("body_listed", (*names.CENTRAL, *names.OTHER_BODIES, *(f"Bộ {field}" for field in fields)), read_whole),
        ("body_department", [f"Sở {field}" for field in fields], read_department),
        ("body_level", names.LEVEL_BODIES, read_level_body),
        ("body_committee", ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy"), read_committee),
        ("body_organ", names.PARTY_ORGANS, read_organ),
        ("body_named", names.CAPITAL_HEADS, read_proper),
        ("body_group", GROUP_HEADS, read_group_of_bodies),
        ("body_place", ("yêu cầu", "đề nghị", "giao"), read_addressed_place),
    )
    for rule, heads, reader in families:
        for head in heads:
            key = level(head).lower()
            table[key] = (*table.get(key, ()), (rule, reader))
    automaton = ahocorasick.Automaton()
    for key, readers in table.items():
        automaton.add_word(key, (len(key), readers, [reader for _rule, reader in readers] == [read_proper]))
    automaton.make_automaton()
    return automaton
