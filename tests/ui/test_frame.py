import datetime as dt
import json
import re
from types import SimpleNamespace

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from kimchinam.base.clock import set_to
from kimchinam.base.refusals import NotAllowedError
from tests.conftest import Office

NOW = dt.datetime(2027, 3, 15, 9, 0, tzinfo=dt.UTC)
OFFICE = SimpleNamespace(name="Văn phòng <Tỉnh ủy>")
CLERK = SimpleNamespace(is_authenticated=True, __str__=lambda: "Lò Thị Mây")


def frame(path: str = "/nhiem-vu/?unit=3", **facts: object) -> str:
    return render_to_string("ui/base.html", facts, request=RequestFactory().get(path))


def test_frame_without_facts_shows_no_search_no_date_no_rooms() -> None:
    page = frame()

    assert [mark for mark in ('role="search"', "as-of", 'class="rooms"', 'class="sidebar"') if mark in page] == []


def test_room_of_the_page_is_marked_and_counts_are_spoken() -> None:
    needs = [
        SimpleNamespace(count=1284, label="nhiệm vụ đang làm", url="/b/?mine=1"),
        SimpleNamespace(count=2, label="giấy tờ chờ tôi", url="/b/cho-toi/"),
    ]
    rooms = [
        SimpleNamespace(url="/a/", label="Văn bản", icon="document", needs=[], current=False),
        SimpleNamespace(url="/b/", label="Nhiệm vụ", icon="task", needs=needs, current=True),
    ]
    # once for the wide page, once for the menu of the phone
    menu, sidebar = re.findall(r'<ul class="rooms".*?</ul>', frame(nav=rooms), flags=re.DOTALL)

    assert menu == sidebar
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', menu) == ["/b/"]
    assert re.findall(
        r'class="count" href="([^"]+)" title="[^"]+">([^<]+)<span class="aside-voice"> ([^<]+)', menu
    ) == [
        ("/b/?mine=1", "1.284", "nhiệm vụ đang làm"),
        ("/b/cho-toi/", "2", "giấy tờ chờ tôi"),
    ]


@pytest.mark.parametrize(
    ("day", "marked"),
    [(dt.date(2027, 3, 14), True), (dt.date(2027, 3, 15), False), (dt.date(2027, 3, 16), False)],
)
def test_a_past_day_cannot_be_taken_for_today(day: dt.date, marked: bool) -> None:
    with set_to(NOW):
        page = frame(as_of=day, as_of_url="/tinh-den/")

    assert ("as-of past" in page, 'name="on" value=""' in page) == (marked, marked)
    assert f"<b>{day:%d/%m/%Y}</b>" in page


def test_acting_unit_is_shown_escaped_and_signing_out_is_a_post() -> None:
    page = frame(user=CLERK, acting_post=SimpleNamespace(title="Chuyên viên", organisation=OFFICE))

    assert "<span>Văn phòng &lt;Tỉnh ủy&gt;</span>" in page
    assert (
        len(re.findall(r'<form action="[^"]*" method="post">\s*<input type="hidden" name="csrfmiddlewaretoken"', page))
        == 1
    )


def test_switches_come_back_to_the_same_page_with_its_filters() -> None:
    assert re.findall(r'name="next" value="([^"]*)"', frame()) == ["/nhiem-vu/?unit=3"] * 2


def test_message_is_plain_text_with_an_undo_that_posts() -> None:
    page = frame(messages=[Message(constants.SUCCESS, "Đã giao <b>", extra_tags="undo:/nhiem-vu/7/undo/")])

    assert "<p>Đã giao &lt;b&gt;</p>" in page
    assert '<form action="/nhiem-vu/7/undo/" method="post">' in page


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_error_page_needs_no_request(code: str) -> None:
    page = render_to_string(f"{code}.html")

    assert re.findall(r"<form|<nav|<input", page) == []
    assert re.findall(r'<div class="lead">(.*?)</div>', page) == [f"Lỗi {code}"]


def test_refusal_says_the_sentence_of_the_rule() -> None:
    assert "<strong>Người chủ trì không tự nghiệm thu.</strong>" in render_to_string(
        "403.html", {"exception": "Người chủ trì không tự nghiệm thu."}
    )


SENT = {"note": "Đã lắp xong hai trạm bơm", "unit": "0198", "password": "hai từ", "csrfmiddlewaretoken": "x"}


@pytest.mark.parametrize("code", ["403", "404"])
@pytest.mark.parametrize(("method", "shown"), [("post", ["Đã lắp xong hai trạm bơm"]), ("get", [])])
def test_words_that_were_sent_in_vain_stand_on_the_page_of_the_error(code: str, method: str, shown: list[str]) -> None:
    request = getattr(RequestFactory(), method)("/", SENT)

    page = render_to_string(f"{code}.html", request=request)

    assert re.findall(r"<textarea[^>]*>(.*?)</textarea>", page) == shown


@pytest.mark.django_db
def test_password_of_several_words_stands_on_no_page_of_an_error(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_said: object, **_named: object) -> None:
        raise NotAllowedError("Không đổi được.")

    monkeypatch.setattr("kimchinam.accounts.forms.change_password", refuse)
    words = "bốn từ không đoán"
    form = {"old": "mat-khau-dai", "new": words, "again": words}

    page = office.client(office.reader).post(reverse("accounts:own_password"), form)

    assert (page.status_code, "Không đổi được." in page.text, words in page.text) == (403, True, False)


def test_htmx_is_told_to_evaluate_nothing() -> None:
    (config,) = re.findall(r'<meta name="htmx-config" content=\'([^\']+)\'>', frame())

    assert json.loads(config) == {"includeIndicatorStyles": False, "allowEval": False, "attributesToSettle": ["class"]}


@pytest.mark.django_db
def test_page_of_a_stranger_is_sent_with_a_policy_that_allows_nothing_unsafe() -> None:
    policy = Client().get(reverse("login"))["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert {"script-src 'self'", "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'"} <= set(
        policy.split("; ")
    )
