"""Whether anything in the log was changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice, zip_longest
from typing import Any

from django.conf import settings

from kimchinam.audit.models import Event, Fact, Seal
from kimchinam.audit.queries.reading import FactVersion, chain, digest_of, versions_elsewhere


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the log is not as it was written.

    `kind`: changed, count, hash, order, missing, fact, fact_missing, version, noted. `number` is that of the event
    (changed, fact_missing, version), of the fact row (fact), else of the seal.
    """

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """A seal as somebody noted it outside the database, where its administrator cannot write."""

    number: int
    hash: str


def faults(noted: Iterable[Note] = ()) -> Iterator[Fault]:
    """Every fault in the log, sealed and unsealed; nothing when it is whole. Reads the whole log, once."""
    yield from _changed_events_and_facts()
    for kind in settings.FACTS_ELSEWHERE:
        yield from faults_of_versions(kind)
    yield from _broken_seals()
    for note in noted:
        if not Seal.objects.filter(number=note.number, hash=note.hash).exists():
            yield Fault("noted", note.number)


def _broken_seals() -> Iterator[Fault]:
    previous = ""
    digests = _digests_by_seal()
    for position, seal in enumerate(Seal.objects.order_by("number"), start=1):
        held = digests.pop(seal.number, [])
        if seal.number != position or seal.previous != previous:
            yield Fault("order", seal.number)
        if seal.count != len(held):
            yield Fault("count", seal.number)
        elif seal.hash != chain(seal.previous, held):
            yield Fault("hash", seal.number)
        previous = seal.hash
    for number in digests:
        yield Fault("missing", number)


def _changed_events_and_facts() -> Iterator[Fault]:
    """Each event against its digest, and each fact row against the event that opened it and the one that closed it."""
    newest: dict[tuple[str, str, str], Fact] = {}
    for event, rows in _events_beside_facts():
        told = dict(event.after) if event else {}
        if event and event.digest != digest_of(event):
            yield Fault("changed", event.pk)
        for row in rows:
            key = (row.kind, row.object_id, row.name)
            last = newest.get(key)
            if last and last.valid_to != row.valid_from:
                yield Fault("fact", last.pk)
            newest[key] = row
            if row.name not in told or not _opened_by(row, event, told.pop(row.name)):
                yield Fault("fact", row.pk)
        if event and told and event.kind not in settings.FACTS_ELSEWHERE:
            yield Fault("fact_missing", event.pk)
    for row in newest.values():
        if row.valid_to is not None:
            yield Fault("fact", row.pk)


def _opened_by(row: Fact, event: Event | None, value: Any) -> bool:
    return event is not None and (row.kind, row.object_id, row.valid_from, row.value) == (
        event.kind,
        event.object_id,
        event.at,
        value,
    )


def _events_beside_facts() -> Iterator[tuple[Event | None, list[Fact]]]:
    """Two streams in step, by number of the event. The event is None where rows name one that is not there."""
    facts = Fact.objects.order_by("event_id", "id").iterator(chunk_size=2000)
    groups = ((number, list(rows)) for number, rows in groupby(facts, key=lambda fact: fact.event_id))
    number, rows = next(groups, (None, []))
    for event in Event.objects.order_by("id").iterator(chunk_size=2000):
        while number is not None and number < event.pk:
            yield None, rows
            number, rows = next(groups, (None, []))
        if number == event.pk:
            yield event, rows
            number, rows = next(groups, (None, []))
        else:
            yield event, []
    while number is not None:
        yield None, rows
        number, rows = next(groups, (None, []))


def _digests_by_seal() -> dict[int, list[str]]:
    rows = Event.objects.filter(seal_number__isnull=False).order_by("id").values_list("seal_number", "digest")
    digests: dict[int, list[str]] = defaultdict(list)
    for number, digest in rows.iterator(chunk_size=5000):
        digests[number or 0].append(digest)
    return digests


def faults_of_versions(kind: str) -> Iterator[Fault]:
    """What a room keeps of the facts of a kind, told again from the events. An object without versions is gone: all empty."""
    objects = groupby(versions_elsewhere(kind), key=lambda one: one.object_id)
    seen: set[str] = set()
    while some := [(key, list(held)) for key, held in islice(objects, 500)]:
        seen |= {key for key, _held in some}
        told = _told_of(kind, [key for key, _held in some])
        for key, held in some:
            yield from _faults_between(told[key], held)
    yield from _not_gone(kind, seen)


def _told_of(kind: str, keys: list[str]) -> dict[str, list[Event]]:
    told: dict[str, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(kind=kind, object_id__in=keys).order_by("id"):
        if event.after:
            told[event.object_id].append(event)
    return told


def _faults_between(events: list[Event], versions: list[FactVersion]) -> Iterator[Fault]:
    """Every event that tells facts opens one version and closes the one before."""
    kept = {one.event_id: one for one in versions}
    facts: dict[str, Any] = {}
    for event, after in zip_longest(events, events[1:]):
        facts |= event.after
        version = kept.pop(event.pk, None)
        if version is None:
            yield Fault("fact_missing", event.pk)
        elif (version.valid_from, version.valid_to) != (event.at, after and after.at) or not _agree(
            version.facts, facts
        ):
            yield Fault("version", event.pk)
    for number in kept:
        yield Fault("version", number)


def _agree(kept: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Events older than a fact never told it: it is empty then. A fact that the room no longer keeps is not asked about."""
    return all(value == told[name] if name in told else not value for name, value in kept.items())


def _not_gone(kind: str, seen: set[str]) -> Iterator[Fault]:
    """Objects that no version tells of any more though their last facts were not emptied."""
    last: dict[str, Event] = {}
    for event in Event.objects.filter(kind=kind).order_by("id").iterator(chunk_size=2000):
        if event.after and event.object_id not in seen:
            last[event.object_id] = event
    for event in last.values():
        if any(value is not None for value in event.after.values()):
            yield Fault("fact_missing", event.pk)
