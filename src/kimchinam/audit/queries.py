"""Reading the log: the history of an object, the facts of a past moment, and whether anything was changed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max, Q, QuerySet
from django.utils.module_loading import import_string

from kimchinam.audit.models import Event, Fact, Seal
from kimchinam.audit.states import Verb

_SIGNED = (
    "by_id", "by_name", "on_behalf_of_id", "on_behalf_of_name", "verb", "kind",
    "object_id", "object_name", "before", "after", "words", "request_id",
)  # fmt: skip


def digest_of(event: Event) -> str:
    """SHA-256 (hex) over the content of an event, the same on every engine."""
    content: dict[str, Any] = {name: getattr(event, name) for name in _SIGNED}
    content["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def chain(previous: str, digests: list[str]) -> str:
    """Hash (hex) of a seal: over the hash of the seal before and the digests of its events in order of id."""
    return hashlib.sha256("\n".join([previous, *digests]).encode()).hexdigest()


def history(kind: str, object_id: object) -> QuerySet[Event]:
    """Newest first."""
    return Event.objects.filter(kind=kind, object_id=str(object_id))


Spoken = tuple[str, str]
"""Kind and id of a row that an event speaks of."""
Names = Mapping[Spoken, str]


def spoken_of(event: Event) -> dict[str, Spoken]:
    """Those words of an event that refer to rows, as `models.ref` writes them."""
    refs = {
        name: word for name, word in event.words.items() if isinstance(word, dict) and word.keys() == {"kind", "id"}
    }
    return {name: (word["kind"], word["id"]) for name, word in refs.items()}


def rows_in(event: Event) -> Iterator[Spoken]:
    """Those rows that the facts of an event hold by id, as its verb says: before and after it."""
    verb = Verb.known.get(event.verb)
    for name, kind in verb.rows.items() if verb else ():
        for held in (event.before.get(name), event.after.get(name)):
            yield from ((kind, one) for one in ([held] if isinstance(held, str) else held or ()))


def names_in(events: Iterable[Event], *, reader: Any) -> Names:
    """What the rows that these events speak of are called for this reader: the setting HISTORY_NAMES knows, kind by kind."""
    ids: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for kind, one in (*spoken_of(event).values(), *rows_in(event)):
            ids[kind].add(one)
    return {
        (kind, one): name
        for kind, ones in ids.items()
        if kind in settings.HISTORY_NAMES
        for one, name in import_string(settings.HISTORY_NAMES[kind])(reader, ones).items()
    }


def facts_at(kind: str, object_id: object, instant: datetime) -> dict[str, Any]:
    """Facts of one object that held at an aware `instant`."""
    held = Fact.objects.filter(kind=kind, object_id=str(object_id), valid_from__lte=instant)
    return dict(held.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=instant)).values_list("name", "value"))


def replay(kind: str, object_id: object, until: datetime) -> dict[str, Any]:
    """The same facts, told again from the events alone; must always agree with `facts_at`."""
    facts: dict[str, Any] = {}
    for event in history(kind, object_id).filter(at__lte=until).order_by("id"):
        facts |= event.after
    return facts


def unsealed() -> QuerySet[Event]:
    return Event.objects.filter(seal_number__isnull=True).order_by("id")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the log is not as it was written.

    `kind`: changed, count, hash, order, missing, fact, fact_missing, noted. `number` is that of the event (changed,
    fact_missing), of the fact row (fact), else of the seal.
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
        if event and told:
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


def last_seal() -> Seal | None:
    newest = Seal.objects.aggregate(newest=Max("number"))["newest"]
    return Seal.objects.filter(number=newest).first() if newest else None
