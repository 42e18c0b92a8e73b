"""The scorer that lies with the answers outside the project: a second opinion on our own."""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from .figures import Figure
from .predictions import Findings


def disagreements(figures: dict[str, Figure], findings: Findings, *, gold: Path, evaluation: Path) -> list[str]:
    """Metrics to which both scorers do not come with the same counts, one line each. There must be a `score.py`."""
    with tempfile.TemporaryDirectory() as folder:
        for name, found in findings.items():
            (Path(folder) / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        theirs = _scorer(evaluation).score([gold], Path(folder))["total"]
    return [
        f"{name}: {_counts(figure)} here, {_their_counts(theirs[name])} there"
        for name, figure in figures.items()
        if _counts(figure) != _their_counts(theirs[name])
    ]


def _counts(figure: Figure) -> tuple[int, ...]:
    return (figure.right, figure.asked) if figure.given is None else (figure.right, figure.asked, figure.given)


def _their_counts(figures: dict[str, Any]) -> tuple[int, ...]:
    if "of" in figures:
        return figures["right"], figures["of"]
    return figures["right"], figures["gold"], figures["pred"]


def _scorer(evaluation: Path) -> Any:
    """The module by its path: it is called `score`, like the script that asks for it."""
    spec = importlib.util.spec_from_file_location("answers_score", evaluation / "score.py")
    assert spec and spec.loader  # the file was seen before
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look for their module by name, and it imports its neighbour `overlap`.
    sys.modules["answers_score"] = module
    sys.path.insert(0, str(evaluation))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(evaluation))
    return module
