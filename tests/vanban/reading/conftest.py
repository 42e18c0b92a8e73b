"""Says in the summary what could not be tried on this machine."""

from __future__ import annotations

import pytest

from vanban.reading.ocr.tesseract import installed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if installed() is None:
        terminalreporter.write_line(
            "No tesseract with Vietnamese here: scans were read only by the stand-in of the tests."
        )
