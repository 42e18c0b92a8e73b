"""Promise: a recurrence is told in words, in the language of the reader, when it has any."""

import pytest
from django.utils import translation

from kimchinam.extraction.states import Recurrence

WORDS = [
    ("P1W", "hằng tuần", "weekly"),
    ("P3M", "hằng quý", "quarterly"),
    ("P1Y", "hằng năm", "yearly"),
    ("continuous", "thường xuyên", "continuous"),
    ("P5Y", "5 năm một lần", "every 5 years"),
    ("P10D", "P10D", "P10D"),
    ("", "", ""),
]


@pytest.mark.parametrize(("value", "vietnamese", "english"), WORDS)
def test_recurrence_has_words_when_it_has_a_name(value: str, vietnamese: str, english: str) -> None:
    with translation.override("vi"):
        assert Recurrence.words(value) == vietnamese
    with translation.override("en"):
        assert Recurrence.words(value) == english
