"""The account of a term: what each year's plan took of it, what none took, what no year needs. Nothing is counted twice."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import NotThisYear, Programme, Task
from kimchinam.programmes.queries.past import as_stood, standing
from kimchinam.programmes.queries.seeing import programmes_visible_to, visible_to
from kimchinam.programmes.queries.units import for_list
from kimchinam.programmes.rules import fair_due, share_of, share_of_term
from kimchinam.programmes.states import PARTS_OF_ANOTHER, ProgrammeState, Share


@dataclass(frozen=True, slots=True)
class TermLine:
    """A task of the term with what each year does with it."""

    task: Task
    shares: dict[int, Share]

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, with the days that reviewers held."""
        return fair_due(self.task)

    @property
    def term(self) -> Share:
        return share_of_term(self.shares.values())

    @property
    def cells(self) -> list[tuple[int, Share]]:
        return list(self.shares.items())


@dataclass(frozen=True, slots=True)
class YearAccount:
    """Every task of the term that the reader sees, once."""

    years: range
    lines: list[TermLine]

    @property
    def term(self) -> Counter[Share]:
        """Sums to the tasks of the term."""
        return Counter(line.term for line in self.lines)

    def of(self, year: int) -> Counter[Share]:
        """Sums to the tasks of the term."""
        return Counter(line.shares[year] for line in self.lines)


def year_account(term_plan: Programme, user: User, on: date) -> YearAccount:
    """As it stood on a day. As many SQL queries for any number of tasks and years."""
    seen = standing(visible_to(user).filter(programme=term_plan), on).exclude(then_kind__in=PARTS_OF_ANOTHER)
    tasks = as_stood(for_list(seen).select_related("section").order_by("order"), on)
    planned, excused = planned_years(term_plan, on), _excused_years(term_plan, on)
    return YearAccount(term_plan.years, [_line(task, term_plan.years, planned, excused) for task in tasks])


def _line(task: Task, years: range, planned: Mapping[UUID, set[int]], excused: Mapping[UUID, set[int]]) -> TermLine:
    taken, off = planned.get(task.pk, ()), excused.get(task.pk, ())
    return TermLine(task, {year: share_of(task, year, planned=taken, excused=off) for year in years})


def planned_years(term_plan: Programme, on: date) -> dict[UUID, set[int]]:
    """For each task of the term the years whose plans, drafts included, held a task below it on a day."""
    withdrawn = Q(programme__state=ProgrammeState.WITHDRAWN, programme__ended_on__lte=on)
    held = standing(Task.objects.filter(programme__term_plan=term_plan), on).exclude(withdrawn)
    below = held.order_by().annotate(above=F("then_parent")).values_list("above", "programme__year").distinct()
    years: defaultdict[UUID, set[int]] = defaultdict(set)
    for task, year in below:
        if task:
            years[task].add(year)
    return dict(years)


def _excused_years(term_plan: Programme, on: date) -> dict[UUID, set[int]]:
    years: defaultdict[UUID, set[int]] = defaultdict(set)
    for task, year in _said_on(term_plan, on).values_list("task", "year"):
        years[task].add(year)
    return dict(years)


def year_plan_of(term_plan: Programme, year: int, organisation: Organisation) -> Programme | None:
    """The unit's plan for a year, as long as it is not withdrawn."""
    plans = Programme.objects.filter(term_plan=term_plan, year=year, organisation=organisation)
    return plans.exclude(state=ProgrammeState.WITHDRAWN).first()


def year_plans_of(term_plan: Programme, user: User, on: date) -> QuerySet[Programme]:
    """Plans of all years and units that the person sees, by year. Of a past day those issued by then: what was drafted is
    not told.
    """
    withdrawn = Q(state=ProgrammeState.WITHDRAWN, ended_on__lte=on)
    plans = programmes_visible_to(user).filter(term_plan=term_plan).exclude(withdrawn)
    plans = plans.filter(issued_on__lte=on) if on < today() else plans
    return plans.select_related("organisation").order_by("year", "organisation__order", "pk")


def reasons_of(term_plan: Programme, year: int, on: date) -> dict[UUID, NotThisYear]:
    """Why tasks of the term need nothing in a year, by the id of the task."""
    return {one.task_id: one for one in _said_on(term_plan, on).filter(year=year).select_related("by")}


def _said_on(term_plan: Programme, on: date) -> QuerySet[NotThisYear]:
    return NotThisYear.objects.filter(Q(until=None) | Q(until__gt=on), task__programme=term_plan, on__lte=on)
