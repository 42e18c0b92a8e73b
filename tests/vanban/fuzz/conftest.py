from __future__ import annotations

from collections.abc import Iterator

import pytest

from vanban.reading.ocr import tesseract


@pytest.fixture(autouse=True, scope="package")
def _no_recognition() -> Iterator[None]:
    """Broken scans would keep the recognition program busy for minutes; it has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tesseract, "installed", lambda: None)
        yield
