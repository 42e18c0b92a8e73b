"""Tasks by the units that lead them: a share for a unit itself, one for each right below it, and one for all others."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from kimchinam.organisations.models import SEPARATOR, Organisation
from kimchinam.programmes.models import Tallied
from kimchinam.programmes.queries.following import COUNTED, FEW, Scope, counted_directly, counts_of
from kimchinam.programmes.queries.tallies import Steps, tallied_each
from kimchinam.programmes.states import Step, View


@dataclass(frozen=True, slots=True)
class Shares:
    """Every task of a scope stands in exactly one of these."""

    own: Steps
    """Led by the unit itself."""
    below: list[tuple[Organisation, Steps]]
    """Led by each unit right below it or by one further down, in the order of the tree; also those without a task."""
    others: Steps
    """Led by units that do not belong to it."""


def led_within(unit: UUID) -> Q:
    """Days of tasks that a unit leads, or one below it: a condition for `Scope.narrowed`. One SQL query."""
    root = Organisation.objects.filter(pk=unit).first()
    return Q(lead__in=Organisation.objects.within(root).values("pk")) if root else Q(pk=None)


def led_outside(unit: UUID) -> Q:
    """Days of tasks that neither the unit leads nor one below it; all, when there is no such unit. One SQL query."""
    return ~led_within(unit)


def shares_of(scope: Scope, unit: Organisation, on: date) -> Shares | None:
    """How many tasks of all that a person follows each unit right below has at each step on a day.

    Few are counted row by row, many from tallies. None where so many are not counted.
    """
    counts = counts_of(scope, on)
    if counts is None or counts.total() <= FEW:
        return None if counts is None else _row_by_row(scope, unit, on)
    if led := _tallies(scope, unit, on):
        return _from_tallies(led, scope, unit, on, counts)
    return _row_by_row(scope, unit, on) if counts.total() <= COUNTED else None


def shares_within(scope: Scope, unit: Organisation, on: date) -> Shares | None:
    """The same of what the unit leads, or one below it: there are no others. `scope`: all that a person follows."""
    counts = counts_of(scope, on)
    if counts is not None and counts.total() <= FEW:
        return replace(_row_by_row(scope, unit, on), others=Counter())
    if led := _tallies(scope, unit, on):
        return _from_tallies(led, scope, unit, on, led[unit.pk])
    theirs = scope.narrowed(led_within(unit.pk))
    return _row_by_row(theirs, unit, on) if counts_of(theirs, on) is not None else None


def _row_by_row(scope: Scope, unit: Organisation, on: date) -> Shares:
    led = _by_lead(scope, on)
    below = _lines_below(unit, led)
    shares: dict[UUID, Steps] = defaultdict(Counter)
    others: Steps = Counter()
    for lead, steps in led.items():
        if lead in below:
            shares[below[lead]].update(steps)
        elif lead != unit.pk:
            others.update(steps)
    units = unit.children.living(on) | unit.children.filter(pk__in=list(shares))
    return Shares(led.get(unit.pk, Counter()), [(one, shares[one.pk]) for one in units], others)


def _tallies(scope: Scope, unit: Organisation, on: date) -> dict[UUID, Steps] | None:
    """What a unit and those right below it that have others below them lead, each with all below it. None where one of them
    has no tally yet, or the person does not see all that they lead."""
    children = unit.children.all()
    if not all(scope.reach.covers(one.pk) for one in (unit, *children)):
        return None
    inner = {unit.pk, *children.filter(children__isnull=False).values_list("pk", flat=True)}
    if Tallied.objects.filter(unit__in=inner).count() < len(inner):
        return None
    led = tallied_each(View.LED, inner, on, clearance=scope.reach.clearance)
    found = {key: led.get(key, Counter()) for key in inner}
    # What became too secret for him: tallies know the level of the beginning.
    for key in found if scope.closed_to_him else ():
        found[key] = found[key] - counted_directly(scope.only_closed.narrowed(led_within(key)).parts_on(on))
    return found


def _from_tallies(led: dict[UUID, Steps], scope: Scope, unit: Organisation, on: date, counts: Steps) -> Shares | None:
    """`counts`: of all, of which what the unit and those below it do not lead is led by others. None where units that have
    none below them lead so many that they are not counted."""
    whole, inner = led[unit.pk], {key: steps for key, steps in led.items() if key != unit.pk}
    if whole.total() - sum(steps.total() for steps in inner.values()) > COUNTED:
        return None
    children = list(unit.children.all())
    leaves = [one.pk for one in children if one.pk not in inner]
    shares = inner | _by_lead(scope.narrowed(Q(lead__in=[unit.pk, *leaves])), on)
    below = [(one, shares.get(one.pk, Counter())) for one in children if shares.get(one.pk) or one.lives_on(on)]
    return Shares(shares.get(unit.pk, Counter()), below, counts - whole)


def _by_lead(scope: Scope, on: date) -> dict[UUID, Steps]:
    led: dict[UUID, Steps] = defaultdict(Counter)
    for part in scope.parts_on(on):
        for lead, step, count in part.order_by().values_list("lead", "step").annotate(Count("pk")):
            led[lead][Step(step)] += count
    return led


def _lines_below(unit: Organisation, leads: Mapping[UUID, Steps]) -> dict[UUID, UUID]:
    """Of these units those below a unit, each with the one right below it to which it belongs."""
    paths = Organisation.objects.within(unit).filter(pk__in=list(leads)).exclude(pk=unit.pk).values_list("pk", "path")
    return {pk: UUID(path.removeprefix(unit.path).partition(SEPARATOR)[0]) for pk, path in paths}
