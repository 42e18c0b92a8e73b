"""The conference a text reports: when, in what form, at how many sites, with how many people, chaired by whom.

Only a meeting that took place counts. A resolution named after one ("Nghị quyết Hội nghị lần thứ sáu …") and one that
is still to be held ("sẽ tổ chức hội nghị …") give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from vanban.finding.chairs import find_chair
from vanban.finding.gatherings import MEETING, NOUN, sentences_with
from vanban.model import Meeting, MeetingMode
from vanban.structure.dates import is_limit
from vanban.text import level_whole, small_whole

# All patterns match in small letters.
_SITE_WORD = re.compile("điểm cầu")
# What precedes the noun where it only names a paper or another, earlier meeting.
_NAMES_A_PAPER = re.compile(
    r"(?:nghị quyết|kết luận|văn kiện|kết quả|kế hoạch|(?<!chương )trình|thông báo|sau|theo)(?: của| các)? $",
)
# "Sẽ tổ chức hội nghị …", and the order "2. Tổ chức hội nghị …".
_PLANNED = re.compile(rf"\b(?:sẽ|dự kiến|chuẩn bị|sắp tới)\b[^.;\n]{{0,60}}{NOUN}|^\W*(?:\w{{1,2}}[.)] *)?tổ chức\b")
_HELD = re.compile(
    rf"\b(?:tổ chức|chủ trì|diễn ra|khai mạc|có {NOUN}|tiến hành|dự|tham dự|họp|làm việc|phát biểu|kết luận|bế mạc|kết nối"
    r"|thăm)\b",
)
_SAID_THERE = re.compile(rf"\b(?:tại|dự|phát biểu|kết luận|khai mạc|chủ trì)(?: tại)? {NOUN}")
# "Sáng 24/5", "Chiều nay (24/5)", "ngày 24 tháng 5 năm 2026"; of "trong hai ngày 24-25/5" the first.
_DAY = re.compile(
    r"\b(?:(?P<part>sáng|trưa|chiều|tối|hôm)(?: nay)?[, (]*(?:ngày)?|ngày) *"
    r"(?:(?P<first>\d{1,2}) ?(?:-|và|đến) ?)?(?P<day>\d{1,2})"
    r"(?:[ ]?[/.-][ ]?(?P<month>\d{1,2})| tháng (?P<month_word>\d{1,2}))"
    r"(?:[ ]?[/.-][ ]?(?P<year>(?:19|20)\d\d)|,? năm (?P<year_word>(?:19|20)\d\d))?(?![\d/])",
)
_CITES = re.compile(r"\b(?:số|nghị quyết|chỉ thị|kế hoạch|quyết định|công văn|luật)\b")
_ONLINE = re.compile(
    rf"(?:{NOUN}|hình thức|kết nối|được|giao ban|(?<!phòng )họp|tổ chức)(?: \w+){{0,3}} trực tuyến"
    r"|trực tuyến (?:đến|tới|với)|điểm cầu",
)
_HYBRID = re.compile(r"trực tiếp[^.;\n]{1,25}trực tuyến|trực tuyến[^.;\n]{1,25}trực tiếp")
_IN_PERSON = re.compile(r"hình thức (?:họp )?trực tiếp|họp trực tiếp")
_AMOUNT = r"(?P<amount>\d[\d.,]*)(?: (?P<unit>triệu|nghìn|ngàn|vạn))?"
_SITES = re.compile(rf"{_AMOUNT} điểm cầu")
_WHO = r"(?:lượt )?(?:đại biểu|cán bộ|đảng viên|người|đồng chí|công chức|học viên)"
_ABOUT = r"(?: (?:hơn|gần|trên|khoảng|tổng số))*"
_ATTENDS = r"(?:tham dự|tham gia|dự)"
_PRESENT = (
    re.compile(rf"(?:sự {_ATTENDS} của|thu hút){_ABOUT} {_AMOUNT} {_WHO}"),
    re.compile(rf"(?:điểm cầu|\bdự)\b[^.;\n]{{0,60}}? (?:với|có){_ABOUT} {_AMOUNT} {_WHO}"),
    re.compile(rf"{_AMOUNT} {_WHO}[^.;\n]{{0,40}}\b{_ATTENDS}\b"),
    # "… tổ chức Đại hội … cùng 136 đại biểu đại diện …".
    re.compile(
        rf"(?:cùng|và|với sự có mặt của){_ABOUT} {_AMOUNT} (?:đại biểu|đảng viên)(?= (?:chính thức|đại diện|của|được triệu tập))"
    ),
)
_UNITS = {"triệu": 1_000_000, "vạn": 10_000, "nghìn": 1_000, "ngàn": 1_000}


def find_meeting(text: str, *, reference: date) -> Meeting | None:
    """The meeting that `text` reports, or None; a field is None where the text is silent. Linear in length.

    A day without a year falls in the last twelve months before `reference`, or in the week after it (announcements).
    """
    levelled, low = level_whole(text), small_whole(text)
    meetings = list(sentences_with(levelled, low, MEETING))
    sentences = [low[start:end] for start, end in meetings]
    held = [sentence for sentence in sentences if _is_held(sentence)]
    day = _first_day(held, reference)
    linked = [low[start:end] for start, end in sentences_with(levelled, low, _SITE_WORD)]
    # One mention of "tại hội nghị" without a day and without sites may be a memory in any paper.
    if not day and len(held) < 2 and not (held and linked):
        return None
    around = [*sentences, *linked]
    return Meeting(
        date=day,
        mode=_mode(around),
        points=_largest((_SITES,), around),
        participants=_largest(_PRESENT, around),
        chair=find_chair(levelled, low, meetings),
    )


def _is_held(sentence: str) -> bool:
    if _PLANNED.search(sentence):
        return False
    if _SAID_THERE.search(sentence):
        return True
    return bool(_HELD.search(sentence)) and any(_is_itself(sentence, noun) for noun in MEETING.finditer(sentence))


def _is_itself(sentence: str, noun: re.Match[str]) -> bool:
    return not _NAMES_A_PAPER.search(sentence, max(0, noun.start() - 20), noun.start())


def _first_day(held: Sequence[str], reference: date) -> str | None:
    days = (_day_in(sentence, reference) for sentence in held)
    return next((day for day in days if day), None)


def _day_in(sentence: str, reference: date) -> str | None:
    """The day of the meeting: at the head of the sentence, with a part of the day, or right after the noun."""
    noun = next((n for n in MEETING.finditer(sentence) if _is_itself(sentence, n)), None)
    if noun is None:
        return None
    for match in _DAY.finditer(sentence):
        opens = match.start() < 30 or match["part"] is not None
        after_noun = noun.end() <= match.start() <= noun.end() + 80
        between = sentence[noun.end() : match.start()] if after_noun else sentence[: match.start()]
        if (opens or after_noun) and not _CITES.search(between) and not is_limit(sentence, match.start()):
            return _iso(match, reference)
    return None


def _iso(match: re.Match[str], reference: date) -> str | None:
    day, month = int(match["first"] or match["day"]), int(match["month"] or match["month_word"])
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
        return round(float(digits) * (_UNITS[unit] if unit else 1))
    except ValueError:
        return None
