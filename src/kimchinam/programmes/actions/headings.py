"""Sections that come with the words of a source."""

from django.db.models import Max

from kimchinam.programmes.models import Programme, Section
from kimchinam.programmes.rules import read_heading
from kimchinam.programmes.states import Level


def section_of(programme: Programme, *, words: str) -> Section | None:
    """The group of tasks that these words of a source name, made where the draft has none yet; None without words."""
    if not words.strip():
        return None
    label, title = read_heading(words)
    title = title[:500]
    found = programme.sections.filter(title=title, label=label[:20], level=Level.GROUP).first()
    return found or Section.objects.create(
        programme=programme, order=next_place(programme), level=Level.GROUP, label=label[:20], title=title
    )


def next_place(programme: Programme) -> int:
    return (programme.sections.aggregate(last=Max("order"))["last"] or 0) + 1
