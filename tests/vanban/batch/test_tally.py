"""Promise: the figures of a run are counted from what was analysed, and time left from bytes."""

from __future__ import annotations

import time

import pytest

from vanban.batch import Tally
from vanban.batch.work import Outcome


@pytest.fixture
def tally() -> Tally:
    return Tally(files=4, size=4_000_000, begin=time.monotonic() - 10)


def test_figures(tally: Tally) -> None:
    tally.add(Outcome("done", size=1_000_000, pages=3, characters=700))
    tally.add(Outcome("done", size=500_000, characters=100))
    tally.add(Outcome("unchanged", size=500_000))

    assert (tally.seen, tally.pages, tally.characters, tally.analysed_size) == (3, 3, 800, 1_500_000)
    assert tally.megabytes_per_second == pytest.approx(0.15, rel=0.02)
    assert tally.files_per_second == pytest.approx(0.3, rel=0.02)
    # 2 MB are left, and 1.5 MB took ten seconds.
    assert tally.remaining == pytest.approx(13.3, rel=0.02)


def test_nothing_analysed_yet_gives_no_guess(tally: Tally) -> None:
    tally.add(Outcome("unchanged", size=1_000_000))

    assert tally.remaining is None


def test_empty_folder_is_done(tally: Tally) -> None:
    empty = Tally(files=0, size=0)

    assert (empty.seen, empty.remaining, empty.megabytes_per_second) == (0, None, 0)
