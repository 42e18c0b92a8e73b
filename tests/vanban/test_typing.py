"""Promise: type checkers believe in what the door has and in nothing else; the programs of the pages pass the strict one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import vanban

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("vanban-tutorial.vi.md", "vanban-tutorial.en.md", "ngay-den-han.md")
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)

GOOD = """import vanban

analysis = vanban.analyse("Giao Sở Y tế lập đề án.")
tasks: list[vanban.Task] = [*analysis.directives, *analysis.annex_tasks]
for task in (*tasks, *analysis.tasks):
    reveal_type(task.lead)
    print(task.task, task.start, task.deadline, vanban.last_day_of(task, analysis.deadlines))
    if limit := vanban.deadline_of(task, analysis.deadlines):
        print(limit.time or "")
print(vanban.__version__, vanban.MAX_BYTES)
"""
BAD = {
    'vanban.analyze("abc")': 'Module has no attribute "analyze"; maybe "analyse"?  [attr-defined]',
    'vanban.analyse("abc", refrence=1)': 'Unexpected keyword argument "refrence" for "analyse"; did you mean "reference"?  '
    "[call-arg]",
    "vanban.khong_co": 'Module has no attribute "khong_co"  [attr-defined]',
    "vanban.import_module": 'Module "vanban" does not explicitly export attribute "import_module"  [attr-defined]',
    'vanban.read("abc", name="a.txt")': 'Argument 1 to "read" has incompatible type "str"; expected "bytes"  [arg-type]',
}


def checked(folder: Path, programs: Sequence[tuple[str, str]]) -> list[str]:
    """What mypy says of these programs, without its last line."""
    for name, program in programs:
        (folder / name).write_text(program, "utf-8")
    # Away from the settings of this project, as in that of a user; a complaint about vanban itself is for its own check.
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--follow-imports=silent", "--cache-dir=cache"]
        + [name for name, _program in programs],
        cwd=folder,
        env={"MYPYPATH": str(Path(vanban.__file__).parents[1])},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout.splitlines()[:-1]


def test_names_that_are_not_there_are_refused_by_mypy(tmp_path: Path) -> None:
    program = "\n".join(["import vanban", *BAD])

    said = [line for line in checked(tmp_path, [("bad.py", program)]) if ": error: " in line]

    assert said == [f"bad.py:{at}: error: {sentence}" for at, sentence in enumerate(BAD.values(), start=2)]


def test_tasks_of_sentences_and_of_tables_have_one_type(tmp_path: Path) -> None:
    assert checked(tmp_path, [("good.py", GOOD)]) == ['good.py:6: note: Revealed type is "tuple[str, ...]"']


@pytest.mark.parametrize("page", PAGES)
def test_programs_of_a_page_pass_the_strict_check(page: str, tmp_path: Path) -> None:
    program = "\n".join(PROGRAM.findall((ROOT / "docs" / page).read_text("utf-8")))

    assert program
    assert checked(tmp_path, [("page.py", program)]) == []
