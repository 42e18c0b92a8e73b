"""Sections that come with the words of a source."""

from collections.abc import Iterable

from django.db.models import Max

from kimchinam.programmes.models import Programme, Section
from kimchinam.programmes.rules import read_heading
from kimchinam.programmes.states import Level


def section_of(programme: Programme, *, words: str) -> Section | None:
    """The group of tasks that these words of a source name, made where the draft has none yet; None without words."""
    return sections_named(programme, [words]).get(words)


def sections_named(programme: Programme, words: Iterable[str]) -> dict[str, Section]:
    """The same for many words; those that are blank name none. Three SQL queries at most."""
    named = {one: _heading(one) for one in words if one.strip()}
    groups = programme.sections.filter(level=Level.GROUP).order_by("-order")
    held = {(one.label, one.title): one for one in groups} if named else {}
    missing = [one for one in dict.fromkeys(named.values()) if one not in held]
    first = next_place(programme) if missing else 0
    for order, (label, title) in enumerate(missing, start=first):
        new = Section(programme=programme, order=order, level=Level.GROUP, label=label, title=title)
        held[label, title] = new
    Section.objects.bulk_create(held[one] for one in missing)
    return {one: held[heading] for one, heading in named.items()}


def _heading(words: str) -> tuple[str, str]:
    """Cut to what the columns hold."""
    label, title = read_heading(words)
    return label[:20], title[:500]


def next_place(programme: Programme) -> int:
    return (programme.sections.aggregate(last=Max("order"))["last"] or 0) + 1
