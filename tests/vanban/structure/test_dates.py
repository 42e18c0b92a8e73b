from __future__ import annotations

from datetime import date

import pytest

from vanban.structure.dates import past_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày 14 tháng 5 năm 2026", [date(2026, 5, 14)]),
        ("ngày 14/5/2026 và ngày 13-06-2025", [date(2026, 5, 14), date(2025, 6, 13)]),
        ("cập nhật 1.2.2026", [date(2026, 2, 1)]),
        # limits look ahead
        ("ban hành 3/3/2026, báo cáo trước ngày 15/12/2026, chậm nhất là ngày 20/12/2026", [date(2026, 3, 3)]),
        ("ngày 31/2/2026", []),
        ("số 12/5/2026/QH", []),
        ("ngày 14/5", []),
        ("", []),
    ],
)
def test_days_that_a_text_names_but_does_not_set_as_limits(text: str, days: list[date]) -> None:
    assert list(past_days(text)) == days
