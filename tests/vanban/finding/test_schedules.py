from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.schedules import schedule_value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("6/2026", "2026-06"),
        ("Tháng 10 năm 2026", "2026-10"),
        ("Trước 30/6/2026", "2026-06-30"),
        ("Quý II/2026", "2026-Q2"),
        ("Quý 3", "2026-Q3"),
        ("Tháng 9", "2026-09"),
        ("2027", "2027"),
        ("Năm 2027", "2027"),
        ("2026-2030", "2026/2030"),
        ("Giai đoạn 2026 - 2030", "2026/2030"),
        ("2026 và các năm tiếp theo", "2026/.."),
        ("Hằng năm", "P1Y"),
        ("Hàng quý", "P3M"),
        ("Định kỳ 6 tháng", "P6M"),
        ("Nhiệm vụ thường xuyên", "continuous"),
        ("Sau khi có hướng dẫn của Bộ Nội vụ", None),
        ("", None),
    ],
)
def test_schedule_value_of_a_cell(cell: str, value: str | None) -> None:
    assert schedule_value(cell, reference=date(2026, 5, 4)) == value
