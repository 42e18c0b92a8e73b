"""Reading the log: the history of an object, the facts of a past moment, and whether anything was changed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max, Q, QuerySet

from kimchinam.audit.models import Event, Fact, Seal

_SIGNED = (
    "by_id", "by_name", "on_behalf_of_id", "on_behalf_of_name", "verb", "kind",
    "object_id", "object_name", "before", "after", "request_id",
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
    """Something in the log is not as it was written. `kind`: changed, count, hash, order, missing, fact.

    `number` is that of the event, of the seal or, for a fact, of its row.
    """

    kind: str
    number: int


def faults() -> Iterator[Fault]:
    """Every fault in the log, sealed and unsealed; nothing when it is whole. Reads the whole log."""
    yield from _changed_events()
    yield from _changed_facts()
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


def _changed_events() -> Iterator[Fault]:
    for event in Event.objects.order_by("id").iterator(chunk_size=2000):
        if event.digest != digest_of(event):
            yield Fault("changed", event.pk)


def _changed_facts() -> Iterator[Fault]:
    """Facts that hold now, against what the events say last."""
    told: dict[tuple[str, str, str], Any] = {}
    events = Event.objects.order_by("id").values_list("kind", "object_id", "after")
    for kind, object_id, after in events.iterator(chunk_size=2000):
        told.update({(kind, object_id, name): value for name, value in after.items()})
    for fact in Fact.objects.filter(valid_to__isnull=True).order_by("id").iterator(chunk_size=2000):
        key = (fact.kind, fact.object_id, fact.name)
        if key not in told or told.pop(key) != fact.value:
            yield Fault("fact", fact.pk)


def _digests_by_seal() -> dict[int, list[str]]:
    rows = Event.objects.filter(seal_number__isnull=False).order_by("id").values_list("seal_number", "digest")
    digests: dict[int, list[str]] = defaultdict(list)
    for number, digest in rows.iterator(chunk_size=5000):
        digests[number or 0].append(digest)
    return digests


def last_seal() -> Seal | None:
    newest = Seal.objects.aggregate(newest=Max("number"))["newest"]
    return Seal.objects.filter(number=newest).first() if newest else None
