"""Who was told what and when, for those who may see the tasks that it is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import resolve_url
from django.utils.text import capfirst

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.queries import reach
from kimchinam.alarms.models import Alert, Circle, Scan
from kimchinam.alarms.states import OCCASIONS, Level, Reached
from kimchinam.base.first import first_of_each
from kimchinam.notices.models import Delivery, Notice
from kimchinam.notices.queries import Line, deliveries_about
from kimchinam.notices.states import Channel
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Assignment, Task
from kimchinam.programmes.queries import named_to
from kimchinam.programmes.queries import visible_to as tasks_visible_to

LINES = 5
"""So many tasks of a notice are named."""


def visible_to(user: User) -> QuerySet[Alert]:
    """Alerts that were told, of tasks that the person sees: asked of each alert, so a page asks only of those that it shows."""
    seen = Exists(tasks_visible_to(user).filter(pk=OuterRef("task")))
    told = Alert.objects.filter(seen, circle__isnull=False)
    mine = reach(user)
    return told if mine.everything else told.filter(_near(mine.organisations))


def _near(units: frozenset[UUID]) -> Q:
    """Alerts of tasks of these units, found by indexes before anything is asked of each: whoever sees little counts quickly."""
    return Q(circle__in=Circle.objects.filter(assigner__among=units)) | Q(task__in=tasks_in(units))


def tasks_in(units: frozenset[UUID]) -> QuerySet[Any]:
    """Keys of the tasks in which these units take part."""
    return Assignment.objects.filter(organisation__among=units).values("task")


def alerts_seen_by(
    user: User, scan: Scan, *, level: Level | None = None, mine: bool = False, gap: bool = False
) -> QuerySet[Alert]:
    """The alerts of a scan, the worst first: of a level, told to this person, or not heard by the unit itself.

    Nothing is joined: the index of a scan gives them in their order, and a page ends with its last row.
    """
    alerts, circles = visible_to(user).filter(scan=scan), Circle.objects.filter(scan=scan)
    if level:
        alerts = alerts.filter(level=level)
    if mine:
        alerts = alerts.filter(circle__in=circles.filter(told__person=user))
    if gap:
        alerts = alerts.filter(circle__in=circles.exclude(reached=Reached.OWNER))
    return alerts.prefetch_related("task", "circle__answers", "circle__told__person")


def told_elsewhere(user: User, scan: Scan, *, level: Level | None) -> list[tuple[Post, int]]:
    """Each other post of a person, and how many alerts he was told of that it sees and the post he acts in does not.

    People are told of what any of their posts sees. One SQL query a post.
    """
    here = visible_to(user).filter(scan=scan).values("pk")
    found = (
        (other.post, alerts_seen_by(other, scan, level=level, mine=True).exclude(pk__in=here).count())
        for other in user.elsewhere
    )
    return [(post, count) for post, count in found if post and count]


def alerts_of(task: Task) -> QuerySet[Alert]:
    """Every alert of a task, the silent ones too, the newest first. Whoever sees the task sees them."""
    alerts = Alert.objects.filter(task=task).order_by("-scan__day", "-level").select_related("scan", "circle__answers")
    return alerts.prefetch_related("circle__told__person")


Mails = Mapping[tuple[UUID, UUID, int], Delivery]
"""The last try to mail a person, by scan, person and level."""


def mails_of(alerts: Iterable[Alert]) -> Mails:
    """What became of the mails to those who heard of these alerts, which are prefetched. One SQL query."""
    alerts = list(alerts)
    heard = {told.person_id for alert in alerts if alert.circle for told in alert.circle.told.all()}
    levels = {occasion.code: level for level, occasion in OCCASIONS.items()}
    tries = deliveries_about("alarms.scan", {alert.scan_id for alert in alerts}).filter(
        channel=Channel.MAIL, notice__person__in=heard, notice__occasion__in=list(levels)
    )
    notices = ((one, one.notice) for one in tries.order_by("id"))
    return {(UUID(of.about_id), of.person_id, levels[of.occasion]): one for one, of in notices}


@dataclass(frozen=True, slots=True)
class Gap:
    """A unit of which nobody could be told, with its alerts: how many, and how many of these nobody above heard either."""

    unit: Organisation
    alerts: int
    unheard: int


def gaps_by_unit(*, first: date, last: date) -> list[Gap]:
    """Units that were not reached on the days from `first` to `last`, the most alerts first. Two SQL queries.

    Counts only, and of every task: an administrator fills the posts, whatever he may read.
    """
    missed = Alert.objects.filter(circle__isnull=False, scan__day__range=(first, last)).exclude(
        circle__reached=Reached.OWNER
    )
    nobody = Count("pk", filter=Q(circle__reached=Reached.NOBODY))
    rows = missed.order_by().values_list("circle__answers").annotate(alerts=Count("pk"), unheard=nobody)
    units = Organisation.objects.in_bulk([unit for unit, _alerts, _unheard in rows])
    gaps = [Gap(units[unit], alerts, unheard) for unit, alerts, unheard in rows]
    return sorted(gaps, key=lambda gap: (-gap.alerts, str(gap.unit)))


def lines_for(reader: User, notices: Sequence[Notice], *, openly: bool) -> dict[UUID, list[Line]]:
    """For the bell and the mail: the first tasks behind notices of scans that the reader may see now. Two SQL queries."""
    alerts = Alert.objects.filter(circle__told__person=reader, task__in=named_to(reader, openly=openly))
    levels = {occasion.code: level for level, occasion in OCCASIONS.items()}
    firsts = (alerts.filter(scan=UUID(one.about_id), level=levels.get(one.occasion, 0)) for one in notices)
    found = first_of_each(enumerate(rows.order_by("cycle", "id").values_list("pk")[:LINES] for rows in firsts))
    named = Alert.objects.select_related("task").in_bulk([pk for _number, pk in found])
    told = [(named[pk], notices[number]) for number, pk in found if pk in named]  # one may be gone since
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for alert, notice in sorted(told, key=lambda one: _order(one[0])):
        name = f"{capfirst(alert.task.name)} ({alert.cycle:%d/%m/%Y})"
        lines[notice.pk].append(Line(name, resolve_url(alert.task)))
    return lines


def _order(alert: Alert) -> tuple[date, int]:
    return alert.cycle, alert.pk
