"""The scan of a day: claimed, done in batches, and at last told to people, each step a transaction of its own."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from kimchinam.accounts.queries import who_may
from kimchinam.accounts.states import Permission
from kimchinam.alarms.models import Alert, Circle, Scan, Told
from kimchinam.alarms.queries import (
    alerts_by_circle,
    begun_scans,
    cases_of,
    circles_of,
    day_kind,
    directory_on,
    due_alarms,
    first_of,
    is_time,
    passed_alerts,
    reach_on,
    told_alerts,
)
from kimchinam.alarms.rules import Case, receivers
from kimchinam.alarms.states import DAY_UNDECIDED, MOVES, OCCASIONS, SCANNED, UNHEARD, Level, Reached, ScanState
from kimchinam.audit.actions import record
from kimchinam.base.clock import now, today
from kimchinam.base.ids import new_id
from kimchinam.base.moves import move
from kimchinam.base.work import LEASE
from kimchinam.base.working_days import DayKind
from kimchinam.notices.actions import Telling, tell, tell_many

BATCH = 200_000
"""Tasks of one transaction. Each looks through all that are late, so few large ones are sooner done than many small."""


def claim_scan() -> Scan | None:
    """Take the scan that is due for this worker until the lease runs out; None when none is, or another was faster.

    One that was begun on an earlier day comes first: what it raised has still to be told.
    """
    at, day = now(), today()
    begun = begun_scans(day)
    if left := next((scan for scan in begun if scan.is_free(at)), None):
        return left if _take(left, at) else None
    if any(scan.day == day for scan in begun) or not is_time(at):
        return None
    assumed = day_kind(day) == DayKind.UNDECIDED
    try:
        with transaction.atomic():
            scan = Scan.objects.create(day=day, claimed_until=at + LEASE, assumed=assumed)
            if assumed:
                _ask_for_calendar(scan)
    except IntegrityError:
        return None
    return scan


def _take(scan: Scan, at: datetime) -> bool:
    free = Scan.objects.filter(Q(claimed_until=None) | Q(claimed_until__lt=at), pk=scan.pk)
    scan.claimed_until = at + LEASE
    return bool(move(free, ScanState.RUNNING, along=MOVES, claimed_until=scan.claimed_until))


def _ask_for_calendar(scan: Scan) -> None:
    keepers = who_may(Permission.MANAGE_RULES, on=scan.day)
    tell(keepers, occasion=DAY_UNDECIDED, about=scan, url=reverse("regulations:year", args=[scan.day.year]))


@transaction.atomic
def scan_batch(scan: Scan) -> bool:
    """Raise the alarms of some tasks; False when none is left to raise, which only its holder can know.

    Only the level that holds on the day is told. Lower ones that were never raised are written down silently: they passed while
    nobody looked, and a flood of old news helps nobody.
    """
    if not _let_go(scan):
        return True
    due = first_of(due_alarms(scan.day), size=BATCH)
    cases = cases_of(due)
    if not cases:
        return False
    _make_circles(scan, cases)
    *passed, _highest = Level
    for level in passed:
        Alert.objects.insert_from(passed_alerts(due, scan, level))
    Alert.objects.insert_from(told_alerts(due, scan))
    return True


def _let_go(scan: Scan) -> bool:
    """End one's own claim; False when another worker has the scan by now.

    Done before the work: the row stays locked until it is written, however long that takes, so two never raise the same alarms.
    """
    mine = Scan.objects.filter(pk=scan.pk, state=ScanState.RUNNING, claimed_until=scan.claimed_until)
    return bool(mine.update(claimed_until=None))


def _make_circles(scan: Scan, cases: set[Case]) -> None:
    """Circles of the cases that have none in this scan yet, with their people."""
    missing = cases - circles_of(scan).keys()
    if not missing:
        return
    directory, reach = directory_on(scan.day), reach_on(scan.day)
    answers = {new_id(): (case, receivers(case, directory, reach)) for case in missing}
    Circle.objects.bulk_create(
        Circle(
            pk=pk,
            scan=scan,
            level=case.level,
            secrecy=case.secrecy,
            lead_id=case.lead,
            assigner_id=case.assigner,
            answers_id=case.answers,
            reached=these.reached,
        )
        for pk, (case, these) in answers.items()
    )
    Told.objects.bulk_create(
        Told(circle_id=pk, person_id=person, because=because)
        for pk, (_case, these) in answers.items()
        for person, because in these.people.items()
    )


@transaction.atomic
def finish_scan(scan: Scan) -> None:
    """Tell everybody, once, what the scan raised for him, one notice a level; administrators, what reached no unit."""
    this = Scan.objects.filter(pk=scan.pk)
    if not move(this, ScanState.DONE, along=MOVES, claimed_until=None, finished_at=now()):
        return
    alerts = alerts_by_circle(scan)
    counts = _counts(scan, alerts)
    tell_many(_tellings(scan, counts))
    _tell_of_gaps(scan, alerts)
    people = len({person for person, _level in counts})
    words = {"day": f"{scan.day:%d/%m/%Y}", "alerts": sum(alerts.values()), "people": people}
    record(SCANNED, scan, by=None, after={"state": ScanState.DONE}, words=words)


def _counts(scan: Scan, alerts: Mapping[UUID, int]) -> dict[tuple[UUID, Level], int]:
    """How many alerts of each level each person hears of."""
    counts: dict[tuple[UUID, Level], int] = defaultdict(int)
    told = Told.objects.filter(circle__scan=scan).values_list("circle", "circle__level", "person")
    for circle, level, person in told:
        if circle in alerts:
            counts[person, Level(level)] += alerts[circle]
    return counts


def _tellings(scan: Scan, counts: Mapping[tuple[UUID, Level], int]) -> list[Telling]:
    """One a person and level. The newest stands first where people read, so the worst comes last here."""
    urls = {level: _url_of(scan, level) for level in Level}
    rising = sorted(counts.items(), key=lambda one: one[0][1])
    return [Telling(person, OCCASIONS[level], scan, urls[level], count=count) for (person, level), count in rising]


def _url_of(scan: Scan, level: Level) -> str:
    """Where everybody finds what he was told of at a level."""
    query = {"level": level.alarm.value, "mine": "1"}
    return reverse("alarms:day", args=[scan.day.isoformat()], query=query)


def _tell_of_gaps(scan: Scan, alerts: Mapping[UUID, int]) -> None:
    missed = Circle.objects.filter(scan=scan).exclude(reached=Reached.OWNER).values_list("pk", flat=True)
    count = sum(alerts.get(circle, 0) for circle in missed)
    if count:
        keepers = who_may(Permission.MANAGE_PEOPLE, on=scan.day)
        url = reverse("alarms:gaps", query={"day": scan.day.isoformat()})
        tell_many([Telling(one.pk, UNHEARD, scan, url, count=count) for one in keepers])
