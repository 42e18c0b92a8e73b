"""Only what is late: who, how many days, which product is missing, which level must decide, and what is known of why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.ids import id_in
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import (
    Answers,
    Filters,
    LateUnits,
    for_my_decision,
    late_of,
    late_units,
    three_questions,
)
from kimchinam.monitoring.queries.filters import LATE_ALARMS
from kimchinam.monitoring.queries.open_papers import of_unknown_level
from kimchinam.monitoring.queries.parts import parts_of
from kimchinam.monitoring.queries.questions import questions
from kimchinam.monitoring.views.lists import rows_of
from kimchinam.monitoring.views.notes import noted
from kimchinam.monitoring.views.ways import narrowing
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.queries import Scope, Steps, counts_of, scope_of, steps_of
from kimchinam.programmes.states import Step
from kimchinam.ui.lists import Chip, chips, with_query

LEVELS = [(level.value, level.label) for level in LATE_ALARMS]
DEAF_TO = ("status", "alarm", "unit", "late", "mine", "judge", "decide", "unclear", "day")
"""Chosen of other pages that have chips of their own here, or no meaning for what is late."""
ACROSS = ("decide", "unclear")
"""Chosen that cut through levels and units."""
UNITS = 12
"""Units that are late with the most: so many have a chip of their own."""


@require_GET
def exceptions(request: SignedInRequest) -> HttpResponse:
    if late := request.GET.get("late"):
        return HttpResponseRedirect(with_query(request, unit=late, late=""))
    on, user = as_of(request), request.user
    asked = Filters.of(request.GET)
    answers, everything = three_questions(user, on), asked.without(*DEAF_TO).all_but_status(user, on)
    filters = Chosen.of(request)
    unclear = everything.narrowed(of_unknown_level(on))
    mine = everything.within(for_my_decision(user, on))
    of_unit = filters.of_unit(everything)
    scope = mine if filters.mine else unclear if filters.unclear else of_unit
    counts, all_counts, unit_counts = counts_of(scope, on), counts_of(scope_of(user), on), counts_of(of_unit, on)
    rows, shown = rows_of(request, scope, on, steps=filters.steps, counts=counts)
    context = {
        "on": on,
        "narrowing": narrowing(request, asked, on, way="exceptions", deaf_to=DEAF_TO, kept=asked.among_late),
        "rows": noted(rows, user, on),
        "window": shown,
        "filters_set": filters.number,
        **_lead(answers, all_counts),
        "chips": [
            *_levels(request, unit_counts),
            *_unclear(request, counts_of(unclear, on), filters),
            _for_me(answers, filters),
        ],
        "questions": questions(answers, user, on),
        **_units(request, _late_here(everything, on, answers, filters), _sum(unit_counts, filters.steps), filters),
    }
    return render(request, "monitoring/exceptions.html", context)


def _lead(answers: Answers, everything: Steps | None) -> dict[str, Any]:
    """Of all that the reader follows: how much is late, of which statuses that is the sum, and how much is open."""
    late, open_count = parts_of("late", everything), _sum(everything, steps_of("open"))
    return {"late_count": answers.late, "late_parts": late, "open_count": open_count}


def _sum(counts: Steps | None, steps: tuple[Step, ...]) -> int | None:
    return None if counts is None else sum(counts[step] for step in steps)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the URL asks for; words that make no sense filter nothing."""

    level: str
    unit: Organisation | None
    mine: bool
    unclear: bool
    """Nobody knows yet which level must decide."""

    @classmethod
    def of(cls, request: SignedInRequest) -> "Chosen":
        """At most one SQL query."""
        level, unit = request.GET.get("alarm", ""), id_in(request.GET.get("unit", ""))
        return cls(
            level=level if level in dict(LEVELS) else "",
            unit=Organisation.objects.filter(pk=unit).first() if unit else None,
            mine=bool(request.GET.get("decide")),
            unclear=bool(request.GET.get("unclear")),
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_of("late", "" if self.mine or self.unclear else self.level)

    @property
    def number(self) -> int:
        """How many of them are set."""
        return sum(map(bool, (self.level, self.unit, self.mine, self.unclear)))

    def of_unit(self, scope: Scope) -> Scope:
        return scope.narrowed(late_of(self.unit.pk)) if self.unit else scope


def _levels(request: SignedInRequest, counts: Steps | None) -> list[Chip]:
    """Both levels sum to all of the chosen unit."""
    tally = None if counts is None else {level: _sum(counts, steps_of("late", level)) or 0 for level, _label in LEVELS}
    return chips(request, "alarm", counts=tally, choices=LEVELS, across=ACROSS, empty_too=True)


def _unclear(request: SignedInRequest, counts: Steps | None, filters: Chosen) -> list[Chip]:
    """Late tasks for which nobody knows who must decide: across levels and units, shown only when there are any."""
    count, url = _sum(counts, tuple(Step)), with_query(request, unclear="1", alarm="", unit="", decide="")
    return [Chip(_("Chưa rõ cấp quyết"), count, url, filters.unclear)] if count != 0 or filters.unclear else []


def _for_me(answers: Answers, filters: Chosen) -> Chip:
    """What waits for this person lies across levels and units: it is counted, and opens, without them."""
    return Chip(_("Cần tôi quyết"), answers.for_me, "?decide=1", filters.mine)


def _late_here(scope: Scope, on: date, answers: Answers, filters: Chosen) -> LateUnits | None:
    """Who is late with how many of the scope and of the chosen level; None where so many are not counted."""
    if counts_of(scope, on) is None:
        return None
    return late_units(scope, on, steps=filters.steps) if filters.level or scope.is_narrow else answers.who


def _units(request: SignedInRequest, late: LateUnits | None, count: int | None, filters: Chosen) -> dict[str, Any]:
    """The units that are late with the most and the chosen one, with what they are late with; and how many others there are.

    With the others, and with what is late elsewhere, they sum to all of the chosen level. `count`: with how many tasks the
    chosen unit is late, which may lie outside of what the others are counted from.
    """
    shown: dict[Organisation, int | None] = dict(late.first(UNITS)) if late else {}
    if filters.unit:
        shown.setdefault(filters.unit, count)
    tally = {str(unit.pk): count for unit, count in shown.items() if count is not None}
    choices = [(str(unit.pk), str(unit)) for unit in shown]
    known = late is not None and len(tally) == len(shown)
    total = late.counts.total() + late.elsewhere if late else None
    counts, every = tally if known else None, _("Mọi đơn vị")
    found = chips(request, "unit", counts=counts, choices=choices, across=ACROSS, total=total, every=every)
    return {
        "unit_chips": found if len(shown) > 1 or filters.unit else [],
        "other_units": len(late.counts.keys() - {unit.pk for unit in shown}) if late else 0,
    }
