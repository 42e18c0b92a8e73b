"""Promise: `make test` is green only when something ran, everything passed and nothing was left out."""

import pytest

from tests import run
from tests.postgres import programs


@pytest.mark.parametrize(
    ("summary", "whole"),
    [
        ("812 passed in 95.20s", True),
        ("812 passed, 96 deselected in 95.20s (0:01:35)", True),
        ("1 failed, 811 passed in 95.20s", False),
        ("811 passed, 1 skipped in 95.20s", False),
        ("811 passed, 1 xfailed in 95.20s", False),
        ("811 passed, 1 error in 95.20s", False),
        ("no tests ran in 0.01s", False),
        ("no summary", False),
    ],
)
def test_round_is_whole_only_when_nothing_failed_or_was_left_out(summary: str, whole: bool) -> None:
    assert run.is_whole(summary) is whole


@pytest.mark.parametrize(
    ("lines", "summary"),
    [
        (["....", "812 passed in 95.20s"], "812 passed in 95.20s"),
        (["FAILED tests/a.py - 3 passed", "==== 1 failed, 2 passed in 1s ===="], "1 failed, 2 passed in 1s"),
        (["Killed"], "no summary"),
        ([], "no summary"),
    ],
)
def test_last_word_of_pytest_is_found(lines: list[str], summary: str) -> None:
    assert run.summary_of(lines) == summary


def test_missing_packages_are_named_in_one_sentence_when_they_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "NEEDED", {"chromium": lambda: None, "postgresql": programs})
    monkeypatch.setattr(run, "_rights", lambda: None)

    with pytest.raises(SystemExit) as stop:
        run.install(run.missing())

    assert "sudo apt-get install chromium." in str(stop.value)
    assert "postgresql" not in str(stop.value)


def test_nothing_is_installed_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_rights", lambda: pytest.fail("asked for rights"))

    run.install([])
