"""Our pages beside those of Redmine for the same work: as many tasks as issues, one PostgreSQL, in turn, ratios printed.

Both are served by one process with one thread and asked by a visitor who is signed in and may see everything. Redmine comes
from Debian's packages, which are installed when this may. Usage: `python -m redmine.run [100000] [--calls 100]` in
`benchmarks`; alone on its machine.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT), str(ROOT / "src")]

from measures.bar import Report  # noqa: E402
from tasks.run import BUSY, MEASURING  # noqa: E402
from tasks.world import PASSWORD as OUR_PASSWORD  # noqa: E402

from redmine import packages  # noqa: E402
from redmine.ours import Ours, ours  # noqa: E402
from redmine.server import PASSWORD, PEOPLE, Cluster, redmine  # noqa: E402
from redmine.visits import Visitor  # noqa: E402
from tests.postgres import OWNER, folder_of, throwaway_cluster  # noqa: E402

FASTER_BAR = 10.0
WARM = 10
ROWS = 50
FILTER = [
    ("set_filter", "1"), ("f[]", "status_id"), ("op[status_id]", "o"), ("f[]", "assigned_to_id"),
    ("op[assigned_to_id]", "="), ("f[]", "due_date"), ("op[due_date]", "<t-"), ("v[due_date][]", "1"),
    ("sort", "due_date"), ("per_page", str(ROWS)),
]  # fmt: skip
"""Open, past the deadline, of the assignee that is added."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One kind of page: an address of Redmine's and one of ours, another each time; marks count what both must show."""

    name: str
    theirs: Callable[[random.Random], str]
    own: Callable[[random.Random], str]
    marks: tuple[str, str] | None = None


def pairs(issues: int, site: Ours) -> list[Pair]:
    rows = ('<tr id="issue-', 'class="task-name"')
    late = "/nhiem-vu/?status=overdue"
    return [
        Pair(
            "list",
            lambda _chance: f"/projects/bench/issues?set_filter=1&sort=due_date&per_page={ROWS}",
            lambda _chance: "/nhiem-vu/",
            rows,
        ),
        Pair(
            "list of one owner's late tasks",
            lambda chance: (
                "/projects/bench/issues?"
                + urlencode([*FILTER, ("v[assigned_to_id][]", str(5 + chance.randrange(PEOPLE)))])
            ),
            lambda chance: f"{late}&unit={chance.choice(site.leads)}",
        ),
        Pair(
            "one task",
            lambda chance: f"/issues/{chance.randrange(1, issues + 1)}",
            lambda chance: f"/nhiem-vu/{chance.choice(site.tasks)}/",
        ),
        Pair("report", lambda _chance: "/projects/bench/issues/report", lambda _chance: "/"),
    ]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("tasks", nargs="?", type=int, default=100_000)
    arguments.add_argument("--calls", type=int, default=100)
    asked = arguments.parse_args()
    report, load = Report(), os.getloadavg()[0]
    report.heading(f"{asked.tasks} tasks; the machine is {'BUSY' if load > BUSY else 'free'}: {load:.1f}")
    try:
        with throwaway_cluster(MEASURING) as url:
            compare(report, url, asked.tasks, asked.calls)
    except packages.NoRedmineError as reason:
        report.heading(f"not measured: {reason}")
        return 2
    report.heading("missed: " + ("nothing" if not report.missed else "; ".join(report.missed)))
    return 1 if report.missed else 0


def compare(report: Report, url: str, tasks: int, calls: int) -> None:
    database = url.rpartition("/")[0] + "/postgres"
    cluster = Cluster(folder_of(url), OWNER)
    with ours(database, tasks=tasks) as site, redmine(cluster, issues=tasks) as port:
        report.figure("Redmine", packages.version())
        them, us = Visitor(port), Visitor(site.port)
        them.sign_in("/login", username="bench1", password=PASSWORD)
        us.sign_in("/dang-nhap/", username="lanhdao", password=OUR_PASSWORD)
        for pair in pairs(tasks, site):
            _measure(report, pair, them, us, calls)


def _measure(report: Report, pair: Pair, them: Visitor, us: Visitor, calls: int) -> None:
    """One call each in turn, so that what else the machine does falls on both."""
    chance = random.Random(5)
    if pair.marks:
        shown = [visitor.get(page(chance)).count(mark) for visitor, page, mark in _sides(pair, them, us)]
        assert shown == [ROWS, ROWS], (pair.name, shown)
    times: tuple[list[float], list[float]] = [], []
    for _call in range(WARM + calls):
        for kept, visitor, page in zip(times, (them, us), (pair.theirs, pair.own), strict=True):
            kept += visitor.timed([page(chance)])
    theirs, own = (sorted(kept[WARM:]) for kept in times)
    middle, mine = statistics.median(theirs), statistics.median(own)
    tail = int(calls * 0.95)
    report.figure(
        pair.name, f"Redmine {middle:7.1f} ms (p95 {theirs[tail]:.1f}), ours {mine:6.1f} ms (p95 {own[tail]:.1f})"
    )
    report.at_least("  times as fast", middle / mine, FASTER_BAR, "x")


def _sides(pair: Pair, them: Visitor, us: Visitor) -> list[tuple[Visitor, Callable[[random.Random], str], str]]:
    assert pair.marks is not None
    return [(them, pair.theirs, pair.marks[0]), (us, pair.own, pair.marks[1])]


if __name__ == "__main__":
    raise SystemExit(main())
