"""Promise: texts made to hurt take time in proportion to their length, through the whole analysis."""

from __future__ import annotations

import time
from datetime import date

import pytest

from benchmarks.measures.scaling import HOSTILE, grown
from vanban import analyse, read_text

ONCE, TIMES = 10_000, 4
SLACK = 0.1
"""Seconds."""


def seconds(text: str) -> float:
    """The better of two runs: the other one may have met a busy machine."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        analyse(text, reference=date(2026, 6, 1))
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_takes_no_sixteen_times_the_time(name: str) -> None:
    pattern = HOSTILE[name]
    analyse(grown(pattern, 500), reference=date(2026, 6, 1))  # tables are built on first use

    assert seconds(grown(pattern, ONCE * TIMES)) < 9 * seconds(grown(pattern, ONCE)) + SLACK


def test_row_of_more_cells_than_any_table_has_is_plain_text() -> None:
    source = read_text(f"{'| a ' * 100}|\n{'| a ' * 5_000}|\n")

    assert source.tables == ()
    assert [block.kind for block in source.blocks] == ["paragraph", "paragraph"]
