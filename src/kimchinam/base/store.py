"""Where originals are kept on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Under its name a file stands whole or not at all, even when the machine stops while it is being written.

    Saving under a name that is taken replaces what stood there, as an object store does.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_overwrite=True)

    def _save(self, name: str, content: File[bytes]) -> str:
        part = f"{name}.{uuid4().hex}.part"
        written, final = Path(self.path(part)), Path(self.path(name))
        try:
            super()._save(part, content)  # type: ignore[misc]  # a hook of Django that its stubs leave out
            _to_disk(written)
            written.replace(final)
        except BaseException:
            self.delete(part)
            raise
        _to_disk(final.parent)
        return name


def _to_disk(path: Path) -> None:
    """Let the operating system write what it still holds in memory: of a file its bytes, of a folder its names."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders, and writes their names by itself
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
