"""The scan of a day: claimed, done in batches, and at last told to people, each step a transaction of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse

from kimchinam.accounts.queries import who_may
from kimchinam.accounts.states import Permission
from kimchinam.alarms.models import Alert, Circle, Scan, Told
from kimchinam.alarms.queries import circle_keys, day_kind, directory_on, due_alarms, is_time, unfinished
from kimchinam.alarms.rules import Case, receivers
from kimchinam.alarms.states import DAY_UNDECIDED, MOVES, OCCASIONS, SCANNED, UNHEARD, Level, Reached, ScanState
from kimchinam.audit.actions import record
from kimchinam.base.clock import now, today
from kimchinam.base.ids import new_id
from kimchinam.base.moves import move
from kimchinam.base.work import LEASE
from kimchinam.base.working_days import DayKind
from kimchinam.notices.actions import Telling, tell, tell_many

BATCH = 5000
"""Tasks of one transaction."""


def claim_scan() -> Scan | None:
    """Take the scan that is due for this worker until the lease runs out; None when none is, or another was faster.

    One that was begun on an earlier day comes first: what it raised has still to be told.
    """
    if left := unfinished(now()).first():
        return left if _take(left) else None
    day = today()
    if Scan.objects.filter(day=day).exists() or not is_time(now()):
        return None
    assumed = day_kind(day) == DayKind.UNDECIDED
    try:
        with transaction.atomic():
            scan = Scan.objects.create(day=day, claimed_until=now() + LEASE, assumed=assumed)
            if assumed:
                _ask_for_calendar(scan)
    except IntegrityError:
        return None
    return scan


def _take(scan: Scan) -> bool:
    mine = unfinished(now()).filter(pk=scan.pk).order_by()
    return bool(move(mine, ScanState.RUNNING, along=MOVES, claimed_until=now() + LEASE))


def _ask_for_calendar(scan: Scan) -> None:
    keepers = who_may(Permission.MANAGE_RULES, on=scan.day)
    tell(keepers, occasion=DAY_UNDECIDED, about=scan, url=reverse("regulations:year", args=[scan.day.year]))


@transaction.atomic
def scan_batch(scan: Scan) -> int:
    """Raise the alarms of some tasks, and let go of the claim; returns of how many, 0 when none is left.

    Only the level that holds on the day is told. Lower ones that were never raised are written down silently: they passed while
    nobody looked, and a flood of old news helps nobody.
    """
    found = due_alarms(scan.day, limit=BATCH)
    circles = _circles(scan, {one.case for one in found})
    raised = set(Alert.objects.filter(task__in=[one.task_id for one in found]).values_list("task", "level", "cycle"))
    Alert.objects.bulk_create(
        (
            Alert(
                task_id=one.task_id,
                level=level,
                cycle=one.cycle,
                scan=scan,
                circle_id=circles[one.case] if level == one.case.level else None,
            )
            for one in found
            for level in Level
            if level <= one.case.level and (one.task_id, level, one.cycle) not in raised
        ),
        batch_size=2000,
    )
    Scan.objects.filter(pk=scan.pk, state=ScanState.RUNNING).update(claimed_until=None)
    return len(found)


def _circles(scan: Scan, cases: Iterable[Case]) -> dict[Case, UUID]:
    """The circle of each case; new ones are made with their people."""
    circles = circle_keys(scan)
    missing = [case for case in cases if case not in circles]
    if not missing:
        return circles
    directory = directory_on(scan.day)
    answers = {new_id(): (case, receivers(case, directory)) for case in missing}
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
    return circles | {case: pk for pk, (case, _these) in answers.items()}


@transaction.atomic
def finish_scan(scan: Scan) -> None:
    """Tell everybody, once, what the scan raised for him, one notice a level; administrators, what reached no unit."""
    this = Scan.objects.filter(pk=scan.pk)
    if not move(this, ScanState.DONE, along=MOVES, claimed_until=None, finished_at=now()):
        return
    alerts = Counter(Alert.objects.filter(scan=scan, circle__isnull=False).values_list("circle", flat=True))
    counts: dict[tuple[UUID, int], int] = defaultdict(int)
    for circle, level, person in Told.objects.filter(circle__scan=scan).values_list(
        "circle", "circle__level", "person"
    ):
        counts[person, level] += alerts[circle]
    # The newest stands first where people read: so the worst comes last here.
    rising = sorted(counts.items(), key=lambda one: one[0][1])
    tell_many([_telling(scan, person, Level(level), count) for (person, level), count in rising])
    _tell_of_gaps(scan, alerts)
    people = len({person for person, _level in counts})
    words = {"day": f"{scan.day:%d/%m/%Y}", "alerts": alerts.total(), "people": people}
    record(SCANNED, scan, by=None, after={"state": ScanState.DONE}, words=words)


def _telling(scan: Scan, person: UUID, level: Level, count: int) -> Telling:
    query = {"level": level.alarm.value, "mine": "1"}
    url = reverse("alarms:day", args=[scan.day.isoformat()], query=query)
    return Telling(person, OCCASIONS[level], scan, url, count=count)


def _tell_of_gaps(scan: Scan, alerts: Counter[UUID]) -> None:
    missed = Circle.objects.filter(scan=scan).exclude(reached=Reached.OWNER).values_list("pk", flat=True)
    count = sum(alerts[circle] for circle in missed)
    if count:
        keepers = who_may(Permission.MANAGE_PEOPLE, on=scan.day)
        url = reverse("alarms:gaps", query={"day": scan.day.isoformat()})
        tell_many([Telling(one.pk, UNHEARD, scan, url, count=count) for one in keepers])
