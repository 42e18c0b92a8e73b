"""What vanban finds in texts: a JSON list of {name, file, text, reference} comes in, {name: findings} goes out.

Run by `score.py` in a process of its own, so that an older vanban can be measured beside the one at work.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

from vanban.analysis import analyse
from vanban.contract import to_json
from vanban.reading import read, read_text


def findings(asked: dict[str, str]) -> Any:
    """A .txt is fed as it stands, any other file is read."""
    text, file = asked["text"], asked["file"]
    source = read_text(text) if file.endswith(".txt") else read(text.encode(), name=file)
    return to_json(analyse(source, reference=date.fromisoformat(asked["reference"])))


def main() -> None:
    texts = json.load(sys.stdin)
    json.dump({asked["name"]: findings(asked) for asked in texts}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
