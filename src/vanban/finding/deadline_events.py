"""Limits that hang on an event: durations from it or before it, "ngay sau khi …", "cho đến khi …".

Their value is null, for no day is known yet; the words of the event and the time it allows are kept for `due_day`.
"""

from __future__ import annotations

import re

from vanban.finding import deadline_words as words
from vanban.finding.deadline_place import Found, Place
from vanban.model import Span, SpanUnit

_SAYS_AFTER = re.compile(r"ngay\s+sau")
_TRAILING = re.compile(r"[\s,;.:]+$")
_SETS_LIMIT = ("trong thời hạn", "chậm nhất", "muộn nhất", "không quá")
_AT_LEAST = ("ít nhất", "tối thiểu")
_BEFORE_EVENT = ("chậm nhất", "muộn nhất", *_AT_LEAST)
_UNITS: dict[str, SpanUnit] = {
    "giờ": "hour",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
}
_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TENS = {"mười lăm": 15, "hai mươi": 20, "ba mươi": 30}
_PATTERNS = (words.AT_ONCE, words.UNTIL_EVENT, words.WHILE, words.AFTER, words.BEFORE)


def read_duration(place: Place) -> Found | None:
    """ "chậm nhất 05 ngày làm việc kể từ ngày nhận", "trong vòng 24 giờ", "chậm nhất 03 ngày trước kỳ họp"."""
    match = words.DURATION.match(place.low, place.start)
    return _lasting(match) if match and _sets_limit(place, match) else None


def read_lead_time(place: Place) -> Found | None:
    """ "trước kỳ họp 05 ngày làm việc": the event first."""
    match = words.LEAD_TIME.match(place.low, place.start)
    if not match or words.NO_LEAD_TIME.search(match["ahead"]) or words.OVER.search(place.clause()):
        return None
    return _lasting(match)


def read_bare_duration(place: Place, *, alone: bool) -> Found | None:
    """ "30 ngày kể từ ngày ký" behind a label or in a cell; `alone` also takes it without its event."""
    match = words.BARE_DURATION.match(place.low, place.start)
    return _lasting(match) if match and (alone or match["since"]) else None


def read_event(place: Place) -> Found | None:
    """ "ngay sau khi có nghị quyết", "cho đến khi …", "trước Đại hội"."""
    for pattern in _PATTERNS:
        match = pattern.match(place.low, place.start)
        if match and _is_limit(place, match):
            return _hanging(match, "since" if "since" in pattern.groupindex else None)
    return None


def _sets_limit(place: Place, match: re.Match[str]) -> bool:
    lead = match.group()
    if lead.startswith(_AT_LEAST):  # "ít nhất 5 năm kể từ …" is what must have passed
        return bool(match["ahead"])
    if match["since"] or lead.startswith(_SETS_LIMIT):
        return True
    if lead.startswith("trong vòng"):  # "trong vòng 5 năm" looks back as often
        return match["unit"] != "năm"
    return lead.startswith("sau ") and bool(words.EVENT_ENDS.match(place.low, match.end()))


def _is_limit(place: Place, match: re.Match[str]) -> bool:
    if match.re is words.AT_ONCE and not _SAYS_AFTER.match(match.group()):  # "ngay khi bão tan, dân đã …"
        return not (words.OVER.search(place.clause()) or words.DONE.match(place.low, match.start()))
    if match.re is words.AFTER:
        return not words.OVER.search(place.clause())
    orders = match.re is words.BEFORE and words.EVENT_ENDS.search(match.group())  # "trước năm học mới phải xong"
    return match.re is not words.BEFORE or bool(
        orders or words.TASK.search(place.clause()) or words.MUST_BE.search(place.clause())
    )


def _lasting(match: re.Match[str]) -> Found:
    ahead = match.groupdict().get("ahead")
    if ahead and match.re is words.DURATION and not match.group().startswith(_BEFORE_EVENT):
        return _hanging(match, None)  # "trong vòng 30 ngày trước khi …" ends with the event itself
    event = "ahead" if ahead else "since" if match.groupdict().get("since") else None
    count = _count(match["count"])
    unit: SpanUnit = "working_day" if match["working"] and match["unit"] == "ngày" else _UNITS[match["unit"]]
    return _hanging(match, event, span=Span(-count if ahead else count, unit))


def _hanging(match: re.Match[str], event: str | None, *, span: Span | None = None) -> Found:
    """The limit up to where the order begins, and the words of its event as far as they lie in it."""
    end = match.start() + len(_cut(match.group()))
    if event is None:
        return Found(match.start(), end, "event", None, span=span)
    first = match.start(event)
    last = min(end, first + len(_cut(match[event])))
    return Found(match.start(), end, "event", None, span=span, since=(first, last) if first < last else None)


def _cut(text: str) -> str:
    return _TRAILING.sub("", words.EVENT_ENDS.split(text, maxsplit=1)[0])


def _count(word: str) -> int:
    plain = " ".join(word.split())
    if plain.isdecimal():
        return int(plain)
    return _TENS.get(plain) or _NUMBERS.index(plain) + 1
