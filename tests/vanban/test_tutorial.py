"""Promise: what the two tutorials show is what happens, block by block, and both say the same."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

DOCS = Path(__file__).resolve().parents[2] / "docs"
TUTORIALS = ["vanban-tutorial.vi.md", "vanban-tutorial.en.md"]
FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
# How long a batch takes is different every time.
TIMES = re.compile(r"[\d.,]+ (?=giây|seconds|MB/s)")
INSTALL = re.compile(r"pip install (?:'\.\[(?P<extra>\w+)\]'|\.)")


@dataclass(frozen=True)
class Block:
    kind: str
    name: str | None
    body: str


def blocks(page: str) -> list[Block]:
    return [Block(**match.groupdict()) for match in FENCE.finditer((DOCS / page).read_text("utf-8"))]


class Reader:
    """Follows a tutorial in an empty folder; `said` holds what the last program printed."""

    def __init__(self) -> None:
        self.said = ""
        self._names: dict[str, Any] = {"__name__": "tutorial"}

    def follow(self, block: Block) -> None:
        getattr(self, f"_{block.kind}")(block)

    def _text(self, block: Block) -> None:
        assert block.name
        Path(block.name).write_text(block.body, "utf-8")

    def _python(self, block: Block) -> None:
        with redirect_stdout(io.StringIO()) as printed:
            exec(compile(block.body, "tutorial", "exec"), self._names)
        self.said = printed.getvalue()

    def _js(self, block: Block) -> None:
        # The browser tests bring a Node of their own, so no machine needs another.
        node = compute_driver_executable()[0]
        self.said = run([node, "--input-type=module", "--eval", block.body])

    def _output(self, block: Block) -> None:
        assert self.said == block.body

    def _console(self, block: Block) -> None:
        for command, shown in commands(block.body):
            if match := INSTALL.fullmatch(command):
                check_installable(**match.groupdict())
            else:
                assert TIMES.sub("", run(["bash", "-c", command])) == TIMES.sub("", shown)


def commands(session: str) -> Iterator[tuple[str, str]]:
    """The commands of a session at a terminal, each with what it shows."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def run(command: list[str]) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | {"PATH": path}, check=True)
    assert done.stderr == ""
    return done.stdout


def check_installable(extra: str | None) -> None:
    """Tests do not reach a package index, where this package does not stand: the line installs its folder and what it offers."""
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["project"]

    assert extra is None or extra in project["optional-dependencies"]


@pytest.mark.parametrize("page", TUTORIALS)
def test_every_block_does_what_it_shows(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader()

    for block in blocks(page):
        reader.follow(block)


def test_both_tutorials_have_the_same_blocks() -> None:
    vietnamese, english = (blocks(page) for page in TUTORIALS)

    assert [block.kind for block in vietnamese] == [block.kind for block in english]
    # The papers are the same; only their names are translated.
    assert [one.body for one in vietnamese if one.kind == "text"] == [one.body for one in english if one.kind == "text"]


def test_both_tutorials_have_the_same_chapters() -> None:
    counts = [(DOCS / page).read_text("utf-8").count("\n## ") for page in TUTORIALS]

    assert counts == [10, 10]


@pytest.mark.parametrize("page", TUTORIALS)
def test_every_fence_is_a_block_that_is_run(page: str) -> None:
    fences = re.findall(r"^```\w+", (DOCS / page).read_text("utf-8"), flags=re.MULTILINE)

    assert len(fences) == len(blocks(page)) > 15
    assert {block.kind for block in blocks(page)} == {"console", "text", "python", "output", "js"}


@pytest.mark.parametrize("page", TUTORIALS)
def test_inline_install_lines_are_true(page: str) -> None:
    lines = re.findall(r"`(pip install [^`]+)`", (DOCS / page).read_text("utf-8"))

    for line in lines:
        match = INSTALL.fullmatch(line)
        assert match
        check_installable(**match.groupdict())
    assert len(lines) == 1
