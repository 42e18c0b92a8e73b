"""Figures that only a fresh process can give: memory at its highest, and the time of the import."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from .bar import Report

MOST_MEMORY = 150.0
"""Megabytes for a document of 300 pages, interpreter and file included."""
MOST_IMPORT = 150.0
"""Milliseconds."""
_IMPORTS = 9
_READS = """
import resource, sys
from datetime import date
from pathlib import Path
import vanban
path = Path(sys.argv[1])
vanban.analyse(vanban.read(path.read_bytes(), name=path.name), reference=date(2026, 6, 1))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_DOOR = "import vanban"
_USED = "import vanban; vanban.read, vanban.analyse, vanban.to_json"
"""With the names that everybody uses: what the door puts off is loaded then."""
_TIMED = "import time; begin = time.process_time(); {}; print(time.process_time() - begin)"
_TIMED_MODULE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


def print_memory(report: Report, data: bytes, *, pages: int) -> None:
    report.heading(f"Memory of a process that reads and analyses {pages} pages of .docx")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "programme.docx"
        path.write_bytes(data)
        kilobytes = float(_python("-c", _READS, str(path)).stdout)
    report.at_most("highest resident set", kilobytes * 1024 / 1e6, MOST_MEMORY, "MB")


def print_import(report: Report) -> None:
    """Seconds of a processor again; only the import itself has a bar."""
    report.heading(f"Import, median of {_IMPORTS} fresh processes")
    report.at_most(_DOOR, _milliseconds(_DOOR), MOST_IMPORT, "ms")
    report.figure("… and its read, analyse and to_json", f"{_milliseconds(_USED):8.2f} ms")
    for name, microseconds in _slowest_modules():
        report.figure(f"  {name}", f"{microseconds / 1000:8.2f} ms")


def _milliseconds(statement: str) -> float:
    program = _TIMED.format(statement)
    return statistics.median(float(_python("-c", program).stdout) * 1000 for _ in range(_IMPORTS))


def _slowest_modules() -> list[tuple[str, int]]:
    """The eight modules that take the most time by themselves."""
    told = _python("-X", "importtime", "-c", _USED).stderr
    modules = [(name, int(taken)) for taken, name in _TIMED_MODULE.findall(told)]
    return sorted(modules, key=lambda one: -one[1])[:8]


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)
