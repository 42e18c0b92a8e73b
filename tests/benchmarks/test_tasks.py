"""Promise: the tasks of a benchmark, written past the door, are what the door would have written."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACTS = """
from tasks.generate import generate, set_up
set_up()
from django.core.management import call_command
call_command("migrate", verbosity=0)
generate(60)
call_command("tasks", "verify")
call_command("audit", "verify")
from kimchinam.programmes.models import Span, Task
print(Task.objects.count(), Span.objects.values("step").distinct().count() > 5)
"""


def test_generated_tasks_agree_with_their_past_their_tallies_and_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIMCHINAM_DATA", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "kimchinam.config.settings")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    done = subprocess.run(
        [sys.executable, "-c", ACTS],
        cwd=ROOT / "benchmarks",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "60 True"), done.stdout
