"""The files of a folder, in an order that is the same in every run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files(folder: Path, *, without: Path) -> Iterator[Path]:
    """Every file under `folder`, deeper ones too, except hidden ones, Word's lock files and those under `without`.

    Links to folders are not followed: they may lead in a circle. Pipes and devices are no files. A folder that may not be
    opened is yielded itself, so that it fails in the open.
    """
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not _hidden(name) and Path(here, name).resolve() != without)
        for name in sorted(names):
            path = Path(here, name)
            if not _hidden(name) and (path.is_file() or path.is_symlink()):
                yield path
        yield from (Path(problem.filename) for problem in closed)
        closed.clear()
    yield from (Path(problem.filename) for problem in closed)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
