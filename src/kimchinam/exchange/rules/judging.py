"""From the words of a row to a task, and what is wrong with it. Nothing is mended in silence: a fault has offers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kimchinam.base.folding import fold
from kimchinam.exchange.rules.claims import Paper, claim_of, paper_of
from kimchinam.exchange.rules.days import Day, plausible_years, read_day
from kimchinam.exchange.rules.proposal import Found, Judged, Offer, Proposal, Written
from kimchinam.exchange.rules.units import Named, UnitBook
from kimchinam.exchange.rules.words import plain
from kimchinam.exchange.states import DONE, UNFINISHED, Choice, Claim, Fault, Field, RowKind
from kimchinam.extraction.states import Recurrence
from kimchinam.organisations.models import name_key
from kimchinam.programmes.rules import can_be_deadline, product_kind
from kimchinam.programmes.states import Product

_SECRET = re.compile(
    r"tuyệt mật|tối mật|độ mật|[(\[]\s*mật\s*[)\]]|\b(?:văn bản|tài liệu|công văn|báo cáo) mật\b", re.I
)
_PERIOD = re.compile(r"P\d{1,3}[DWMY]")
_SECRET_CELL = ("mat", "toi mat", "tuyet mat")
_SEES = (Field.NAME, Field.GROUP, Field.PRODUCT, Field.EVIDENCE, Field.RECEIVER, Field.STATE, Field.NOTE, Field.SECRECY)


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task that is here, as far as a row can say the same of it: the text of each field as it is exported."""

    id: str
    shown: Mapping[Field, str]


