"""One reader of Vietnamese text in its own environment: `peer_worker.py NAME`.

Each line on standard input is a JSON list of {name, text, reference}; the answer is one line {seconds, found}: seconds of
one processor, so that a busy machine does not count, and the organisations and deadlines of each text, as far as the
reader looks for them. vanban never imports any of this.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

Found = dict[str, list[dict[str, Any]]]
Reader = Callable[[str, str], Found]
"""From a text and the day of reading to what was found."""


def underthesea_ner() -> Reader:
    from underthesea import ner

    def read(text: str, reference: str) -> Found:
        names = (name for line in _lines(text) for name in _joined(ner(line)))
        return {"organisations": [{"surface": name} for name in names]}

    return read


def _joined(tagged: list[tuple[str, ...]]) -> Iterator[str]:
    """Names of any kind: it takes most offices for places, and only those marked ORG would leave it next to nothing."""
    name: list[str] = []
    for word, *_, mark in [*tagged, ("", "O")]:
        if not mark.startswith("I-") and name:
            yield " ".join(name)
            name = []
        if mark != "O":
            name.append(word)


def underthesea_words() -> Reader:
    from underthesea import word_tokenize

    return _speed_only(word_tokenize)


def pyvi_words() -> Reader:
    from pyvi import ViTokenizer

    return _speed_only(ViTokenizer.tokenize)


def pyvi_tags() -> Reader:
    from pyvi import ViPosTagger, ViTokenizer

    return _speed_only(lambda line: ViPosTagger.postagging(ViTokenizer.tokenize(line)))


def dateparser_dates() -> Reader:
    from dateparser.search import search_dates

    def read(text: str, reference: str) -> Found:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(reference)}
        found = (one for line in _lines(text) for one in search_dates(line, languages=["vi"], settings=settings) or ())
        return {"deadlines": [{"surface": words, "value": day.date().isoformat()} for words, day in found]}

    return read


def vanban_analysis() -> Reader:
    from datetime import date

    from vanban import analyse

    def read(text: str, reference: str) -> Found:
        found = analyse(text, reference=date.fromisoformat(reference))
        return {
            "organisations": [{"surface": one.surface, "start": one.start} for one in found.organisations],
            "deadlines": [{"surface": one.surface, "value": one.value, "start": one.start} for one in found.deadlines],
        }

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "vanban, everything": vanban_analysis,
    "underthesea, ner": underthesea_ner,
    "underthesea, word_tokenize": underthesea_words,
    "pyvi, ViTokenizer": pyvi_words,
    "pyvi, ViPosTagger": pyvi_tags,
    "dateparser, search_dates (vi)": dateparser_dates,
}


def _speed_only(work: Callable[[str], object]) -> Reader:
    def read(text: str, reference: str) -> Found:
        for line in _lines(text):
            work(line)
        return {}

    return read


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def main() -> None:
    read = READERS[sys.argv[1]]()
    for asked in sys.stdin:
        texts = json.loads(asked)
        begin = time.process_time()
        found = {one["name"]: read(one["text"], one["reference"]) for one in texts}
        seconds = time.process_time() - begin
        sys.stdout.write(json.dumps({"seconds": seconds, "found": found}, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
