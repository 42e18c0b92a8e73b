"""Write what vanban finds in every text that has hand-made answers: `predict.py EVAL SOURCES OUT`.

Run by `score.py` in a process of its own, so that an older vanban can be measured beside the one at work.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from vanban.analysis import analyse
from vanban.contract import to_json


def body_of(raw: str) -> str:
    """The text without the lines about its origin, which end at the first blank line."""
    return raw.split("\n\n", 1)[1] if raw.startswith("# source") else raw


def text_of(name: str, *, evaluation: Path, sources: Path) -> str | None:
    """The text that belongs to the answers `name`; None when it is not there."""
    found = [evaluation / "texts" / f"{name}.txt", *sorted(sources.glob(f"{name}_*.txt"))]
    path = next((path for path in found if path.is_file()), None)
    return body_of(path.read_text("utf-8")) if path else None


def main(evaluation: Path, sources: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for gold in sorted((evaluation / "gold").glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        text = text_of(name, evaluation=evaluation, sources=sources)
        if text is None:
            continue
        reference = date.fromisoformat(json.loads(gold.read_text("utf-8"))["reference_date"])
        found = to_json(analyse(text, reference=reference))
        (out / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
