"""A stand-in for the program that reads scans."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vanban.reading.ocr import tesseract


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only program on the path: a `tesseract` that says what the file `says` beside it tells it to.

    When there is a file `turned` too, it knows turned pages, and says that when it is to look from all sides.
    """
    tesseract._languages.cache_clear()
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys, time\n"
        "beside = pathlib.Path(__file__).with_name\n"
        "turned = beside('turned')\n"
        "languages = 'eng\\nvie' + '\\nosd' * turned.exists()\n"
        "if '--list-langs' in sys.argv: print('List of available languages:\\n' + languages); sys.exit()\n"
        "said = (turned if sys.argv[sys.argv.index('--psm') + 1] == '1' else beside('says')).read_text()\n"
        "if said.startswith('sleep'): time.sleep(30)\n"
        "if said.startswith('fail'): sys.exit(1)\n"
        "if said.startswith('grow'): bytearray(4_000_000_000)\n"
        "sys.stdin.buffer.read(); print(said)\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "says"
