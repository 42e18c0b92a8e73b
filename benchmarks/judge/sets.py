"""Sets of texts with answers: those that lie outside the project (when they do), our documents, our small cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .cases import DOCUMENT_METRICS, Text, cases, documents

ROOT = Path(__file__).resolve().parents[2]
EVALUATION = ROOT.parent / "shared" / "eval"
OWN = ROOT / "tests" / "gold"


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """Texts that are scored together. `small` cases are right or wrong as a whole."""

    name: str
    title: str
    texts: tuple[Text, ...]
    gold: Path | None = None
    small: bool = False


def all_sets(evaluation: Path = EVALUATION) -> list[AnswerSet]:
    """Our own sets, after the one in `evaluation` if it is there."""
    own = [
        AnswerSet("documents", "our own documents", tuple(documents(OWN / "documents")), gold=OWN / "documents"),
        AnswerSet("cases", "our own small cases", tuple(cases(OWN / "cases")), small=True),
    ]
    gold = evaluation / "gold"
    if not gold.is_dir():
        return own
    return [AnswerSet("shared", "real texts outside the project", tuple(_shared(evaluation)), gold=gold), *own]


def _shared(evaluation: Path) -> Iterator[Text]:
    for path in sorted((evaluation / "gold").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        answers = json.loads(path.read_text("utf-8"))
        text = _text_of(name, evaluation)
        if text is not None:
            yield Text(name, text, date.fromisoformat(answers["reference_date"]), answers, DOCUMENT_METRICS)


def _text_of(name: str, evaluation: Path) -> str | None:
    """The text that belongs to the answers `name`; None when it is not there."""
    places = [evaluation / "texts" / f"{name}.txt", *sorted((evaluation.parent / "sources").glob(f"{name}_*.txt"))]
    path = next((path for path in places if path.is_file()), None)
    return _body_of(path.read_text("utf-8")) if path else None


def _body_of(raw: str) -> str:
    """The text without the lines about its origin, which end at the first blank line."""
    return raw.split("\n\n", 1)[1] if raw.startswith("# source") else raw
