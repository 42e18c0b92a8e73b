"""How long the invented register of 800 rows takes from its upload to its undoing, on SQLite and on PostgreSQL.

Usage: `python -m register.run` in `benchmarks`; alone on its machine. The bars: a preview and a take-over in less than 5 seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT), str(ROOT / "src")]

from measures.bar import Report  # noqa: E402

from tests.postgres import programs, throwaway_cluster  # noqa: E402

BARS = {"preview": 5.0, "commit": 5.0}


def main() -> int:
    report = Report()
    _measured(report, "SQLite", {})
    if programs():
        with throwaway_cluster() as url:
            _measured(report, "PostgreSQL", {"DATABASE_URL": url})
    else:
        report.heading("no PostgreSQL here: measured on SQLite only")
    return 1 if report.missed else 0


def _measured(report: Report, engine: str, database: dict[str, str]) -> None:
    """Each engine in a process of its own: Django reads its settings once."""
    report.heading(f"{engine}; load of the machine {os.getloadavg()[0]:.1f}")
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    told = subprocess.run(
        [sys.executable, "-m", "register.story"],
        env=without | settings | database,
        cwd=ROOT / "benchmarks",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout)
    for name, seconds in found["seconds"]:
        if name in BARS:
            report.at_most(name, seconds, BARS[name], "s")
        else:
            report.figure(name, f"{seconds:8.2f} s")
    report.at_least("rows known again in the exported file", found["known"], found["tasks"], "rows")
    report.figure("exported again", "the same file" if found["same"] else "ANOTHER FILE")
    if not found["same"]:
        report.missed.append(f"{engine}: export → import → export gave another file")


if __name__ == "__main__":
    raise SystemExit(main())
