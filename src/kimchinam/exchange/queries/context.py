"""What the rows of a register are judged by: units, the dictionary, and the tasks that are here already."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.exchange.models import Batch, Correction
from kimchinam.exchange.queries.shown import whole
from kimchinam.exchange.rules import Context, KnownTask, Unit, UnitBook, cells_of, level_of, shown
from kimchinam.exchange.states import Kind
from kimchinam.organisations.models import Alias, Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import visible_to
from kimchinam.regulations.queries import regulations_on, thresholds_on
from kimchinam.regulations.rules import every_name

TERM_BEFORE, TERM_AFTER = 6, 9
"""Years around today that can be a deadline, where nobody said which term a register is of."""


def term_of(batch: Batch, on: date) -> tuple[date, date]:
    first = batch.term_from or date(on.year - TERM_BEFORE, 1, 1)
    return first, batch.term_to or date(on.year + TERM_AFTER, 12, 31)


def context_of(batch: Batch, *, by: User, codes: Iterable[str], names: Iterable[str]) -> Context:
    """Seven SQL queries for any number of rows."""
    on = today()
    corrections = list(corrections_for(batch))
    first, last = term_of(batch, on)
    rules = regulations_on(on)
    return Context(
        units=units_on(on, corrections),
        on=on,
        term_from=first,
        term_to=last,
        review_until=on + rules.thresholds.review,
        secrecy=batch.secrecy,
        issued_on=batch.issued_on,
        days={one.key: one.value for one in corrections if one.kind == Kind.DAY},
        states={one.key: one.value for one in corrections if one.kind == Kind.STATE},
        kinds=every_name(rules.product_kinds),
        before_counts=rules.before_day_counts,
        by_code=_by_code(by, codes, up_to=batch.secrecy),
        here=_here(by, batch, names),
    )


def corrections_for(batch: Batch) -> QuerySet[Correction]:
    """The office's dictionary and what was said for this register alone, which goes before it."""
    mine = Q(batch__isnull=True) | Q(batch=batch)
    return Correction.objects.filter(mine, organisation=batch.organisation_id).order_by(
        F("batch").asc(nulls_first=True), "created_at"
    )


def units_on(on: date, corrections: Iterable[Correction] = ()) -> UnitBook:
    """Every living unit by every name of its own; a name that several bear is nobody's. Two SQL queries."""
    living = Organisation.objects.living(on).order_by()
    units = {pk: Unit(str(pk), name) for pk, name in living.values_list("pk", "name")}
    bearers: dict[str, set[UUID]] = {}
    for key, unit in Alias.objects.filter(organisation__in=living).values_list("key", "organisation"):
        bearers.setdefault(key, set()).add(unit)
    by_key = {key: units[next(iter(held))] for key, held in bearers.items() if len(held) == 1}
    meant = {
        one.key: units[pk]
        for one in corrections
        if one.kind == Kind.UNIT and (pk := id_in(str(one.value))) and pk in units
    }
    return UnitBook(by_key, meant, {unit.id: unit for unit in units.values()})


def _by_code(by: User, codes: Iterable[str], *, up_to: int) -> dict[str, KnownTask]:
    """Tasks that the person sees, by the code of our own export; what they say only up to the level of the register."""
    wanted = {pk for code in codes if (pk := id_in(code))}
    if not wanted:
        return {}
    on = today()
    thresholds = thresholds_on(on)
    tasks = whole(visible_to(by).filter(pk__in=wanted))
    told = ((task, cells_of(task, on=on, by=thresholds) if level_of(task) <= up_to else None) for task in tasks)
    return {str(task.pk): KnownTask(str(task.pk), shown(cells) if cells else {}) for task, cells in told}


def _here(by: User, batch: Batch, names: Iterable[str]) -> set[tuple[str, str, str]]:
    """Tasks that this unit assigned before, by what makes a row the same."""
    same: QuerySet[Any] = Task.objects.filter(name__in=set(names), programme__organisation=batch.organisation_id)
    seen = same.filter(pk__in=visible_to(by).values("pk")).values_list("name", "lead", "due_on")
    return {(name, str(lead or ""), due.isoformat() if due else "") for name, lead, due in seen}
