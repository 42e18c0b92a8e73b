"""The command that analyses a folder: batch."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from vanban.batch import BusyError, ClusterError, Crew, Tally, run
from vanban.batch.cluster import Cluster
from vanban.batch.manifest import NAME
from vanban.batch.processes import Processes
from vanban.batch.work import Job, Outcome
from vanban.cli.arguments import cores
from vanban.cli.mistakes import FAILED, OK, STOPPED, UsageError
from vanban.cli.progress import BatchProgress, number
from vanban.cli.showing import day
from vanban.cli.wording import BATCH, SENTENCES


def run_batch(options: argparse.Namespace) -> int:
    reference = day(options.reference_date, options.lang)
    folder, out = _folders(options)
    crew = _crew(options)
    running: Tally | None = None
    with BatchProgress(options.lang) as progress:

        def report(tally: Tally, job: Job, outcome: Outcome) -> None:
            nonlocal running
            running = tally
            if outcome.status == "failed":
                progress.complain(f"{job.path}: {outcome.vi if options.lang == 'vi' else outcome.en}")
            progress.show(tally)

        try:
            tally = run(folder, out, crew=crew, reference=reference, report=report)
        except BusyError:
            raise UsageError(SENTENCES[options.lang]["busy"].format(out=out)) from None
        except ClusterError as problem:
            return _end(running, out, options.lang, FAILED, problem.sentence(options.lang))
        except KeyboardInterrupt:
            return _end(running, out, options.lang, STOPPED, SENTENCES[options.lang]["stopped_batch"])
    return _end(tally, out, options.lang, FAILED if tally.counts["failed"] else OK)


def _end(tally: Tally | None, out: Path, language: str, status: int, sentence: str = "") -> int:
    """Tell the figures of what was done, then why it ended early, if it did."""
    if tally:
        print(*summary(tally, out, language=language), sep="\n", flush=True)
    if sentence:
        print(f"vanban: {sentence}", file=sys.stderr)
    return status


def summary(tally: Tally, out: Path, *, language: str) -> list[str]:
    """The figures of a run: files; of those analysed pages, characters, megabytes per second."""
    words = BATCH[language]
    counts = {name: number(tally.counts[name], language) for name in ("done", "unchanged", "skipped", "failed")}
    seen, files = number(tally.seen, language), number(tally.files, language)
    totals = words["totals"].format(seen=seen, files=files, seconds=number(tally.elapsed, language, 1), **counts)
    figures = words["figures"].format(
        pages=number(tally.pages, language),
        characters=number(tally.characters, language),
        megabytes=number(tally.analysed_size / 1e6, language, 1),
        speed=number(tally.megabytes_per_second, language, 2),
    )
    where = words["where"].format(out=out, manifest=out / NAME)
    # Where nothing was analysed, a row of noughts would look as if something were wrong.
    return [totals, figures, where] if tally.counts["done"] else [totals, where]


def _folders(options: argparse.Namespace) -> tuple[Path, Path]:
    sentences = SENTENCES[options.lang]
    folder, out = Path(options.folder), Path(options.out)
    if not folder.exists():
        raise UsageError(sentences["no_folder"].format(name=folder))
    for path in (folder, out):
        if path.exists() and not path.is_dir():
            raise UsageError(sentences["not_a_folder"].format(name=path))
    if folder.resolve().is_relative_to(out.resolve()):
        raise UsageError(sentences["out_inside"].format(out=out, name=folder))
    return folder, out


def _crew(options: argparse.Namespace) -> Crew:
    if not options.dask:
        size: int = cores() if options.jobs is None else options.jobs
        if size < 1:
            raise UsageError(SENTENCES[options.lang]["no_jobs"])
        return Processes(size)
    # Dask tells every hiccup of the network at length; what matters comes as a ClusterError.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Cluster(options.dask)
    except ClusterError as problem:
        raise UsageError(problem.sentence(options.lang)) from None
