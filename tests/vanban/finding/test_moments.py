"""Times by themselves: which words one can begin with."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.moments import read_moment

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hết quý ii năm 2027", "2027-Q2"),
        ("hạ tuần tháng 5/2027", "2027-05"),
        ("nửa cuối tháng 3/2027", "2027-03"),
        ("nửa đầu năm 2027", "2027-06"),
        ("giữa năm 2027", "2027"),
        ("thượng tuần tháng 5/2027", "2027-05"),
        ("trung tuần tháng 5/2027", "2027-05"),
        ("tuần đầu của tháng 6/2027", "2027-06"),
        ("10 ngày đầu tháng 6/2027", "2027-06"),
        ("sáu tháng cuối năm 2027", "2027-12"),
        ("ba tháng đầu năm 2027", "2027-03"),
        ("chín tháng đầu năm 2027", "2027-09"),
        ("06 tháng đầu năm 2027", "2027-06"),
        ("tuần tới", "2026-06-08/2026-06-14"),
        ("quý này", "2026-Q2"),
        ("tháng sau", "2026-07"),
        ("năm học 2026-2027", "2026/2027"),
        ("năm 2027", "2027"),
        ("mùng 5 tháng 3/2027", "2027-03-05"),
        ("ngày 5/3/2027", "2027-03-05"),
        ("t6/2027", "2027-06"),
        ("q.ii/2027", "2027-Q2"),
        ("đầu quý ii/2027", "2027-Q2"),
        ("cuối năm", "2026"),
        ("5/3/2027", "2027-03-05"),
        ("8/2027", "2027-08"),
        ("sáng ngày 06/3/2027", "2027-03-06"),
        ("chiều ngày 06/3/2027", "2027-03-06"),
        ("đêm ngày 06/3/2027", "2027-03-06"),
        ("trưa ngày 06/3/2027", "2027-03-06"),
    ],
)
def test_time_is_read_whatever_letter_it_begins_with(words: str, value: str) -> None:
    moment = read_moment(f"  {words}", 0, TODAY)
    assert moment is not None
    assert moment.value == value


@pytest.mark.parametrize("words", ["", "  ", "không năm", "(năm 2027", "về tháng 6/2027"])
def test_no_time_is_read_where_none_begins(words: str) -> None:
    assert read_moment(words, 0, TODAY) is None
