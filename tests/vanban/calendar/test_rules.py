"""Rules of the calendar load whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vanban.calendar import Rule, RuleError, read_rules, vietnam

WHOLE = """[[rule]]
name = "Ngày truyền thống"
kind = "solar"
month = 8
day = 19
source = "Quyết định số 7/QĐ-VP"
from = 2026-01-01
"""


def _read(folder: Path, text: str) -> tuple[Rule, ...]:
    path = folder / "lich.toml"
    path.write_text(text, encoding="utf-8")
    return read_rules(path)


def test_whole_rule_loads(tmp_path: Path) -> None:
    assert _read(tmp_path, WHOLE) == (
        Rule("Ngày truyền thống", "solar", "Quyết định số 7/QĐ-VP", date(2026, 1, 1), month=8, day=19),
    )


def test_rule_not_compared_with_its_source_says_so(tmp_path: Path) -> None:
    assert [one.verified for one in _read(tmp_path, WHOLE + "verified = false\n" + WHOLE)] == [False, True]


BROKEN = [
    ('source = "Quyết định số 7/QĐ-VP"', "", "source missing"),
    ('source = "Quyết định số 7/QĐ-VP"', 'source = ""', "source missing"),
    ('source = "Quyết định số 7/QĐ-VP"', 'source = "  "', "source must be words"),
    ('source = "Quyết định số 7/QĐ-VP"', "source = 7", "source must be words"),
    ("from = 2026-01-01", "", "from missing"),
    ("from = 2026-01-01", 'from = "2026-01-01"', "is not a day"),
    ("from = 2026-01-01", "from = 2026-01-01T08:00:00", "is not a day"),
    ("from = 2026-01-01", "from = 2026-01-01\nto = 2025-01-01", "ends before it begins"),
    ("day = 19", "", "day missing"),
    ("day = 19", "day = 32", "there is no day 32/8"),
    ("day = 19", 'day = "19"', "there is no day"),
    ("day = 19", "day = 19\nhour = 8", "hour unknown"),
    ("day = 19", 'day = 19\nverified = "no"', "verified must be true or false"),
    ('kind = "solar"', 'kind = "lunar"', "kind must be one of"),
    ('kind = "solar"', "", "kind must be one of"),
    ('kind = "solar"\nmonth = 8\nday = 19', 'kind = "weekly"\nweekdays = [0]', "weekdays run from 1"),
    ('kind = "solar"\nmonth = 8\nday = 19', 'kind = "weekly"\nweekdays = 7', "weekdays must be a list"),
    ('kind = "solar"\nmonth = 8\nday = 19', 'kind = "listed"\ndays = [2025-01-01]', "outside"),
    ('kind = "solar"\nmonth = 8\nday = 19', 'kind = "off"', "to missing"),
    ('kind = "solar"\nmonth = 8\nday = 19', 'kind = "decided"', "to missing"),
    (WHOLE, "", "no [[rule]]"),
    (WHOLE, "rule = 3", "no [[rule]]"),
    (WHOLE, "rule = [3]", "kind must be one of"),
    (WHOLE, "[[rule", "not TOML"),
]


@pytest.mark.parametrize(("whole", "broken", "complaint"), BROKEN)
def test_broken_rule_does_not_load(whole: str, broken: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        _read(tmp_path, WHOLE.replace(whole, broken))

    assert complaint in str(caught.value)
    assert str(caught.value).startswith("lich.toml")


def test_every_rule_of_the_library_names_its_source() -> None:
    assert [rule for rule in vietnam().rules if not rule.source or rule.start < date(1999, 1, 1)] == []
