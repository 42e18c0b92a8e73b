"""One text: its hand-made answers against what vanban finds, metric by metric.

The metrics and their rules are those of the evaluation outside the project (its README says what counts as what); where
that lies beside the project, `score.py` checks that both come to the same figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from . import likeness
from .folding import key, numerals, plain_number, plain_value, words
from .matching import Item, Match, Test, match
from .sheet import Outcomes, Sheet, said_of

MEETING = ("date", "mode", "points", "participants", "chair")
_TIE = 1e-4
"""Among equal directives the one with the right fields wins."""


def judge(answers: Item, found: Item) -> Outcomes:
    """Every metric for one text; `answers` as in a gold file, `found` as `vanban.to_json` gives it."""
    sheet = Sheet(answers, found)
    for part in (_references, _deadlines, _organisations, _directives, _annex_rows, _targets, _meeting):
        part(sheet)
    return sheet.outcomes


def _surface_key(item: Item) -> str:
    return key(item["surface"])


def _distinct(items: Iterable[Item], identity: Callable[[Item], Any] = _surface_key) -> list[Item]:
    first: dict[Any, Item] = {}
    for item in items:
        first.setdefault(identity(item), item)
    return list(first.values())


def _marked(*marks: str) -> Test:
    return lambda item: any(item.get(mark) for mark in marks)


_OPTIONAL = _marked("optional")
_NO_PAPER = _marked("optional", "self")
_NO_BODY = _marked("optional", "collective")


def _alike(answer: Item, finding: Item) -> float:
    return max(
        likeness.surfaces(surface, finding["surface"]) for surface in (answer["surface"], *answer.get("alt", ()))
    )


# References


def _references(sheet: Sheet) -> None:
    papers, found = sheet.wanted("documents"), sheet.found("references")
    sheet.count("references.surface", match(_distinct(papers), _distinct(found), _alike, aside=_NO_PAPER))
    papers = _distinct(papers, lambda paper: (_surface_key(paper), *_numbers(paper)))
    spelt = " ".join(plain_number(surface) for paper in papers for surface in (paper["surface"], *paper.get("alt", ())))

    def unnamed(paper: Item) -> bool:
        """Whether nobody could read the number off this mention."""
        shown = any(n in spelt or _figure(n) in numerals(paper["surface"]) for n in _numbers(paper))
        return _NO_PAPER(paper) or not shown

    def weight(paper: Item, finding: Item) -> float:
        have = plain_number(finding["number"])
        right = any(have == n or (n not in spelt and have == _figure(n)) for n in _numbers(paper))
        return _alike(paper, finding) if right or unnamed(paper) else 0.0

    numbered = [paper for paper in papers if paper["number"] or _NO_PAPER(paper)]
    cited = _distinct(
        (finding for finding in found if finding.get("number")), lambda f: (_surface_key(f), plain_number(f["number"]))
    )
    sheet.count("references.number", match(numbered, cited, weight, aside=unnamed))


def _numbers(paper: Item) -> list[str]:
    listed = paper["number"] if isinstance(paper["number"], list) else [paper["number"]]
    return [plain_number(number) for number in listed]


def _figure(number: str) -> str:
    return re.split(r"\D", number)[0]


# Deadlines and organisations


def _deadlines(sheet: Sheet) -> None:
    limits, found = sheet.wanted("deadlines"), sheet.found("deadlines")

    def near(limit: Item, finding: Item) -> float:
        return _alike(limit, finding) or likeness.parts(limit["surface"], finding["surface"])

    def exact(limit: Item, finding: Item) -> float:
        return near(limit, finding) if _OPTIONAL(limit) or finding.get("value") == limit["value"] else 0.0

    def second_half(finding: Item) -> bool:
        outer = (limit["surface"] for limit in limits if _surface_key(limit) != _surface_key(finding))
        return any(likeness.within(words(finding["surface"]), words(surface)) for surface in outer)

    def value_key(item: Item) -> tuple[str, Any]:
        return _surface_key(item), item.get("value")

    for name, identity, weight in (("surface", _surface_key, near), ("value", value_key, exact)):
        matched = match(
            _distinct(limits, identity), _distinct(found, identity), weight, aside=_OPTIONAL, forgive=second_half
        )
        sheet.count(f"deadlines.{name}", matched)


def _organisations(sheet: Sheet) -> None:
    bodies, found = _distinct(sheet.wanted("organisations")), _distinct(sheet.found("organisations"))
    around = [words(item["surface"]) for name in ("organisations", "documents") for item in sheet.wanted(name)]
    around += [
        words(name) for order in sheet.wanted("directives") for name in (*order["assignee"], *order.get("coop", ()))
    ]

    def nested(finding: Item) -> bool:
        name = words(finding["surface"])
        return len(name) > 1 and any(likeness.within(name, outer) for outer in around)

    def near(body: Item, finding: Item) -> float:
        return likeness.names(body["surface"], finding["surface"])

    def exact(body: Item, finding: Item) -> float:
        return float(_surface_key(body) == _surface_key(finding))

    for metric, weight in (("organisations", near), ("organisations.exact", exact)):
        sheet.count(metric, match(bodies, found, weight, aside=_NO_BODY, forgive=nested))


# Directives


def _directives(sheet: Sheet) -> None:
    orders, found = sheet.wanted("directives"), sheet.found("directives")
    values = {limit["surface"]: limit["value"] for limit in sheet.wanted("deadlines")}

    def assignees(order: Item, finding: Item) -> bool:
        have = finding.get("assignees") or []
        return likeness.same_names(order["assignee"], have) or bool(order.get("implicit") and not have)

    def any_assignee(order: Item, finding: Item) -> bool:
        have = finding.get("assignees") or []
        return assignees(order, finding) or likeness.touching_names(order["assignee"], have)

    def supporting(order: Item, finding: Item) -> bool:
        return likeness.same_names(order.get("coop", ()), finding.get("supporting") or ())

    def deadline(order: Item, finding: Item) -> bool:
        return _limit_right(order["deadline"], values.get(order["deadline"]), finding)

    def weight(order: Item, finding: Item) -> float:
        value = likeness.clauses(order["action"], finding["surface"])
        fields = any_assignee(order, finding) + assignees(order, finding) + deadline(order, finding) if value else 0
        return value + fields * _TIE

    aside = _marked("optional", "frame", "generic")
    matched = sheet.count("directives.action", match(orders, found, weight, aside=aside))
    sheet.count("directives.action_with_frames", match(orders, found, weight, aside=_OPTIONAL))
    _count_strict(sheet, matched, lambda order, finding: assignees(order, finding) and deadline(order, finding))
    for question in (assignees, any_assignee, supporting, deadline):
        answers = ((said_of(order), question(order, finding)) for order, finding in matched.pairs)
        sheet.ask(f"directives.{question.__name__}", answers)


def _count_strict(sheet: Sheet, matched: Match, right: Callable[[Item, Item], bool]) -> None:
    """Right in who and by when as well; a pair that is not costs a miss and a false alarm."""
    wrong = [pair for pair in matched.pairs if not right(*pair)]
    strict = Match(
        pairs=[pair for pair in matched.pairs if right(*pair)],
        missed=[*matched.missed, *(order for order, _ in wrong)],
        alarms=[*matched.alarms, *(finding for _, finding in wrong)],
    )
    sheet.count("directives.strict", strict)


def _limit_right(surface: str | None, value: str | None, finding: Item) -> bool:
    if surface is None:
        return finding.get("deadline") is None and finding.get("deadline_value") is None
    if value is None:
        return likeness.surfaces(surface, finding.get("deadline") or "") > 0
    return bool(finding.get("deadline_value") == value)


# Annex rows, targets, the meeting


def _annex_rows(sheet: Sheet) -> None:
    def weight(row: Item, finding: Item) -> float:
        return likeness.clauses(row["task"], finding["task"])

    matched = sheet.count(
        "annex_tasks.row",
        match(sheet.wanted("table_tasks"), sheet.found("annex_tasks", "task"), weight, aside=_OPTIONAL),
    )

    def named(row: Item, finding: Item, *, wanted: str, field: str) -> bool:
        return likeness.same_names([row[wanted]] if row.get(wanted) else [], finding.get(field) or [])

    def limited(row: Item, finding: Item) -> bool:
        return _limit_right(row.get("deadline"), row.get("deadline_value"), finding)

    for name, wanted in (("lead", "lead"), ("supporting", "coop")):
        answers = ((said_of(row), named(row, one, wanted=wanted, field=name)) for row, one in matched.pairs)
        sheet.ask(f"annex_tasks.{name}", answers)
    sheet.ask("annex_tasks.deadline", ((said_of(row), limited(row, finding)) for row, finding in matched.pairs))


def _targets(sheet: Sheet) -> None:
    def weight(target: Item, finding: Item) -> float:
        same = plain_value(target["value"]) == plain_value(finding.get("value"))
        right = same and target["comparator"] == finding.get("comparator")
        return likeness.clauses(target["surface"], finding["surface"]) if right or _OPTIONAL(target) else 0.0

    sheet.count("targets", match(sheet.wanted("targets"), sheet.found("targets"), weight, aside=_OPTIONAL))


def _meeting(sheet: Sheet) -> None:
    wanted, found = sheet.answers.get("meeting") or {}, sheet.meeting()
    for name in MEETING:
        want, have = wanted.get(name), found.get(name)
        if want is None:
            sheet.ask("meeting.spurious", [(f"meeting.{name}", have is not None)])
            continue
        right = _named_in(want, have) if name == "chair" else have == want
        sheet.ask("meeting", [(f"meeting.{name}", right)])
        sheet.ask(f"meeting.{name}", [(f"meeting.{name}", right)])


def _named_in(want: str, have: str | Sequence[str] | None) -> bool:
    people = [have] if isinstance(have, str) else have or []
    return any(likeness.within(words(want), words(name)) for name in people)
