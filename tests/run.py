"""`make test`: every check, then every test on SQLite and on PostgreSQL, with the journeys in a real browser; then the score.

Nothing is left out in silence: a skipped test, or a round without tests, is a failure.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.postgres import programs, throwaway_cluster  # noqa: E402

CHECKS = ("lint", "types", "contracts", "messages")
"""Targets of the Makefile, so that `make check` and `make test` cannot grow apart."""
PURE = ("tests/vanban", "tests/gold", "tests/benchmarks", "tests/house")
"""Tests that never touch a database: once is enough."""
FONTS = Path("/usr/share/fonts/truetype")
NEEDED = {
    "chromium": Path("/usr/bin/chromium").exists,
    "fonts-liberation": lambda: any(FONTS.glob("liberation*")),
    "fonts-noto-core": lambda: any(FONTS.glob("noto/NotoSans-*")),
    "postgresql": programs,
}
"""Debian packages, and how to see that what they bring is there."""


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    passed: bool
    said: str
    seconds: float

    def __str__(self) -> str:
        return f"{'OK    ' if self.passed else 'FAILED'} {self.name}: {self.said} ({self.seconds:.0f} s)"


def main() -> int:
    start = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the database is stopped then, too
    install(missing())
    results = [check(target) for target in CHECKS]
    results.append(tests("SQLite", ""))
    with throwaway_cluster() as url:
        without_pure = [f"--ignore={folder}" for folder in PURE]
        results.append(tests("PostgreSQL", url, *without_pure, "-m", "not browser"))
    results.append(score())
    say("\n".join(["", "=" * 40, *map(str, results)]))
    failed = [result.name for result in results if not result.passed]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "OK: every check and every test passed"
    say(f"{verdict} (make test, {time.monotonic() - start:.0f} s)")
    return 1 if failed else 0


def missing() -> list[str]:
    return [package for package, found in NEEDED.items() if not found()]


def install(packages: list[str]) -> None:
    """Bring the packages that are missing; without the right to do so, say which ones and stop."""
    if not packages:
        return
    say(f"apt-get install {' '.join(packages)}")
    rights = _rights()
    if rights is not None:
        apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        subprocess.run([*apt, "update"])
        subprocess.run([*apt, "install", "--yes", "--no-install-recommends", *packages])
    if left := missing():
        names = " ".join(left)
        sys.exit(
            f"Cần các gói sau để chạy kiểm thử, hãy cài rồi chạy lại: sudo apt-get install {names}. "
            f"(The tests need these packages: install them and run again.)"
        )


def _rights() -> list[str] | None:
    """What to put before a command that only root may run; None when that cannot be had without a password."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0
    return sudo if allowed else None


def check(target: str) -> Result:
    start = time.monotonic()
    code = subprocess.run(["make", "--no-print-directory", target], cwd=ROOT).returncode
    result = Result(f"make {target}", code == 0, "no complaint" if code == 0 else "see above", elapsed(start))
    say(str(result))
    return result


def tests(engine: str, url: str, *arguments: str) -> Result:
    """One round of pytest on the engine at `url`, or on SQLite without one; its output is passed on as it comes."""
    start = time.monotonic()
    say(f"\npytest, {engine}")
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist=worksteal", "--color=no", *arguments]
    lines = []
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "DATABASE_URL": url}
    if not url:
        del environment["DATABASE_URL"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None  # it was asked for
        for line in running.stdout:
            say(line, end="")
            lines.append(line.strip())
    summary = summary_of(lines)
    return Result(f"pytest, {engine}", running.returncode == 0 and is_whole(summary), summary, elapsed(start))


def score() -> Result:
    """What vanban finds in texts with answers, and what that has gained and lost; figures, for people to judge."""
    start = time.monotonic()
    say("\nscore")
    code = subprocess.run([sys.executable, "benchmarks/score.py", "--brief"], cwd=ROOT).returncode
    return Result("score", code == 0, "see above" if code == 0 else "it failed", elapsed(start))


def summary_of(lines: list[str]) -> str:
    """pytest's own last word: `812 passed in 95.20s`."""
    spoken = [line for line in lines if re.search(r"\d+ (passed|failed|error|skipped)|no tests ran", line)]
    return spoken[-1].strip("= ") if spoken else "no summary"


def is_whole(summary: str) -> bool:
    """Something ran, and nothing was left out."""
    return " passed" in summary and not re.search(r"skipped|xfailed|xpassed|failed|error", summary)


def elapsed(start: float) -> float:
    return time.monotonic() - start


def say(text: str, end: str = "\n") -> None:
    sys.stdout.write(f"{text}{end}")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
