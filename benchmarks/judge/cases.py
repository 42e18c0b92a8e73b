"""The project's own answers: small cases by kind (`tests/gold/cases/KIND.toml`) and whole documents beside their gold.

A case has a `name`, a `text` and what must be `found` in it; nothing else of its kind may be found, so an empty list is a
trap. Rows of `found`, by kind:

    references      ["Nghị quyết số 12-NQ/TU", "12-NQ/TU"]                        surface, number ("" if it has none)
    deadlines       ["trước ngày 15/12/2026", "2026-12-15"]                       surface, value ("" for an event)
    organisations   "Sở Y tế"                                                     exact; `groups` lists the collective ones
    directives      {does = "…", who = ["…"], with = ["…"], by = ["…", "2026"]}   what is left out must be empty
    targets         ["…đạt 95%", ">=", "95", "%", "2030"]                         clause, comparator, value, unit, by ("")
    annex_rows      {task = "…", lead = "…", with = "…", product = "…", by = ["…", "2026-12"]}
    meetings        {date = "2026-05-14", mode = "online", points = 12}           one table; fields left out must be empty
    structures      {ids = ["I", "I/1"], header = {number = "12-NQ/TU"}}          ids in the order of the text, fields named
    contradictions  ["issued", "2026-03-02", "2026-03-20"]                        kind and the two values

`also` lists rows that may be found or not. `reference` is the day of reading, 2026-06-01 unless told.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .folding import key, plain_value
from .likeness import clauses, same_names
from .matching import Item
from .metrics import judge
from .sheet import Outcome, Outcomes

REFERENCE = "2026-06-01"


@dataclass(frozen=True, slots=True)
class Text:
    """A text with answers. `metrics` are those it is judged by; `more` compares what the gold format has no room for.

    `file` is the name under which the text is read, so that a markdown text is read as one.
    """

    name: str
    text: str
    reference: date
    answers: Item
    metrics: tuple[str, ...] = ()
    more: Callable[[Item], Iterator[str]] | None = field(default=None, repr=False)
    file: str = "text.txt"

    def judge(self, found: Item) -> Outcomes:
        return judge(self.answers, found)

    def faults(self, found: Item) -> list[str]:
        """What is wrong with `found`, one line each; empty when the text is read as it must be."""
        outcomes = self.judge(found)
        listed = [line for name in self.metrics if name in outcomes for line in _faults(name, outcomes[name])]
        return [*listed, *(self.more(found) if self.more else ())]


def _faults(name: str, outcome: Outcome) -> Iterator[str]:
    if name == "meeting.spurious":
        yield from (f"{name}: {said}" for said in outcome.right)
        return
    yield from (f"{name}: missed {said}" for said in outcome.missed)
    yield from (f"{name}: alarm {said}" for said in outcome.alarms)


# Whole documents

DOCUMENT_METRICS = (
    "references.surface",
    "references.number",
    "deadlines.value",
    "organisations",
    "directives.strict",
    "directives.supporting",
    "annex_tasks.row",
    "annex_tasks.lead",
    "annex_tasks.supporting",
    "annex_tasks.deadline",
    "targets",
    "meeting",
    "meeting.spurious",
)


def documents(folder: Path) -> list[Text]:
    """The texts in `folder` that have a `NAME.gold.json` beside them, in the format of the evaluation."""
    return [_document(path) for path in sorted(folder.glob("*.gold.json"))]


def _document(gold: Path) -> Text:
    name = gold.name.removesuffix(".gold.json")
    (text,) = (path for path in gold.parent.glob(f"{name}.*") if path != gold)
    answers = json.loads(gold.read_text("utf-8"))
    day = date.fromisoformat(answers["reference_date"])
    return Text(name, text.read_text("utf-8"), day, answers, DOCUMENT_METRICS, file=text.name)


# Small cases


def cases(folder: Path) -> list[Text]:
    """All small cases of all kinds; a case is named `kind/name`."""
    return [
        _case(path.stem, row)
        for path in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


def _case(kind: str, row: dict[str, Any]) -> Text:
    answers, metrics, more = _KINDS[kind](row)
    day = date.fromisoformat(row.get("reference", REFERENCE))
    blank: Item = {"documents": [], "deadlines": [], "organisations": [], "directives": [], "targets": []}
    return Text(f"{kind}/{row['name']}", row["text"], day, blank | answers, metrics, more)


_Made = tuple[Item, tuple[str, ...], Callable[[Item], Iterator[str]] | None]


def _rows(row: dict[str, Any], make: Callable[[Any], Item]) -> list[Item]:
    """The rows of `found` and, marked as optional, those of `also`."""
    return [make(one) for one in row["found"]] + [make(one) | {"optional": True} for one in row.get("also", ())]


def _references(row: dict[str, Any]) -> _Made:
    papers = _rows(row, lambda one: {"surface": one[0], "number": one[1] or None})
    return {"documents": papers}, ("references.surface", "references.number"), None


def _limit(one: list[str]) -> Item:
    return {"surface": one[0], "value": one[1] or None}


def _deadlines(row: dict[str, Any]) -> _Made:
    return {"deadlines": _rows(row, _limit)}, ("deadlines.value",), None


def _organisations(row: dict[str, Any]) -> _Made:
    groups = row.get("groups", [])
    bodies = _rows(row, lambda one: {"surface": one})
    bodies += [{"surface": group, "collective": True} for group in groups]

    def compare(found: Item) -> Iterator[str]:
        seen = {key(one["surface"]) for one in found["organisations"] if one["collective"]}
        yield from (f"groups: missed {group}" for group in groups if key(group) not in seen)

    return {"organisations": bodies}, ("organisations.exact",), compare


def _directives(row: dict[str, Any]) -> _Made:
    orders = _rows(row, _order)
    limits = [_limit(one["by"]) for one in (*row["found"], *row.get("also", ())) if "by" in one]
    return {"directives": orders, "deadlines": limits}, ("directives.strict", "directives.supporting"), None


def _order(one: dict[str, Any]) -> Item:
    limit = one.get("by", [None])[0]
    return {"action": one["does"], "assignee": one.get("who", []), "coop": one.get("with", []), "deadline": limit}


def _targets(row: dict[str, Any]) -> _Made:
    def compare(found: Item) -> Iterator[str]:
        """Unit and year of the targets that were found; whether they were is the metric's matter."""
        for surface, _, value, unit, by in row["found"]:
            for one in found["targets"]:
                here = plain_value(one["value"]) == plain_value(value) and clauses(surface, one["surface"])
                if here and (one["unit"] or "", one["by"] or "") != (unit, by):
                    yield f"targets: {surface}: unit {one['unit']}, by {one['by']}"

    wanted = _rows(row, lambda one: {"surface": one[0], "comparator": one[1], "value": one[2]})
    return {"targets": wanted}, ("targets",), compare


