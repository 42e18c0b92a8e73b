"""Promise: a folder of results mirrors the folder, and any run goes on where the one before was stopped."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.vanban.batch.folders import ORDER, fill
from vanban import analyse, to_json
from vanban.batch import Tally, run
from vanban.batch.manifest import NAME
from vanban.batch.work import Job, Outcome, analyse_file

FILES = {"a.txt": ORDER, "b/c.md": f"# Kế hoạch\n{ORDER}", "b/d/rỗng.txt": "", "e.zip": b"PK\x05\x06" + b"\x00" * 18}


class Alone:
    """A crew of nobody but this process; `stop_after` pulls the plug."""

    def __init__(self, stop_after: int | None = None) -> None:
        self._left = stop_after

    def outcomes(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Outcome], None, None]:
        for job in jobs:
            if self._left == 0:
                raise KeyboardInterrupt
            self._left = None if self._left is None else self._left - 1
            yield job, analyse_file(job)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "vào", FILES)


def counts(tally: Tally) -> dict[str, int]:
    return dict(tally.counts)


def results(out: Path) -> list[str]:
    return sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())


def test_results_mirror_the_folder(folder: Path, tmp_path: Path) -> None:
    tally = run(folder, tmp_path / "ra", crew=Alone(), reference=date(2026, 1, 1))

    assert counts(tally) == {"done": 2, "failed": 1, "skipped": 1}
    assert results(tmp_path / "ra") == ["a.txt.json", "b/c.md.json", NAME]
    assert json.loads((tmp_path / "ra/a.txt.json").read_text("utf-8")) == to_json(
        analyse(ORDER, reference=date(2026, 1, 1))
    )


def test_second_run_analyses_only_what_changed(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "ra", crew=Alone())
    fill(folder, {"a.txt": ORDER + "Điều 2. Giao Sở Tài chính bố trí kinh phí.", "mới.txt": ORDER})
    tally = run(folder, tmp_path / "ra", crew=Alone())

    assert counts(tally) == {"done": 2, "unchanged": 1, "failed": 1, "skipped": 1}


@pytest.mark.parametrize("done", range(5))
def test_run_goes_on_where_one_was_stopped(done: int, folder: Path, tmp_path: Path) -> None:
    fill(folder, {f"{number}.txt": ORDER for number in range(5)})
    (folder / "b/d/rỗng.txt").unlink()
    (folder / "e.zip").unlink()
    with pytest.raises(KeyboardInterrupt):
        run(folder, tmp_path / "ra", crew=Alone(stop_after=done))

    assert counts(run(folder, tmp_path / "ra", crew=Alone()))["done"] == 7 - done
    assert counts(run(folder, tmp_path / "ra", crew=Alone())) == {"unchanged": 7}


def test_other_reference_date_is_another_result(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "ra", crew=Alone())
    tally = run(folder, tmp_path / "ra", crew=Alone(), reference=date(2030, 1, 1))

    assert counts(tally)["done"] == 2


def test_lost_result_is_made_again(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "ra", crew=Alone())
    (tmp_path / "ra/a.txt.json").unlink()

    assert counts(run(folder, tmp_path / "ra", crew=Alone())) == {"done": 1, "unchanged": 1, "failed": 1, "skipped": 1}


def test_half_written_results_are_swept_away(folder: Path, tmp_path: Path) -> None:
    fill(tmp_path / "ra", {"b/.4711.vanban-part": "nửa", "giữ lại.txt": "của người khác"})
    run(folder, tmp_path / "ra", crew=Alone())

    assert results(tmp_path / "ra") == ["a.txt.json", "b/c.md.json", "giữ lại.txt", NAME]


def test_results_inside_the_folder_are_not_read(folder: Path) -> None:
    run(folder, folder / "ra", crew=Alone())
    tally = run(folder, folder / "ra", crew=Alone())

    assert (tally.files, counts(tally)["unchanged"]) == (4, 2)


def test_tally_counts_as_it_goes(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, str, str]] = []
    tally = run(
        folder,
        tmp_path / "ra",
        crew=Alone(),
        report=lambda running, job, outcome: seen.append((running.seen, job.path, outcome.status)),
    )

    assert seen == [(1, "a.txt", "done"), (2, "e.zip", "skipped"), (3, "b/c.md", "done"), (4, "b/d/rỗng.txt", "failed")]
    sizes = {name: len(content if isinstance(content, bytes) else content.encode()) for name, content in FILES.items()}
    assert (tally.files, tally.size, tally.seen_size) == (4, sum(sizes.values()), sum(sizes.values()))
    assert tally.analysed_size == sizes["a.txt"] + sizes["b/c.md"]
    assert tally.characters == len(ORDER) + len(f"# Kế hoạch\n{ORDER}")
    assert tally.remaining == 0


def test_film_in_the_folder_does_not_lengthen_the_guess(tmp_path: Path) -> None:
    folder = fill(tmp_path / "vào", {"a.txt": ORDER})
    with (folder / "phim.mp4").open("wb") as film:
        # Nothing is stored of it, but the folder says two gigabytes.
        film.truncate(2_000_000_000)

    assert run(folder, tmp_path / "ra", crew=Alone()).size == len(ORDER.encode())
