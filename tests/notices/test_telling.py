"""Promise: a person is told of a thing once a day, and only of what he may know."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError

from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.notices import actions
from kimchinam.notices.actions import Telling, read_notices, tell, tell_many
from kimchinam.notices.models import Notice, Preference
from kimchinam.notices.queries import MOST_COUNTED, told_to, unread_count
from kimchinam.notices.rules import mail_due, next_try
from kimchinam.notices.states import DISCREET, RETIRED, MailWhen, Occasion
from kimchinam.organisations.models import Organisation
from tests.conftest import NOON, Office
from tests.counting import queries_of
from tests.notices.build import MANY, NEWS, naming, tries
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db


def news_of(unit: Organisation, office: Office) -> int:
    return tell([office.reader, office.clerk], occasion=NEWS, about=unit, url="/")


def test_told_twice_on_a_day_is_told_once(office: Office) -> None:
    assert (news_of(office.finance, office), news_of(office.finance, office)) == (2, 0)
    assert tries(office.reader) == [("bell", "shown")]


def test_next_day_or_another_thing_is_news(office: Office) -> None:
    news_of(office.finance, office)
    assert news_of(office.health, office) == 2
    with clock.set_to(NOON + timedelta(hours=12)):  # past midnight in Việt Nam
        assert news_of(office.finance, office) == 2


def test_nobody_is_told_nothing(office: Office) -> None:
    assert tell([], occasion=NEWS, about=office.finance, url="/") == 0


def test_person_named_twice_is_told_once(office: Office) -> None:
    assert tell([office.reader, office.reader], occasion=NEWS, about=office.root, url="/") == 1


def test_telling_many_costs_as_much_as_telling_one(office: Office) -> None:
    def tell_of(*units: Organisation) -> int:
        people = (office.reader, office.clerk, office.leader)
        found = [Telling(person.pk, NEWS, unit, "/") for person in people for unit in units]
        return len(queries_of(lambda: tell_many(found)))

    assert tell_of(office.root) == tell_of(office.finance, office.health, office.commune)


def test_telling_goes_out_in_parts(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 2)
    people = (office.reader, office.clerk, office.leader, office.inspector, office.administrator)

    assert tell(people, occasion=NEWS, about=office.root, url="/") == 5
    assert Notice.objects.values("person").distinct().count() == 5


def test_code_means_one_occasion() -> None:
    with pytest.raises(ValueError, match=r"test\.news"):
        Occasion("test.news", "Một câu khác")
    assert Occasion.known["test.news"] == NEWS


def test_reading_one_leaves_the_others_unread(office: Office) -> None:
    news_of(office.finance, office)
    news_of(office.health, office)
    first = office.reader.notices.earliest("created_at")

    assert read_notices([first.pk], by=office.reader) == 1
    assert (unread_count(office.reader), unread_count(office.clerk)) == (1, 2)
    assert read_notices(by=office.reader) == 1
    assert read_notices(by=office.reader) == 0


def test_nobody_reads_for_another(office: Office) -> None:
    news_of(office.finance, office)

    assert read_notices([office.reader.notices.get().pk], by=office.clerk) == 0
    assert unread_count(office.reader) == 1


def test_bell_stops_counting_in_time(office: Office) -> None:
    Notice.objects.bulk_create(
        Notice(
            person=office.reader, occasion="test.news", about_kind="x", about_id=str(number), day=NOON.date(), url="/"
        )
        for number in range(MOST_COUNTED + 5)
    )

    assert unread_count(office.reader) == MOST_COUNTED


def test_names_of_tasks_are_looked_up_for_the_reader_of_now(office: Office) -> None:
    task = only_task(issued(office, facts(office, name="Nạo vét kênh Bắc")))
    tell([office.finance_person], occasion=NEWS, about=task, url="/", words=naming(task))
    notices = list(Notice.objects.filter(occasion=NEWS.code))

    (seen,) = told_to(office.finance_person, notices)
    assert [line.text for line in seen.lines] == ["Nạo vét kênh Bắc"]
    (hidden,) = told_to(office.health_person, notices)
    assert hidden.lines == ()


def test_names_cost_as_many_queries_for_many_as_for_one(office: Office) -> None:
    for task in issued(office, *[facts(office) for _ in range(12)]).tasks.all():
        tell([office.leader], occasion=NEWS, about=task, url="/", words=naming(task))
    notices = list(Notice.objects.filter(occasion=NEWS.code))

    assert len(queries_of(lambda: told_to(office.leader, notices[:1]))) == len(
        queries_of(lambda: told_to(office.leader, notices))
    )


@pytest.mark.parametrize(
    ("secrecy", "count", "sentence"),
    [
        (Secrecy.OPEN, 1, "1 việc chờ ý kiến"),
        (Secrecy.CONFIDENTIAL, 1, DISCREET),
        (Secrecy.CONFIDENTIAL, 4, "4 việc chờ ý kiến"),
    ],
)
def test_reader_without_clearance_hears_that_there_is_something(
    secrecy: int, count: int, sentence: str, office: Office
) -> None:
    tell_many([Telling(office.reader.pk, MANY, office.root, "/", count=count, secrecy=secrecy)])

    (seen,) = told_to(office.reader, list(Notice.objects.all()))
    assert seen.sentence == sentence


def test_occasion_that_no_room_knows_any_more_is_still_shown(office: Office) -> None:
    news_of(office.finance, office)
    Notice.objects.update(occasion="gone.for.good")

    (seen,) = told_to(office.reader, list(office.reader.notices.all()))
    assert seen.sentence == RETIRED.sentence
    assert str(RETIRED.sentence) in office.client(office.reader).get("/thong-bao/").content.decode()


def every_day(_day: date) -> bool:
    return True


def in_vietnam(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=clock.VIETNAM)


@pytest.mark.parametrize(
    ("hour", "told_at", "due"),
    [
        (8, in_vietnam(1, 7, 30), in_vietnam(1, 8)),
        (8, in_vietnam(1, 8), in_vietnam(1, 8)),
        (8, in_vietnam(1, 8, 1), in_vietnam(2, 8)),
        (8, in_vietnam(1, 0), in_vietnam(1, 8)),
        (18, in_vietnam(1, 23, 59), in_vietnam(2, 18)),
    ],
)
def test_digest_is_due_at_the_next_hour_chosen(hour: int, told_at: datetime, due: datetime) -> None:
    assert mail_due(Preference(hour=hour), at=told_at, works=every_day) == due


@pytest.mark.parametrize(
    ("told_at", "due"),
    [
        (in_vietnam(4, 7), in_vietnam(4, 8)),  # a Friday
        (in_vietnam(4, 9), in_vietnam(7, 8)),
        (in_vietnam(5, 7), in_vietnam(7, 8)),
        (in_vietnam(6, 23), in_vietnam(7, 8)),
    ],
)
def test_digest_comes_on_a_day_that_is_worked_on(told_at: datetime, due: datetime) -> None:
    def works(day: date) -> bool:
        return day.weekday() < 5

    assert mail_due(Preference(), at=told_at, works=works) == due


@pytest.mark.parametrize(
    ("hour", "told_at", "due"),
    [
        (8, in_vietnam(1, 7, 30), in_vietnam(1, 8)),
        (6, in_vietnam(1, 7, 30), in_vietnam(1, 7, 30)),
        (8, in_vietnam(1, 21), in_vietnam(1, 21)),
    ],
)
def test_news_of_the_day_never_waits_for_the_digest_of_the_next(hour: int, told_at: datetime, due: datetime) -> None:
    assert mail_due(Preference(hour=hour), at=told_at, works=every_day, same_day=True) == due


def test_who_wants_none_or_wants_it_now_is_taken_at_his_word() -> None:
    assert mail_due(Preference(mail_when=MailWhen.OFF), at=NOON, works=every_day) is None
    assert mail_due(Preference(mail_when=MailWhen.AT_ONCE), at=NOON, works=every_day) == NOON


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 2), (2, 4), (7, 128)])
def test_pauses_between_tries_double(attempts: int, minutes: int) -> None:
    assert next_try(attempts, at=NOON) - NOON == timedelta(minutes=minutes)


def test_hour_of_no_day_is_refused_by_the_database(office: Office) -> None:
    with pytest.raises(IntegrityError):
        Preference.objects.create(person=office.reader, hour=24)


def test_day_is_the_one_in_viet_nam(office: Office) -> None:
    with clock.set_to(datetime(2026, 9, 1, 17, 30, tzinfo=UTC)):
        news_of(office.finance, office)

    assert office.reader.notices.get().day == date(2026, 9, 2)
