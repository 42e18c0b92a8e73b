"""Finds limits, horizons and schedules of tasks and compiles them to exact values.

An *anchor* is a word that a deadline begins with ("trước", "giai đoạn", "hằng"). Each anchor has readers that decide, from
the words behind it and the clause before it, whether a deadline stands there. What lies wholly before the reference date
is a reporting period, not a deadline, unless the words set a limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import ahocorasick

from vanban.finding.moments import Moment, read_cell_year, read_moment
from vanban.finding.periods import read_recurrence, read_span, vision_end
from vanban.finding.running import running
from vanban.model import Deadline, DeadlineKind

_CLAUSE = 90
_SPACE = r"\s+"
_CLAUSE_START = re.compile(r"[.;:\n|!?]")
_OVER = re.compile(r"(?<!\w)(?:đã|vừa|kết quả|tình hình|so với|cùng kỳ|tính|tổng kết|sơ kết|thống kê)(?!\w)")
_TASK = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn tất|hoàn thiện|xong|trình|báo cáo|gửi|ban hành|nộp|tham mưu|đề xuất|phê duyệt|thông qua|triển khai"
    r"|xây dựng|phấn đấu|đưa vào|giải ngân|thực hiện|khởi công|khánh thành|nghiệm thu|yêu cầu|giao|rà soát|khẩn trương)(?!\w)"
)
# Behind a period these tell what happened in it.
_DONE = re.compile(r"[^.;:\n|]{0,60}?(?<!\w)(?:đã|đạt được|ước đạt|ước thực hiện)(?!\w)")
_MEETING = re.compile(r"(?<!\w)(?:diễn ra|khai mạc|bế mạc|hội nghị|hội thảo|phiên họp|kỳ họp|sinh ngày|buổi)(?!\w)")
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?\s*,?\s*)?"
_LIMIT = re.compile(
    rf"(?:(?:trước|chậm nhất|muộn nhất|không muộn hơn|không quá|xong|hết|hạn cuối|đến|là|vào|trong|tới|thời điểm|khoảng)(?!\w)\s*)+{_HOUR}"
)
_UNTIL = re.compile(rf"(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|trước|khoảng|thời điểm))*\s+{_HOUR}")
_WITHIN = re.compile(r"(?:ngay\s+)?(?:trong|vào|từ nay đến|từ nay tới)(?:\s+(?:khoảng|hết|dịp))*\s+")
_FROM = re.compile(r"(?:kể\s+)?từ\s+(?=ngày|tháng|quý|năm|đầu)")
_LABEL = re.compile(
    r"(?:thời (?:gian|hạn|điểm)|tiến độ|hạn|lộ trình|hoàn thành|xong)(?:\s+(?:thực hiện|hoàn thành|trình|báo cáo|gửi|ban hành|kết thúc|nộp|xử lý|triển khai"
    r"|dự kiến|cuối|chót|cuối cùng|hồ sơ|chậm nhất|trước|trong|vào|là|việc này|toàn bộ|và))*\s*:?\s*"
)
_LABEL_COLON = re.compile(r"[^:]*:\s*")
_CONTINUOUS = re.compile(
    r"(?:nhiệm vụ\s+|thực hiện\s+)?(?:thường xuyên|liên tục)(?:\s*,\s*(?:liên tục|hằng năm|hàng năm))?(?!\w)"
)
_AMOUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|mười|mười lăm|ba mươi)(?:\s*\([^()\n]{1,20}\))?\s+(?:ngày|giờ|tháng|tuần|năm)(?:\s+làm việc)?(?!\w)"
_SINCE = r"(?:\s*,?\s*(?:kể\s+)?(?:từ|sau)\s+(?:ngày|khi|thời điểm|lúc|thời gian)\s+[^,;.:\n|()]{1,90})"
_DURATION = re.compile(
    rf"(?:trong\s+(?:thời\s+hạn|thời\s+gian|vòng)|chậm\s+nhất|muộn\s+nhất|không\s+quá|tối\s+đa|sau|trong)(?:\s+(?:là|sau|trong(?:\s+vòng)?|thời\s+hạn|không\s+quá))*"
    rf"\s+{_AMOUNT}(?P<since>{_SINCE})?"
)
_AFTER = re.compile(
    r"(?:ngay\s+)?sau\s+(?:khi\s+)?(?:có|được\s+(?:phê duyệt|ban hành|thông qua|chấp thuận|cấp|giao|hđnd|quốc hội|chính phủ|thủ tướng|ubnd)|hội nghị|hội đồng|hđnd|quốc hội|kỳ họp|cấp có thẩm quyền|luật|nghị quyết|nghị định|đề án|phiên họp|cuộc họp|kết thúc"
    r"|ban hành|hoàn thành|nhận được|tiếp nhận|ubnd|chính phủ|thủ tướng|bộ)(?!\w)[^,;.:\n|()]{0,90}"
)
_AT_ONCE = re.compile(r"ngay\s+sau\s+[^,;.:\n|()]{3,90}")
_UNTIL_EVENT = re.compile(
    r"(?:cho\s+)?(?:đến|tới)\s+khi\s+(?:có|hoàn thành|được|kết thúc|cấp|hết)(?!\w)[^,;.:\n|()]{1,90}"
)
_WHILE = re.compile(r"trong\s+(?:thời\s+gian|khi)\s+(?:chưa|chờ)(?!\w)[^,;.:\n|()]{1,90}")
_BEFORE = re.compile(
    r"trước\s+(?:thềm\s+)?(?:đại hội|kỳ họp|phiên họp|hội nghị|tết|mùa mưa|mùa bão|mùa lũ|năm học|khai giảng|khi (?:trình|ban hành|phê duyệt|đưa vào))"
    r"(?!\w)[^,;.:\n|()]{0,60}"
)
# The event is over where the order begins.
_EVENT_ENDS = re.compile(r"\s(?:phải|thì|cần|yêu cầu|đề nghị|có trách nhiệm|để|các (?:sở|xã|đơn vị|địa phương|cơ quan|cấp))(?!\w)")
_NO_COUNT = re.compile(r"\s*(?:[,.;:)\n|]|$)|\s+(?:và|tầm nhìn|định hướng|phải|sẽ|đạt|có|cơ bản|hoàn thành|là)(?!\w)")
_GOAL = re.compile(r"[^.;:\n|()]{0,70}?(?<!\w)năm\s+(?=\d{4})")
# Before "hằng năm" these make it an attribute: "tổng chi ngân sách hằng năm".
_ATTRIBUTE = re.compile(
    r"(?:bình quân|trung bình|tăng|giảm|tăng trưởng|ngân sách|dự toán|tổng chi|tổng thu|sản lượng|nhu cầu|doanh thu|mức|thu nhập)\s*$"
)
_TERM = re.compile(r"(?:nhiệm kỳ|khóa|khoá|niên khóa|năm học)\s*,?\s*$")
_CELL = re.compile(r"\|([^|\n]{1,80})(?=\|)")
_TRAILING = re.compile(r"[\s,;.:]+$")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: DeadlineKind
    value: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an anchor stands: lower-case level text, the anchor's start, and the day the text is read from."""

    low: str
    start: int
    reference: date

    def clause(self) -> str:
        """What stands before the anchor in its clause, at most `_CLAUSE` characters."""
        before = self.low[max(0, self.start - _CLAUSE) : self.start]
        return _CLAUSE_START.split(before)[-1]

    def is_over(self, moment: Moment) -> bool:
        return moment.last < self.reference


