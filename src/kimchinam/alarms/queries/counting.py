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
from kimchinam.alarms.queries.told import is_seen_by, tasks_in
from kimchinam.alarms.states import Level, Reached
from kimchinam.programmes.queries import beyond

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
    """The alerts of each scan that a person sees. Three SQL queries at most.

    Of what his units assigned, or of all where he sees everything, what is too secret for him is counted and taken off: that is
    little, and nothing has to be asked of each task. Of what others assigned, the tasks of his units are asked.
    """
    told = Alert.objects.filter(circle__isnull=False, scan__in=list(scans))
    mine = reach(user)
    assigned = Q() if mine.everything else Q(circle__assigner__in=mine.organisations)
    numbers = _numbers(told.filter(assigned), user)
    numbers.subtract(_numbers(told.filter(assigned, task__in=beyond(mine.clearance)), user))
    if not mine.everything:
        of_others = told.filter(~assigned, task__in=tasks_in(mine.organisations))
        numbers.update(_numbers(of_others.filter(is_seen_by(user)), user))
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
