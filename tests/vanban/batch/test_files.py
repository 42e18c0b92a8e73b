"""Promise: every file of a folder once, in the same order in every run, and nothing that is not a file of a person."""

from __future__ import annotations

import os
from pathlib import Path

from tests.vanban.batch.folders import fill
from vanban.batch.files import files


def test_files_of_a_folder(tmp_path: Path) -> None:
    names = ["b.txt", "a/2.docx", "a/1.pdf", "a/c/d.md", ".git/config", ".ẩn.txt", "~$b.docx", "ra/manifest.jsonl"]
    fill(tmp_path, dict.fromkeys(names, "x"))
    (tmp_path / "a" / "vòng").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "ống")
    (tmp_path / "đứt.txt").symlink_to(tmp_path / "không có")

    found = [str(path.relative_to(tmp_path)) for path in files(tmp_path, without=tmp_path / "ra")]
    assert found == ["b.txt", "đứt.txt", "a/1.pdf", "a/2.docx", "a/c/d.md"]


def test_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert list(files(tmp_path, without=tmp_path / "ra")) == []


def test_folder_that_is_closed_is_told_as_itself(tmp_path: Path) -> None:
    fill(tmp_path, {"a/1.txt": "x", "b/2.txt": "x"})
    (tmp_path / "a").chmod(0)
    found = [path.name for path in files(tmp_path, without=tmp_path / "ra")]
    (tmp_path / "a").chmod(0o700)

    # The administrator of a machine may open every folder.
    assert found == (["1.txt", "2.txt"] if os.geteuid() == 0 else ["a", "2.txt"])
