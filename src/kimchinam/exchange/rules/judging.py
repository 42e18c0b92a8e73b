"""From the words of a row to a task, and what is wrong with it. Nothing is mended in silence: a fault has offers."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kimchinam.base.folding import fold
from kimchinam.exchange.rules.claims import Paper, claim_of, paper_of
from kimchinam.exchange.rules.dating import Days, days_of
from kimchinam.exchange.rules.days import Day, read_day
from kimchinam.exchange.rules.grounds import Context, KnownTask
from kimchinam.exchange.rules.parting import is_collective
from kimchinam.exchange.rules.proposal import Found, Judged, Offer, Proposal, Written
from kimchinam.exchange.rules.secrecy import secret_words
from kimchinam.exchange.rules.units import Named
from kimchinam.exchange.rules.words import plain, word_key
from kimchinam.exchange.states import DONE, UNFINISHED, Choice, Claim, Fault, Field, RowKind
from kimchinam.extraction.states import Recurrence
from kimchinam.organisations.models import name_key
from kimchinam.regulations.rules import kind_of

_PERIOD = re.compile(r"P\d{1,3}[DWMY]")


def judge(row: Written, by: Context) -> Judged:
    """A task as the row says it, with its faults in the order of `states.Fault`."""
    secret = [one for one in secret_words(row, above=by.secrecy) if not row.keeps(one.code, one.key)]
    if known := by.by_code.get(row.get(Field.CODE)):
        return _known(row, known, secret)
    lead, supporting = _units(row, by)
    days = days_of(row, by)
    claim, paper = claim_of(row.get(Field.STATE), by.states), _paper(row, days.paper)
    proposal = _proposal(row, by, lead, supporting, days, claim, paper)
    others = [
        *_name_faults(row),
        *_owner_faults(row, lead, by),
        *days.faults,
        *_closing_faults(row, claim, paper, days, by),
        *_contradictions(row, claim, days, by),
        *_duplicates(row, proposal, by),
    ]
    found = [*secret, *(one for one in others if not row.keeps(one.code, one.key))]
    return Judged(
        RowKind.TASK,
        proposal,
        found,
        _choice(row, {one.code for one in found}),
        claims_done=claim in DONE and not proposal.has_evidence,
    )


def _known(row: Written, known: KnownTask, secret: list[Found]) -> Judged:
    """A row of our own export: nothing to take, the differences are shown."""
    differing = [
        f"{field.label}: {row.get(field)} ≠ {shown}"
        for field, shown in known.shown.items()
        if field in row.words and row.get(field) != shown
    ]
    code = Fault.DIFFERS if differing else Fault.KNOWN
    proposal = Proposal(name=row.get(Field.NAME), task=known.id)
    return Judged(RowKind.TASK, proposal, [*secret, Found(code, "; ".join(differing))], Choice.SKIP)


def _choice(row: Written, open_codes: set[Fault]) -> Choice:
    """What a person chose goes before what is usual. Neither a secret word that nobody answered for nor a task without a
    name is let in."""
    chosen = Choice(row.answers["choice"]) if row.answers.get("choice") else None
    if open_codes & {Fault.SECRET_WORD, Fault.NO_NAME}:
        return chosen if chosen == Choice.SKIP else Choice.ASK
    twice = open_codes & {Fault.DUPLICATE_OF_ROW, Fault.DUPLICATE_OF_TASK}
    return chosen or (Choice.SKIP if twice else Choice.TAKE)


def _proposal(
    row: Written, by: Context, lead: str, supporting: tuple[str, ...], days: Days, claim: Claim, paper: Paper
) -> Proposal:
    product = row.answers.get(Field.PRODUCT, _line(row.get(Field.PRODUCT)))
    words = row.get(Field.DUE_WORDS) or ("" if days.due.exact else row.get(Field.DUE))
    return Proposal(
        number=row.get(Field.NUMBER).strip("().")[:20],
        name=_line(row.get(Field.NAME)),
        group=_line(row.group)[:500],
        lead=lead,
        supporting=supporting,
        product_kind=_product_kind(row.get(Field.PRODUCT_KIND), product, by.kinds),
        product=product[:500],
        receiver=_line(row.get(Field.RECEIVER))[:300],
        issued_on=_iso(days.issued),
        due_on=_iso(days.due.value),
        due_words=_line(words)[:300],
        review_on=_iso(days.review),
        recurrence=_recurrence(row, days.due),
        condition=_line(row.get(Field.CONDITION))[:300],
        claim=claim.value,
        done_on=_iso(days.done),
        evidence_number=paper.number,
        evidence_on=_iso(paper.dated),
        evidence_to=paper.receiver,
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _product_kind(words: str, product: str, kinds: Mapping[str, str]) -> str:
    told = plain(words)
    named = next((code for name, code in kinds.items() if told and plain(name) == told), "")
    return named or ("" if words == "" and not product else kind_of(product, kinds))


def _recurrence(row: Written, due: Day) -> str:
    words = row.get(Field.RECURRENCE)
    told = next((one.value for one in Recurrence if words and plain(str(one.label)) == plain(words)), "")
    if _PERIOD.fullmatch(words):
        return words
    return told or (read_day(words, on=date(2000, 1, 1)).recurrence if words else "") or due.recurrence


def _units(row: Written, by: Context) -> tuple[str, tuple[str, ...]]:
    """The one lead, or nobody; the others support. Two leads are a question for a person.

    Units that a person named count as long as they live.
    """
    given = row.answers.get("lead", "")
    given = given if given in by.units.by_id else ""
    named = by.units.read(row.get(Field.LEAD))
    alone = len(named.units) == 1 and not named.unknown
    lead = given or (named.units[0].id if alone else "")
    if Field.SUPPORTING in row.answers:
        others = [one for one in row.answers[Field.SUPPORTING] if one in by.units.by_id]
    else:
        others = [unit.id for unit in by.units.read(row.get(Field.SUPPORTING)).units]
        others = ([unit.id for unit in named.units] if given else []) + others
    return lead, tuple(one for one in dict.fromkeys(others) if one != lead)


def _name_faults(row: Written) -> Iterator[Found]:
    """Each row by itself: no one answer names them all. Its words are those by which people know it again."""
    if not row.get(Field.NAME):
        said = (_line(row.get(field)) for field in (Field.LEAD, Field.PRODUCT, Field.DUE))
        yield Found(Fault.NO_NAME, " · ".join(filter(None, said)), str(row.number))


def _owner_faults(row: Written, lead: str, by: Context) -> Iterator[Found]:
    words = row.get(Field.LEAD)
    named = by.units.read(words)
    if not words and not lead:
        yield Found(Fault.NO_OWNER)
    elif not lead and len(named.units) > 1 and not named.unknown:
        offers = tuple(Offer(unit.id, unit.name) for unit in named.units)
        yield Found(Fault.TWO_OWNERS, _line(words), fold(words), offers)
    # The lead that a person named for this row is what its only unknown name meant.
    if not lead or len(named.unknown) > 1 or any(unit.id == lead for unit in named.units):
        yield from _unknown(named, by)
    # A collective supports as a rule: nobody answers for it, so it is no fault there.
    if Field.SUPPORTING not in row.answers:
        supporting = by.units.read(row.get(Field.SUPPORTING))
        yield from (one for one in _unknown(supporting, by) if not is_collective(one.words))


def _unknown(named: Named, by: Context) -> Iterator[Found]:
    for words in named.unknown:
        offers = tuple(Offer(unit.id, unit.name) for unit in by.units.likely(words))
        yield Found(Fault.OWNER_UNKNOWN, _line(words)[:300], name_key(words), offers)


def _paper(row: Written, dated: date | None) -> Paper:
    paper = paper_of(row.get(Field.EVIDENCE), dated=dated, receiver=_line(row.get(Field.EVIDENCE_TO)))
    receiver = paper.receiver or (_line(row.get(Field.RECEIVER))[:300] if paper.number else "")
    return Paper(paper.number, paper.dated, receiver)


def _closing_faults(row: Written, claim: Claim, paper: Paper, days: Days, by: Context) -> Iterator[Found]:
    issued = days.issued
    if claim in DONE and paper.missing:
        yield Found(Fault.CLOSED_WITHOUT_EVIDENCE, row.get(Field.EVIDENCE), " ".join(paper.missing))
    early = [day for day in (days.done, paper.dated) if day and issued and day < issued]
    if early and issued:
        yield Found(Fault.CLOSED_BEFORE_RECEIVED, f"{early[0]:%d/%m/%Y} < {issued:%d/%m/%Y}")
    if paper.dated and paper.dated > by.on:
        yield Found(Fault.EVIDENCE_AFTER_TODAY, f"{paper.number} {paper.dated:%d/%m/%Y}".strip())


def _contradictions(row: Written, claim: Claim, days: Days, by: Context) -> Iterator[Found]:
    """State and days of one row that cannot both be right."""
    due, done = days.due.value, days.done
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
        said = " · ".join(f"{day:%d/%m/%Y}" for day in (due, done) if day)
        yield Found(Fault.CONTRADICTION, f"{_line(row.get(Field.STATE))} · {said}", word_key(row.get(Field.STATE)))


def _duplicates(row: Written, proposal: Proposal, by: Context) -> Iterator[Found]:
    if not proposal.name:
        return
    same = (same_name(proposal.name), plain(row.get(Field.LEAD)), plain(row.get(Field.DUE)))
    first = by.seen.setdefault(same, row)
    if first is not row:
        yield Found(Fault.DUPLICATE_OF_ROW, str(first.place))
    elif (proposal.name, proposal.lead, proposal.due_on) in by.here:
        yield Found(Fault.DUPLICATE_OF_TASK, proposal.name)


def same_name(name: str) -> str:
    """What two rows of one task share. Accents count: "thu" and "thử" are two words."""
    return name.casefold().strip(" .,;:")
