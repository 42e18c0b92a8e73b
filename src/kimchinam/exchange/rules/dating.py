"""The days of a row, each by the word of a person or of the register, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kimchinam.exchange.rules.claims import day_beside
from kimchinam.exchange.rules.days import Day, plausible_years, read_day
from kimchinam.exchange.rules.grounds import Context
from kimchinam.exchange.rules.proposal import Found, Offer, Written
from kimchinam.exchange.rules.words import plain, word_key
from kimchinam.exchange.states import Fault, Field
from kimchinam.programmes.rules import can_be_deadline
from kimchinam.regulations.rules import last_in_time

ONLY_WORDS = Day(exact=False)
"""Nothing is known but what was written."""


@dataclass(frozen=True, slots=True)
class Days:
    """None where the register is silent, and where its words are a fault that nobody has answered."""

    issued: date | None
    due: Day
    review: date | None
    done: date | None
    paper: date | None
    faults: Sequence[Found]


def days_of(row: Written, by: Context) -> Days:
    issued, of_issue = _said(row, Field.ISSUED, Fault.ISSUE_UNREAD, by)
    issued = issued or by.issued_on
    due, of_due = _due(row, by, issued)
    review, of_review = _review(row, by, due)
    done, of_done = _said(row, Field.DONE, Fault.DONE_UNREAD, by)
    beside = "" if row.get(Field.EVIDENCE_DAY) else day_beside(row.get(Field.EVIDENCE))
    paper, of_paper = _said(row, Field.EVIDENCE_DAY, Fault.PAPER_DAY_UNREAD, by, instead=beside)
    return Days(issued, due, review, done, paper, [*of_due, *of_review, *of_issue, *of_done, *of_paper])


def answer(row: Written, name: Field) -> date | None:
    """The day that a person gave for a column."""
    given = row.answers.get(name.value)
    return date.fromisoformat(given) if given else None


def _said(
    row: Written, name: Field, fault: Fault, by: Context, *, instead: str = ""
) -> tuple[date | None, list[Found]]:
    """The day of a column. Words that name none are silence, those that name one which cannot be are a fault."""
    if given := answer(row, name):
        return given, []
    words = row.get(name) or instead
    day = read_day(words, on=by.on)
    return day.value, [_fault(fault, words, day.likely)] if day.impossible else []


def _due(row: Written, by: Context, issued: date | None) -> tuple[Day, list[Found]]:
    """The deadline, and what is wrong with its words. A day that is not believed is not taken until a person says so."""
    if given := answer(row, Field.DUE):
        return Day(given, exact=False), []
    words = row.get(Field.DUE)
    remembered = by.days.get(plain(words))
    day = Day(date.fromisoformat(remembered), exact=False) if remembered else _last_in_time(words, by, issued)
    if day.impossible:
        return ONLY_WORDS, [_fault(Fault.IMPOSSIBLE_DATE, words, day.likely)]
    if day.value is None:
        return day, _no_date(row, day)
    fault = _unbelieved(day.value, by, issued)
    if fault is None or (row.keeps(fault, word_key(words)) and can_be_deadline(day.value)):
        return day, []
    since = max(issued or by.term_from, by.term_from)
    return ONLY_WORDS, [_fault(fault, words, plausible_years(day.value, first=since, last=by.term_to))]


def _last_in_time(words: str, by: Context, issued: date | None) -> Day:
    day = read_day(words, on=issued or by.on)
    return replace(day, value=last_in_time(day.value, words, itself=by.before_counts)) if day.value else day


def _unbelieved(day: date, by: Context, issued: date | None) -> Fault | None:
    if not by.term_from <= day <= by.term_to:
        return Fault.DUE_OUTSIDE_TERM
    return Fault.DUE_BEFORE_ISSUE if issued and day < issued else None


def _no_date(row: Written, day: Day) -> list[Found]:
    answered = any(row.get(name) for name in (Field.RECURRENCE, Field.CONDITION, Field.REVIEW))
    return [] if day.recurrence or answered else [_fault(Fault.NO_DATE, row.get(Field.DUE))]


def _review(row: Written, by: Context, due: Day) -> tuple[date | None, list[Found]]:
    """A review day stands in for a deadline, so it must be near; beside a deadline it says nothing."""
    words = row.get(Field.REVIEW)
    given = answer(row, Field.REVIEW)
    day = Day(given) if given else read_day(words, on=by.on)
    fits = day.value is not None and by.on <= day.value <= by.review_until
    if fits or due.value or not (day.value or day.impossible):
        return day.value, []
    near = tuple(likely for likely in day.likely if by.on <= likely <= by.review_until)
    return None, [_fault(Fault.REVIEW_UNFIT, words, near)]


def _fault(code: Fault, words: str, likely: Sequence[date] = ()) -> Found:
    offers = tuple(Offer(day.isoformat(), f"{day:%d/%m/%Y}") for day in likely)
    return Found(code, words, word_key(words), offers)
