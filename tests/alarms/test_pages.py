"""Promise: everybody can see who was told what and when, of the tasks that he may see; every number opens its list."""

import re
from datetime import date, time, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from kimchinam.accounts.actions import give_post
from kimchinam.accounts.models import Post
from kimchinam.accounts.states import Role
from kimchinam.base.states import Secrecy
from kimchinam.programmes.models import Programme, Task
from tests.alarms.build import instant, morning, notices_of, scan
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries, queries_of
from tests.letterbox import Letterbox
from tests.notices.build import addressed, mail_at
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db

DUE, FRIDAY = date(2026, 9, 17), date(2026, 9, 18)
LOG, DAY = "/nhiem-vu/canh-bao/", "/nhiem-vu/canh-bao/2026-09-18/"
GAPS = "/nhiem-vu/canh-bao/khong-co-nguoi-nhan/"


@pytest.fixture
def scanned(office: Office) -> Office:
    """A Friday with a red task of finance, a yellow one of health and a deep red one of a unit without people."""
    office.commune_person.posts.update(valid_to=date(2026, 9, 2))
    issued(office, facts(office, name="Nạo vét kênh Bắc", due_on=DUE))
    issued(office, facts(office, name="Đo đạc hồ Nam", lead=office.health, due_on=date(2026, 9, 20)))
    issued(office, facts(office, name="Sửa cống Tây", lead=office.commune, due_on=date(2026, 9, 10)))
    scan(FRIDAY)
    return office


def page(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def rows(client: Client, url: str) -> list[str]:
    """Names of the tasks in the list of a page."""
    return re.findall(r'<th scope="row"><a href="/nhiem-vu/[0-9a-f-]{36}/">([^<]+)</a>', page(client, url))


def numbers(client: Client, url: str) -> list[tuple[str, int]]:
    """Address and number of every link that is a number."""
    found = re.findall(r'href="([^"]+)">(\d+)</a>', page(client, url))
    return [(address, int(number)) for address, number in found]


@pytest.mark.parametrize(
    ("person", "names"),
    [
        ("leader", ["Sửa cống Tây", "Nạo vét kênh Bắc", "Đo đạc hồ Nam"]),
        ("finance_person", ["Nạo vét kênh Bắc"]),
        ("health_person", ["Đo đạc hồ Nam"]),
    ],
)
def test_day_lists_the_alerts_of_tasks_that_one_sees_the_worst_first(
    person: str, names: list[str], scanned: Office
) -> None:
    assert rows(scanned.client(getattr(scanned, person)), DAY) == names


def test_every_number_of_the_log_opens_a_list_of_that_length(scanned: Office) -> None:
    client = scanned.client(scanned.leader)
    opened = [(len(rows(client, address)), number) for address, number in numbers(client, LOG) if "canh-bao" in address]

    assert len(opened) == 5  # all, each level, not heard by the unit
    assert [length for length, _number in opened] == [number for _length, number in opened]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("level=red", ["Nạo vét kênh Bắc"]),
        ("gap=1", ["Sửa cống Tây"]),
        ("mine=1", ["Sửa cống Tây", "Nạo vét kênh Bắc"]),
        ("mine=1&level=yellow", []),
        ("level=nonsense", ["Sửa cống Tây", "Nạo vét kênh Bắc", "Đo đạc hồ Nam"]),
    ],
)
def test_day_can_be_narrowed(query: str, names: list[str], scanned: Office) -> None:
    assert rows(scanned.client(scanned.leader), f"{DAY}?{query}") == names


def test_row_says_who_was_told_why_and_by_which_way(scanned: Office) -> None:
    shown = page(scanned.client(scanned.leader), f"{DAY}?level=red")

    for words in ("Taichinh", "đơn vị chịu trách nhiệm · chuông", "Lanhdao", "lãnh đạo cấp trên · chuông"):
        assert words in shown


