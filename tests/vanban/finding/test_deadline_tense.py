"""Whether a sentence sets a time or tells of it: results are reported on, and ordered to be reported."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.deadlines import find_deadlines

REFERENCE = date(2026, 3, 2)


def values(text: str) -> list[str | None]:
    return [found.value for found in find_deadlines(text, reference=REFERENCE)]


SET = [
    ("Giao Sở Y tế báo cáo kết quả về UBND tỉnh trong tháng 12/2026.", ["2026-12"]),
    ("Yêu cầu các xã báo cáo tình hình trong tháng 3/2026.", ["2026-03"]),
    ("Tổ chức sơ kết trong quý IV/2026.", ["2026-Q4"]),
    ("Tổ chức tổng kết vào tháng 11.", ["2026-11"]),
    ("Giao Văn phòng tổng kết mô hình, hoàn thành trong tháng 11/2026.", ["2026-11"]),
    ("Giao Sở Nội vụ thống kê số hộ, xong trong quý II/2026.", ["2026-Q2"]),
    ("Hoàn thành trong quý II/2026, báo cáo kết quả trong tháng 7/2026.", ["2026-Q2", "2026-07"]),
    ("Các xã sơ kết vào quý IV/2028, tổng kết vào quý III/2030.", ["2028-Q4", "2030-Q3"]),
    ("Các xã đã lập danh sách, hoàn thành trong tháng 6/2026.", ["2026-06"]),
    ("Đã họp ngày 03/3/2026, thống nhất giao Sở Y tế trình trong tháng 3/2026.", ["2026-03"]),
    ("Đến hết tháng 12/2026, phấn đấu tỷ lệ giải ngân đạt 95,5%.", ["2026-12"]),
    ("Phấn đấu đến hết tháng 12/2026, tỷ lệ giải ngân đạt 95,5%.", ["2026-12"]),
    ("Đến năm 2030, tỷ lệ che phủ rừng đạt 42,5%.", ["2030"]),
]


@pytest.mark.parametrize(("text", "expected"), SET)
def test_time_of_an_order_is_a_deadline_whatever_it_is_about(text: str, expected: list[str]) -> None:
    assert values(text) == expected


TOLD = [
    "Kết quả thực hiện trong quý I/2026 cho thấy chuyển biến.",
    "Tình hình giải ngân trong tháng 3/2026 còn chậm.",
    "Báo cáo kết quả 6 tháng đầu năm 2026.",
    "Hội nghị tổng kết công tác năm, quý I/2026.",
    "So với cùng kỳ, trong tháng 4/2026 tăng 3%.",
    "Theo thống kê, trong tháng 3/2026 có 30 hộ.",
    "Các xã hoàn thành hồ sơ, đã nộp trong tháng 3/2026.",
]


@pytest.mark.parametrize("text", TOLD)
def test_time_that_is_told_of_is_none(text: str) -> None:
    assert values(text) == []
