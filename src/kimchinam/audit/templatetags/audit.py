"""`{% history "programmes.task" task.pk %}`: the history of an object as sentences, newest first."""

from typing import Any

from django import template
from django.template.context import RequestContext

from kimchinam.audit.models import Event
from kimchinam.audit.queries import Names, names_in, spoken_of
from kimchinam.audit.queries import history as events_of
from kimchinam.audit.states import Verb
from kimchinam.base.requests import actor_of

register = template.Library()
_NOBODY_ASKED: Names = {}


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


@register.inclusion_tag("audit/_history.html", takes_context=True)
def history(context: RequestContext, kind: str, object_id: object, limit: int = 50) -> dict[str, Any]:
    events = list(events_of(kind, object_id)[: limit + 1])
    names = names_in(events[:limit], reader=actor_of(context["request"]))
    return {"events": events[:limit], "names": names, "more": len(events) > limit}
