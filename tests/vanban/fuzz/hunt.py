"""Guided fuzzing (atheris): `make fuzz TIME=3600` shares the seconds among all targets, one process after the other.

Inputs that break a promise are written to `test-results/fuzz/TARGET/broken-…` and make this fail; `--keep` adds to the kept
corpus what reaches code that the corpus did not reach. Fuzzing never runs recognition of scans.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.vanban.fuzz.targets import CORPUS, TARGETS, first_inputs
from vanban.reading.ocr import tesseract

FOUND = Path("test-results") / "fuzz"
LONGEST = 30_000
"""Bytes of an input."""
MOST_INPUTS = 40
MOST_KEPT = 20_000
"""Bytes of all that is kept of one target."""
LIMITS = ("-timeout=30", "-rss_limit_mb=3000", "-print_final_stats=1", "-verbosity=0")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together")
    parser.add_argument("--keep", action="store_true", help="add what was learnt to the kept corpus")
    parser.add_argument("--only", choices=TARGETS, action="append", help="these targets instead of all")
    parser.add_argument("--run", choices=TARGETS, help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args(arguments)
    if options.run:
        _fuzz(options.run, rest)
    names = options.only or list(TARGETS)
    broken = [name for name in names if not _hunt(name, max(1, options.seconds // len(names)), keep=options.keep)]
    verdict = f"BROKEN: {', '.join(broken)}: see {FOUND}" if broken else "ok: no promise was broken"
    sys.stdout.write(f"{verdict}\n")
    return 1 if broken else 0


def _hunt(name: str, seconds: int, *, keep: bool) -> bool:
    """Fuzz one target in a process of its own; whether it kept its promises."""
    learnt, kept = FOUND / name, CORPUS / name
    for folder in (learnt, kept):
        folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(first_inputs(name)):
        (learnt / f"first-{number}").write_bytes(data)
    sys.stdout.write(f"{name}: {seconds} s\n")
    sys.stdout.flush()
    artifacts = f"-artifact_prefix={FOUND / name}/broken-"
    done = _start(name, learnt, kept, f"-max_total_time={seconds}", f"-max_len={LONGEST}", artifacts, *LIMITS)
    if keep:
        _keep(learnt, kept)
    return done == 0


def _keep(learnt: Path, kept: Path) -> None:
    """Keep some inputs of every length of those that reached something new, no more than may be kept."""
    inputs = {path.name: path for path in (*learnt.iterdir(), *kept.iterdir())}
    ordered = sorted((path.stat().st_size, path) for path in inputs.values())
    total = 0
    for number, (size, path) in enumerate(ordered):
        chosen = number % max(1, len(ordered) // MOST_INPUTS) == 0 and total + size <= MOST_KEPT
        if not chosen:
            (kept / path.name).unlink(missing_ok=True)
            continue
        total += size
        if path.parent != kept:
            shutil.copyfile(path, kept / path.name)


def _start(name: str, *arguments: str | Path) -> int:
    command = [sys.executable, "-m", "tests.vanban.fuzz.hunt", "--run", name, *map(str, arguments)]
    return subprocess.run(command).returncode


def _fuzz(name: str, arguments: Sequence[str]) -> None:
    """Does not return: atheris ends the process."""
    atheris = import_module("atheris")  # only `make fuzz` installs it
    tesseract.installed = lambda: None  # type: ignore[assignment]
    for data in first_inputs(name):
        TARGETS[name](data)  # readers are imported when their first file arrives; only then can they be watched
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    raise SystemExit(main())
