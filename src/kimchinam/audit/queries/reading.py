"""The history of an object, the facts of a past moment, and what an event speaks of."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
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


@dataclass(frozen=True, slots=True)
class FactVersion:
    """All facts of one object from the event that made them true to the next, as a room keeps them in its own table."""

    object_id: str
    event_id: int
    valid_from: datetime
    valid_to: datetime | None
    facts: Mapping[str, Any]
    """As the log holds them: rows by id, days as ISO text."""

    def holds_at(self, instant: datetime) -> bool:
        return self.valid_from <= instant and (self.valid_to is None or instant < self.valid_to)


def versions_elsewhere(kind: str, object_id: object = None) -> Iterator[FactVersion]:
    """Versions of a kind of the setting FACTS_ELSEWHERE, of one object or of all, object by object, oldest first."""
    versions: Iterator[FactVersion] = import_string(settings.FACTS_ELSEWHERE[kind])(object_id)
    return versions


def facts_at(kind: str, object_id: object, instant: datetime) -> dict[str, Any]:
    """Facts of one object that held at an aware `instant`."""
    if kind in settings.FACTS_ELSEWHERE:
        versions = versions_elsewhere(kind, object_id)
        version = next((one for one in versions if one.holds_at(instant)), None)
        # No version is left of an object that is gone: only the log still tells of its days.
        return dict(version.facts) if version else replay(kind, object_id, instant)
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


def last_seal() -> Seal | None:
    newest = Seal.objects.aggregate(newest=Max("number"))["newest"]
    return Seal.objects.filter(number=newest).first() if newest else None
