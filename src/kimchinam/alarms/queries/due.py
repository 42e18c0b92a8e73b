"""What the scan of a day has to look at."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Case as When_
from django.db.models import Exists, OuterRef, Q, QuerySet, SmallIntegerField, Value, When
from django.db.models.functions import Coalesce, Greatest

from kimchinam.accounts.models import Post
from kimchinam.accounts.queries import charges_on
from kimchinam.alarms.models import Alert, Circle, Scan
from kimchinam.alarms.rules import Case, Directory, Seat, has_begun, is_scanned
from kimchinam.alarms.states import ASSIGNER_ANSWERS, LEVEL_OF_STEP, Level, ScanState
from kimchinam.base.clock import VIETNAM
from kimchinam.base.working_days import DayKind, kind_of
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Span
from kimchinam.programmes.states import BINDING, Step
from kimchinam.regulations.queries import value_on, working_calendar
from kimchinam.regulations.rules import DEFINITIONS
from kimchinam.regulations.states import Name


def is_time(at: datetime) -> bool:
    """Whether the scan of the day in Việt Nam is due at an instant. Two SQL queries at most."""
    here = at.astimezone(VIETNAM)
    scan_at: time = DEFINITIONS[Name.SCAN_AT].kind.read(value_on(Name.SCAN_AT, here.date()))
    return has_begun(here.time(), scan_at) and is_scanned(here.date(), day_kind(here.date()))


def day_kind(day: date) -> DayKind:
    return kind_of(working_calendar(), day)


def unfinished(at: datetime) -> QuerySet[Scan]:
    """Scans that were begun, and that no worker holds at an instant; the oldest first."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=at)
    return Scan.objects.filter(free, state=ScanState.RUNNING).order_by("day")


@dataclass(frozen=True, slots=True)
class Found:
    """A task with an alarm that nobody has been told of yet."""

    task_id: UUID
    cycle: date
    case: Case


def due_alarms(on: date, *, limit: int) -> list[Found]:
    """Followed tasks whose alarm of the day was not raised before for the same day to keep. One SQL query."""
    levels = [When(step__in=_steps_of(level), then=Value(level)) for level in Level]
    raised = Alert.objects.filter(task=OuterRef("task"), level=OuterRef("alarm_level"), cycle=OuterRef("sort_day"))
    spans = (
        Span.objects.filter(step__in=list(LEVEL_OF_STEP), day_from__lte=on, day_to__gt=on)
        .filter(programme__state__in=BINDING)
        .annotate(alarm_level=When_(*levels, output_field=SmallIntegerField()))
        .filter(~Exists(raised))
        .annotate(
            secrecy=Greatest("task__secrecy", "programme__secrecy", Coalesce("programme__document__secrecy", Value(0)))
        )
        .order_by()
    )
    rows = spans.values_list("task_id", "sort_day", "step", "secrecy", "lead_id", "assigner_id")[:limit]
    return [
        Found(task, cycle, _case(Step(step), secrecy, lead, assigner))
        for task, cycle, step, secrecy, lead, assigner in rows
    ]


def _steps_of(level: Level) -> list[Step]:
    return [step for step, its in LEVEL_OF_STEP.items() if its == level]


def _case(step: Step, secrecy: int, lead: UUID, assigner: UUID) -> Case:
    answers = assigner if step in ASSIGNER_ANSWERS else lead
    return Case(LEVEL_OF_STEP[step], secrecy, lead, assigner, answers)


def circle_keys(scan: Scan) -> dict[Case, UUID]:
    """Circles that a scan has made so far, by what they are for."""
    names = ("pk", "level", "secrecy", "lead_id", "assigner_id", "answers_id")
    rows = Circle.objects.filter(scan=scan).values_list(*names)
    return {Case(Level(level), *rest): pk for pk, level, *rest in rows}


def directory_on(day: date) -> Directory:
    """Everybody who can sign in, where he sits, and the units above. Three SQL queries."""
    seats: dict[UUID, list[Seat]] = defaultdict(list)
    posts = Post.objects.held(day).filter(user__is_active=True)
    for seat in posts.values_list("user", "organisation", "role", "scope", "clearance"):
        seats[seat[1]].append(Seat(*seat))
    charges: dict[UUID, list[UUID]] = defaultdict(list)
    for unit, person in charges_on(day).values_list("organisation", "user"):
        charges[unit].append(person)
    return Directory(seats, charges, dict(Organisation.objects.values_list("pk", "parent")))
