"""Promise: at a terminal a line renews itself; in a log a line is written now and then; errors are never lost."""

from __future__ import annotations

import io
import sys
import time

import pytest

from vanban.batch import Tally
from vanban.batch.work import Outcome
from vanban.cli import progress as module
from vanban.cli.progress import BatchProgress, Progress, number


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def tally() -> Tally:
    tally = Tally(files=1200, size=9_000_000, begin=time.monotonic() - 100)
    tally.add(Outcome("done", size=2_999_000))
    tally.add(Outcome("failed", size=1_000))
    return tally


STATE = "2/1.200 tệp · 0,0 tệp/s · còn 03:20 · 1 lỗi"


def test_line_renews_itself_at_a_terminal(tally: Tally, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with BatchProgress("vi") as progress:
        progress.show(tally)
        progress.show(tally)
        progress.complain("a.txt: Tệp bị hỏng.")

    assert terminal.getvalue() == f"\r\033[K{STATE}\r\033[Ka.txt: Tệp bị hỏng.\n\r\033[K"


def test_lines_in_a_log_are_rare(
    capsys: pytest.CaptureFixture[str], tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    with BatchProgress("vi") as progress:
        for seconds in range(12):
            monkeypatch.setattr(module.time, "monotonic", lambda at=now + seconds: at)
            tally.begin = now + seconds - 100
            progress.show(tally)

    assert capsys.readouterr().err == f"{STATE}\n" * 2


def test_one_file_shows_only_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Progress("Đang đọc") as progress:
        progress(0.0)
        progress(0.5)
        progress(1.0)

    assert terminal.getvalue() == "\rĐang đọc …  50%\r\033[K"


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [(0, 0, "0", "0"), (1234567, 0, "1.234.567", "1,234,567"), (1234.56, 1, "1.234,6", "1,234.6")],
)
def test_numbers_are_written_as_read(value: float, decimals: int, vi: str, en: str) -> None:
    assert (number(value, "vi", decimals), number(value, "en", decimals)) == (vi, en)
