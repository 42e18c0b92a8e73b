"""Promise: values are shown as people write them, in both languages; what is no value of ours stays as it is."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from vanban.model import Deadline, MeetingMode, Span, SpanUnit
from vanban.spoken import day_words, deadline_words, figure_words, mode_words, number_words, value_words

LANGUAGES = ("vi", "en")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2026-12-15", "15/12/2026", "15 Dec 2026"),
        ("2026-02-05", "05/02/2026", "5 Feb 2026"),
        ("2026-09-30", "30/9/2026", "30 Sep 2026"),
        ("2026-09", "tháng 9/2026", "September 2026"),
        ("2026-Q4", "quý IV/2026", "Q4 2026"),
        ("2030", "năm 2030", "2030"),
        ("2026/2030", "2026–2030", "2026–2030"),
        ("2026/..", "từ năm 2026", "from 2026"),
        ("2026-10/2027-03", "tháng 10/2026 – tháng 3/2027", "October 2026 – March 2027"),
        ("2026-07-01/2026-09-30", "01/7/2026 – 30/9/2026", "1 Jul 2026 – 30 Sep 2026"),
        ("P1Y", "hằng năm", "every year"),
        ("P6M", "6 tháng một lần", "every 6 months"),
        ("P3M", "hằng quý", "every quarter"),
        ("P1M", "hằng tháng", "every month"),
        ("P1W", "hằng tuần", "every week"),
        ("P1D", "hằng ngày", "every day"),
        ("P3Y", "3 năm một lần", "every 3 years"),
        ("continuous", "thường xuyên", "all the time"),
        ("2026-02-30", "2026-02-30", "2026-02-30"),
        ("2026-13", "2026-13", "2026-13"),
        ("soon", "soon", "soon"),
        ("", "", ""),
    ],
)
def test_value_of_a_deadline(value: str, vi: str, en: str) -> None:
    assert [value_words(value, language) for language in LANGUAGES] == [vi, en]


@pytest.mark.parametrize(
    ("deadline", "vi", "en"),
    [
        (Deadline(0, 1, "", "year", "2028", until=date(2027, 12, 31)), "đến 31/12/2027", "by 31 Dec 2027"),
        (Deadline(0, 1, "", "date", "2026-05-12", time="17:00"), "17:00 12/5/2026", "17:00 12 May 2026"),
        (Deadline(0, 1, "", "event", span=Span(5, "working_day")), "5 ngày làm việc", "5 working days"),
        (Deadline(0, 1, "", "event", span=Span(-3, "day")), "3 ngày", "3 days"),
        (Deadline(0, 1, "", "event", span=Span(1, "month")), "1 tháng", "1 month"),
        (Deadline(0, 1, "", "event"), "theo sự kiện", "upon an event"),
    ],
)
def test_meaning_of_a_deadline(deadline: Deadline, vi: str, en: str) -> None:
    assert [deadline_words(deadline, language) for language in LANGUAGES] == [vi, en]


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "vi", "en"),
    [
        ("42.5", "%", ">=", "≥ 42,5%", "≥ 42.5%"),
        ("15000", "tỷ đồng", "~", "≈ 15.000 tỷ đồng", "≈ 15,000 tỷ đồng"),
        ("80-100", "km", "range", "80–100 km", "80–100 km"),
        ("2", None, "<", "< 2", "< 2"),
        ("100", "%", "=", "100%", "100%"),
        ("7", "xã", "<=", "≤ 7 xã", "≤ 7 xã"),
        ("7", "xã", ">", "> 7 xã", "> 7 xã"),
    ],
)
def test_figure_of_a_target(value: str, unit: str | None, comparator: str, vi: str, en: str) -> None:
    said = [figure_words(value, unit=unit, comparator=comparator, language=language) for language in LANGUAGES]

    assert said == [vi, en]


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("1500000", "1.500.000", "1,500,000"),
        ("0.25", "0,25", "0.25"),
        ("007", "007", "007"),
        ("3 và 1200.5", "3 và 1.200,5", "3 và 1,200.5"),
        ("", "", ""),
    ],
)
def test_numbers(text: str, vi: str, en: str) -> None:
    assert [number_words(text, language) for language in LANGUAGES] == [vi, en]


def test_days_and_modes() -> None:
    assert [day_words(date(2026, 1, 2), language) for language in LANGUAGES] == ["02/01/2026", "2 Jan 2026"]
    assert [mode_words(mode, "vi") for mode in get_args(MeetingMode)] == [
        *("trực tuyến", "trực tiếp", "trực tiếp kết hợp trực tuyến")
    ]
    assert mode_words("in-person", "en") == "in person"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_of_time_has_a_word(language: str) -> None:
    for unit in get_args(SpanUnit):
        assert deadline_words(Deadline(0, 1, "", "event", span=Span(2, unit)), language).startswith("2 ")
