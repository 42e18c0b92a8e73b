"""Promise: two workers at the same moment do the work of one."""

from datetime import date

import pytest

from kimchinam.alarms.actions import claim_scan
from kimchinam.alarms.jobs import scan_next
from kimchinam.alarms.models import Alert, Scan
from kimchinam.base import clock
from kimchinam.base.work import run_until_idle
from kimchinam.notices.actions import claim_digest, tell
from kimchinam.notices.models import Delivery, Notice
from tests.alarms.build import instant
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
    assert [notice.count for notice in Notice.objects.filter(person=office.finance_person)] == [8]
    assert Delivery.objects.count() == 1


def test_one_of_two_mailers_gets_the_mail(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.reader)
    tell([office.reader], occasion=NEWS, about=office.root, url="/")
    Notice.objects.update(mail_at=instant(date(2026, 9, 1)))
    claimed = at_once(*[lambda: in_the_morning(claim_digest)] * 2)

    assert sorted(len(notices) for notices in claimed) == [0, 1]
    assert Notice.objects.get().attempts == 1
