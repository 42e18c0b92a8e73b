"""Promise: after days without a scan people hear how things stand now, in one mail, and not everything they missed."""

from datetime import date, time, timedelta

import pytest

from kimchinam.alarms.models import Alert, Scan
from kimchinam.alarms.states import Level, ScanState
from kimchinam.notices.actions import set_preference
from kimchinam.notices.states import MailWhen
from tests.alarms.build import instant, morning, scan, told
from tests.conftest import Office
from tests.letterbox import Letterbox
from tests.notices.build import addressed, mail_at
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db

ISSUED = date(2026, 2, 2)
FRIDAY, MONDAY = date(2026, 2, 13), date(2026, 2, 23)
"""The last working day before Tết of 2026, and the first after it: nine days off lie between."""
DAYS_BETWEEN = [FRIDAY + timedelta(days=number) for number in range(1, 10)]
DUES = [date(2026, 2, 12), date(2026, 2, 16), date(2026, 2, 18), date(2026, 2, 21), date(2026, 2, 25)]


@pytest.fixture
def year_of_the_horse(office: Office) -> Office:
    """An office with addresses and tasks due before, during and after Tết."""
    addressed(office, office.finance_person, office.leader)
    with morning(ISSUED):
        issued(office, *[facts(office, name=f"Việc hạn {due:%d/%m}", due_on=due) for due in DUES])
    return office


def test_days_off_are_silent(year_of_the_horse: Office) -> None:
    assert [scan(day) for day in DAYS_BETWEEN] == [0] * 9


def test_nine_days_without_a_scan_end_in_one_mail_each(year_of_the_horse: Office, letterbox: Letterbox) -> None:
    office = year_of_the_horse
    scan(FRIDAY)
    assert mail_at(instant(FRIDAY, time(8))) == 2
    letterbox.mails.clear()

    for day in DAYS_BETWEEN:
        scan(day)
        assert mail_at(instant(day, time(8))) == 0
    scan(MONDAY, time(7, 40))
    mail_at(instant(MONDAY, time(8)))

    to = sorted(mail["To"] for mail in letterbox.mails)
    assert to == ["lanhdao@coquan.example.vn", "taichinh@coquan.example.vn"]
    assert [one for one in told(office.finance_person) if one[0] == MONDAY] == [
        (MONDAY, "alarm.yellow", 1),
        (MONDAY, "alarm.red", 1),
        (MONDAY, "alarm.deep_red", 3),
    ]


def test_alarms_of_the_morning_are_mailed_that_morning_whatever_the_hour_of_the_digest(
    year_of_the_horse: Office, letterbox: Letterbox
) -> None:
    person = year_of_the_horse.finance_person
    set_preference(by=person, mail_when=MailWhen.DIGEST, hour=6)
    scan(MONDAY, time(7, 40))
    mail_at(instant(MONDAY, time(7, 41)))

    assert [mail["To"] for mail in letterbox.mails] == ["taichinh@coquan.example.vn"]


def test_only_the_level_of_the_day_is_told_and_the_missed_ones_are_known(year_of_the_horse: Office) -> None:
    scan(MONDAY)

    told_levels = Alert.objects.filter(circle__isnull=False).order_by("cycle").values_list("cycle", "level")
    deep, red, yellow = Level.DEEP_RED, Level.RED, Level.YELLOW
    assert list(told_levels) == list(zip(DUES, [deep, deep, deep, red, yellow], strict=True))
    silent = Alert.objects.filter(circle=None)
    assert silent.count() == 3 * 2 + 1
    scan(MONDAY + timedelta(days=1))  # the red one is deep red by now, and was told as red
    assert silent.count() == 3 * 2 + 1


def test_scan_that_was_left_behind_is_ended_and_raises_nothing_old(year_of_the_horse: Office) -> None:
    office = year_of_the_horse
    Scan.objects.create(day=FRIDAY, claimed_until=instant(FRIDAY))
    scan(MONDAY)

    assert list(Scan.objects.order_by("day").values_list("day", "state")) == [
        (FRIDAY, ScanState.DONE),
        (MONDAY, ScanState.DONE),
    ]
    assert {day for day, _occasion, _count in told(office.finance_person)} == {MONDAY}


def test_worker_that_starts_in_the_evening_still_scans_the_day(year_of_the_horse: Office) -> None:
    scan(MONDAY, time(21))

    assert len(told(year_of_the_horse.finance_person)) == 3


def test_day_that_nobody_decided_goes_by_the_week_and_asks_for_the_calendar(office: Office) -> None:
    tuesday, saturday = date(2027, 2, 2), date(2027, 2, 6)  # the Tết of 2027 awaits its decision

    assert (scan(saturday), scan(tuesday)) == (0, 1)
    assert Scan.objects.get().assumed
    assert told(office.administrator) == [(tuesday, "alarm.day_undecided", 1)]