@dataclass
class Context:
    """All that a row is judged by. `days`, `states`: the dictionary by folded words."""

    units: UnitBook
    on: date
    term_from: date
    term_to: date
    issued_on: date | None = None
    days: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    by_code: Mapping[str, KnownTask] = field(default_factory=dict)
    by_name: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """Task by name, id of its lead and deadline as ISO text."""
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Rows that were judged, by the words that make them the same."""


def judge(row: Written, by: Context) -> Judged:
    """A task as the row says it, with its faults in the order of `states.Fault`."""
    if known := by.by_code.get(row.get(Field.CODE)):
        return _known(row, known)
    lead, supporting = _units(row, by)
    issued = _issued(row, by)
    due, due_faults = _due(row, by, issued)
    claim, paper = _claim(row, by), _paper(row, by)
    done = read_day(row.get(Field.DONE), on=by.on).value
    proposal = _proposal(row, lead, supporting, issued, due, claim, paper, done)
    found = [
        *_secret(row),
        *_owner_faults(row, lead, by),
        *due_faults,
        *_closing_faults(row, claim, paper, done, issued, by),
        *_contradictions(row, claim, due.value, done, by),
        *_duplicates(row, proposal, by),
    ]
    return Judged(
        RowKind.TASK,
        proposal,
        [one for one in found if not row.keeps(one.code)],
        _choice(row, found),
        claims_done=claim in DONE and not proposal.has_evidence,
    )


def _known(row: Written, known: KnownTask) -> Judged:
    """A row of our own export: nothing to take, the differences are shown."""
    differing = [
        f"{field.label}: {row.get(field)} ≠ {shown}"
        for field, shown in known.shown.items()
        if field in row.words and row.get(field) != shown
    ]
    code = Fault.DIFFERS if differing else Fault.KNOWN
    proposal = Proposal(name=row.get(Field.NAME), task=known.id)
    return Judged(RowKind.TASK, proposal, [Found(code, "; ".join(differing))], Choice.SKIP)


def _choice(row: Written, found: list[Found]) -> Choice:
    if chosen := row.answers.get("choice"):
        return Choice(chosen)
    open_codes = {one.code for one in found if not row.keeps(one.code)}
    if open_codes & {Fault.DUPLICATE_OF_ROW, Fault.DUPLICATE_OF_TASK}:
        return Choice.SKIP
    return Choice.ASK if Fault.SECRET_WORD in open_codes else Choice.TAKE


def _proposal(
    row: Written, lead: str, supporting: tuple[str, ...], issued: date | None, due: Day, claim: Claim, paper: Paper,
    done: date | None,
) -> Proposal:  # fmt: skip
    product = _line(row.get(Field.PRODUCT))
    words = row.get(Field.DUE_WORDS) or ("" if due.exact else row.get(Field.DUE))
    return Proposal(
        number=row.get(Field.NUMBER).strip("().")[:20],
        name=_line(row.get(Field.NAME)),
        group=_line(row.group)[:500],
        lead=lead,
        supporting=supporting,
        product_kind=_product_kind(row.get(Field.PRODUCT_KIND), product),
        product=product[:500],
        receiver=_line(row.get(Field.RECEIVER))[:300],
        issued_on=_iso(issued),
        due_on=_iso(due.value),
        due_words=_line(words)[:300],
        review_on=row.answers.get("review") or _iso(read_day(row.get(Field.REVIEW), on=date(2000, 1, 1)).value),
        recurrence=_recurrence(row, due),
        condition=_line(row.get(Field.CONDITION))[:300],
        claim=claim.value,
        done_on=_iso(done),
        evidence_number=paper.number,
        evidence_on=_iso(paper.dated),
        evidence_to=paper.receiver,
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _product_kind(words: str, product: str) -> str:
    told = plain(words)
    named = next((kind.value for kind in Product if told and plain(str(kind.label)) == told), "")
    return named or ("" if words == "" and not product else str(product_kind(product)))


def _recurrence(row: Written, due: Day) -> str:
    words = row.get(Field.RECURRENCE)
    told = next((one.value for one in Recurrence if words and plain(str(one.label)) == plain(words)), "")
    if _PERIOD.fullmatch(words):
        return words
    return told or (read_day(words, on=date(2000, 1, 1)).recurrence if words else "") or due.recurrence


def _units(row: Written, by: Context) -> tuple[str, tuple[str, ...]]:
    """The one lead, or nobody; the others support. Two leads are a question for a person."""
    lead = row.answers.get("lead") or ""
    named = by.units.read(row.get(Field.LEAD))
    if not lead and len(named.units) == 1 and not named.unknown:
        lead = named.units[0].id
    others = [unit.id for unit in by.units.read(row.get(Field.SUPPORTING)).units]
    if row.answers.get("lead"):
        others = [unit.id for unit in named.units] + others
    return lead, tuple(one for one in dict.fromkeys(others) if one != lead)


def _owner_faults(row: Written, lead: str, by: Context) -> Iterator[Found]:
    words = row.get(Field.LEAD)
    named = by.units.read(words)
    supporting = by.units.read(row.get(Field.SUPPORTING))
    if not lead:
        if not words:
            yield Found(Fault.NO_OWNER)
        elif len(named.units) > 1 and not named.unknown:
            offers = tuple(Offer(unit.id, unit.name) for unit in named.units)
            yield Found(Fault.TWO_OWNERS, _line(words), fold(words), offers)
        yield from _unknown(named, by)
    # A collective supports as a rule: nobody answers for it, so it is no fault there.
    yield from (one for one in _unknown(supporting, by) if one.offers)


def _unknown(named: Named, by: Context) -> Iterator[Found]:
    for words in named.unknown:
        offers = tuple(Offer(unit.id, unit.name) for unit in by.units.likely(words))
        yield Found(Fault.OWNER_UNKNOWN, _line(words)[:300], name_key(words), offers)


def _issued(row: Written, by: Context) -> date | None:
    return read_day(row.get(Field.ISSUED), on=by.on).value or by.issued_on


def _due(row: Written, by: Context, issued: date | None) -> tuple[Day, list[Found]]:
    """The deadline, and what is wrong with its words. A day that is not believed is not taken until a person says so, and one
    that can be no deadline not even then."""
    words = row.get(Field.DUE)
    if answer := row.answers.get("due") or by.days.get(plain(words)):
        return Day(date.fromisoformat(answer), exact=False), []
    day = read_day(words, on=issued or by.on)
    if day.impossible:
        return _ONLY_WORDS, [Found(Fault.IMPOSSIBLE_DATE, words, plain(words), _days(day.likely))]
    if day.value is None:
        return day, _no_date(row, day)
    fault = _unbelieved(day.value, by, issued)
    if fault is None or (row.keeps(fault) and can_be_deadline(day.value)):
        return day, []
    since = max(issued or by.term_from, by.term_from)
    offers = _days(plausible_years(day.value, first=since, last=by.term_to))
    return _ONLY_WORDS, [Found(fault, words, plain(words), offers)]


_ONLY_WORDS = Day(exact=False)
"""Nothing is known but what was written."""


def _unbelieved(day: date, by: Context, issued: date | None) -> Fault | None:
    if not by.term_from <= day <= by.term_to:
        return Fault.DUE_OUTSIDE_TERM
    return Fault.DUE_BEFORE_ISSUE if issued and day < issued else None


def _days(days: tuple[date, ...]) -> tuple[Offer, ...]:
    return tuple(Offer(day.isoformat(), f"{day:%d/%m/%Y}") for day in days)


def _no_date(row: Written, day: Day) -> list[Found]:
    answered = any(row.get(name) for name in (Field.RECURRENCE, Field.CONDITION, Field.REVIEW))
    if day.recurrence or answered or row.answers.get("review"):
        return []
    return [Found(Fault.NO_DATE, row.get(Field.DUE), plain(row.get(Field.DUE)))]


def _claim(row: Written, by: Context) -> Claim:
    return claim_of(row.get(Field.STATE), by.states)


def _paper(row: Written, by: Context) -> Paper:
    to = _line(row.get(Field.EVIDENCE_TO))
    paper = paper_of(row.get(Field.EVIDENCE), day_words=row.get(Field.EVIDENCE_DAY), receiver=to, on=by.on)
    receiver = paper.receiver or (_line(row.get(Field.RECEIVER))[:300] if paper.number else "")
    return Paper(paper.number, paper.dated, receiver)


def _closing_faults(
    row: Written, claim: Claim, paper: Paper, done: date | None, issued: date | None, by: Context
) -> Iterator[Found]:
    if claim in DONE and paper.missing:
        yield Found(Fault.CLOSED_WITHOUT_EVIDENCE, row.get(Field.EVIDENCE), " ".join(paper.missing))
    early = [day for day in (done, paper.dated) if day and issued and day < issued]
    if early and issued:
        yield Found(Fault.CLOSED_BEFORE_RECEIVED, f"{early[0]:%d/%m/%Y} < {issued:%d/%m/%Y}")
    if paper.dated and paper.dated > by.on:
        yield Found(Fault.EVIDENCE_AFTER_TODAY, f"{paper.number} {paper.dated:%d/%m/%Y}".strip())


def _contradictions(row: Written, claim: Claim, due: date | None, done: date | None, by: Context) -> Iterator[Found]:
    """State and days of one row that cannot both be right."""
    finished = claim in DONE
    wrong = (
        (claim == Claim.DONE_ON_TIME and due and done and done > due)
        or (claim == Claim.DONE_LATE and due and done and done <= due)
        or (claim == Claim.LATE and due and due >= by.on)
        or (claim == Claim.ON_TRACK and due and due < by.on)
        or (claim in UNFINISHED and done)
        or (finished and done and done > by.on)
    )
    if wrong:
        days = " · ".join(f"{day:%d/%m/%Y}" for day in (due, done) if day)
        yield Found(Fault.CONTRADICTION, f"{_line(row.get(Field.STATE))} · {days}", plain(row.get(Field.STATE)))


def _duplicates(row: Written, proposal: Proposal, by: Context) -> Iterator[Found]:
    same = (same_name(proposal.name), plain(row.get(Field.LEAD)), plain(row.get(Field.DUE)))
    first = by.seen.setdefault(same, row.number)
    if first != row.number:
        yield Found(Fault.DUPLICATE_OF_ROW, str(first))
    elif task := by.by_name.get((proposal.name, proposal.lead, proposal.due_on)):
        yield Found(Fault.DUPLICATE_OF_TASK, task)


def same_name(name: str) -> str:
    """What two rows of one task share. Accents count: "thu" and "thử" are two words."""
    return name.casefold().strip(" .,;:")


def _secret(row: Written) -> Iterator[Found]:
    for name in _SEES:
        words = row.get(name)
        if match := _SECRET.search(words):
            yield Found(Fault.SECRET_WORD, match[0], plain(match[0]))
            return
        if plain(words).strip(". ") in _SECRET_CELL:
            yield Found(Fault.SECRET_WORD, words, plain(words))
            return
