"""No finder takes more than linear time, whatever it is fed."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from vanban.finding.deadlines import find_deadlines
from vanban.finding.organisations import find_organisations
from vanban.finding.references import find_references

FINDERS: dict[str, Callable[[str], object]] = {
    "references": find_references,
    "deadlines": lambda text: find_deadlines(text, reference=date(2026, 3, 2)),
    "organisations": find_organisations,
}
HARD = {
    "spaces": "Kế hoạch" + " " * 60,
    "unclosed quotes": 'Đề án "',
    "numbers": "Nghị quyết số 11, số 12, 13/",
    "capitals": "Trung tâm Văn Lang Sông Hồng ",
    "groups": "các sở, ban, ngành, ",
    "times": "trước tháng quý năm ngày 1 từ 10 đến ",
    "cells": "| năm 20",
    "edges": "cuối ",
    "limits": "trước ",
    "labels": "hạn trình ",
    "points": "30/6 và ngày 31/12, ",
    "amounts": "trước kỳ họp 05 ngày sau ngày ",
    "digits": "12/34.5-6",
}


def _seconds(find: Callable[[str], object], text: str) -> float:
    best = 1e9
    for _ in range(2):
        started = time.process_time()
        find(text)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("hard", HARD)
def test_four_times_the_text_takes_no_sixteen_times_the_time(name: str, hard: str) -> None:
    find, pattern = FINDERS[name], HARD[hard]
    once = pattern * (20_000 // len(pattern))
    find(once[:200])  # tables are built on first use
    assert _seconds(find, once * 4) < 9 * _seconds(find, once) + 0.05
