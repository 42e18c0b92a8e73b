"""Promise: "trước ngày X" leaves X in time or not, as the office rules it; all other words stay what they are."""

from datetime import date
from unicodedata import normalize

import pytest

from kimchinam.regulations.rules import last_in_time

DAY, EVE = date(2026, 12, 15), date(2026, 12, 14)


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 15/12/2026",
        "Trước 15/12",
        "hoàn thành trước ngày 15-12-2026",
        "đến trước ngày 15 tháng 12 năm 2026",
        "trước ngày thành lập Đảng bộ 15/12",
        "truoc ngay 15/12",
        normalize("NFD", "trước ngày 15/12"),
    ],
)
def test_day_before_which_it_is_due_counts_or_does_not(words: str) -> None:
    assert [last_in_time(DAY, words, itself=itself) for itself in (True, False)] == [DAY, EVE]


@pytest.mark.parametrize(
    "words",
    [
        *("", "15/12/2026", "đến ngày 15/12/2026", "chậm nhất ngày 15/12"),
        *("trước 16h00 ngày 15/12/2026", "trước 15 giờ ngày 15/12/2026", "trước tháng 12/2026", "trước 12/2026"),
        *("trước ngày 10/12, chậm nhất 15/12", "trước ngày họp, xong 15/12"),
    ],
)
def test_other_words_are_never_moved(words: str) -> None:
    assert last_in_time(DAY, words, itself=False) == DAY
