"""text → items: find a read version, claim its analysis, let vanban analyse it, hand the proposals to an action."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kimchinam.base.clock import local_day
from kimchinam.extraction.actions import MAX_ATTEMPTS, Proposal, claim_analysis, give_up, keep_proposals, show_life
from kimchinam.extraction.models import Body, Item, Run
from kimchinam.extraction.queries import units_meant
from kimchinam.extraction.states import Kind
from kimchinam.regulations.queries import value_on
from kimchinam.regulations.rules import last_in_time
from kimchinam.regulations.states import Name
from vanban import (
    Analysis,
    AnnexTask,
    Block,
    Cell,
    Deadline,
    Directive,
    Match,
    Source,
    Table,
    Target,
    Why,
    analyse,
    last_day_of,
    recurs,
)

logger = logging.getLogger(__name__)


def analyse_next() -> bool:
    run = claim_analysis()
    if run is None:
        return False
    if run.attempts > MAX_ATTEMPTS:
        give_up(run)
        return True
    reference = run.version.document.issued_on or local_day(run.version.received_at)
    analysis = analyse(source_of(run), reference=reference, progress=lambda *_stage: show_life(run))
    # Units are looked up as of the day the paper came in: an old paper, too, must find owners who live now.
    proposals = proposals_of(analysis, on=local_day(run.version.received_at))
    keep_proposals(run, proposals=proposals, marks=marks_of(analysis), reference=reference)
    return True


def source_of(run: Run) -> Source:
    """The kept text as vanban reads it, with its blocks and tables."""
    text = run.version.text
    blocks = tuple(Block(*block) for block in text.layout.get("blocks", ()))
    tables = tuple(
        Table(start, end, tuple(Cell(*cell) for cell in cells)) for start, end, cells in text.layout.get("tables", ())
    )
    return Source(text=text.content, blocks=blocks, tables=tables, pages=text.pages, reader=text.reader)


def marks_of(analysis: Analysis) -> dict[str, list[list[int]]]:
    return {
        "organisations": [[one.start, one.end] for one in analysis.organisations],
        "deadlines": [[one.start, one.end] for one in analysis.deadlines],
    }


def proposals_of(analysis: Analysis, *, on: date) -> list[Proposal]:
    units = units_meant(_names(analysis), on=on)
    collective = {one.surface for one in analysis.organisations if one.collective}
    itself = value_on(Name.BEFORE_DAY_COUNTS, on) is True

    def bodies(names: Iterable[str]) -> tuple[Body, ...]:
        return tuple(_body(name, units, collective) for name in names)

    def due(task: Directive | AnnexTask) -> dict[str, str]:
        return _deadline(task, analysis.deadlines, itself=itself)

    return [
        *(_from_directive(one, bodies(one.assignees), bodies(one.supporting), due(one)) for one in analysis.directives),
        *(_from_annex(one, bodies(one.lead), bodies(one.supporting), due(one)) for one in analysis.annex_tasks),
        *(_from_target(one) for one in analysis.targets),
    ]


def _names(analysis: Analysis) -> Iterator[str]:
    for directive in analysis.directives:
        yield from (*directive.assignees, *directive.supporting)
    for row in analysis.annex_tasks:
        yield from (*row.lead, *row.supporting)


def _body(name: str, units: Mapping[str, Match], collective: set[str]) -> Body:
    match = units.get(name)
    if match is None or match.unit is None:
        return Body(name=name, collective=name in collective)
    successor = match.unit.name if match.is_succession else ""
    return Body(name=name, organisation=match.unit.id, collective=name in collective, successor=successor)


def _deadline(task: Directive | AnnexTask, deadlines: Sequence[Deadline], *, itself: bool) -> dict[str, str]:
    """The deadline fields of an item: a last day, a recurrence, or an event to wait for; the words always.

    `itself`: a day that must be kept "before" is in time.
    """
    words, value, day = task.deadline, task.deadline_value, last_day_of(task, deadlines)
    if day and value == day.isoformat():
        day = last_in_time(day, words or "", itself=itself)
    return {
        "due_words": words or "",
        "due_on": day.isoformat() if day else "",
        "recurrence": (value or "") if recurs(value) else "",
        "condition": words if words and value is None else "",
    }


def _from_directive(
    one: Directive, lead: tuple[Body, ...], supporting: tuple[Body, ...], deadline: Mapping[str, str]
) -> Proposal:
    item = Item(
        text=one.surface,
        lead=lead,
        supporting=supporting,
        product=one.product or "",
        receiver=one.receiver or "",
        **deadline,
    )
    return Proposal(Kind.DIRECTIVE, one.start, one.end, item, one.why or Why(""))


def _from_annex(
    one: AnnexTask, lead: tuple[Body, ...], supporting: tuple[Body, ...], deadline: Mapping[str, str]
) -> Proposal:
    item = Item(
        text=one.task,
        lead=lead,
        supporting=supporting,
        product=one.product or "",
        receiver=one.receiver or "",
        group=one.section or "",
        number=one.number,
        **deadline,
    )
    return Proposal(Kind.ANNEX_TASK, one.start, one.end, item, one.why)


def _from_target(one: Target) -> Proposal:
    item = Item(
        text=one.subject or one.surface,
        value=one.value,
        unit=one.unit or "",
        comparator=one.comparator,
        by=one.by or "",
    )
    return Proposal(Kind.TARGET, one.start, one.end, item, one.why)
