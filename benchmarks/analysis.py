"""Speed, growth, memory and import of vanban, each figure beside its bar; a bar that is missed is printed as MISSED.

Run: `python benchmarks/analysis.py [--pages 300]`. Times are those of one processor; a quiet machine gives steadier ones.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from long_document import long_programme
from measures.bar import Report, say
from measures.processes import print_import, print_memory
from measures.scaling import print_finders, print_growth, print_hostile

from vanban.reading import read

_SHORT = 30
"""Pages of the programme that is repeated to make long texts."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=300, help="length of the document whose memory is measured")
    pages = parser.parse_args(arguments).pages
    report = Report()
    programme = read(long_programme(_SHORT), name="programme.docx").text + "\n"
    print_import(report)
    print_memory(report, long_programme(pages), pages=pages)
    print_growth(report, programme)
    print_finders(report, programme)
    print_hostile(report)
    say(f"\n{len(report.missed)} bars MISSED" if report.missed else "\nok: every bar is reached")
    for line in report.missed:
        say(f"  {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
