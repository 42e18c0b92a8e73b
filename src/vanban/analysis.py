"""One text through every finder: structure first, then what the rest stands on, then what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from vanban.finding.annex import find_annex_tasks
from vanban.finding.contradictions import find_contradictions
from vanban.finding.deadlines import find_deadlines
from vanban.finding.directives import find_directives
from vanban.finding.meeting import find_meeting
from vanban.finding.organisations import find_organisations
from vanban.finding.references import find_references
from vanban.finding.row_deadlines import with_rows
from vanban.finding.targets import find_targets
from vanban.model import Analysis, AnnexTask, Header, Provision, Reference, Source, Target
from vanban.reading import read_text
from vanban.structure.dates import past_days
from vanban.structure.header import find_header
from vanban.structure.outline import find_outline, place_of

Progress = Callable[[float], None]
"""Called with rising shares of the work, from 0.0 to 1.0."""
_Placed = TypeVar("_Placed", AnnexTask, Target)


def analyse(source: Source | str, *, reference: date | None = None, progress: Progress | None = None) -> Analysis:
    """Everything found in `source`; offsets count characters of `Analysis.text`. Linear in length.

    `reference` is the day from which years are completed ("trong quý III", "cuối năm nay"); `reference_date` says
    what stands in for it. A string is read like a file (`UnreadableError` if it is empty or too long); what is
    neither is a `TypeError`.

    >>> found = analyse("Giao Sở Xây dựng lập đề án bến thuyền trong quý III.", reference=date(2026, 1, 1))
    >>> [(one.assignees, one.deadline, one.deadline_value) for one in found.directives]
    [(('Sở Xây dựng',), 'trong quý III', '2026-Q3')]
    """
    source = _source(source)
    report = progress or _silent
    text, tables = source.text, source.tables
    report(0.0)
    header = find_header(text)
    outline = find_outline(text, source.blocks, tables)
    report(0.2)
    references = find_references(text)
    reference = reference or reference_date(text, header, references=references, written=source.written)
    deadlines = find_deadlines(text, reference=reference)
    organisations = find_organisations(text)
    report(0.6)
    annex_tasks = find_annex_tasks(
        text, tables, reference=reference, outline=outline, title=header.title or source.title
    )
    directives = find_directives(text, outline=outline, organisations=organisations, deadlines=deadlines, tables=tables)
    report(0.8)
    targets = find_targets(text, outline=outline, deadlines=deadlines, reference=reference, tables=tables)
    meeting = find_meeting(text, reference=reference)
    report(1.0)
    return Analysis(
        text=text,
        header=_titled(header, source.title),
        reference=reference,
        references=references,
        deadlines=with_rows(text, deadlines, annex_tasks),
        organisations=organisations,
        directives=directives,
        annex_tasks=_placed(annex_tasks, outline),
        targets=_placed(targets, outline),
        meeting=meeting,
        contradictions=find_contradictions(text, outline=outline, references=references, targets=targets),
        outline=outline,
        comments=source.comments,
        hidden=source.hidden,
        unread_pages=source.unread_pages,
        attachments=source.attachments,
    )


def reference_date(
    text: str, header: Header, *, references: Sequence[Reference] | None = None, written: date | None = None
) -> date:
    """The day of issue, or what a blank leaves of it; else `written`; else the latest day of the text; else today.

    The days of other papers (`references`, found in the text unless given) and of limits say nothing of this one. In
    the month or year that a blank leaves it is the latest day of the text, else its first.

    >>> text = "Cuộc họp ngày 04/3/2026 và ngày 12/5/2026 bàn Nghị quyết số 7-NQ/TU ngày 01/6/2026."
    >>> reference_date(text, find_header(text))
    datetime.date(2026, 5, 12)
    """
    if header.issued:
        return header.issued
    cited = {one.issued for one in (find_references(text) if references is None else references)}
    days = [day for day in past_days(text) if day.isoformat() not in cited]
    if left := header.issued_in:
        return max((day for day in days if day.isoformat().startswith(left)), default=_first_day(left))
    return written or max(days, default=date.today())


def _source(given: Source | str) -> Source:
    if isinstance(given, str):
        return read_text(given)
    if not isinstance(given, Source):
        raise TypeError(f"analyse() takes a Source or a string, not {type(given).__name__}; a file is opened by read()")
    return given


def _first_day(value: str) -> date:
    """Of a month (`2026-06`) or a year (`2026`)."""
    year, _, month = value.partition("-")
    return date(int(year), int(month or 1), 1)


def _placed(findings: Sequence[_Placed], outline: Sequence[Provision]) -> tuple[_Placed, ...]:
    return tuple(_with_provision(finding, outline) for finding in findings)


def _with_provision(finding: _Placed, outline: Sequence[Provision]) -> _Placed:
    if finding.provision is not None:
        return finding
    place = place_of(outline, finding.start)
    return replace(finding, provision=place.id) if place else finding


def _titled(header: Header, title: str | None) -> Header:
    """What the file calls itself stands in where the text has no title of its own."""
    return replace(header, title=title) if header.title is None and title else header


def _silent(share: float) -> None:
    """Progress that nobody asked for."""
