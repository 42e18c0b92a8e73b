"""Promise: the manifest knows what was done, whatever a kill has left of its last line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from vanban.batch.manifest import NAME, BusyError, Manifest
from vanban.batch.work import Job, Outcome

DIGEST = "ab" * 32
DONE = Outcome("done", sha256=DIGEST, size=10, pages=1, characters=8)


def note(out: Path, path: str, outcome: Outcome, *, version: str = "1", reference: date | None = None) -> None:
    with Manifest(out, version=version, reference=reference) as manifest:
        manifest.note(Job(path, Path(path), out / path), outcome)


def known(out: Path, path: str, *, version: str = "1", reference: date | None = None) -> str:
    with Manifest(out, version=version, reference=reference) as manifest:
        return manifest.known(path)


def test_what_was_done_is_known(tmp_path: Path) -> None:
    note(tmp_path, "a/b.txt", DONE)

    assert (known(tmp_path, "a/b.txt"), known(tmp_path, "b.txt")) == (DIGEST, "")


def test_other_conditions_know_nothing(tmp_path: Path) -> None:
    note(tmp_path, "a.txt", DONE, reference=date(2026, 5, 1))

    assert known(tmp_path, "a.txt", reference=date(2026, 5, 1)) == DIGEST
    assert known(tmp_path, "a.txt", reference=date(2026, 5, 2)) == ""
    assert known(tmp_path, "a.txt") == ""
    assert known(tmp_path, "a.txt", version="2", reference=date(2026, 5, 1)) == ""


@pytest.mark.parametrize("status", ["failed", "skipped"])
def test_the_last_line_counts(status: str, tmp_path: Path) -> None:
    note(tmp_path, "a.txt", DONE)
    note(tmp_path, "a.txt", Outcome(status, sha256=DIGEST))  # type: ignore[arg-type]

    assert known(tmp_path, "a.txt") == ""


def test_unchanged_adds_no_line(tmp_path: Path) -> None:
    note(tmp_path, "a.txt", DONE)
    note(tmp_path, "a.txt", Outcome("unchanged", sha256=DIGEST))

    assert len((tmp_path / NAME).read_text("utf-8").splitlines()) == 1


def test_every_torn_last_line_costs_only_itself(tmp_path: Path) -> None:
    note(tmp_path, "một.txt", DONE)
    note(tmp_path, "hai.txt", DONE)
    whole = (tmp_path / NAME).read_bytes()
    first = whole.index(b"\n") + 1

    for end in range(first, len(whole) - 1):
        (tmp_path / NAME).write_bytes(whole[:end])
        note(tmp_path, "ba.txt", DONE)
        with Manifest(tmp_path, version="1", reference=None) as manifest:
            assert [manifest.known(name) for name in ("một.txt", "hai.txt", "ba.txt")] == [DIGEST, "", DIGEST]


@pytest.mark.parametrize("line", ["", "[]", "null", "{}", '{"path": 1, "status": "done", "sha256": ""}', "\x00" * 40,
                                  '{"path": "a.txt", "status": "done", "sha256": "no"}'])  # fmt: skip
def test_strange_lines_are_passed_over(line: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(line + "\n", "utf-8")
    note(tmp_path, "b.txt", DONE)

    assert (known(tmp_path, "a.txt"), known(tmp_path, "b.txt")) == ("", DIGEST)


def test_line_holds_the_facts_of_a_failure(tmp_path: Path) -> None:
    note(tmp_path, "a.txt", Outcome("failed", code="empty", vi="Tệp rỗng.", en="The file is empty."), version="7")

    assert json.loads((tmp_path / NAME).read_text("utf-8")) == {
        "path": "a.txt", "status": "failed", "sha256": "", "size": 0, "pages": None, "characters": 0, "seconds": 0.0,
        "code": "empty", "vi": "Tệp rỗng.", "en": "The file is empty.", "version": "7", "reference": None,
    }  # fmt: skip


def test_name_that_is_no_unicode_comes_back(tmp_path: Path) -> None:
    name = b"c\xe1c.txt".decode("utf-8", "surrogateescape")
    note(tmp_path, name, DONE)

    assert known(tmp_path, name) == DIGEST


def test_second_run_is_refused_while_the_first_goes_on(tmp_path: Path) -> None:
    with Manifest(tmp_path, version="1", reference=None), pytest.raises(BusyError):
        Manifest(tmp_path, version="1", reference=None)

    assert known(tmp_path, "a.txt") == ""


FAILED = Outcome("failed", sha256=DIGEST, code="empty", seconds=0.1)


@pytest.mark.parametrize(
    ("then", "lines"),
    [
        (Outcome("failed", sha256=DIGEST, code="empty", seconds=0.2), 1),
        (Outcome("failed", sha256=DIGEST, code="corrupt"), 2),
        (Outcome("failed", sha256="cd" * 32, code="empty"), 2),
        (Outcome("skipped", sha256=DIGEST, code="empty"), 2),
        (DONE, 2),
    ],
)
def test_a_file_refused_again_for_the_same_reason_adds_no_line(then: Outcome, lines: int, tmp_path: Path) -> None:
    note(tmp_path, "a.txt", FAILED)
    note(tmp_path, "a.txt", then)

    assert len((tmp_path / NAME).read_text("utf-8").splitlines()) == lines


def test_a_file_refused_again_after_a_good_run_or_by_another_version_adds_a_line(tmp_path: Path) -> None:
    for outcome in (FAILED, DONE, FAILED):
        note(tmp_path, "a.txt", outcome)
    note(tmp_path, "a.txt", FAILED, version="2")
    note(tmp_path, "b.txt", FAILED, version="2")

    assert len((tmp_path / NAME).read_text("utf-8").splitlines()) == 5
    assert known(tmp_path, "a.txt") == ""
