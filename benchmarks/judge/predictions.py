"""What a vanban finds in a set of texts: the one at work, or the one of the last commit on main.

Each runs in a process of its own. The findings of a commit are kept in `.score/` and made again only when the texts change.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from .matching import Item
from .sets import ROOT, AnswerSet

STORE = ROOT / ".score"
_WORKER = Path(__file__).resolve().parents[1] / "predict.py"
Findings = dict[str, Item]
"""By the name of the text."""


class BrokenLibraryError(Exception):
    """The vanban of a commit does not run."""


def of_work(answers: AnswerSet) -> Findings:
    return _predict(answers, ROOT / "src")


def of_commit(commit: str, answers: AnswerSet) -> Findings:
    """Raises `BrokenLibraryError` when that library does not run on the texts."""
    kept = STORE / commit / f"{answers.name}-{_digest(answers)}.json"
    if not kept.is_file():
        found = _checked_out(commit, answers)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    findings: Findings = json.loads(kept.read_text("utf-8"))
    return findings


def last_on_main() -> str | None:
    """The hash of the last commit on main; None without one, or without git."""
    for branch in ("main", "origin/main"):
        if commit := _git("rev-parse", "--verify", "--quiet", f"{branch}^{{commit}}").decode().strip():
            return commit
    return None


def _checked_out(commit: str, answers: AnswerSet) -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(_git("archive", commit, "src/vanban"))) as tree:
            tree.extractall(folder, filter="data")
        try:
            return _predict(answers, Path(folder) / "src", quiet=True)
        except subprocess.CalledProcessError as problem:
            raise BrokenLibraryError(commit) from problem


def _predict(answers: AnswerSet, library: Path, *, quiet: bool = False) -> Findings:
    """Run the vanban in `library`; `quiet` hides its complaints."""
    done = subprocess.run(
        [sys.executable, _WORKER],
        input=_asked(answers),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        env=os.environ | {"PYTHONPATH": str(library)},
    )
    findings: Findings = json.loads(done.stdout)
    return findings


def _asked(answers: AnswerSet) -> bytes:
    texts = [
        {"name": text.name, "file": text.file, "text": text.text, "reference": text.reference.isoformat()}
        for text in answers.texts
    ]
    return json.dumps(texts, ensure_ascii=False).encode()


def _digest(answers: AnswerSet) -> str:
    return hashlib.sha256(_asked(answers)).hexdigest()[:16]


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(ROOT), *arguments], check=False, capture_output=True).stdout
    except OSError:
        return b""