_Reader = Callable[[_Place], _Found | None]


def find_deadlines(text: str, *, reference: date) -> tuple[Deadline, ...]:
    """Deadlines in order, without overlap. `reference` is the day of the text: it supplies missing years."""
    line = running(text)
    deadlines = []
    for item in _without_overlap([*_in_prose(line.low, reference), *_in_cells(line.low, reference)]):
        start, end = line.span(item.start, item.end)
        deadlines.append(Deadline(start=start, end=end, surface=text[start:end], kind=item.kind, value=item.value))
    return tuple(deadlines)


def _without_overlap(found: Iterable[_Found]) -> Iterator[_Found]:
    done = 0
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= done:
            yield item
            done = item.end


def _in_prose(low: str, reference: date) -> Iterator[_Found]:
    for last, (length, readers) in _anchors().iter(low):
        start = last + 1 - length
        if (start and low[start - 1].isalnum()) or (last + 1 < len(low) and low[last + 1].isalnum()):
            continue
        place = _Place(low, start, reference)
        for reader in readers:
            if item := reader(place):
                yield item


def _in_cells(low: str, reference: date) -> Iterator[_Found]:
    """A cell of a table that is nothing but a point in time, a span or a recurrence."""
    for cell in _CELL.finditer(low):
        inner = cell[1].strip(" *_.,;")
        if not inner:
            continue
        start = low.index(inner, cell.start(1))
        if (item := _whole(low, start, reference)) and item.end >= start + len(inner):
            yield item


