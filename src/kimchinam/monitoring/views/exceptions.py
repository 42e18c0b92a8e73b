"""Only what is late: who, how many days, which product is missing, which level must decide, and what is known of why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import (
    Answers,
    LateUnits,
    for_my_decision,
    late_of,
    late_units,
    three_questions,
)
from kimchinam.monitoring.queries import Filters as Asked
from kimchinam.monitoring.queries.open_papers import of_unknown_level
from kimchinam.monitoring.queries.waiting import extensions_for, obstacles_for
from kimchinam.monitoring.views.lists import rows_of
from kimchinam.monitoring.views.notes import noted
from kimchinam.monitoring.views.ways import narrowing
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.queries import Scope, Steps, counts_of, scope_of, steps_of
from kimchinam.programmes.states import Alarm, Status, Step
from kimchinam.ui.lists import Chip, chips, with_query

LEVELS = [(level.value, level.label) for level in (Alarm.DEEP_RED, Alarm.RED)]
DEAF_TO = ("status", "alarm", "unit", "mine", "judge", "decide", "day")
"""Filters of other pages that have chips of their own here, or no meaning for what is late."""
ACROSS = ("decide", "unclear")
"""Filters that cut through levels and units."""
UNITS = 12
"""Units that are late with the most: so many have a chip of their own."""


@require_GET
def exceptions(request: SignedInRequest) -> HttpResponse:
    on, user = as_of(request), request.user
    asked = Asked.of(request.GET)
    answers, everything = three_questions(user, on), asked.without(*DEAF_TO).all_but_status(user, on)
    filters = Filters.of(request)
    unclear = everything.narrowed(of_unknown_level(on))
    mine = everything.narrowed(for_my_decision(user, on).where)
    of_unit = filters.of_unit(everything)
    scope = mine if filters.mine else unclear if filters.unclear else of_unit
    counts, all_counts, unit_counts = counts_of(scope, on), counts_of(scope_of(user), on), counts_of(of_unit, on)
    rows, shown = rows_of(request, scope, on, steps=filters.steps, counts=counts)
    context = {
        "on": on,
        "narrowing": narrowing(request, asked, on, way="exceptions", deaf_to=DEAF_TO),
        "rows": noted(rows, user, on),
        "window": shown,
        "late_count": answers.late,
        "open_count": _sum(all_counts, steps_of("open")),
        "chips": [
            *_levels(request, unit_counts),
            *_unclear(request, counts_of(unclear, on), filters),
            _for_me(answers, filters),
        ],
        "questions": questions(answers, papers=_asked_of(user) if on >= today() else ""),
        **_units(request, _late_here(everything, on, answers, filters), _sum(unit_counts, filters.steps), filters),
    }
    return render(request, "monitoring/exceptions.html", context)


def _sum(counts: Steps | None, steps: tuple[Step, ...]) -> int | None:
    return None if counts is None else sum(counts[step] for step in steps)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the URL asks for; words that make no sense filter nothing."""

    level: str
    unit: Organisation | None
    mine: bool
    unclear: bool
    """Nobody knows yet which level must decide."""

    @classmethod
    def of(cls, request: SignedInRequest) -> "Filters":
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

    def of_unit(self, scope: Scope) -> Scope:
        return scope.narrowed(late_of(self.unit.pk)) if self.unit else scope


def _levels(request: SignedInRequest, counts: Steps | None) -> list[Chip]:
    """Both levels sum to all of the chosen unit."""
    tally = None if counts is None else {level: _sum(counts, steps_of("late", level)) or 0 for level, _label in LEVELS}
    return chips(request, "alarm", counts=tally, choices=LEVELS, across=ACROSS, empty_too=True)


def _unclear(request: SignedInRequest, counts: Steps | None, filters: Filters) -> list[Chip]:
    """Late tasks for which nobody knows who must decide: across levels and units, shown only when there are any."""
    count, url = _sum(counts, tuple(Step)), with_query(request, unclear="1", alarm="", unit="", decide="")
    return [Chip(_("Chưa rõ cấp quyết"), count, url, filters.unclear)] if count != 0 or filters.unclear else []


def _for_me(answers: Answers, filters: Filters) -> Chip:
    """What waits for this person lies across levels and units: it is counted, and opens, without them."""
    return Chip(_("Cần tôi quyết"), answers.for_me, "?decide=1", filters.mine)


def _late_here(scope: Scope, on: date, answers: Answers, filters: Filters) -> LateUnits | None:
    """Who is late with how many of the scope and of the chosen level; None where so many are not counted."""
    if counts_of(scope, on) is None:
        return None
    return late_units(scope, on, steps=filters.steps) if filters.level or scope.is_narrow else answers.who


def _units(request: SignedInRequest, late: LateUnits | None, count: int | None, filters: Filters) -> dict[str, Any]:
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
    found = chips(request, "unit", counts=tally if known else None, choices=choices, across=ACROSS, total=total)
    return {
        "unit_chips": found if len(shown) > 1 or filters.unit else [],
        "other_units": len(late.counts.keys() - {unit.pk for unit in shown}) if late else 0,
    }


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str
    detail: str
    url: str
    tone: str = ""


def questions(answers: Answers, *, papers: str = "") -> list[Question]:
    """The three cards; each opens the list that it counts. `papers`: what else waits for the reader's word."""
    here, tasks = reverse("monitoring:exceptions"), reverse("monitoring:list")
    units, mine = len(answers.who.counts), answers.for_me
    return [
        Question(
            _("Ai đang chậm?"),
            ngettext("%(count)d đơn vị", "%(count)d đơn vị", units) % {"count": units},
            answers.late_names or _("Không đơn vị nào chậm."),
            here,
            "bad" if units else "",
        ),
        Question(
            _("Nghẽn ở đâu?"),
            ngettext("%(count)d chờ nghiệm thu", "%(count)d chờ nghiệm thu", answers.waiting)
            % {"count": answers.waiting},
            _longest_wait(answers),
            f"{tasks}?status={Status.AWAITING_ACCEPTANCE}",
        ),
        Question(
            _("Cần tôi quyết gì?"),
            ngettext("%(count)d việc", "%(count)d việc", mine) % {"count": mine},
            papers or (_("Việc quá hạn đã đến cấp của bạn.") if mine else _("Không việc quá hạn nào chờ bạn quyết.")),
            f"{here}?decide=1",
        ),
    ]


def _longest_wait(answers: Answers) -> str:
    if not answers.waiting:
        return _("Không kết quả nào nằm chờ.")
    days = answers.longest_wait
    return ngettext("lâu nhất %(days)s ngày", "lâu nhất %(days)s ngày", days) % {"days": days} if days else ""


def _asked_of(user: User) -> str:
    """What units ask of the reader beside what is late: "cùng 2 xin gia hạn · 3 vướng mắc"; empty when nothing."""
    later, stopped = extensions_for(user).count(), obstacles_for(user).count()
    words = [
        ngettext("%(count)d xin gia hạn", "%(count)d xin gia hạn", later) % {"count": later} if later else "",
        ngettext("%(count)d vướng mắc", "%(count)d vướng mắc", stopped) % {"count": stopped} if stopped else "",
    ]
    asked = " · ".join(word for word in words if word)
    return _("ngoài ra %(asked)s") % {"asked": asked} if asked else ""
