"""Promise: a file gives a whole result or a named failure, and never an exception."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.vanban.batch.folders import ORDER
from vanban import MAX_BYTES, analyse, to_json
from vanban.batch import work
from vanban.batch.work import Job, analyse_file

NOON = date(2026, 1, 1)


def job(tmp_path: Path, name: str, content: bytes | None, known: str = "") -> Job:
    source = tmp_path / name
    if content is not None:
        source.write_bytes(content)
    return Job(name, source, tmp_path / "ra" / f"{name}.json", NOON, known)


def test_result_is_that_of_analyse(tmp_path: Path) -> None:
    one = job(tmp_path, "a.txt", ORDER.encode())
    outcome = analyse_file(one)

    assert json.loads(one.target.read_bytes()) == to_json(analyse(ORDER, reference=NOON))
    assert (outcome.status, outcome.size, outcome.characters) == ("done", len(ORDER.encode()), len(ORDER))
    assert [path.name for path in one.target.parent.iterdir()] == ["a.txt.json"]


def test_unchanged_file_is_not_analysed(tmp_path: Path) -> None:
    first = analyse_file(job(tmp_path, "a.txt", ORDER.encode()))
    again = job(tmp_path, "a.txt", ORDER.encode(), known=first.sha256)
    stamp = again.target.stat().st_mtime_ns

    assert (analyse_file(again).status, again.target.stat().st_mtime_ns) == ("unchanged", stamp)


def test_missing_result_is_made_again(tmp_path: Path) -> None:
    first = analyse_file(job(tmp_path, "a.txt", ORDER.encode()))
    again = job(tmp_path, "a.txt", ORDER.encode(), known=first.sha256)
    again.target.unlink()

    assert (analyse_file(again).status, again.target.is_file()) == ("done", True)


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("rỗng.txt", b"", "failed", "empty"),
        ("hỏng.docx", b"PK\x03\x04word/document.xml", "failed", "corrupt"),
        ("giả.pdf", b"plain words", "failed", "corrupt"),
        ("đi rồi.txt", None, "failed", "absent"),
        # Kinds that nobody said would be read are no failure.
        ("phim.mp4", b"\x00\x00\x00\x18ftypmp42", "skipped", "unsupported"),
        ("nén.rar", b"Rar!\x1a\x07", "skipped", "unsupported"),
    ],
)
def test_file_that_gives_nothing(name: str, content: bytes | None, status: str, code: str, tmp_path: Path) -> None:
    one = job(tmp_path, name, content)
    outcome = analyse_file(one)

    assert (outcome.status, outcome.code, one.target.exists()) == (status, code, False)
    assert outcome.vi and outcome.en


@pytest.mark.parametrize(
    ("name", "head", "status"),
    [
        ("phim.mp4", b"\x00\x00\x00\x18ftypmp42", "skipped"),
        ("dài.txt", b"x", "failed"),
        ("dài.pdf", b"%PDF-1.7", "failed"),
    ],
)
def test_huge_file_is_a_failure_only_if_its_kind_is_read(name: str, head: bytes, status: str, tmp_path: Path) -> None:
    one = job(tmp_path, name, head)
    with one.source.open("r+b") as file:
        file.truncate(MAX_BYTES + 10)

    outcome = analyse_file(one)
    assert (outcome.status, outcome.code, outcome.size) == (status, "too_large", MAX_BYTES + 1)


def test_result_of_an_earlier_version_does_not_outlive_it(tmp_path: Path) -> None:
    analyse_file(job(tmp_path, "a.txt", ORDER.encode()))
    broken = job(tmp_path, "a.txt", b"")

    assert (analyse_file(broken).status, broken.target.exists()) == ("failed", False)


def test_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()

    assert analyse_file(job(tmp_path, "a", None)).code == "refused"


def test_result_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    one = job(tmp_path, "a.txt", ORDER.encode())
    one.target.mkdir(parents=True)

    assert analyse_file(one).code == "not_written"
    assert list(one.target.parent.glob(".*")) == []


def test_fault_in_the_analysis_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(work, "analyse", fault)
    outcome = analyse_file(job(tmp_path, "a.txt", ORDER.encode()))

    assert (outcome.status, outcome.code, outcome.size) == ("failed", "fault", len(ORDER.encode()))
    assert outcome.en == "The analysis met an unexpected fault (RecursionError)."
