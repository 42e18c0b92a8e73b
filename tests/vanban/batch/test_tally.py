"""Promise: the figures of a run are counted from what was analysed, and time left from bytes."""

from __future__ import annotations

import time

import pytest

from vanban.batch import Tally
from vanban.batch.tally import work_of
from vanban.batch.work import Outcome
from vanban.reading import MAX_BYTES


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


def test_file_refused_for_its_size_adds_no_time(tally: Tally) -> None:
    film = Outcome("skipped", size=MAX_BYTES + 1)
    tally.add(film)
    assert tally.remaining is None
    tally.add(Outcome("done", size=1_000_000))

    # 3 MB are left, and 1 MB took ten seconds.
    assert tally.remaining == pytest.approx(30, rel=0.02)
    assert [work_of(size) for size in (7, MAX_BYTES, MAX_BYTES + 1, 2_000_000_000)] == [7, MAX_BYTES, 0, 0]


def test_nothing_analysed_yet_gives_no_guess(tally: Tally) -> None:
    tally.add(Outcome("unchanged", size=1_000_000))

    assert tally.remaining is None


def test_empty_folder_is_done(tally: Tally) -> None:
    empty = Tally(files=0, size=0)

    assert (empty.seen, empty.remaining, empty.megabytes_per_second) == (0, None, 0)
