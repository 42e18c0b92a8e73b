"""The words of a heading, and where a section may stand."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import Section
from kimchinam.programmes.states import Level

_NUMBERED = re.compile(r"(?P<label>[IVXLC]+|\d+(?:\.\d+)*|[A-Z])[.)]\s+(?P<title>\S.*)", re.DOTALL)


def read_heading(words: str) -> tuple[str, str]:
    """(label, title): `II. Nhiệm vụ` → ("II", "Nhiệm vụ"); a heading without a number has an empty label."""
    words = " ".join(words.split())
    match = _NUMBERED.fullmatch(words)
    return (match["label"], match["title"]) if match else ("", words)


def check_can_stand(section: Section, *, below: Section | None) -> None:
    """A part never lies in a group, and nothing lies in itself. `below` is read with everything above it."""
    if below is None:
        return
    if below.programme_id != section.programme_id:
        raise RefusedError(_("Mục này thuộc chương trình khác."))
    if section.level == Level.PART and below.level == Level.GROUP:
        raise RefusedError(_("Một phần không nằm trong một nhóm nhiệm vụ."))
    above: Section | None = below
    while above:
        if above.pk == section.pk:
            raise RefusedError(_("Một mục không nằm trong chính nó."))
        above = above.parent


def preorder(sections: Sequence[Section]) -> list[tuple[Section, int]]:
    """(section, depth) as the paper prints them: each before what lies in it, in the order of their numbers."""
    below: dict[UUID | None, list[Section]] = {}
    for section in sorted(sections, key=lambda one: one.order):
        below.setdefault(section.parent_id, []).append(section)
    printed: list[tuple[Section, int]] = []
    pending = [(one, 0) for one in reversed(below.get(None, []))]
    while pending:
        section, depth = pending.pop()
        printed.append((section, depth))
        pending += [(one, depth + 1) for one in reversed(below.get(section.pk, []))]
    return printed


def totals(sections: Sequence[Section], own: Mapping[UUID, int]) -> dict[UUID, int]:
    """How many tasks lie in each section and all below it, of those that lie right in each.

    Those of the sections at the top sum to all that lie in any.
    """
    counted = {section.pk: own.get(section.pk, 0) for section in sections}
    for section, _depth in reversed(preorder(sections)):
        if section.parent_id:
            counted[section.parent_id] += counted[section.pk]
    return counted
