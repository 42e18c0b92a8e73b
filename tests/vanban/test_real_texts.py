"""Real texts that lie beside the project on some machines. Where they do not, there is nothing to collect here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.vanban.spans import assert_sound
from vanban.analysis import analyse
from vanban.contract import to_json
from vanban.reading import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted([*SHARED.glob("sources/*.txt"), *SHARED.glob("eval/texts/*.*")])


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_real_text_is_analysed_soundly(path: Path) -> None:
    analysis = analyse(read(path.read_bytes(), name=path.name))

    assert_sound(analysis)
    assert json.loads(json.dumps(to_json(analysis)))["text"] == analysis.text
