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
        ("6 tháng đầu năm 2027", "2027-06"),
        ("Quý III-IV/2026", "2026-Q4"),
        ("2022-2023", "2022/2023"),
        ("Quý IV/2025", "2025-Q4"),
        ("Tháng 6, tháng 12 hằng năm", "P6M"),
        ("Trước 30/6 và 31/12 hằng năm", "P6M"),
        ("Từ ngày 01/7/2026 đến ngày 30/9/2026", "2026-07-01/2026-09-30"),
        ("Chậm nhất 15 ngày kể từ ngày 01/6/2026", None),
        (" ** Tháng 12/2026 ** ", "2026-12"),
        ("2026-12-30", "2026-12-30"),
        ("2026-12-30 00:00:00", "2026-12-30"),
        ("2026-12-30T17:00", "2026-12-30"),
        ("2026/12/30", "2026-12-30"),
        ("2026-12", "2026-12"),
        ("31/12/26", "2026-12-31"),
        ("31.12.26", "2026-12-31"),
        ("31-12-26", "2026-12-31"),
        ("31.12.2026", "2026-12-31"),
        ("Trước 5/6/27", "2027-06-05"),
        ("01/7/26 - 30/9/26", "2026-09-30"),
        ("T11-T12/2026", "2026-12"),
        ("T11, T12/2026", "2026-12"),
        ("Cuối T12/2026", "2026-12"),
        ("T9", "2026-09"),
        ("Tháng 11+12/2026", "2026-12"),
        ("T11 & T12/2026", "2026-12"),
        ("Quý I+II/2027", "2027-Q2"),
        # days and months that do not exist, counts and numbers
        ("12/30/2026", None),
        ("12/30/26", None),
        ("31/6/2026", None),
        ("2026-13-01", None),
        ("2026-00", None),
        ("T13/2026", None),
        ("Tháng 13/2026", None),
        ("45/2026", None),
        ("46000", None),
        ("1.500", None),
        ("1.2.3.26", None),
        ("12/5/6", None),
        ("T1.2", None),
        ("", None),
        (" . ", None),
    ],
)
def test_schedule_value_of_a_cell(cell: str, value: str | None) -> None:
    assert schedule_value(cell, reference=date(2026, 5, 4)) == value
