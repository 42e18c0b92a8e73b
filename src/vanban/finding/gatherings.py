"""The words for meetings, and the sentences that speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Each alternative begins with a letter, so that the search skips all places where none of these stands.
NOUN = (
    r"(?:hội nghị|cuộc họp|phiên họp|buổi họp|buổi làm việc|hội thảo|tọa đàm|buổi giao ban|cuộc làm việc|kỳ họp"
    r"|thăm, (?:làm việc|kiểm tra)|thăm và (?:làm việc|kiểm tra)|đại hội (?:đại biểu|đảng bộ|đảng viên)|họp với|làm việc với"
    r"|họp (?:phiên|bàn|nghe|giao ban|định kỳ|rà soát|trực tuyến))"
)
MEETING = re.compile(NOUN)
_STOP = re.compile(r"(?<![A-ZĐ])[.!?][ ]+(?=\W?[^\W\d_])")
_STOP_OR_LINE = re.compile(r"(?<![A-ZĐ])[.!?](?=\s|$)|\n")
_REACH = 600


def sentences_with(levelled: str, low: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The place of each sentence in which the pattern occurs, once; very long ones are cut to the neighbourhood.

    The pattern is searched in `low`, which is `levelled` in small letters.
    """
    done = 0
    for match in pattern.finditer(low):
        if match.start() < done:
            continue
        earliest = max(done, match.start() - _REACH)
        start = max(levelled.rfind("\n", earliest, match.start()) + 1, earliest)
        for stop in _STOP.finditer(levelled, start, match.start()):
            start = stop.end()
        end = _STOP_OR_LINE.search(levelled, match.end(), match.end() + _REACH)
        done = end.start() if end else min(len(levelled), match.end() + _REACH)
        yield start, done