def _whole(low: str, start: int, reference: date) -> _Found | None:
    """A bare expression of time at `start`, where its place (a cell, a label) says that it is a deadline."""
    if match := _CONTINUOUS.match(low, start):
        return _Found(start, match.end(), "recurring", "continuous")
    if period := read_recurrence(low, start):
        return _Found(start, period.end, "recurring", period.value)
    span = read_span(low, start, bare=True)
    if span and (span.last_year or 0) >= reference.year:
        return _Found(start, vision_end(low, span.end), "range", span.value)
    lead = _LIMIT.match(low, start)
    moment = read_moment(low, lead.end() if lead else start, reference) or read_cell_year(low, start, reference)
    if moment and moment.last >= reference:
        return _Found(start, moment.end, moment.kind, moment.value)
    return None


def _read_limit(place: _Place) -> _Found | None:
    """ "trước ngày 15/12", "chậm nhất trong quý II": a limit holds even if its day is over."""
    low, start = place.low, place.start
    if period := read_recurrence(low, start):
        return _Found(start, period.end, "recurring", period.value)
    lead = _LIMIT.match(low, start)
    moment = read_moment(low, lead.end(), place.reference) if lead else None
    if not moment or (place.is_over(moment) and _OVER.search(place.clause())):
        return None
    if period := read_recurrence(low, moment.start):
        return _Found(start, period.end, "recurring", period.value)
    return _Found(start, moment.end, moment.kind, moment.value)


def _read_until(place: _Place) -> _Found | None:
    """ "đến năm 2030, tầm nhìn đến năm 2045"."""
    lead = _UNTIL.match(place.low, place.start)
    moment = read_moment(place.low, lead.end(), place.reference) if lead else None
    if (
        not moment
        or place.is_over(moment)
        or place.clause().rstrip().endswith(("tính", "tầm nhìn", "định hướng", "từ"))
    ):
        return None
    return _Found(place.start, vision_end(place.low, moment.end), moment.kind, moment.value)


def _read_moment_or_year(place: _Place, at: int) -> Moment | None:
    """A point in time, or a year without "năm" ("đến 2030") where no count can be meant."""
    if moment := read_moment(place.low, at, place.reference):
        return moment
    year = read_cell_year(place.low, at, place.reference)
    return year if year and _NO_COUNT.match(place.low, year.end) else None


def _read_within(place: _Place) -> _Found | None:
    """ "trong quý III năm 2027", "vào cuối tháng 6": without a year only where the clause speaks of a task."""
    lead = _WITHIN.match(place.low, place.start)
    if not lead:
        return None
    span = read_span(place.low, lead.end())
    if span and (span.last_year or 0) >= place.reference.year:
        return _Found(place.start, vision_end(place.low, span.end), "range", span.value)
    moment = read_moment(place.low, lead.end(), place.reference)
    if not moment or place.is_over(moment) or not _is_ahead(place, moment):
        return None
    return _Found(place.start, moment.end, moment.kind, moment.value)


def _is_ahead(place: _Place, moment: Moment) -> bool:
    clause = place.clause()
    if moment.kind == "date" and (moment.last <= place.reference or _MEETING.search(clause)):
        return False
    if not moment.dated and not _TASK.search(clause):
        return False
    return not _OVER.search(clause) and not _DONE.match(place.low, moment.end)


def _read_from(place: _Place) -> _Found | None:
    """ "từ ngày 01/3 đến ngày 30/6/2027", "từ năm 2026 trở đi"."""
    lead = _FROM.match(place.low, place.start)
    span = read_span(place.low, place.start, bare=True)
    if span and (span.last_year or 0) >= place.reference.year:
        return _Found(place.start, vision_end(place.low, span.end), "range", span.value)
    first = read_moment(place.low, lead.end(), place.reference) if lead else None
    until = _UNTIL.match(place.low, first.end + 1) if first else None
    second = read_moment(place.low, until.end(), place.reference) if until else None
    if not first or not second or place.is_over(second) or _MEETING.search(place.clause()):
        return None
    return _Found(place.start, second.end, "range", f"{first.value}/{second.value}")


def _read_span(place: _Place) -> _Found | None:
    """ "giai đoạn 2026-2030, định hướng đến năm 2035"; terms of office are no spans."""
    span = read_span(place.low, place.start)
    if not span or (span.last_year or 0) < place.reference.year or _TERM.search(place.clause()):
        return None
    return _Found(place.start, vision_end(place.low, span.end), "range", span.value)


def _read_recurring(place: _Place) -> _Found | None:
    period = read_recurrence(place.low, place.start)
    if not period or _ATTRIBUTE.search(place.clause()):
        return None
    return _Found(place.start, period.end, "recurring", period.value)


