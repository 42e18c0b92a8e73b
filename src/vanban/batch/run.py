"""A run over a folder: from its files to the results, the manifest and the tally."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from vanban import __version__
from vanban.batch.crew import Crew
from vanban.batch.files import files
from vanban.batch.manifest import BusyError, Manifest
from vanban.batch.tally import Tally, work_of
from vanban.batch.work import PART, Job, Outcome

__all__ = ["BusyError", "run"]

Report = Callable[[Tally, Job, Outcome], None]
"""Called behind every file, with the running tally."""


def run(folder: Path, out: Path, *, crew: Crew, reference: date | None = None, report: Report | None = None) -> Tally:
    """Analyse every readable file under `folder` into `out`, which mirrors it: `a/b.docx` → `a/b.docx.json`.

    A file is not analysed again while its result is there and neither its bytes nor the version of vanban nor
    `reference` have changed. Raises BusyError, OSError where `out` cannot be written, ClusterError.
    """
    folder, out = folder.resolve(), out.resolve()
    with Manifest(out, version=__version__, reference=reference) as manifest:
        _sweep(out)
        tally = _expected(folder, out)
        with closing(crew.outcomes(_jobs(folder, out, manifest, reference))) as outcomes:
            for job, outcome in outcomes:
                manifest.note(job, outcome)
                tally.add(outcome)
                if report:
                    report(tally, job, outcome)
    return tally


def _jobs(folder: Path, out: Path, manifest: Manifest, reference: date | None) -> Iterator[Job]:
    for source in files(folder, without=out):
        path = source.relative_to(folder)
        target = out / path.parent / f"{path.name}.json"
        yield Job(path.as_posix(), source, target, reference, manifest.known(path.as_posix()))


def _expected(folder: Path, out: Path) -> Tally:
    """A first walk that only counts: without it nobody could say how long the rest takes."""
    count = size = 0
    for path in files(folder, without=out):
        count += 1
        with suppress(OSError):
            size += work_of(path.stat().st_size)
    return Tally(count, size)


def _sweep(out: Path) -> None:
    """Take away what a killed run was about to write."""
    for part in out.rglob(f".*{PART}"):
        part.unlink(missing_ok=True)
