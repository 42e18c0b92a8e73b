"""What the scan of a day has to look at."""

from collections import defaultdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Case as Cases
from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from kimchinam.accounts.models import Post
from kimchinam.accounts.queries import charges_on
from kimchinam.alarms.models import Alert, Circle, Scan
from kimchinam.alarms.rules import Case, Directory, Reach, Seat, has_begun
from kimchinam.alarms.states import ASSIGNER_ANSWERS, LEVEL_OF_STEP, Level, ScanState
from kimchinam.base.clock import VIETNAM
from kimchinam.base.working_days import DayKind, kind_of
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Span
from kimchinam.programmes.states import BINDING, Step
from kimchinam.regulations.queries import value_on, working_calendar, working_days
from kimchinam.regulations.rules import DEFINITIONS
from kimchinam.regulations.states import Name

_CASE = ("level", "secrecy", "lead", "assigner", "answers")
"""Columns of a `Case`, as circles have them."""
_CASE_OF_DUE = ("alarm_level", *_CASE[1:])
"""The same in due alarms: the level of a span is that of its secrecy."""


def is_time(at: datetime) -> bool:
    """Whether the scan of the day in Việt Nam is due at an instant. Two SQL queries at most."""
    here = at.astimezone(VIETNAM)
    scan_at: time = DEFINITIONS[Name.SCAN_AT].kind.read(value_on(Name.SCAN_AT, here.date()))
    return has_begun(here.time(), scan_at) and working_days()(here.date())


def day_kind(day: date) -> DayKind:
    return kind_of(working_calendar(), day)


def reach_on(day: date) -> Reach:
    """From which level on the office has whom told."""
    names = (Name.SUPERIOR_TOLD_FROM, Name.CHARGE_TOLD_FROM, Name.ASSIGNER_TOLD_FROM)
    levels = [Level.of(DEFINITIONS[name].kind.read(value_on(name, day))) for name in names]
    return Reach(*[level for level in levels if level])


def begun_scans(day: date) -> list[Scan]:
    """The scan of a day, and every other that was begun and not ended; the oldest first. One SQL query."""
    return list(Scan.objects.filter(Q(day=day) | Q(state=ScanState.RUNNING)).order_by("day"))


def due_alarms(on: date) -> QuerySet[Any]:
    """Spans of followed tasks whose alarm of the day was not raised before for the same day to keep, one a task.

    With what the receivers depend on: `alarm_level`, `secrecy`, `answers`. Not evaluated: the scan never brings them here.
    """
    levels = [When(step__in=_steps_of(level), then=Value(level)) for level in Level]
    raised = Alert.objects.filter(task=OuterRef("task"), level=OuterRef("alarm_level"), cycle=OuterRef("sort_day"))
    found: QuerySet[Any] = (
        Span.objects.filter(step__in=list(LEVEL_OF_STEP), day_from__lte=on, day_to__gt=on)
        .filter(programme__state__in=BINDING)
        .annotate(
            alarm_level=Cases(*levels, output_field=SmallIntegerField()),
            secrecy=Greatest("task__secrecy", "programme__secrecy", Coalesce("programme__document__secrecy", Value(0))),
            answers=Cases(When(step__in=ASSIGNER_ANSWERS, then=F("assigner")), default=F("lead")),
        )
        .filter(~Exists(raised))
        .order_by()
    )
    return found


def _steps_of(level: Level) -> list[Step]:
    return [step for step, its in LEVEL_OF_STEP.items() if its == level]


def first_of(due: QuerySet[Any], *, size: int) -> QuerySet[Any]:
    """Those of the first `size` tasks in the order of their keys. One SQL query."""
    last = due.order_by("task").values_list("task", flat=True)[size - 1 : size].first()
    these: QuerySet[Any] = due.filter(task__lte=last) if last else due
    return these


def cases_of(due: QuerySet[Any]) -> set[Case]:
    """What the receivers of these alarms depend on, each combination once. One SQL query."""
    rows = due.values_list(*_CASE_OF_DUE).distinct()
    return {Case(Level(level), *rest) for level, *rest in rows}


def passed_alerts(due: QuerySet[Any], scan: Scan, level: Level) -> QuerySet[Any]:
    """The silent alerts of these tasks at a level below the one that holds, as `insert_from` takes them."""
    known = Alert.objects.filter(task=OuterRef("task"), level=level, cycle=OuterRef("sort_day"))
    below = due.filter(~Exists(known), alarm_level__gt=level)
    return _as_alerts(below, scan, Value(level), Value(None, output_field=UUIDField()))


def told_alerts(due: QuerySet[Any], scan: Scan) -> QuerySet[Any]:
    """The alerts of these tasks that people hear of, as `insert_from` takes them: those whose circle is there."""
    same = {name: OuterRef(its) for name, its in zip(_CASE, _CASE_OF_DUE, strict=True)}
    circle = Circle.objects.filter(scan=scan, **same).values("pk")
    with_circle = due.annotate(circle=Subquery(circle)).filter(circle__isnull=False)
    return _as_alerts(with_circle, scan, F("alarm_level"), F("circle"))


def _as_alerts(due: QuerySet[Any], scan: Scan, level: Value | F, circle: Value | F) -> QuerySet[Any]:
    written = {"at_level": level, "in_scan": Value(scan.pk, output_field=UUIDField()), "in_circle": circle}
    rows: QuerySet[Any] = due.annotate(**written).order_by("task_id")  # as tasks were given: lists have one order
    return rows.values_list("task", "at_level", "sort_day", "in_scan", "in_circle")


def circles_of(scan: Scan) -> dict[Case, UUID]:
    """Circles that a scan has made so far, by what they are for."""
    rows = Circle.objects.filter(scan=scan).values_list("pk", *_CASE)
    return {Case(Level(level), *rest): pk for pk, level, *rest in rows}


def alerts_by_circle(scan: Scan) -> dict[UUID, int]:
    """How many alerts of a scan each of its circles hears of; those that hear of none are not there. One SQL query."""
    told = Alert.objects.filter(scan=scan, circle__isnull=False).order_by()
    return dict(told.values_list("circle").annotate(Count("pk")))


def directory_on(day: date) -> Directory:
    """Everybody who can sign in, where he sits, and the units above. Three SQL queries."""
    posts = Post.objects.held(day).filter(user__is_active=True)
    seats = (Seat(*seat) for seat in posts.values_list("user", "organisation", "role", "scope", "clearance"))
    charges: dict[UUID, list[UUID]] = defaultdict(list)
    for unit, person in charges_on(day).values_list("organisation", "user"):
        charges[unit].append(person)
    return Directory.of(seats, charges=charges, parents=dict(Organisation.objects.values_list("pk", "parent")))
