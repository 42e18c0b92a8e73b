"""The conference a text reports: when, in what form, at how many sites, with how many people, chaired by whom.

Only a meeting that took place counts. A resolution named after one ("Nghị quyết Hội nghị lần thứ sáu …") and one that
is still to be held ("sẽ tổ chức hội nghị …") give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vanban.finding.people import people_in
from vanban.model import Meeting, MeetingMode
from vanban.text import level

_NOUN = r"(?:hội nghị|cuộc họp|phiên họp|buổi họp|buổi làm việc|hội thảo|tọa đàm|buổi giao ban|cuộc làm việc|kỳ họp)"
_MEETING = re.compile(_NOUN, re.IGNORECASE)
_SITE_WORD = re.compile("điểm cầu", re.IGNORECASE)
# What precedes the noun where it only names a paper or another, earlier meeting.
_NAMES_A_PAPER = re.compile(
    r"(?:nghị quyết|kết luận|văn kiện|kết quả|kế hoạch|(?<!chương )trình|thông báo|sau|theo)(?: của| tại| các)? $",
    re.IGNORECASE,
)
_PLANNED = re.compile(rf"\b(?:sẽ|dự kiến|chuẩn bị|sắp tới)\b[^.;\n]{{0,60}}{_NOUN}", re.IGNORECASE)
_HELD = re.compile(
    rf"\b(?:tổ chức|chủ trì|diễn ra|khai mạc|có {_NOUN}|tiến hành|dự|tham dự|họp|làm việc|phát biểu|kết luận|bế mạc)\b",
    re.IGNORECASE,
)
_SAID_THERE = re.compile(rf"\b(?:tại|dự|phát biểu|kết luận|khai mạc|chủ trì)(?: tại)? {_NOUN}", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:(?P<part>sáng|trưa|chiều|tối)(?: ngày)?|ngày) (?P<day>\d{1,2})"
    r"(?:[ ]?[/.-][ ]?(?P<month>\d{1,2})| tháng (?P<month_word>\d{1,2}))"
    r"(?:[ ]?[/.-][ ]?(?P<year>(?:19|20)\d\d)|,? năm (?P<year_word>(?:19|20)\d\d))?(?![\d/])",
    re.IGNORECASE,
)
_CITES = re.compile(r"\b(?:số|nghị quyết|chỉ thị|kế hoạch|quyết định|công văn|luật)\b", re.IGNORECASE)
_ONLINE = re.compile(
    rf"(?:{_NOUN}|hình thức|kết nối|được|giao ban|họp|tổ chức)(?: \w+){{0,3}} trực tuyến"
    r"|trực tuyến (?:đến|tới|với)|điểm cầu",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"trực tiếp (?:và|kết hợp(?: với)?|kết nối) trực tuyến|trực tuyến (?:và|kết hợp(?: với)?) trực tiếp", re.IGNORECASE
)
_IN_PERSON = re.compile(r"hình thức (?:họp )?trực tiếp|họp trực tiếp", re.IGNORECASE)
_AMOUNT = r"(?P<amount>\d[\d.,]*)(?: (?P<unit>triệu|nghìn|ngàn|vạn))?"
_SITES = re.compile(rf"{_AMOUNT} điểm cầu", re.IGNORECASE)
_WHO = r"(?:lượt )?(?:đại biểu|cán bộ|đảng viên|người|đồng chí|công chức|học viên)"
_PRESENT = (
    re.compile(
        rf"(?:sự tham (?:gia|dự) của|thu hút|với|có)(?: (?:hơn|gần|trên|khoảng|tổng số))* {_AMOUNT} {_WHO}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_AMOUNT} {_WHO}[^.;\n]{{0,40}}\b(?:tham dự|tham gia|dự)\b", re.IGNORECASE),
)
_CHAIRS = re.compile(rf"\bchủ trì(?: và \w+ \w+)?(?: tại)? {_NOUN}", re.IGNORECASE)
_CHAIRED_BY = re.compile(
    rf"\b(?:dưới sự chủ trì của|chủ trì {_NOUN} (?:có|là|gồm)"
    rf"|(?:phát biểu )?kết luận(?: chỉ đạo)?(?: tại)? {_NOUN}[^.;\n]{{0,60}}?,"
    rf"|kết luận [^.;\n]{{0,90}}{_NOUN}[^.;\n]{{0,60}} của)",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    rf"^(?:,[^,.;]{{1,80}},)?,? (?:đã )?(?:có|chủ trì|tổ chức) (?:{_NOUN}|chuyến công tác)", re.IGNORECASE
)
_SEVERAL = re.compile(r"\bcác (?:đồng chí|ông|bà|đ/c)\b", re.IGNORECASE)
_STOP = re.compile(r"(?<![A-ZĐ])[.!?][ ]+(?=\W?[^\W\d_])")
_STOP_OR_LINE = re.compile(r"(?<![A-ZĐ])[.!?](?=\s)|\n")
_UNITS = {"triệu": 1_000_000, "vạn": 10_000, "nghìn": 1_000, "ngàn": 1_000}
_REACH = 600


def find_meeting(text: str, *, reference: date) -> Meeting | None:
    """The meeting that `text` reports, or None; a field is None where the text is silent. Linear in length.

    A day without a year falls in the last twelve months before `reference`, or in the week after it (announcements).
    """
    levelled = level(text)
    sentences = tuple(_sentences(levelled, _MEETING))
    held = [sentence for sentence in sentences if _is_held(sentence)]
    day = _first_day(held, reference)
    # One mention of "tại hội nghị" without a day may be a memory in any paper.
    if not day and len(held) < 2:
        return None
    around = [*sentences, *_sentences(levelled, _SITE_WORD)]
    return Meeting(
        date=day,
        mode=_mode(around),
        points=_largest((_SITES,), around),
        participants=_largest(_PRESENT, around),
        chair=_chair(sentences),
    )


def _sentences(levelled: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Each sentence in which the pattern occurs, once; very long ones are cut to the neighbourhood."""
    done = 0
    for match in pattern.finditer(levelled):
        if match.start() < done:
            continue
        earliest = max(done, match.start() - _REACH)
        start = max(levelled.rfind("\n", earliest, match.start()) + 1, earliest)
        for stop in _STOP.finditer(levelled, start, match.start()):
            start = stop.end()
        end = _STOP_OR_LINE.search(levelled, match.end(), match.end() + _REACH)
        done = end.start() if end else min(len(levelled), match.end() + _REACH)
        yield levelled[start:done]


