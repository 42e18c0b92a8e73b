"""Writing the log. Every action of every room calls `record` inside its own transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models, transaction

from kimchinam.audit.models import Event, Fact, Facts, Seal, label, plain
from kimchinam.audit.queries import chain, digest_of, last_seal, unsealed
from kimchinam.audit.states import Verb
from kimchinam.base.clock import now
from kimchinam.base.requests import Actor, request_id

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """What an event says of one row: the facts as they were and as they are by now, and words for its sentence."""

    row: models.Model
    before: Facts = field(default_factory=dict)
    after: Facts = field(default_factory=dict)
    words: Facts = field(default_factory=dict)


def record(
    verb: Verb,
    row: models.Model,
    *,
    by: Actor | None,
    before: Facts | None = None,
    after: Facts | None = None,
    words: Facts | None = None,
) -> Event:
    """Append one event, and open and close the fact rows that it changes, in the caller's transaction.

    `after` holds the facts that the event made true; `before` the same facts as they were; `words` what only the
    sentence of the event says.
    """
    return record_many(verb, [Told(row, before or {}, after or {}, words or {})], by=by)[0]


@transaction.atomic
def record_many(verb: Verb, told: Sequence[Told], *, by: Actor | None) -> list[Event]:
    """The same for one act on many rows, each of them once and an event of its own, all of one moment.

    As many SQL queries for any number of rows whose events tell of the same facts, up to BATCH of them.
    """
    common = {"at": now(), "verb": verb.code, "request_id": request_id(), **_actor(by)}
    events = [_event(one, common) for one in told]
    Event.objects.bulk_create(events)
    _turn_facts([event for event in events if event.kind not in settings.FACTS_ELSEWHERE])
    return events


def _event(told: Told, common: Mapping[str, Any]) -> Event:
    about = {"kind": label(told.row), "object_id": str(told.row.pk), "object_name": str(told.row)}
    facts = {"before": plain(told.before), "after": plain(told.after), "words": plain(told.words)}
    event = Event(**common, **about, **facts)
    event.digest = digest_of(event)
    return event


def _actor(by: Actor | None) -> dict[str, str]:
    organisation = by.acting_for if by else None
    return {
        "by_id": str(by.pk) if by else "",
        "by_name": str(by) if by else "",
        "on_behalf_of_id": str(organisation.pk) if organisation else "",
        "on_behalf_of_name": str(organisation) if organisation else "",
    }


def _turn_facts(events: Sequence[Event]) -> None:
    """Close the facts that these events replace, and open theirs."""
    alike: dict[tuple[str, frozenset[str]], list[Event]] = defaultdict(list)
    for event in events:
        alike[event.kind, frozenset(event.after)].append(event)
    for (kind, names), told in alike.items():
        for start in range(0, len(told), BATCH):
            part = told[start : start + BATCH]
            _close(kind, names, part)
            Fact.objects.bulk_create([fact for event in part for fact in _facts(event)])


def _close(kind: str, names: Collection[str], events: Sequence[Event]) -> None:
    if names:
        rows = [event.object_id for event in events]
        held = Fact.objects.filter(kind=kind, object_id__in=rows, name__in=names, valid_to__isnull=True)
        held.update(valid_to=events[0].at)


def _facts(event: Event) -> Iterator[Fact]:
    for name, value in event.after.items():
        about = {"kind": event.kind, "object_id": event.object_id, "event_id": event.pk}
        yield Fact(**about, name=name, value=value, valid_from=event.at)


@transaction.atomic
def seal_events() -> Seal | None:
    """Close up to a batch of unsealed events into the chain. None when there is nothing to seal.

    A second sealer at the same moment fails on the seal's number and changes nothing.
    """
    events = list(unsealed()[:BATCH])
    if not events:
        return None
    last = last_seal()
    previous = last.hash if last else ""
    number = last.number + 1 if last else 1
    seal = Seal.objects.create(
        number=number, count=len(events), previous=previous, hash=chain(previous, [event.digest for event in events])
    )
    Event.objects.filter(pk__in=[event.pk for event in events]).update(seal_number=number)
    return seal
