"""An upload that is too large is not kept, and does not take the rest of the form with it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from vanban import MAX_BYTES


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Streams to disk and stops keeping bytes past MAX_BYTES; such a file arrives empty with `too_large = True`."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.too_large:
            return
        if start + len(raw_data) > MAX_BYTES:
            self.too_large = True
            self.file.truncate(0)
            return
        super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        file = super().file_complete(0 if self.too_large else file_size)
        if file is not None:
            file.too_large = self.too_large  # type: ignore[attr-defined]  # our own mark on it
        return file
