"""From the life of a task to its rows: those that the door would have written, in the order of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import transaction

from kimchinam.audit.models import Event, plain
from kimchinam.audit.queries import digest_of
from kimchinam.monitoring.models import Acceptance, Evidence, Return
from kimchinam.programmes.actions.turning import FACTS
from kimchinam.programmes.models import FACT_COLUMNS, OPEN, Assignment, Span, Task, TaskPast, Wording
from kimchinam.programmes.rules import retold, worded
from tasks.lives import Act, Life, life
from tasks.tables import Row, Table
from tasks.world import World

EVENTS = 12
"""Numbers of events that are kept for one task."""
PIECE = 2_000
TABLES = {
    "task": Table(Task),
    "event": Table(Event),
    "past": Table(TaskPast, with_key=False),
    "assignment": Table(Assignment),
    "span": Table(Span, with_key=False),
    "wording": Table(Wording, with_key=False),
    "evidence": Table(Evidence),
    "acceptance": Table(Acceptance),
    "return": Table(Return),
}
NEW = {name: Task._meta.get_field(name).get_default() for name in FACT_COLUMNS}


def load(first: int, end: int, world: World, events_from: int) -> None:
    """Tasks number `first` to `end`, piece by piece."""
    for start in range(first, end, PIECE):
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        for number in range(start, min(start + PIECE, end)):
            for name, row in rows_of(life(number, world), number, world, events_from + number * EVENTS):
                rows[name].append(row)
        with transaction.atomic():
            for name, table in TABLES.items():
                table.write(rows[name])


def rows_of(told: Life, number: int, world: World, event_id: int) -> Iterator[tuple[str, Row]]:
    key, facts = _key(told.acts[0].day, number), {**NEW, "supporting": []}
    versions: list[SimpleNamespace] = []
    for place, act in enumerate(told.acts):
        event = _event(key, act, facts, event_id + place, world)
        facts = {**facts, **act.changes}
        versions.append(
            SimpleNamespace(**_columns(facts), day_from=act.day, day_to=OPEN, event_id=event.pk, valid_from=event.at)
        )
        if place:
            versions[-2].day_to = act.day
        yield "event", {field.attname: getattr(event, field.attname) for field in Event._meta.concrete_fields}
    about = {"task_id": key, "programme_id": told.programme, "assigner_id": told.assigner, "level": told.secrecy}
    yield "task", _task(key, told, versions[-1])
    yield from (("past", row) for row in _pasts(key, versions, facts))
    yield from (("assignment", row) for row in _assignments(key, facts, number))
    for one in retold(versions):
        drawn = {name: getattr(one, name) for name in ("day_from", "day_to", "sort_day", "lead_id", "reach")}
        yield "span", {**about, **drawn, "step": int(one.step)}
    for words, begin, end in worded(versions):
        yield "wording", {"task_id": key, "words": words, "day_from": begin, "day_to": end}
    yield from _papers(key, told, facts, number, world)


def _key(day: date, number: int) -> UUID:
    """As a version 7 key of that day."""
    stamp = int(_at(day).timestamp() * 1000)
    return UUID(int=(stamp << 80) | (7 << 76) | ((number >> 20) << 64) | (2 << 62) | (number & 0xFFFFF))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def _event(key: UUID, act: Act, facts: dict[str, Any], event_id: int, world: World) -> Event:
    names = act.changes.keys() if facts["name"] else FACTS
    before = plain({name: facts[name] for name in names if facts["name"]})
    after = plain({name: {**facts, **act.changes}[name] for name in FACTS if name in names})
    for told in (before, after):
        if "supporting" in told:
            told["supporting"] = sorted(map(str, told["supporting"]))
    event = Event(
        before=before, after=after, words=act.words,
        id=event_id, at=_at(act.day), by_id=str(world.issuer), by_name=world.issuer_name, verb=act.verb,
        kind="programmes.task", object_id=str(key), object_name=str(act.changes.get("name", facts["name"]))[:300],
    )  # fmt: skip
    event.digest = digest_of(event)
    return event


def _columns(facts: dict[str, Any]) -> dict[str, Any]:
    return {attribute: facts[name] for name, attribute in FACT_COLUMNS.items()}


def _task(key: UUID, told: Life, now: SimpleNamespace) -> Row:
    columns = {attribute: getattr(now, attribute) for attribute in FACT_COLUMNS.values()}
    about = {"programme_id": told.programme, "order": told.order, "secrecy": told.secrecy}
    return {**columns, **about, "id": key, "created_at": _at(told.acts[0].day)}


def _pasts(key: UUID, versions: list[SimpleNamespace], facts: dict[str, Any]) -> Iterator[Row]:
    supporting = sorted(map(str, facts["supporting"]))
    for number, one in enumerate(versions, start=1):
        until = versions[number].valid_from if number < len(versions) else None
        yield {**vars(one), "task_id": key, "version": number, "valid_to": until, "supporting": supporting}


def _assignments(key: UUID, facts: dict[str, Any], number: int) -> Iterator[Row]:
    units = [(facts["lead"], "lead"), *((unit, "supporting") for unit in facts["supporting"])]
    for place, (unit, part) in enumerate(units):
        own = UUID(int=key.int ^ ((place + 1) << 40))
        yield {"id": own, "created_at": _at(date(2020, 1, 1)), "task_id": key, "organisation_id": unit, "part": part}


def _papers(key: UUID, told: Life, facts: dict[str, Any], number: int, world: World) -> Iterator[tuple[str, Row]]:
    """What was handed in, and what became of it."""
    outcomes: dict[UUID, Row] = {}
    said: list[tuple[str, Row]] = []
    for place, act in enumerate(told.acts):
        last = next(reversed(outcomes), None)
        if act.verb == "task.handed_in":
            own = UUID(int=key.int ^ ((place + 1) << 50))
            outcomes[own] = _evidence(own, key, told, facts, act, world)
        elif act.verb == "task.returned" and last:
            outcomes[last]["outcome"] = "returned"
            said.append(
                (
                    "return",
                    {"evidence_id": last, "reason": "Thiếu biểu số liệu", "at": _at(act.day), "by_id": world.issuer},
                )
            )
        elif act.verb == "task.closed" and last:
            outcomes[last]["outcome"] = "accepted"
            said.append(
                ("acceptance", {"evidence_id": last, "grade": "good", "at": _at(act.day), "by_id": world.issuer})
            )
    yield from (("evidence", row) for row in outcomes.values())
    yield from said


def _word(evidence: UUID, act: Act, world: World) -> Row:
    return {"evidence_id": evidence, "at": _at(act.day), "by_id": world.issuer}


def _evidence(own: UUID, key: UUID, told: Life, facts: dict[str, Any], act: Act, world: World) -> Row:
    return {
        "id": own, "created_at": _at(act.day), "secrecy": told.secrecy, "task_id": key, "organisation_id": facts["lead"],
        "number": "12/BC", "dated": act.day, "receiver": "Thường trực", "handed_in_at": _at(act.day),
        "handed_in_by_id": world.doer,
    }  # fmt: skip


def names_of_tables() -> Iterable[str]:
    return [table.name for table in TABLES.values()]
