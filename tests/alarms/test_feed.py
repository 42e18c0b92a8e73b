"""Promise: whoever holds the key of a calendar sees the days of that post, nothing secret, and nothing once it is revoked."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django import Settings

from kimchinam.accounts.actions import close_account, end_post, open_feed, revoke_feed
from kimchinam.accounts.models import FeedKey, User
from kimchinam.alarms.views.feeds import NEW_KEY
from kimchinam.audit.models import Event
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError
from kimchinam.base.states import Secrecy
from kimchinam.monitoring.actions import accept_evidence
from kimchinam.programmes.models import Programme
from kimchinam.programmes.states import Grade
from tests.alarms.build import instant
from tests.conftest import NOON, TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import facts, handed_in, issued, made_true, only_task

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 17)
PAGE = "/nhiem-vu/lich-dong-bo/"


def key_of(user: User) -> str:
    return open_feed(user.posts.get(), by=user)


def asked(key: str, **headers: str) -> Client:
    return Client().get(reverse("alarms:feed", args=[key]), headers=headers)


def events(key: str) -> list[tuple[str, date]]:
    """Name and day of every event of a calendar, in its order."""
    calendar = Calendar.from_ical(asked(key).content)
    return [(str(one["summary"]), one.decoded("dtstart")) for one in calendar.walk("VEVENT")]


def test_calendar_has_the_days_of_tasks_led_in_the_posts_reach(office: Office) -> None:
    issued(office, facts(office, name="Nạo vét kênh Bắc", due_on=DUE), facts(office, lead=office.health, due_on=DUE))
    issued(office, facts(office, name="Đo đạc hồ Nam", due_on=None, condition="có vốn", review_on=date(2026, 9, 10)))

    assert events(key_of(office.finance_person)) == [
        ("Rà soát: Đo đạc hồ Nam", date(2026, 9, 10)),
        ("Hạn: Nạo vét kênh Bắc", DUE),
    ]


def test_event_lasts_its_day_and_leads_to_the_task(office: Office, settings: Settings) -> None:
    settings.SITE_URL = "https://kcn.example.vn"
    task = only_task(issued(office, facts(office, due_on=DUE)))
    (event,) = Calendar.from_ical(asked(key_of(office.finance_person)).content).walk("VEVENT")

    assert event["uid"] == f"{task.pk}@kimchinam"
    assert (event.decoded("dtend"), event["sequence"]) == (DUE + timedelta(days=1), task.past.count() - 1)
    assert event["url"] == f"https://kcn.example.vn/nhiem-vu/{task.pk}/"
    assert str(event["description"]) == "Sở Tài chính\nKế hoạch vốn"


def test_new_deadline_moves_the_event_and_raises_its_sequence(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=DUE)))
    key = key_of(office.finance_person)
    (before,) = Calendar.from_ical(asked(key).content).walk("VEVENT")
    made_true(task, due_on=date(2026, 10, 1))
    (after,) = Calendar.from_ical(asked(key).content).walk("VEVENT")

    assert (after["uid"], after.decoded("dtstart")) == (before["uid"], date(2026, 10, 1))
    assert after["sequence"] > before["sequence"]


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (TODAY - timedelta(days=30), True),
        (TODAY - timedelta(days=31), False),
        (TODAY + timedelta(days=400), True),
        (TODAY + timedelta(days=401), False),
    ],
)
def test_calendar_reaches_a_month_back_and_a_year_ahead(due: date, shown: bool, office: Office) -> None:
    issued(office, facts(office, due_on=due))

    assert bool(events(key_of(office.finance_person))) is shown


def test_handed_in_task_stays_and_closed_one_goes(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=DUE)))
    key = key_of(office.finance_person)
    evidence = handed_in(task, office)
    assert len(events(key)) == 1
    accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)
    assert events(key) == []


def test_secret_task_stands_there_without_a_name(office: Office) -> None:
    issued(office, facts(office, name="Dời kho Đồng Vông", product="phương án kho", due_on=DUE))
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)
    text = asked(key_of(office.leader)).content.decode()

    assert "Hạn: nhiệm vụ có độ mật" in text
    assert not [word for word in ("Đồng Vông", "phương án", "Tài chính") if word in text]
    assert events(key_of(office.finance_person)) == []


def test_same_calendar_is_not_sent_twice(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=DUE)))
    key = key_of(office.finance_person)
    first = asked(key)

    with clock.set_to(NOON + timedelta(hours=3)):
        assert asked(key, if_none_match=first["ETag"]).status_code == 304
        made_true(task, name="Tên mới")
        assert asked(key, if_none_match=first["ETag"]).status_code == 200


def test_key_is_kept_nowhere_but_its_digest(office: Office) -> None:
    key = key_of(office.finance_person)

    assert len(key) >= 43, "32 random bytes"
    assert FeedKey.objects.get().digest != key
    assert not Event.objects.filter(after__icontains=key).exists()


@pytest.mark.parametrize("end", ["revoked", "post ended", "account closed"])
def test_key_opens_nothing_any_more(end: str, office: Office) -> None:
    person = office.finance_person
    key = key_of(person)
    assert asked(key).status_code == 200
    if end == "revoked":
        revoke_feed(FeedKey.objects.get(), by=person)
    elif end == "post ended":
        end_post(person.posts.get(), by=office.administrator)
    else:
        close_account(person, by=office.administrator)

    assert asked(key).status_code == 404


def test_wrong_key_is_unknown(office: Office) -> None:
    assert asked("khong-phai-khoa").status_code == 404


def test_nobody_opens_a_feed_for_another_or_revokes_his(office: Office) -> None:
    with pytest.raises(NotAllowedError):
        open_feed(office.finance_person.posts.get(), by=office.clerk)
    key_of(office.finance_person)
    with pytest.raises(NotAllowedError):
        revoke_feed(FeedKey.objects.get(), by=office.clerk)
    revoke_feed(FeedKey.objects.get(), by=office.administrator)


def test_address_is_shown_once_and_its_key_can_be_revoked(office: Office) -> None:
    client = office.client(office.finance_person)
    made = client.post("/nhiem-vu/lich-dong-bo/moi/")
    shown = client.get(made["Location"]).text
    (address,) = re.findall(r"<textarea[^>]* readonly>(\S+[.]ics)</textarea>", shown)

    assert (made.status_code, made["Location"]) == (302, PAGE)
    assert 'data-copies="address"' in shown
    assert Client().get(address.partition("8000")[2] or address).status_code == 200
    assert ".ics" not in client.get(PAGE).text
    assert FeedKey.objects.count() == 1, "the page is loaded again, and makes no second one"
    assert NEW_KEY not in client.session
    client.post(reverse("alarms:revoke_feed", args=[FeedKey.objects.get().pk]))
    assert Client().get(address.partition("8000")[2] or address).status_code == 404


def test_person_without_a_post_is_told_so(office: Office) -> None:
    office.finance_person.posts.update(valid_to=TODAY)

    assert office.client(office.finance_person).post("/nhiem-vu/lich-dong-bo/moi/").status_code == 403


def test_calendar_costs_the_same_for_one_as_for_thirty(office: Office) -> None:
    key = key_of(office.finance_person)

    assert_same_number_of_queries(lambda: asked(key), grow=lambda _number: issued(office, facts(office, due_on=DUE)))


def test_day_of_the_calendar_is_the_one_in_viet_nam(office: Office) -> None:
    issued(office, facts(office, due_on=DUE))
    key = key_of(office.finance_person)

    for day, shown in ((DUE + timedelta(days=30), True), (DUE + timedelta(days=31), False)):
        with clock.set_to(instant(day)):
            assert bool(events(key)) is shown
