"""What a register would bring if it were taken over now, and what its pages show beside the rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import allowed
from kimchinam.exchange.models import Batch, Correction
from kimchinam.exchange.queries.batches import rows_of
from kimchinam.exchange.rules import Proposal
from kimchinam.exchange.states import Choice, Claim, Kind
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import programmes_visible_to
from kimchinam.programmes.states import ProgrammeState

SAMPLES = 3
"""Texts that show what a column holds."""
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Outlook:
    """Numbers of rows: `tasks` are taken, `left` stay behind, `asked` wait for an answer, `skipped` are left out."""

    tasks: int
    left: int
    asked: int
    skipped: int
    undated: int
    past: int
    """Their deadline is over: no draft with them can be issued."""
    proved: int
    claimed: int


def outlook_of(batch: Batch, *, issued: bool) -> Outlook:
    """`issued`: given to the units at once, which a task without a lead cannot be. One SQL query."""
    rows = list(rows_of(batch).values_list("choice", "proposal", "claims_done"))
    taken = [(Proposal.of(said), claims) for choice, said, claims in rows if choice == Choice.TAKE]
    going = [(said, claims) for said, claims in taken if said.lead or not issued]
    dated = [said for said, _claims in going if said.due_on or said.recurrence or said.condition or said.review_on]
    on = today()
    return Outlook(
        tasks=len(going),
        left=len(taken) - len(going),
        asked=sum(choice == Choice.ASK for choice, _said, _claims in rows),
        skipped=sum(choice == Choice.SKIP for choice, _said, _claims in rows),
        undated=len(going) - len(dated),
        past=0 if issued else sum("" < said.due_on < on.isoformat() for said, _claims in going),
        proved=sum(said.brings_evidence(on) for said, _claims in going) if issued else 0,
        claimed=sum(claims for _said, claims in going),
    )


def samples_of(batch: Batch) -> dict[int, list[str]]:
    """Some texts of each column, different ones first met. One SQL query."""
    found: dict[int, list[str]] = {}
    for original in batch.rows.values_list("original", flat=True)[:_LOOKED_AT]:
        for column, text in original["cells"].items():
            held = found.setdefault(int(column), [])
            if text not in held and len(held) < SAMPLES:
                held.append(text)
    return found


def units_named_in(proposals: Iterable[Proposal]) -> dict[str, str]:
    """Names of those that lead and support, by their ids. One SQL query."""
    named = {pk for one in proposals for unit in (one.lead, *one.supporting) if (pk := id_in(unit))}
    return {str(pk): name for pk, name in Organisation.objects.filter(pk__in=named).values_list("pk", "name")}


def drafts_open_to(user: User, batch: Batch) -> QuerySet[Programme]:
    """Drafts of the unit that keeps the register, no less secret than it, which the person may fill."""
    drafts = programmes_visible_to(user).filter(
        organisation=batch.organisation_id, state=ProgrammeState.DRAFT, secrecy__gte=batch.secrecy
    )
    return drafts if allowed(check_may, user, Permission.BUILD_PROGRAMME) else drafts.none()


def meanings_of(lines: Iterable[Correction]) -> dict[UUID, str]:
    """What each line of the dictionary means, in words. One SQL query."""
    lines = list(lines)
    units = {pk for line in lines if line.kind == Kind.UNIT and (pk := id_in(str(line.value)))}
    names = {str(pk): unit for pk, unit in Organisation.objects.in_bulk(units).items()}
    return {line.pk: _meaning(line, names) for line in lines}


def _meaning(line: Correction, names: dict[str, Organisation]) -> str:
    value = str(line.value)
    if line.kind == Kind.UNIT:
        return str(names.get(value, "–"))
    if line.kind == Kind.STATE:
        return str(Claim(value).label)
    year, month, day = value.split("-")
    return f"{day}/{month}/{year}"
