"""The examples in the docstrings of due days and of the calendar run."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from vanban.calendar import days
from vanban.due import limits, recurrences, values


@pytest.mark.parametrize("module", [days, limits, recurrences, values], ids=lambda module: module.__name__)
def test_examples_run(module: ModuleType) -> None:
    results = doctest.testmod(module)

    assert results.attempted > 0
    assert results.failed == 0