def _is_held(sentence: str) -> bool:
    if _PLANNED.search(sentence):
        return False
    if _SAID_THERE.search(sentence):
        return True
    return bool(_HELD.search(sentence)) and any(_is_itself(sentence, noun) for noun in _MEETING.finditer(sentence))


def _is_itself(sentence: str, noun: re.Match[str]) -> bool:
    return not _NAMES_A_PAPER.search(sentence, max(0, noun.start() - 20), noun.start())


def _first_day(held: Sequence[str], reference: date) -> str | None:
    days = (_day_in(sentence, reference) for sentence in held)
    return next((day for day in days if day), None)


def _day_in(sentence: str, reference: date) -> str | None:
    """The day of the meeting: at the head of the sentence, with a part of the day, or right after the noun."""
    noun = next((n for n in _MEETING.finditer(sentence) if _is_itself(sentence, n)), None)
    if noun is None:
        return None
    for match in _DAY.finditer(sentence):
        opens = match.start() < 30 or match["part"] is not None
        after_noun = noun.end() <= match.start() <= noun.end() + 80
        between = sentence[noun.end() : match.start()] if after_noun else sentence[: match.start()]
        if (opens or after_noun) and not _CITES.search(between):
            return _iso(match, reference)
    return None


def _iso(match: re.Match[str], reference: date) -> str | None:
    day, month = int(match["day"]), int(match["month"] or match["month_word"])
    year = match["year"] or match["year_word"]
    try:
        found = date(int(year) if year else reference.year, month, day)
        if not year and found > reference + timedelta(days=7):
            found = found.replace(year=found.year - 1)
    except ValueError:
        return None
    return found.isoformat()


def _mode(sentences: Sequence[str]) -> MeetingMode | None:
    if any(_HYBRID.search(sentence) for sentence in sentences):
        return "hybrid"
    if any(_ONLINE.search(sentence) for sentence in sentences):
        return "online"
    return "in-person" if any(_IN_PERSON.search(sentence) for sentence in sentences) else None


def _largest(patterns: Sequence[re.Pattern[str]], sentences: Sequence[str]) -> int | None:
    """The whole country stands beside one province: "21.000 điểm cầu … tại tỉnh 174 điểm cầu"."""
    matches = (match for sentence in sentences for pattern in patterns for match in pattern.finditer(sentence))
    amounts = [_amount(match) for match in matches]
    return max((amount for amount in amounts if amount), default=None)


def _amount(match: re.Match[str]) -> int | None:
    unit = match["unit"]
    digits = match["amount"].rstrip(".,").replace(".", "").replace(",", ".")
    try:
        return round(float(digits) * (_UNITS[unit.lower()] if unit else 1))
    except ValueError:
        return None


def _chair(sentences: Sequence[str]) -> str | None:
    for find in (_who_chairs, _chaired_by, _who_holds):
        for sentence in sentences:
            if name := find(sentence):
                return name
    return None


def _who_chairs(sentence: str) -> str | None:
    """ "Đồng chí A …, chủ trì hội nghị" names A; of "các đồng chí: A …; B … đã chủ trì" the first is the senior one."""
    match = _CHAIRS.search(sentence)
    if match is None:
        return None
    several = _SEVERAL.search(sentence, 0, match.start())
    names = [name for _, name in people_in(sentence, several.end() if several else 0, match.start())]
    return (names[0] if several else names[-1]) if names else None


def _chaired_by(sentence: str) -> str | None:
    match = _CHAIRED_BY.search(sentence)
    if match is None:
        return None
    return next((name for _, name in people_in(sentence, match.end(), match.end() + 120)), None)


def _who_holds(sentence: str) -> str | None:
    """ "Chủ tịch Ủy ban A có buổi làm việc với …"."""
    return next((name for at, name in people_in(sentence) if _HOLDS.match(sentence[at + len(name) :])), None)
