from __future__ import annotations

import pytest

from vanban.finding.phrases import Phrases

TABLE = Phrases("giao, giao nhiệm vụ, yêu cầu")


@pytest.mark.parametrize(
    ("words", "index", "length"),
    [
        ("giao nhiệm vụ cho", 0, 3),
        ("giao nhiệm cho", 0, 1),
        ("xin yêu cầu", 1, 2),
        ("yêu", 0, 0),
        ("giao", 1, 0),
        ("giao", -1, 0),
    ],
)
def test_longest_entry_at_a_place(words: str, index: int, length: int) -> None:
    assert TABLE.at(words.split(), index) == length


@pytest.mark.parametrize(("words", "length"), [("giao nhiệm vụ", 3), ("giao việc", 1), ("phải làm", 1), ("làm", 0)])
def test_one_table_of_several_answers_with_the_longest_of_all(words: str, length: int) -> None:
    assert Phrases.of(TABLE, Phrases("phải, cần phải")).at(words.split(), 0) == length
