"""The house as files, and copies of it in which something is broken on purpose."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "src/kimchinam"
ROOMS = (
    "base",
    "ui",
    "audit",
    "organisations",
    "accounts",
    "regulations",
    "notices",
    "documents",
    "extraction",
    "programmes",
    "monitoring",
    "alarms",
    "exchange",
    "desk",
)
"""From the spring down; config knows them all and is no room."""
UPSTREAM = {room: ROOMS[:place] for place, room in enumerate(ROOMS)}
OPEN_TO_ALL = frozenset({"ui", "audit"})
"""Rooms whose templates and tags every room may use."""

_PLANS = ("pyproject.toml", ".importlinter", "Makefile")
_DONE = (".venv/.site", ".venv/.dev", ".venv/.messages")
"""What `make` must not install again because of a copy."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the sources with the plans of the house, whose targets can be made there."""

    root: Path

    def plant(self, path: str, text: str) -> None:
        """Add text to the end of a file under `src`; a new file and its folders are made."""
        target = self.root / "src" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a") as file:
            file.write(text)

    def make(self, target: str) -> subprocess.CompletedProcess[str]:
        """Run a target of the Makefile on the copy. Output and errors come together in `stdout`."""
        kept = [argument for done in _DONE for argument in ("-o", done)]
        return subprocess.run(
            ["env", f"PYTHONPATH={self.root / 'src'}", "make", "--no-print-directory", *kept, target],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def copy_to(folder: Path) -> Copy:
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in _PLANS:
        shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return Copy(folder)


def room_of(path: Path) -> str:
    """The room that a file under `src/kimchinam` belongs to."""
    return path.relative_to(SITE).parts[0]
