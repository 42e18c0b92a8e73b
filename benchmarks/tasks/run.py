"""Pages of followed tasks at several sizes, each on a database of its own that is gone afterwards, against their bars.

Usage: `python -m tasks.run sqlite:50000 postgresql:100000 postgresql:1000000 [--calls 200]` in `benchmarks`.
Alone on its machine: other work is counted as ours. It says how busy the machine was when each size began.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT), str(ROOT / "src")]

from measures.bar import Report  # noqa: E402

from tests.postgres import throwaway_cluster  # noqa: E402

P95_BAR = 200.0
GROWTH_BAR = 1.5
SCAN_BAR = 60.0
REDMINE_BARS = {"list": 25.0, "list, unit and status": 25.0, "one task": 20.0, "exceptions": 25.0}
"""A tenth of what Redmine needs for the like with 100,000 issues."""
BETWEEN = 100_000
BUSY = 1.0
MEASURING = {
    "listen_addresses": "''",
    "shared_buffers": "1GB",
    "work_mem": "32MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
}
"""fsync stays on; what README tells an office to set."""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("sizes", nargs="+", help="engine:tasks")
    arguments.add_argument("--calls", type=int, default=200)
    asked = arguments.parse_args()
    report, found = Report(), {}
    for size in asked.sizes:
        engine, _colon, tasks = size.partition(":")
        with database(engine) as environment:
            found[engine, int(tasks)] = one_size(report, engine, int(tasks), asked.calls, environment)
    grown(report, found)
    report.heading("missed: " + ("nothing" if not report.missed else "; ".join(report.missed)))
    return 1 if report.missed else 0


@contextmanager
def database(engine: str) -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="kimchinam-bench-") as folder:
        environment = os.environ | {
            "KIMCHINAM_DATA": folder,
            "KIMCHINAM_SECRET_KEY": "only-for-benchmarks-" + "0" * 40,
            "KIMCHINAM_HOSTS": "testserver",
            "PYTHONPATH": str(ROOT / "src"),
        }
        if engine == "sqlite":
            environment.pop("DATABASE_URL", None)
            yield environment
            return
        with throwaway_cluster(MEASURING) as url:
            server = url.rpartition("/")[0]
            yield environment | {"DATABASE_URL": f"{server}/postgres"}


def one_size(report: Report, engine: str, tasks: int, calls: int, environment: dict[str, str]) -> dict[str, Any]:
    load = os.getloadavg()[0]
    report.heading(
        f"{engine}, {tasks} tasks, {calls} calls a page; the machine is {'BUSY' if load > BUSY else 'free'}: {load:.1f}"
    )
    manage = str(ROOT / "manage.py")
    run(environment, manage, "migrate", "--verbosity", "0")
    run(environment, manage, "collectstatic", "--noinput", "--verbosity", "0")
    report.figure("loaded in", run(environment, "-m", "tasks.generate", str(tasks)).strip())
    report.figure("days and tallies", run(environment, manage, "tasks", "verify").strip())
    for scan in json.loads(run(environment, "-m", "tasks.scan")):
        report.at_most(f"scan of {scan['day']}, {scan['alerts']} alerts", scan["seconds"], SCAN_BAR, "s")
        report.figure("  heard by, memory", f"{scan['people']} people, {scan['resident']:.0f} MB")
    figures: dict[str, Any] = json.loads(run(environment, "-m", "tasks.measure", str(calls)))
    report.figure("memory of the process", f"{figures['resident']:.0f} MB")
    for one in figures["pages"]:
        name = f"{one['reader']}: {one['page']}"
        report.at_most(f"{name}, p95", one["p95"], P95_BAR, "ms")
        if tasks == BETWEEN and one["page"] in REDMINE_BARS and one["reader"] == "all":
            report.at_most(f"{name}, p50 against Redmine", one["p50"], REDMINE_BARS[one["page"]], "ms")
    return figures


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT / "benchmarks", stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return done.stdout


def grown(report: Report, found: dict[tuple[str, int], dict[str, Any]]) -> None:
    """The largest size of an engine beside its smallest."""
    for engine in dict.fromkeys(name for name, _tasks in found):
        sizes = sorted(tasks for name, tasks in found if name == engine)
        if len(sizes) < 2:
            continue
        small, large = found[engine, sizes[0]], found[engine, sizes[-1]]
        report.heading(f"{engine}: growth of the middle call from {sizes[0]} to {sizes[-1]} tasks")
        for one, other in zip(small["pages"], large["pages"], strict=True):
            report.at_most(f"{one['reader']}: {one['page']}", other["p50"] / one["p50"], GROWTH_BAR, "x")


if __name__ == "__main__":
    raise SystemExit(main())
