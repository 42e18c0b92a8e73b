"""`{% history "programmes.task" task.pk %}`: the history of an object as sentences, newest first."""

from typing import Any

from django import template

from kimchinam.audit.models import Event
from kimchinam.audit.queries import history as events_of
from kimchinam.audit.states import Verb

register = template.Library()


class _Facts(dict[str, Any]):
    """Facts for a sentence; one that the event does not hold shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


@register.filter
def sentence(event: Event) -> str:
    """What happened, in the reader's language; an event of an unknown verb shows its code."""
    verb = Verb.known.get(event.verb)
    if verb is None:
        return f"{event.by_name}: {event.verb}"
    return str(verb.sentence) % _Facts(event.after, by=event.by_name or "Kim Chỉ Nam", name=event.object_name)


@register.inclusion_tag("audit/_history.html")
def history(kind: str, object_id: object, limit: int = 50) -> dict[str, Any]:
    events = list(events_of(kind, object_id)[: limit + 1])
    return {"events": events[:limit], "more": len(events) > limit}
