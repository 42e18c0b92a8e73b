"""Promise: two workers at the same moment do the work of one."""

import time
from datetime import date
from threading import Event

import pytest

from kimchinam.alarms import actions
from kimchinam.alarms.actions import claim_scan, scan_batch
from kimchinam.alarms.jobs import scan_next
from kimchinam.alarms.models import Alert, Scan
from kimchinam.base import clock
from kimchinam.base.work import LEASE, run_until_idle
from kimchinam.notices.actions import claim_digest, tell
from kimchinam.notices.models import Delivery, Notice
from tests.alarms.build import instant, notices_of
from tests.conftest import Office
from tests.letterbox import Letterbox
from tests.notices.build import NEWS, addressed
from tests.programmes.build import facts, issued
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)

DUE, MORNING = date(2026, 9, 3), instant(date(2026, 9, 3))


def in_the_morning(act: object) -> object:
    with clock.set_to(MORNING):
        return act()  # type: ignore[operator]


def test_one_of_two_workers_gets_the_scan(office: Office) -> None:
    claimed = at_once(*[lambda: in_the_morning(claim_scan)] * 2)

    assert sorted(scan is not None for scan in claimed) == [False, True]
    assert Scan.objects.count() == 1


def test_two_workers_tell_everybody_once(office: Office) -> None:
    issued(office, *[facts(office, due_on=DUE) for _ in range(8)])
    at_once(*[lambda: in_the_morning(lambda: run_until_idle([scan_next]))] * 2)

    assert Alert.objects.filter(circle__isnull=False).count() == 8
    assert [notice.count for notice in notices_of(office.finance_person)] == [8]
    assert Delivery.objects.filter(notice__about_kind="alarms.scan").count() == 1


def test_batch_that_outlives_its_lease_does_not_end_the_scan(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(office, *[facts(office, due_on=DUE) for _ in range(12)])
    monkeypatch.setattr(actions, "BATCH", 4)
    in_the_morning(scan_next)
    write, begun = Alert.objects.insert_from, Event()

    def write_slowly(rows: object) -> None:
        write(rows)  # type: ignore[arg-type]
        begun.set()
        time.sleep(0.2)

    def after_the_lease() -> int:
        begun.wait(5)
        with clock.set_to(MORNING + 2 * LEASE):
            return run_until_idle([scan_next])

    monkeypatch.setattr(Alert.objects, "insert_from", write_slowly)
    at_once(lambda: in_the_morning(scan_next), after_the_lease)
    with clock.set_to(MORNING + 4 * LEASE):
        run_until_idle([scan_next])

    assert Alert.objects.filter(circle__isnull=False).count() == 12
    assert [notice.count for notice in notices_of(office.finance_person)] == [12]


def test_claim_that_another_worker_holds_by_now_is_neither_used_nor_ended(office: Office) -> None:
    issued(office, facts(office, due_on=DUE))
    with clock.set_to(MORNING):
        slow = claim_scan()
    with clock.set_to(MORNING + 2 * LEASE):
        quick = claim_scan()
        assert slow and quick
        assert (scan_batch(slow), Alert.objects.count()) == (True, 0)
        assert Scan.objects.get().claimed_until == quick.claimed_until
        assert (scan_batch(quick), Alert.objects.filter(circle__isnull=False).count()) == (True, 1)


def test_one_of_two_mailers_gets_the_mail(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.reader)
    tell([office.reader], occasion=NEWS, about=office.root, url="/")
    Notice.objects.update(mail_at=instant(date(2026, 9, 1)))
    claimed = at_once(*[lambda: in_the_morning(claim_digest)] * 2)

    assert sorted(len(notices) for notices in claimed) == [0, 1]
    assert Notice.objects.get().attempts == 1