def _read_times(place: _Place) -> _Found | None:
    """ "02 lần/năm", "6 tháng một lần": the anchor is "lần", the number stands before it."""
    before = place.low[max(0, place.start - 30) : place.start]
    for match in re.finditer(r"(?<!\w)\w", before):
        start = place.start - len(before) + match.start()
        period = read_recurrence(place.low, start)
        if period and period.end > place.start:
            return _Found(start, period.end, "recurring", period.value)
    return None


def _read_labelled(place: _Place) -> _Found | None:
    """ "Thời gian thực hiện: thường xuyên", "hoàn thành tháng 6/2027": the label says that a deadline follows."""
    label = _LABEL.match(place.low, place.start)
    if not label:
        return None
    if label.group().rstrip().endswith(":"):
        return _whole(place.low, label.end(), place.reference)
    moment = read_moment(place.low, label.end(), place.reference)
    if not moment or place.is_over(moment) or _OVER.search(place.clause()):
        return None
    return _Found(moment.start, moment.end, moment.kind, moment.value)


def _read_goal(place: _Place) -> _Found | None:
    """ "phấn đấu … năm 2027": the year of a goal, if it is not over."""
    lead = _GOAL.match(place.low, place.start)
    moment = read_moment(place.low, lead.end() - len("năm "), place.reference) if lead else None
    if not moment or place.is_over(moment) or moment.kind != "year":
        return None
    return _Found(moment.start, moment.end, "year", moment.value)


def _read_edge(place: _Place) -> _Found | None:
    """ "cuối tháng 2/2027", "6 tháng cuối năm 2027" without a preposition, in a clause that speaks of a task."""
    if place.low[max(0, place.start - 2) : place.start].strip().isdigit():  # the month of a day
        return None
    moment = read_moment(place.low, place.start, place.reference)
    clause = place.clause()
    if not moment or place.is_over(moment) or _OVER.search(clause):
        return None
    ordered = _TASK.search(clause) or (not clause.strip() and _TASK.search(place.low, moment.end, moment.end + 25))
    if not ordered:
        return None
    return _Found(moment.start, moment.end, moment.kind, moment.value)


def _read_event(place: _Place) -> _Found | None:
    """Limits that hang on an event: durations from it, "ngay sau khi …", "cho đến khi …"."""
    for pattern in (_DURATION, _AT_ONCE, _UNTIL_EVENT, _WHILE, _AFTER, _BEFORE):
        match = pattern.match(place.low, place.start)
        if not match or (pattern is _DURATION and not _is_limit(match)):
            continue
        if pattern is _AFTER and _OVER.search(place.clause()):
            continue
        if pattern is _BEFORE and not _TASK.search(place.clause()):
            continue
        words = _EVENT_ENDS.split(match.group(), maxsplit=1)[0]
        end = place.start + len(_TRAILING.sub("", words))
        return _Found(place.start, end, "event", None)
    return None


def _is_limit(match: re.Match[str]) -> bool:
    """A duration is a limit if it says since when, or if its lead sets one ("trong thời hạn", "chậm nhất")."""
    lead = match.group()
    if match["since"] or lead.startswith(("trong thời hạn", "chậm nhất", "muộn nhất", "không quá")):
        return True
    return lead.startswith("trong vòng") and not lead.endswith("năm")


@cache
def _anchors() -> Any:
    """Automaton over anchors; each leads to (length, readers)."""
    table: dict[str, tuple[_Reader, ...]] = {}
    families: tuple[tuple[str, _Reader], ...] = (
        ("trước|chậm nhất|muộn nhất|không muộn hơn|hạn cuối|hết", _read_limit),
        ("đến|tới|cho đến|cho tới", _read_until),
        ("trong|vào|ngay trong|từ nay đến", _read_within),
        ("từ|kể từ", _read_from),
        ("giai đoạn|thời kỳ|5 năm|10 năm|05 năm|năm", _read_span),
        ("hằng|hàng|mỗi|định kỳ|ngày|vào|3 năm|6 tháng|06 tháng", _read_recurring),
        ("lần", _read_times),
        ("thời gian|thời hạn|thời điểm|tiến độ|hạn|lộ trình|hoàn thành|xong", _read_labelled),
        ("phấn đấu|chỉ tiêu|mục tiêu", _read_goal),
        ("cuối|đầu|giữa|6 tháng|06 tháng|quý|tháng", _read_edge),
        ("trước|trong|chậm nhất|muộn nhất|không quá|tối đa|sau|ngay sau|đến khi|cho đến khi|tới khi", _read_event),
    )
    for words, reader in families:
        for word in words.split("|"):
            table[word] = (*table.get(word, ()), reader)
    automaton = ahocorasick.Automaton()
    for word, readers in table.items():
        automaton.add_word(word, (len(word), readers))
    automaton.make_automaton()
    return automaton
