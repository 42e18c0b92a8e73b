from __future__ import annotations

from datetime import date

import pytest

from vanban.structure.dates import latest_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 14 tháng 5 năm 2026", date(2026, 5, 14)),
        ("ngày 14/5/2026 và ngày 13-06-2025", date(2026, 5, 14)),
        ("cập nhật 1.2.2026", date(2026, 2, 1)),
        # limits look ahead
        ("ban hành 3/3/2026, báo cáo trước ngày 15/12/2026, chậm nhất là ngày 20/12/2026", date(2026, 3, 3)),
        ("ngày 31/2/2026", None),
        ("số 12/5/2026/QH", None),
        ("ngày 14/5", None),
        ("", None),
    ],
)
def test_latest_date(text: str, day: date | None) -> None:
    assert latest_date(text) == day