def _annex_rows(row: dict[str, Any]) -> _Made:
    def make(one: dict[str, Any]) -> Item:
        by = one.get("by", [None, None])
        names = {"lead": one.get("lead"), "coop": one.get("with")}
        return {"task": one["task"], "deadline": by[0], "deadline_value": by[1] or None} | names

    def compare(found: Item) -> Iterator[str]:
        for one in row["found"]:
            products = [task["product"] or "" for task in found["annex_tasks"] if clauses(one["task"], task["task"])]
            if products and not any(same_names([one.get("product", "")], [product]) for product in products):
                yield f"annex_tasks: {one['task']}: product {products}"

    metrics = ("annex_tasks.row", "annex_tasks.lead", "annex_tasks.supporting", "annex_tasks.deadline")
    return {"table_tasks": _rows(row, make)}, metrics, compare


def _meetings(row: dict[str, Any]) -> _Made:
    return {"meeting": row["found"]}, ("meeting", "meeting.spurious"), None


def _structures(row: dict[str, Any]) -> _Made:
    wanted = row["found"]

    def compare(found: Item) -> Iterator[str]:
        ids = list(_ids(found["outline"]))
        if "ids" in wanted and ids != wanted["ids"]:
            yield f"outline: {' '.join(ids)}"
        for name, value in wanted.get("header", {}).items():
            if (found["header"][name] or "") != value:
                yield f"header: {name} {found['header'][name]!r}"

    return {}, (), compare


def _ids(outline: list[Item]) -> Iterator[str]:
    for node in outline:
        yield node["id"]
        yield from _ids(node["children"])


def _contradictions(row: dict[str, Any]) -> _Made:
    def compare(found: Item) -> Iterator[str]:
        seen = sorted([one["kind"], *one["values"]] for one in found["contradictions"])
        if seen != sorted(row["found"]):
            yield f"contradictions: {seen}"

    return {}, (), compare


_KINDS: dict[str, Callable[[dict[str, Any]], _Made]] = {
    "references": _references,
    "deadlines": _deadlines,
    "organisations": _organisations,
    "directives": _directives,
    "targets": _targets,
    "annex_rows": _annex_rows,
    "meetings": _meetings,
    "structures": _structures,
    "contradictions": _contradictions,
}
