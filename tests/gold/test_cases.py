"""Promise: every small case of our own is read without a fault, except those whose cause is known and named."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.judge.cases import Text, cases
from tests.gold.reading import HERE, causes, expected_cases, faults

CASES = cases(HERE / "cases")
KINDS = sorted({text.name.split("/")[0] for text in CASES})


def of_kind(kind: str) -> list[Text]:
    return [text for text in CASES if text.name.startswith(f"{kind}/")]


@pytest.mark.parametrize("kind", KINDS)
def test_cases_are_read_without_a_fault(kind: str) -> None:
    found = {text.name: faults(text) for text in of_kind(kind)}
    failing = {name: lines for name, lines in found.items() if lines}

    assert {name: lines for name, lines in failing.items() if name not in expected_cases()} == {}
    mended = [name for name in expected_cases() if name in found and name not in failing]
    assert mended == [], "these cases pass now: take them out of expected_failures.toml"


def test_there_are_enough_cases_and_a_third_of_them_are_traps() -> None:
    traps = [text.name for text in CASES if "/trap: " in text.name]

    assert len(CASES) >= 150
    assert len(traps) * 3 >= len(CASES)
    assert {kind for kind in KINDS if not any(name.startswith(kind) for name in traps)} == set()


def test_names_are_unique_and_every_expected_failure_is_a_case() -> None:
    names = [text.name for text in CASES]

    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in expected_cases() if name not in names] == []
    assert [name for name, count in Counter(expected_cases()).items() if count > 1] == []


def test_every_cause_says_what_would_mend_it() -> None:
    assert [cause for cause in causes() if len(cause.rule.split()) < 5 or not (cause.cases or cause.documents)] == []
