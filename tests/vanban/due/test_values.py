"""The last day of a value, and none where the value has no last day."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.due import last_day, recurs


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-05-14", date(2026, 5, 14)),
        ("2028-02", date(2028, 2, 29)),
        ("2026-Q3", date(2026, 9, 30)),
        ("2030", date(2030, 12, 31)),
        ("2026/2030", date(2030, 12, 31)),
        ("2026-07-01/2026-09-30", date(2026, 9, 30)),
        ("2026/..", None),
        ("2026-02-30", None),
        ("2026-13", None),
        ("0000", None),
        ("P1Y", None),
        ("continuous", None),
        ("", None),
        (None, None),
    ],
)
def test_last_day_of_a_value(value: str | None, day: date | None) -> None:
    assert last_day(value) == day


@pytest.mark.parametrize(
    ("value", "does"), [("P3M", True), ("continuous", True), ("2026", False), ("", False), (None, False)]
)
def test_what_recurs(value: str | None, does: bool) -> None:
    assert recurs(value) is does
