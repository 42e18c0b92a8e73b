"""Values of the JSON contract in the words of the interface."""

import pytest

from kimchinam.extraction.models import Item
from kimchinam.extraction.views.wording import amount_words, day_words

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
