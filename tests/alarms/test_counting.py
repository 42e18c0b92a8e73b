"""Promise: every number of the log is the length of its list, whoever reads it and whatever became secret since the scan."""

from datetime import date
from itertools import product

import pytest

from kimchinam.alarms.models import Scan
from kimchinam.alarms.queries import alerts_seen_by, counts_of
from kimchinam.alarms.states import Level
from kimchinam.base.states import Secrecy
from kimchinam.programmes.models import Programme, Task
from tests.alarms.build import scan
from tests.conftest import Office
from tests.counting import queries_of
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 9, 18)
DUES = [date(2026, 9, 10), date(2026, 9, 17), date(2026, 9, 20)]
"""Deep red, red and yellow on that Friday."""
PEOPLE = [
    "leader",
    "clerk",
    "inspector",
    "finance_person",
    "health_person",
    "commune_person",
    "reader",
    "administrator",
]


@pytest.fixture
def scanned(office: Office) -> Office:
    """Tasks of every level of three units, one of which nobody hears for; some have become secret since the scan."""
    office.commune_person.posts.update(valid_to=date(2026, 9, 2))
    units = [office.finance, office.health, office.commune]
    issued(office, *[facts(office, lead=unit, due_on=due) for unit, due in product(units, DUES)])
    issued(office, facts(office, lead=office.health, supporting=(office.finance,), due_on=DUES[0]))
    issued(office, *[facts(office, lead=unit, due_on=DUES[1]) for unit in units], title="Chương trình mật")
    scan(FRIDAY)
    Programme.objects.filter(title="Chương trình mật").update(secrecy=Secrecy.CONFIDENTIAL)
    Task.objects.filter(pk=Task.objects.filter(lead=office.finance).earliest("created_at").pk).update(
        secrecy=Secrecy.SECRET
    )
    return office


@pytest.mark.parametrize("person", PEOPLE)
def test_number_is_the_length_of_its_list(person: str, scanned: Office) -> None:
    user, of_day = getattr(scanned, person), Scan.objects.get()
    counts = counts_of([of_day], user)[of_day.pk]
    asked = [
        {"level": level, "mine": mine, "gap": gap}
        for level, mine, gap in product((None, *Level), (False, True), (False, True))
    ]

    assert [counts.of(**one) for one in asked] == [len(alerts_seen_by(user, of_day, **one)) for one in asked]  # type: ignore[arg-type]


def test_what_became_secret_is_counted_for_the_cleared_only(scanned: Office) -> None:
    of_day = Scan.objects.get()

    seen = [
        counts_of([of_day], user)[of_day.pk].of() for user in (scanned.leader, scanned.clerk, scanned.finance_person)
    ]
    assert seen == [13, 12, 3]


def test_scan_without_alerts_counts_none(office: Office) -> None:
    scan(FRIDAY)
    of_day = Scan.objects.get()

    assert counts_of([of_day], office.leader)[of_day.pk].of() == 0
    assert counts_of([], office.leader) == {}


def test_all_numbers_of_a_page_are_counted_at_once(scanned: Office) -> None:
    of_day = Scan.objects.get()
    scanned.client(scanned.leader).get("/nhiem-vu/canh-bao/")
    page = queries_of(lambda: scanned.client(scanned.leader).get(f"/nhiem-vu/canh-bao/{of_day.day}/"))

    assert len([sql for sql in page if "COUNT" in sql and "alarms_alert" in sql]) == 2
