"""Labels of items are told from what else may stand at the start of a line."""

from __future__ import annotations

import pytest

from vanban.reading.pdf.markers import is_label

_NUMBERS = ("1", "1.", "12)", "(1)", "2.1", "2.1.", "2.1.3.4.", "I", "IV.", "II-", "II -", "I.1.")
_LETTERS = ("A.", "A.1.", "a)", "đ)", "aa)")
_SIGNS = ("-", "–", "+", "*", "•", "►", "\uf0b7")
_WORDS = ("Điều 5", "Điều 12a.", "Chương IV.", "Mục 2:", "PHẦN II", "Phụ lục I")


@pytest.mark.parametrize("text", [*_NUMBERS, *_LETTERS, *_SIGNS, *_WORDS])
def test_label_of_an_item_is_a_label(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số:",
        "số 12",
        "TỈNH ỦY",
        "và",
        "a",
        "2026",
        "12/KH-UBND",
        "1. Sở",
        "- Lưu",
        "Điều này",
        "Nơi nhận:",
        "***",
        "V/v",
    ],
)
def test_words_and_numbers_of_papers_are_no_labels(text: str) -> None:
    assert not is_label(text)


def test_long_text_is_looked_at_no_longer_than_a_short_one() -> None:
    assert not is_label("I." * 100_000)
