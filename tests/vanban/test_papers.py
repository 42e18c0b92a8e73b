"""Promise: whole papers are analysed soundly: those written for the demo, and real ones where they lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.vanban.spans import assert_sound
from vanban.analysis import analyse
from vanban.contract import to_json
from vanban.reading import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
REAL = sorted([*SHARED.glob("sources/*.txt"), *SHARED.glob("eval/texts/*.*")])
WRITTEN = sorted(Path(__file__).parents[2].glob("src/kimchinam/config/demo/documents/*.*"))


def test_there_are_papers_of_our_own() -> None:
    assert len(WRITTEN) >= 4


@pytest.mark.parametrize("path", [*WRITTEN, *REAL], ids=lambda path: path.name)
def test_every_paper_is_analysed_soundly(path: Path) -> None:
    analysis = analyse(read(path.read_bytes(), name=path.name))

    assert_sound(analysis)
    assert json.loads(json.dumps(to_json(analysis)))["text"] == analysis.text
