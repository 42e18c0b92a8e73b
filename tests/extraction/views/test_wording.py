"""Values of the JSON contract in the words of the interface."""

import pytest

from kimchinam.extraction.models import Item
from kimchinam.extraction.views.wording import amount_words, day_words, period_words, recurrence_words

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
def test_periods_as_people_write_them(value: str, words: str) -> None:
    assert period_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [("P3M", "hằng quý"), ("continuous", "thường xuyên"), ("P1Y", "hằng năm"), ("P5Y", "P5Y")]
)
def test_recurrences_have_names_when_they_have_one(value: str, words: str) -> None:
    assert recurrence_words(value) == words


AMOUNTS = [
    (Item("x", value="95", unit="%", comparator=">="), "≥ 95 %"),
    (Item("x", value="2989.5", unit="MW", comparator="~"), "≈ 2.989,5 MW"),
    (Item("x", value="11.5-12.4", unit="%", comparator="range"), "11,5–12,4 %"),
    (Item("x", value="100", comparator="="), "= 100"),
]


@pytest.mark.parametrize(("item", "words"), AMOUNTS)
def test_amounts_with_vietnamese_numbers(item: Item, words: str) -> None:
    assert amount_words(item) == words


def test_days_are_written_day_first() -> None:
    assert day_words("2027-03-01") == "01/03/2027"
