"""How many alerts of a scan a person sees, counted once for every number of a page."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.alarms.models import Alert, Scan, Told
from kimchinam.alarms.queries.told import tasks_in
from kimchinam.alarms.states import Level, Reached
from kimchinam.programmes.queries import beyond, cleared

Kinds = Mapping[tuple[Level, bool, bool], int]


@dataclass(frozen=True, slots=True)
class Counts:
    """Alerts of a scan by level, whether the unit itself missed them, and whether the person heard of them."""

    numbers: Kinds

    def of(self, *, level: Level | None = None, mine: bool = False, gap: bool = False) -> int:
        """As long as the list of `alerts_seen_by` with the same words."""
        return sum(
            number
            for (its, missed, heard), number in self.numbers.items()
            if level in (None, its) and (missed or not gap) and (heard or not mine)
        )


def counts_of(scans: Iterable[Scan], user: User) -> dict[UUID, Counts]:
    """The alerts of each scan that a person sees. Two SQL queries.

    Who sees everything sees all but what is too secret for him: that is little, and nothing has to be asked of each task.
    """
    told, mine = Alert.objects.filter(circle__isnull=False, scan__in=list(scans)), reach(user)
    if mine.everything:
        numbers = _numbers(told, user)
        numbers.subtract(_numbers(told.filter(task__in=beyond(mine.clearance)), user))
    else:
        open_to_him = told.filter(cleared(mine.clearance, "task__programme__"), task__secrecy__lte=mine.clearance)
        assigned = Q(circle__assigner__among=mine.organisations)
        numbers = _numbers(open_to_him.filter(assigned), user)
        numbers.update(_numbers(open_to_him.filter(~assigned, task__in=tasks_in(mine.organisations)), user))
    by_scan: dict[UUID, dict[tuple[Level, bool, bool], int]] = {scan.pk: {} for scan in scans}
    for (scan, level, missed, heard), number in numbers.items():
        by_scan[scan][level, missed, heard] = number
    return {scan: Counts(kinds) for scan, kinds in by_scan.items()}


def _numbers(alerts: QuerySet[Alert], user: User) -> Counter[tuple[UUID, Level, bool, bool]]:
    heard = Q(circle__in=Told.objects.filter(person=user).values("circle"))
    rows: QuerySet[Any] = alerts.order_by().values_list("scan", "level", "circle__reached")
    numbers: Counter[tuple[UUID, Level, bool, bool]] = Counter()
    for scan, level, reached, all_of_them, mine in rows.annotate(Count("pk"), mine=Count("pk", filter=heard)):
        missed = reached != Reached.OWNER
        numbers[scan, Level(level), missed, True] += mine
        numbers[scan, Level(level), missed, False] += all_of_them - mine
    return numbers
