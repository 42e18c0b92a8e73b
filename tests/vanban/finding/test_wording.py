from __future__ import annotations

import re

import pytest

from vanban.finding.wording import begin, by_letter, first_letter

WORDS = ("sở", "sở y tế", "ban", "bộ", "ủy ban")


def test_begin_finds_words_only_where_a_word_begins() -> None:
    found = re.finditer(begin(WORDS), "cơsở, sở; _ban (ban 1bộ bộ")
    assert [(match.start(), match.group()) for match in found] == [(6, "sở"), (16, "ban"), (24, "bộ")]


@pytest.mark.parametrize("text", ["sở y tế", "ban sở", "bộ", "ủy", "", "sở ban bộ ủy ban"])
def test_alternatives_by_letter_match_as_in_one_row(text: str) -> None:
    assert re.findall(by_letter(WORDS), text) == re.findall("|".join(WORDS), text)


@pytest.mark.parametrize(("low", "at", "letter"), [("năm", 0, "n"), ("7/2", 0, "0"), ("٣", 0, "0"), ("n", 1, "")])
def test_first_letter_stands_for_all_digits(low: str, at: int, letter: str) -> None:
    assert first_letter(low, at) == letter
