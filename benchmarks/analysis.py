"""Speed, growth and memory of the whole analysis, and of each finder, on an invented programme of any length.

Run: `python benchmarks/analysis.py [--pages 300]`
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date

from long_document import long_programme

from vanban.analysis import analyse
from vanban.finding.annex import find_annex_tasks
from vanban.finding.deadlines import find_deadlines
from vanban.finding.directives import find_directives
from vanban.finding.meeting import find_meeting
from vanban.finding.organisations import find_organisations
from vanban.finding.references import find_references
from vanban.finding.targets import find_targets
from vanban.model import Source
from vanban.reading import read
from vanban.structure.header import find_header
from vanban.structure.outline import find_outline

REFERENCE = date(2026, 6, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=300, help="length of the programme, in pages of 2,500 characters")
    pages = parser.parse_args(arguments).pages
    _print_growth(pages)
    source = _source(pages)
    _print_parts(source)
    _say(f"memory at its peak, beside the text: {_peak_megabytes(source):.0f} MB for {pages} pages")
    return 0


def _print_growth(pages: int) -> None:
    """Time at a quarter, half and the whole of the length: twice the text should take twice the time."""
    before = None
    for share in (4, 2, 1):
        source = _source(max(1, pages // share))
        seconds = _seconds(lambda source=source: analyse(source, reference=REFERENCE))
        growth = f"   × {seconds / before:.2f}" if before else ""
        size = f"{pages // share:5} pages   {_megabytes(source):6.2f} MB"
        _say(f"{size}   {seconds:6.2f} s   {_speed(source, seconds)}{growth}")
        before = seconds


def _print_parts(source: Source) -> None:
    text = source.text
    outline = find_outline(text, source.blocks, source.tables)
    deadlines, organisations = find_deadlines(text, reference=REFERENCE), find_organisations(text)
    parts: dict[str, Callable[[], object]] = {
        "header": lambda: find_header(text),
        "outline": lambda: find_outline(text, source.blocks, source.tables),
        "references": lambda: find_references(text),
        "deadlines": lambda: find_deadlines(text, reference=REFERENCE),
        "organisations": lambda: find_organisations(text),
        "annex tasks": lambda: find_annex_tasks(text, source.tables, reference=REFERENCE, outline=outline),
        "directives": lambda: find_directives(
            text, outline=outline, organisations=organisations, deadlines=deadlines, tables=source.tables
        ),
        "targets": lambda: find_targets(text, outline=outline, deadlines=deadlines, reference=REFERENCE),
        "meeting": lambda: find_meeting(text, reference=REFERENCE),
    }
    for name, run in parts.items():
        seconds = _seconds(run)
        _say(f"  {name:14} {seconds:6.2f} s   {_speed(source, seconds)}")


def _source(pages: int) -> Source:
    return read(long_programme(pages), name="programme.docx")


def _seconds(run: Callable[[], object]) -> float:
    """The better of two runs: the other one may have met a busy machine."""
    times = []
    for _ in range(2):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def _peak_megabytes(source: Source) -> float:
    tracemalloc.start()
    try:
        analyse(source, reference=REFERENCE)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def _megabytes(source: Source) -> float:
    return len(source.text.encode()) / 1e6


def _speed(source: Source, seconds: float) -> str:
    return f"{_megabytes(source) / seconds:6.2f} MB/s"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
