"""Promise: `make score` works with nothing but the project itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCORE = Path(__file__).resolve().parents[2] / "benchmarks" / "score.py"


def test_score_without_real_texts_says_so_and_scores_our_own(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, SCORE, "--eval", tmp_path, "--brief"], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, "")
    said = [line.split(":")[0] for line in run.stdout.splitlines() if not line.startswith(("  ", "GAINED", "LOST"))]
    assert "No answers to real texts here (--eval DIR names their folder)" in said
    assert [title for title in ("our own documents", "our own small cases") if title not in said] == []
