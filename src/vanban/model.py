"""What every stage of vanban hands to the next: plain frozen facts, each with its place in the text.

All offsets are half-open `[start, end)` and count characters of `Source.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from vanban.reasons import ANNEX_ROW, TARGET, Why

BlockKind = Literal["paragraph", "heading", "item", "table"]
DeadlineKind = Literal["date", "month", "quarter", "year", "range", "recurring", "event"]
SpanUnit = Literal["hour", "day", "working_day", "week", "month", "quarter", "year"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
MeetingMode = Literal["online", "in-person", "hybrid"]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads a character of the cleaned text back to the text as it was decoded.

    `marks` holds (clean offset, raw offset) pairs in rising order; between two marks both run in step.
    """

    marks: tuple[tuple[int, int], ...] = ((0, 0),)

    def to_raw(self, offset: int) -> int:
        """Raw offset of the clean `offset`; a character that was composed of several points to the first of them."""
        clean, raw = self.marks[bisect_right(self.marks, (offset, 1 << 62)) - 1]
        return raw + offset - clean


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table, as the file had it."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    bold: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell appears once, with its spans."""

    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table kept apart. In the text its rows stand as `| cell | cell |` lines, line breaks in a cell as ` / `."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    sheet_rows: tuple[int, ...] = ()
    """The number that the sheet itself gives each row, from 1; empty for tables that stand in no sheet."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark beside the text `[start, end)`, which it is no part of."""

    start: int
    end: int
    text: str
    author: str | None = None
    written: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What a news page says of itself; None where it is silent. Days are those in Việt Nam."""

    byline: str | None = None
    publisher: str | None = None
    published: date | None = None
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read. `text` is clean: NFC, real Đ, plain spaces, no soft hyphens."""

    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    offsets: OffsetMap = OffsetMap()
    format: str = "txt"
    reader: str = "plain"
    pages: int | None = None
    title: str | None = None
    """Title, when the format names one (an HTML page does); of a news text its first line, where that is plainly one."""
    written: date | None = None
    """Day on which a message was sent or a page was published, where the file says it."""
    article: Article | None = None
    """Of an HTML page."""
    comments: tuple[Comment, ...] = ()
    hidden: int = 0
    """How many sheets, rows and columns with something in them the file hides; they are not in `text`."""
    unread_pages: tuple[int, ...] = ()
    """Pages that are only pictures of which no word was read: recognition is not installed or saw none; from 1."""
    attachments: tuple[str, ...] = ()
    """Names of the files sent along with a message; they are not in `text`."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of an official paper says of itself; None where it is silent or blank."""

    issuer: str | None = None
    number: str | None = None
    issued: date | None = None
    place: str | None = None
    kind: str | None = None
    title: str | None = None
    """Trích yếu: what the paper is about."""
    signer: str | None = None
    issued_in: str | None = None
    """What a date with a blank still says: `2026-06` of "ngày … tháng 6 năm 2026", or only `2026`; else None."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the outline. `id` is stable for the same labels and place: `II/3/b`, `D5/2` in whatever chapter."""

    id: str
    label: str
    kind: str
    title: str
    start: int
    end: int
    children: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited document. `number` is normalised (`21-NQ/TW`); `issued` is an ISO day, or None.

    `id` is the same for all mentions of one paper (`nghi-quyet/21-nq-tw/2022`); `misspelt` says that the kind or the
    number was not written as it must be ("Nghi quyết", "30/CT TTg") and was read all the same.
    """

    start: int
    end: int
    surface: str
    kind: str
    number: str | None = None
    issued: str | None = None
    issuer: str | None = None
    id: str = ""
    misspelt: bool = False
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time that a limit allows: five working days; negative before its event ("03 ngày trước kỳ họp")."""

    count: int
    unit: SpanUnit


@dataclass(frozen=True, slots=True)
class Deadline:
    """A limit, horizon or schedule; `value` as in the JSON contract, None for an event. `docs/thoi-han.md` has the grammar.

    Where the words say it: `span` and `since` (the words of the event it is counted from) of a relative limit, `anchor`
    of a recurrence: when it falls due in its period, as `--12-10`, `--06`, `-15` (day of the month), `Q-20` (day of the
    last month of the quarter), `Q1-05` (of the first) or `-W-5` (ISO weekday), several parted by blanks.
    """

    start: int
    end: int
    surface: str
    kind: DeadlineKind
    value: str | None = None
    span: Span | None = None
    since: str | None = None
    anchor: str | None = None
    time: str | None = None
    """`17:00`, where the words say the hour of a day; the end of a day ("24 giờ") is no hour."""
    until: date | None = None
    """Last day on which it is met, where the words end it before the period of `value` does: "trước năm 2028"."""
    why: Why | None = None
    """Which production of the grammar read it, and the words that it opened with."""

    @property
    def rule(self) -> str:
        return self.why.rule if self.why else ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body as written; `collective` is a group such as "các sở, ngành liên quan"."""

    start: int
    end: int
    surface: str
    collective: bool = False
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """An instruction for future action. `why` says what made it one, for the person who judges it."""

    start: int
    end: int
    surface: str
    assignees: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    product: str | None = None
    deadline: str | None = None
    deadline_value: str | None = None
    provision: str | None = None
    receiver: str | None = None
    why: Why | None = None

    @property
    def lead(self) -> tuple[str, ...]:
        """The `assignees`, under the name that a row of a table has for them."""
        return self.assignees

    @property
    def task(self) -> str:
        """The work: `surface`, under the name that a row of a table has for it."""
        return self.surface


@dataclass(frozen=True, slots=True)
class AnnexTask:
    """One row of a task table."""

    start: int
    end: int
    number: str
    task: str
    lead: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    product: str | None = None
    deadline: str | None = None
    deadline_value: str | None = None
    section: str | None = None
    provision: str | None = None
    receiver: str | None = None
    """The level that the product goes to, when the table has a column for it."""
    why: Why = ANNEX_ROW


Task = Directive | AnnexTask
"""Work for somebody, from a sentence or from a table. Both have `start`, `end`, `task`, `lead`, `supporting`, `product`,
`deadline`, `deadline_value`, `provision`, `receiver` and `why`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to be reached. `value` has a decimal point; `by` is a deadline value (`2030`) or None."""

    start: int
    end: int
    surface: str
    value: str
    unit: str | None = None
    comparator: Comparator = "="
    by: str | None = None
    subject: str | None = None
    provision: str | None = None
    why: Why = TARGET


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conference that the text reports."""

    date: str | None = None
    mode: MeetingMode | None = None
    points: int | None = None
    participants: int | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two places of one text that cannot both be right, and what each of them says.

    `kind`: issuer or issued (of one cited number), count (stated and listed), figure (of one thing in one year).
    """

    kind: str
    places: tuple[tuple[int, int], tuple[int, int]]
    values: tuple[str, str]
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one text."""

    text: str
    header: Header = Header()
    reference: date | None = None
    """The day that missing years were taken from."""
    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    directives: tuple[Directive, ...] = ()
    annex_tasks: tuple[AnnexTask, ...] = ()
    targets: tuple[Target, ...] = ()
    meeting: Meeting | None = None
    contradictions: tuple[Contradiction, ...] = ()
    outline: tuple[Provision, ...] = field(default=())
    comments: tuple[Comment, ...] = ()
    """As in `Source`, like `hidden`, `unread_pages` and `attachments`: what is not in the text and so was not searched."""
    hidden: int = 0
    unread_pages: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """`directives`, then `annex_tasks`, to be gone through together."""
        return (*self.directives, *self.annex_tasks)
