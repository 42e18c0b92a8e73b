"""Promise: the worker beside the site comes back whenever it ends, ever more slowly, and stops when the site does."""

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from kimchinam.config.keeping import Kept

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
FAILING = [sys.executable, "-c", "raise SystemExit(3)"]


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pid_of(kept: Kept) -> int:
    return kept.process.pid if kept.process else 0


def test_killed_process_comes_back_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with Kept(SLEEPER, pause=0.01) as kept:
        until(lambda: pid_of(kept) != 0)
        first = pid_of(kept)
        os.kill(first, signal.SIGKILL)
        until(lambda: pid_of(kept) != first)
        second = pid_of(kept)
        assert is_alive(second)

    assert not is_alive(second)
    assert f"Process {first} ended with code -9; it is started again in 0.01 s" in caplog.text


def test_process_that_always_fails_is_started_ever_more_slowly(caplog: pytest.LogCaptureFixture) -> None:
    with Kept(FAILING, pause=0.01, longest=0.03):
        until(lambda: len(caplog.records) >= 4)

    assert [record.args[2] for record in caplog.records[:4] if isinstance(record.args, tuple)] == [
        0.01,
        0.02,
        0.03,
        0.03,
    ]


def test_end_of_the_site_does_not_wait_for_the_pause() -> None:
    start = time.monotonic()
    with Kept(FAILING, pause=60) as kept:
        until(lambda: kept.process is not None and kept.process.poll() is not None)

    assert time.monotonic() - start < 5


def test_process_ends_when_the_site_fails() -> None:
    with pytest.raises(ValueError, match="the site"), Kept(SLEEPER) as kept:
        until(lambda: pid_of(kept) != 0)
        raise ValueError("the site")

    assert not is_alive(pid_of(kept))