@pytest.mark.parametrize(("answer", "said"), [("250 OK", "thư đã gửi"), ("451 no", "thư chưa gửi được, sẽ thử lại")])
def test_row_says_what_became_of_the_mail(answer: str, said: str, office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    issued(office, facts(office, due_on=DUE))
    letterbox.answer = answer
    scan(FRIDAY, time(7, 40))
    mail_at(instant(FRIDAY))

    assert said in page(office.client(office.leader), DAY)


def test_notice_leads_to_exactly_what_was_told(scanned: Office) -> None:
    notice = scanned.leader.notices.get(occasion="alarm.red")

    assert rows(scanned.client(scanned.leader), notice.url) == ["Nạo vét kênh Bắc"]


@pytest.fixture
def second(office: Office) -> Post:
    """The person of finance also works in health."""
    return give_post(
        by=None,
        user=office.finance_person,
        organisation=office.health,
        title="Chuyên viên",
        role=Role.UNIT,
        clearance=Secrecy.CONFIDENTIAL,
        valid_from=TODAY,
    )


def test_what_was_told_to_another_post_says_where_it_is_seen_and_leads_there(second: Post, office: Office) -> None:
    issued(office, facts(office, name="Nạo vét kênh Bắc", due_on=DUE))
    issued(office, facts(office, name="Đo đạc hồ Nam", lead=office.health, due_on=DUE))
    issued(office, facts(office, name="Tu bổ đê Nam", lead=office.health, due_on=DUE))
    scan(FRIDAY)
    client = office.client(office.finance_person)
    (notice,) = notices_of(office.finance_person)
    here, said = rows(client, notice.url), page(client, notice.url)
    assert "cảnh báo nữa" not in page(client, DAY)
    moved = client.post(reverse("accounts:act_in", args=[second.pk]), {"next": notice.url})
    there = rows(client, moved["Location"])

    assert (here, there) == (["Nạo vét kênh Bắc"], ["Đo đạc hồ Nam", "Tu bổ đê Nam"])
    assert notice.count == len(here) + len(there)
    assert f"{len(there)} cảnh báo nữa đã báo cho bạn, xem được ở vị trí {second}." in said


def test_mail_names_what_any_post_of_the_person_sees(second: Post, office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    issued(office, facts(office, name="Nạo vét kênh Bắc", due_on=DUE))
    issued(office, facts(office, name="Đo đạc hồ Nam", lead=office.health, due_on=DUE))
    issued(office, facts(office, name="Sửa cống Tây", lead=office.health, due_on=DUE))
    Task.objects.filter(name="Sửa cống Tây").update(secrecy=Secrecy.CONFIDENTIAL)
    scan(FRIDAY, time(7, 40))
    mail_at(instant(FRIDAY))

    (mail,) = letterbox.mails
    text = mail.get_body(("plain",))
    assert text is not None
    said = text.get_content()
    assert [name in said for name in ("Nạo vét kênh Bắc", "Đo đạc hồ Nam", "Sửa cống Tây")] == [True, True, False]


def test_secret_alert_is_shown_to_the_cleared_only(scanned: Office) -> None:
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)

    assert rows(scanned.client(scanned.finance_person), DAY) == []
    assert len(rows(scanned.client(scanned.leader), DAY)) == 3


def test_administrator_is_led_to_the_units_that_nobody_hears_for(scanned: Office) -> None:
    notice = scanned.administrator.notices.get(occasion="alarm.unheard")
    shown = page(scanned.client(scanned.administrator), notice.url)

    assert (notice.count, "Xã Bình An" in shown) == (1, True)
    assert [words for words in ("Sửa cống Tây", "Sở Tài chính", "Sở Y tế") if words in shown] == []


def test_page_of_gaps_looks_back_a_month(scanned: Office) -> None:
    client = scanned.client(scanned.administrator)
    seen = {}
    for days in (0, 30, 31):
        with morning(FRIDAY + timedelta(days=days)):
            seen[days] = "Xã Bình An" in page(client, GAPS)

    assert seen == {0: True, 30: True, 31: False}


@pytest.mark.parametrize(("period", "last_day"), [("", 30), ("30", 30), ("90", 90), ("all", 400), ("nonsense", 30)])
def test_period_of_gaps_is_chosen_and_said(scanned: Office, period: str, last_day: int) -> None:
    client = scanned.client(scanned.administrator)
    for days, there in ((last_day, True), (last_day + 1, period == "all")):
        with morning(FRIDAY + timedelta(days=days)):
            shown = client.get(GAPS, {"ky": period})
        assert ("Xã Bình An" in shown.text.partition("<main")[2]) is there
        assert [chip.current for chip in shown.context["periods"]].count(True) == 1
    assert f"{shown.context['since']:%d/%m/%Y}" in shown.text


def test_period_of_gaps_leads_away_from_one_day(scanned: Office) -> None:
    shown = scanned.client(scanned.administrator).get(GAPS, {"day": FRIDAY.isoformat()})

    assert [(chip.current, chip.url) for chip in shown.context["periods"]] == [
        (False, "?ky=30"),
        (False, "?ky=90"),
        (False, "?ky=all"),
    ]


def test_names_of_who_was_told_stand_each_on_a_line_of_a_wide_column(scanned: Office) -> None:
    shown = page(scanned.client(scanned.leader), f"{LOG}{FRIDAY.isoformat()}/")

    assert '<td class="heard" data-label="Đã báo cho">' in shown
    assert re.search(r'<ul class="heard-list" role="list"><li>[^<]+<span class="sub">', shown)
    css = Path(finders.find("alarms/alarms.css") or "").read_text()
    assert re.search(r"\.alarms-heard \.heard \{\s*width: 38%;\s*min-width: 18rem;", css)


def test_day_of_gaps_that_is_none_does_not_exist(scanned: Office) -> None:
    assert scanned.client(scanned.administrator).get(f"{GAPS}?day=nay").status_code == 404


@pytest.mark.parametrize("person", ["leader", "clerk", "finance_person", "reader"])
def test_page_of_gaps_is_for_those_who_give_posts(person: str, scanned: Office) -> None:
    assert scanned.client(getattr(scanned, person)).get(GAPS).status_code == 403


def test_administrator_hears_that_no_mail_server_is_set(scanned: Office, settings: Settings) -> None:
    said = "Chưa đặt máy chủ thư"
    assert said in page(scanned.client(scanned.administrator), LOG)
    assert said not in page(scanned.client(scanned.leader), LOG)
    settings.MAIL_SERVER = "smtp://127.0.0.1"
    assert said not in page(scanned.client(scanned.administrator), LOG)


def test_task_leads_to_everybody_who_was_told_of_it(scanned: Office) -> None:
    task = Task.objects.get(name="Nạo vét kênh Bắc")
    client = scanned.client(scanned.finance_person)
    url = f"/nhiem-vu/{task.pk}/canh-bao/"
    assert f'href="{url}"' in page(client, f"/nhiem-vu/{task.pk}/")

    shown = page(client, url)
    assert re.findall(r'<th scope="row"><a href="([^"]+)">', shown) == [DAY] * 2  # red, and yellow in silence
    assert [words in shown for words in ("Taichinh", "Lanhdao", "mức này đã qua trước lần quét ấy")] == [True] * 3


def test_task_that_nobody_was_told_of_says_nothing(office: Office) -> None:
    task = only_task(issued(office))
    client = office.client(office.finance_person)

    assert "canh-bao/" not in page(client, f"/nhiem-vu/{task.pk}/")
    assert "Nhiệm vụ này chưa có cảnh báo nào" in page(client, f"/nhiem-vu/{task.pk}/canh-bao/")


def test_alerts_of_a_task_that_one_does_not_see_do_not_exist(scanned: Office) -> None:
    task = Task.objects.get(name="Nạo vét kênh Bắc")

    assert scanned.client(scanned.health_person).get(f"/nhiem-vu/{task.pk}/canh-bao/").status_code == 404


@pytest.mark.parametrize("url", ["/nhiem-vu/canh-bao/2026-09-19/", "/nhiem-vu/canh-bao/hom-qua/"])
def test_day_without_a_scan_does_not_exist(url: str, scanned: Office) -> None:
    assert scanned.client(scanned.leader).get(url).status_code == 404


def test_log_is_empty_before_the_first_scan(office: Office) -> None:
    assert "Chưa có lần quét nào" in page(office.client(office.leader), LOG)


def test_log_costs_the_same_for_one_day_as_for_thirty(scanned: Office) -> None:
    client = scanned.client(scanned.leader)
    days = iter(date.fromordinal(FRIDAY.toordinal() + 3 + 7 * number) for number in range(30))  # Mondays

    assert_same_number_of_queries(lambda: page(client, LOG), grow=lambda _number: scan(next(days)))


def test_day_costs_the_same_for_one_alert_as_for_thirty(office: Office) -> None:
    client = office.client(office.leader)
    for day, count in ((FRIDAY, 1), (date(2026, 9, 25), 30)):
        issued(office, *[facts(office, name=f"Việc {number}", due_on=day) for number in range(count)])
        scan(day)
    page(client, DAY)
    few, many = (queries_of(lambda url=url: page(client, url)) for url in (DAY, "/nhiem-vu/canh-bao/2026-09-25/"))

    assert len(few) == len(many)
