"""`{% history "programmes.task" task.pk %}`: the history of an object as sentences, newest first."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.text import Truncator

from kimchinam.audit.models import Event
from kimchinam.audit.queries import Names, names_in, spoken_of
from kimchinam.audit.queries import history as events_of
from kimchinam.audit.states import Verb
from kimchinam.base.clock import end_of
from kimchinam.base.requests import actor_of
from kimchinam.ui.templatetags.ui import vndate

register = template.Library()
_NOBODY_ASKED: Names = {}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST = 160
"""Characters of a fact that a line of the history shows."""


class _Facts(dict[str, Any]):
    """Facts for a sentence; one that the event does not hold shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


@register.filter
def sentence(event: Event, names: Names = _NOBODY_ASKED) -> str:
    """What happened, in the reader's language; an event of an unknown verb shows its code.

    `names` says what the rows that its words refer to are called for the reader; without, they show as dashes.
    """
    verb = Verb.known.get(event.verb)
    if verb is None:
        return f"{event.by_name}: {event.verb}"
    facts = event.after | event.words
    facts |= verb.labels(facts)
    facts |= {name: names.get(row, "–") for name, row in spoken_of(event).items()}
    return str(verb.sentence) % _Facts(facts, by=event.by_name or "Kim Chỉ Nam", name=event.object_name)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact in the reader's words; "" where there was or is nothing."""

    label: str
    before: str
    after: str


@register.filter
def changes(event: Event, names: Names = _NOBODY_ASKED) -> list[Change]:
    """What an event made different, of those facts that its verb tells."""
    verb = Verb.known.get(event.verb)
    told = verb.facts if verb else {}
    return [
        Change(str(label), _shown(before, name, verb, names), _shown(after, name, verb, names))
        for name, label in told.items()
        if verb and name in event.after and (before := event.before.get(name)) != (after := event.after[name])
    ]


def _shown(value: Any, name: str, verb: Verb, names: Names) -> str:
    """A fact as people write it: rows by name, codes by label, days as dd/mm/yyyy."""
    if value in (None, "", []):
        return ""
    if kind := verb.rows.get(name):
        return ", ".join(names.get((kind, one), "–") for one in ([value] if isinstance(value, str) else value))
    if _DAY.fullmatch(text := str(value)):
        return vndate(date.fromisoformat(text))
    return Truncator(verb.labels({name: value}).get(name, text)).chars(LONGEST)


@register.inclusion_tag("audit/_history.html", takes_context=True)
def history(
    context: RequestContext, kind: str, object_id: object, limit: int = 50, until: date | None = None
) -> dict[str, Any]:
    """At most `limit` events, those of the days up to `until` when a page shows a past day."""
    told = events_of(kind, object_id)
    events = list((told.filter(at__lt=end_of(until)) if until else told)[: limit + 1])
    names = names_in(events[:limit], reader=actor_of(context["request"]))
    return {"events": events[:limit], "names": names, "more": len(events) > limit}
