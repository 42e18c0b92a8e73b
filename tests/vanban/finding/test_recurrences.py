"""Recurrences by themselves: which words one can begin with."""

from __future__ import annotations

import pytest

from vanban.finding.recurrences import read_recurrence


@pytest.mark.parametrize(
    ("words", "value", "anchor"),
    [
        ("trước ngày 15/6 hằng năm", "P1Y", "--06-15"),
        ("là ngày 20 hằng tháng", "P1M", "-20"),
        ("muộn nhất ngày 20 hằng tháng", "P1M", "-20"),
        ("xong ngày 20 hằng tháng", "P1M", "-20"),
        ("vào thứ sáu hằng tuần", "P1W", "-W-5"),
        ("chủ nhật hằng tuần", "P1W", "-W-7"),
        ("sáng thứ hai hằng tuần", "P1W", "-W-1"),
        ("ngày 20 hằng tháng", "P1M", "-20"),
        ("tháng 6, 12 hằng năm", "P6M", "--06 --12"),
        ("quý ii hằng năm", "P1Y", "--06"),
        ("30/6 hằng năm", "P1Y", "--06-30"),
        ("ii hằng năm", "P1Y", "--06"),
        ("hằng năm", "P1Y", None),
        ("hàng quý", "P3M", None),
        ("mỗi quý", "P3M", None),
        ("từng tháng", "P1M", None),
        ("định kỳ 6 tháng một lần", "P6M", None),
        ("định kỳ quý", "P3M", None),
        ("hai lần/năm", "P6M", None),
        ("2 lần/năm", "P6M", None),
        ("một năm sơ kết, ba năm tổng kết", "P1Y", None),
        ("sơ kết 3 năm, tổng kết 5 năm", "P3Y", None),
        ("bốn tháng một lần", "P4M", None),
        ("sáu tháng một lần", "P6M", None),
        ("ba tháng một lần", "P3M", None),
        ("chậm nhất ngày 15 hằng tháng", "P1M", "-15"),
        ("trong tháng 6 hằng năm", "P1Y", "--06"),
        ("trước 16 giờ hằng ngày", "P1D", None),
        ("ngày 05 của tháng cuối quý", "P3M", "Q-05"),
        ("hằng ngày trước 16 giờ", "P1D", None),
    ],
)
def test_recurrence_is_read_whatever_letter_it_begins_with(words: str, value: str, anchor: str | None) -> None:
    every = read_recurrence(words, 0)
    assert every is not None
    assert (every.value, every.anchor) == (value, anchor)


@pytest.mark.parametrize("words", ["", " hằng năm", "năm 2027", "lúc 8 giờ hằng ngày", "ở mỗi xã"])
def test_no_recurrence_is_read_where_none_begins(words: str) -> None:
    assert read_recurrence(words, 0) is None
