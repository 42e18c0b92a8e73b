"""Promise: whatever happens to a process costs one file, and the others are read."""

from __future__ import annotations

import multiprocessing
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vanban.batch.folders import ORDER, deadly_work, endless_work, fill
from vanban.batch.processes import Processes, Work
from vanban.batch.work import Job, Outcome, analyse_file

NAMES = [f"{number}.txt" for number in range(6)]


def jobs(folder: Path, names: list[str]) -> Iterator[Job]:
    fill(folder, dict.fromkeys(names, ORDER))
    for name in names:
        yield Job(name, folder / name, folder / "ra" / f"{name}.json")


def outcomes(folder: Path, names: list[str], *, work: Work = analyse_file, patience: float = 60) -> dict[str, Outcome]:
    crew = Processes(2, work=work, patience=patience)
    return {job.path: outcome for job, outcome in crew.outcomes(jobs(folder, names))}


def test_every_job_has_an_outcome(tmp_path: Path) -> None:
    assert {name: outcome.status for name, outcome in outcomes(tmp_path, NAMES).items()} == dict.fromkeys(NAMES, "done")
    assert multiprocessing.active_children() == []


def test_no_jobs_start_no_process(tmp_path: Path) -> None:
    assert outcomes(tmp_path, []) == {}


def test_process_that_dies_costs_its_file(tmp_path: Path) -> None:
    found = outcomes(tmp_path, [*NAMES[:3], "chết.txt", *NAMES[3:], "chết nữa.txt"], work=deadly_work)

    assert Counter(outcome.status for outcome in found.values()) == {"done": 6, "failed": 2}
    assert {found[name].code for name in ("chết.txt", "chết nữa.txt")} == {"worker_died"}
    assert found["chết.txt"].en == "The process that read the file was ended (-9), most often for lack of memory."
    # Nor does what it was writing stay behind.
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == [f"{name}.json" for name in NAMES]


def test_process_killed_from_outside_costs_its_file(tmp_path: Path) -> None:
    waiting = Processes(1, work=endless_work).outcomes(jobs(tmp_path, ["1.txt", "treo.txt", "2.txt"]))
    first = next(waiting)

    # The only process holds the second file as soon as it is asked for; it is killed while it does.
    (victim,) = multiprocessing.active_children()
    threading.Timer(0.5, victim.kill).start()
    told = [first, *waiting]

    assert [(job.path, outcome.code) for job, outcome in told] == [
        ("1.txt", None),
        ("treo.txt", "worker_died"),
        ("2.txt", None),
    ]


def test_process_killed_while_idle_costs_nothing(tmp_path: Path) -> None:
    waiting = Processes(1).outcomes(jobs(tmp_path, ["1.txt", "2.txt"]))
    first = next(waiting)
    (victim,) = multiprocessing.active_children()
    victim.kill()
    victim.join()

    assert [outcome.status for _job, outcome in [first, *waiting]] == ["done", "done"]


def test_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    found = outcomes(tmp_path, ["treo.txt", *NAMES], work=endless_work, patience=4)

    assert {name: outcome.code for name, outcome in found.items()} == dict.fromkeys(NAMES) | {"treo.txt": "too_slow"}


def test_closing_ends_all_processes(tmp_path: Path) -> None:
    waiting = Processes(2, work=endless_work).outcomes(jobs(tmp_path, ["1.txt", "treo 1.txt", "treo 2.txt"]))
    next(waiting)
    waiting.close()

    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("size", [1, 3])
def test_jobs_are_taken_only_as_fast_as_they_are_done(size: int, tmp_path: Path) -> None:
    taken: list[str] = []

    def noted() -> Iterator[Job]:
        for job in jobs(tmp_path, NAMES):
            taken.append(job.path)
            yield job

    for done, _told in enumerate(Processes(size).outcomes(noted()), 1):
        assert len(taken) <= done + size
