from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCORE = Path(__file__).resolve().parents[2] / "benchmarks" / "score.py"


def test_score_without_answers_says_so_and_succeeds(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, SCORE, "--eval", tmp_path], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "No hand-made answers here (--eval DIR names their folder): nothing was scored.\n"
