import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from kimchinam.programmes.states import Alarm, Status
from kimchinam.ui.templatetags import ui


def rendered(source: str, **facts: object) -> str:
    return Template("{% load ui %}" + source).render(Context(facts)).strip()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(2027, 9, 5), "05/09/2027"),
        (dt.date(968, 1, 2), "02/01/0968"),
        # 18:30 UTC is already the next day in Việt Nam
        (dt.datetime(2026, 12, 31, 18, 30, tzinfo=dt.UTC), "01/01/2027"),
        (None, ""),
        ("", ""),
    ],
)
def test_vndate_writes_day_month_year(value: object, text: str) -> None:
    assert ui.vndate(value) == text


def test_vndatetime_is_told_in_vietnam() -> None:
    assert ui.vndatetime(dt.datetime(2026, 12, 31, 18, 30, tzinfo=dt.UTC)) == "01:30 01/01/2027"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1284, None, "1.284"),
        (1234.5, None, "1.234,5"),
        (Decimal("12.50"), None, "12,5"),
        (1200, None, "1.200"),
        (Decimal("1E+6"), None, "1.000.000"),
        (-7, None, "−7"),
        (Decimal("-0.0"), None, "0"),
        (2.345, 2, "2,35"),
        (3, 1, "3,0"),
        (0, None, "0"),
        (None, None, ""),
        ("chưa có", None, "chưa có"),
        (float("nan"), None, "nan"),
    ],
)
def test_vnnumber_uses_dot_for_thousands_and_comma_for_decimals(value: object, decimals: int | None, text: str) -> None:
    assert ui.vnnumber(value, decimals) == text


PERIODS = [
    ("2030", "2030"),
    ("2026-09", "09/2026"),
    ("2027-Q3", "quý III/2027"),
    ("2026-12-15", "15/12/2026"),
    ("2021/2025", "2021–2025"),
    ("2025/..", "từ 2025"),
    ("nhiệm kỳ này", "nhiệm kỳ này"),
]


@pytest.mark.parametrize(("value", "words"), PERIODS)
def test_vnperiod_is_what_people_write(value: str, words: str) -> None:
    assert ui.vnperiod(value) == words


@pytest.mark.parametrize(
    ("value", "comparator", "words"),
    [("95", ">=", "≥ 95"), ("2989.5", "~", "≈ 2.989,5"), ("11.5-12.4", "range", "11,5–12,4"), ("7", "?", "? 7")],
)
def test_vnamount_shows_the_sign_and_the_figures(value: str, comparator: str, words: str) -> None:
    assert ui.vnamount(value, comparator) == words


def component(**about: object) -> str:
    return render_to_string("ui/components/badge.html", about).strip()


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_own_look_and_its_own_word(status: Status) -> None:
    look = ui.STATUS_LOOKS[status.value]

    assert ui.status_badge(status) == component(word=status.label, tone=look.tone, icon=look.icon)
    assert ui.status_badge(status.value) == ui.status_badge(status)


@pytest.mark.parametrize("level", Alarm)
def test_every_alarm_has_its_own_look(level: Alarm) -> None:
    assert ui.alarm_badge(level.value) == ui.alarm_badge(level)


def test_alarms_differ_by_word_icon_and_tone() -> None:
    looks = ui.ALARM_LOOKS.values()

    assert [len({getattr(look, sign) for look in looks}) for sign in ("word", "icon", "tone")] == [4, 4, 4]


def test_unknown_status_is_shown_as_it_is_without_colour() -> None:
    assert ui.status_badge("on_the_moon") == component(word="on_the_moon", tone="soft", icon="ring")


def test_icon_beside_a_word_is_silent_and_alone_it_speaks() -> None:
    assert 'aria-hidden="true"' in ui.icon("clock")
    assert 'role="img" aria-label="Giờ &lt;b&gt;"' in ui.icon("clock", "Giờ <b>")


@pytest.mark.parametrize(
    ("tags", "url"),
    [
        ("undo:/nhiem-vu/7/undo/", "/nhiem-vu/7/undo/"),
        ("loud undo:/a/", "/a/"),
        ("undo://evil.example/", ""),
        ("undo:/\\evil.example/", ""),
        ("undo:https://evil.example/", ""),
        ("undo:javascript:alert(1)", ""),
        ("loud", ""),
        ("", ""),
    ],
)
def test_undo_goes_only_to_a_path_of_this_site(tags: str, url: str) -> None:
    assert ui.undo_url(Message(constants.SUCCESS, "Đã giao", extra_tags=tags)) == url


def test_query_fields_keep_all_filters_but_those_named() -> None:
    request = RequestFactory().get("/", {"unit": ["a", '"b'], "on": "2026-01-01"})

    assert rendered('{% query_fields "on" %}', request=request).split("\n") == [
        '<input type="hidden" name="unit" value="a">',
        '<input type="hidden" name="unit" value="&quot;b">',
    ]


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("contrast", "contrast"), ("neon", ""), ("", "")])
def test_theme_comes_from_the_cookie_if_it_is_one_of_ours(cookie: str, theme: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie

    assert rendered("{% chosen_theme %}", request=request) == theme


def test_theme_of_a_page_without_a_request_is_the_machines() -> None:
    assert rendered("{% chosen_theme %}") == ""


def test_card_escapes_its_title_and_keeps_its_body() -> None:
    page = rendered("{% card title=title %}<p>{{ text }}</p>{% endcard %}", title="<i>", text="<b>")

    assert "&lt;i&gt;</h2>" in page
    assert "<p>&lt;b&gt;</p>" in page
