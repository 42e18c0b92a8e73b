"""Tasks by the units that lead them: a share for a unit itself, one for each right below it, and one for all others."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from kimchinam.organisations.models import SEPARATOR, Organisation
from kimchinam.programmes.queries.following import COUNTED, Scope, counts_of
from kimchinam.programmes.queries.tallies import Steps
from kimchinam.programmes.states import Step


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
    """Days of tasks that neither the unit leads nor one below it. One SQL query."""
    root = Organisation.objects.filter(pk=unit).first()
    return ~Q(lead__in=Organisation.objects.within(root).values("pk")) if root else Q()


def shares_of(scope: Scope, unit: Organisation, on: date) -> Shares | None:
    """How many tasks each unit right below has at each step on a day. None where so many are not counted."""
    counts = counts_of(scope, on)
    if counts is None or counts.total() > COUNTED:
        return None
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
