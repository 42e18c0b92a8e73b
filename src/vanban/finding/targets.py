"""Figures to be reached: subject, comparator, value, unit, by when. What has been achieved is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vanban.finding.passages import passages, sentences
from vanban.finding.phrases import Phrases
from vanban.finding.quantities import Quantity, may_hold_figure, quantities
from vanban.finding.sections import Sections
from vanban.finding.subjects import subject_of
from vanban.finding.target_tables import target_tables
from vanban.finding.wording import begin
from vanban.model import Deadline, Provision, Table, Target
from vanban.text import level_whole, small_whole


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")]


def _any_of(words: str) -> re.Pattern[str]:
    """A pattern of words in small letters."""
    return re.compile("|".join(_listed(words)))


# Somebody strives for the figure or has to keep to it.
_STRIVING = _any_of("""
    phấn đấu, mục tiêu, (?<!vượt )chỉ tiêu, tối thiểu, ít nhất, dự kiến, bảo đảm, đảm bảo, yêu cầu, hằng năm, hàng năm,
    mỗi năm, kéo giảm, vượt mức kế hoạch, phải đạt, đề xuất mở rộng, giao chỉ tiêu, quyết tâm, trở lên
""")
# The clause moves something to the figure.
_GOAL = _any_of("""
    phấn đấu, mục tiêu, chỉ tiêu, tối thiểu, ít nhất, tối đa, không quá, không vượt quá, dự kiến, bảo đảm, đảm bảo, yêu cầu,
    phải, trở lên, kế hoạch, giao, hoàn thành, đạt, nâng, giảm, tăng, mở rộng, tinh giản, duy trì, hằng năm, hàng năm,
    bình quân, có, trở thành, chiếm, xóa, thu hút, đào tạo, xây dựng, phủ, xuống, còn, dưới, trên
""")
_ACHIEVED = re.compile(
    begin(
        _listed(r"""
    đã\b(?! qua đào tạo), hiện (?:nay|có|đạt|toàn), cùng kỳ, đến nay, ước (?:đạt|thực hiện), vừa qua,
    năm qua\b, tháng qua\b, kỳ qua\b, thời gian qua, hiện trên, trong đó có\b, thực trạng, kết quả\b, báo cáo của,
    tính đến\b, lũy kế, theo thống kê, được nâng lên,
    cử tri đồng ý, đều\b, hoàn thành (?:tốt|xuất sắc)\b(?! nhiệm vụ), nỗ lực phấn đấu\b, vượt (?:kế hoạch|chỉ tiêu|mục tiêu)
""")
    )
)
# "bằng 111% so với nghị quyết" tells of the past; "giảm 15% so với năm 2026" does where nobody strives for the figure.
_COMPARED = re.compile(begin(["so với (?:năm|đầu|tháng|quý|mục tiêu|kế hoạch|chỉ tiêu|nghị quyết|cùng)"]))
_MOVED = re.compile(r"(?:tăng|giảm|nâng)\b")
# A year that a figure is compared with is no time by which it is to be reached.
_YEAR = re.compile(rf"{begin(('đến', 'n(?<!so với n)ăm', 'trong', 'vào'))}\s(?:hết\s|cuối\s|khoảng\s|năm\s)*(20\d\d)\b")
_CLAUSE_END = re.compile(r";|\.(?!\d)|,(?!\d)|:")
# After a comma the group that the figure counts may go on: "100% cán bộ, công chức, viên chức …".
_NEXT_PART = re.compile(
    r"\s*(?:nhất là|trong đó|phấn đấu|góp phần|nhằm|để|đảm bảo|bảo đảm|đạt|tăng|giảm|đưa|nâng|tạo|đáp ứng|từ đó|qua đó|có|và"
    r"|với|hoàn thành|tỷ lệ|tỉ lệ|số|thu|đồng thời|[^,;.]{0,60}\d)"
)
_ENDS_TIME = re.compile(r"(?:20\d\d|hằng năm|hàng năm|mỗi năm|thời gian tới)\s*\Z")
_FAR = 120
# "đạt 55% vào năm 2025 và 60% vào năm 2030": two figures of one thing are two targets.
_SERIES = re.compile(r"20\d\d(?:,|\s+và)\s+(?=(?:(?:đạt|dưới|trên|khoảng|còn|xuống|lên|tối thiểu|ít nhất|là)\s)*\d)")
_LONGEST = 220
_REACH = 600
_YEARS_REACH = 5000
_MOST_YEARS = 20
# Alone these are durations or counts of a task's object; only a comparator makes a target of them.
_WEAK_UNITS = Phrases("""
    năm, tháng, ngày, giờ, phút, tuổi, lần, điểm, đơn vị, khu, cụm, nhiệm vụ, dự án, xã, huyện, trường, tổ chức
""")
_TIMES = ("date", "month", "quarter", "year", "range")
_JUST_BEHIND = 25
_NEAR = 60
# An age says who is counted ("trẻ em dưới 5 tuổi"); only of a length of life it is what is to be reached.
_LIFE = re.compile(r"tuổi thọ|số năm sống")
_LAW = re.compile(r"\b(?:điều|khoản|điểm|mục|quyết định|nghị quyết|số)\s\Z")


def find_targets(
    text: str,
    *,
    outline: Sequence[Provision],
    deadlines: Sequence[Deadline],
    reference: date,
    tables: Sequence[Table] = (),
) -> tuple[Target, ...]:
    """The targets of the text in order. `by` comes from the clause, its sentence or the enclosing heading; in a table of
    targets from the column. Linear in length.
    """
    levelled, low = level_whole(text), small_whole(text)
    finder = _Finder(text, Sections(levelled, outline), sorted(deadlines, key=lambda d: d.start), reference)
    listed = list(target_tables(text, tables, reference=reference))
    found = [target for _table, targets in listed for target in targets]
    lead: str | None = None
    for passage in passages(levelled, outline, [table for table, _targets in listed]):
        path = finder.sections.path(passage.start)
        content = low[passage.content : passage.end]
        if not passage.labelled and not path:
            lead = None
        if content.endswith(":") and (year := _YEAR.search(content)):
            lead = year.group(1)
        if not may_hold_figure(content):
            continue
        for start, end in sentences(levelled, passage.content, passage.end):
            found.extend(finder.sentence(start, end, path, lead))
    return tuple(sorted(found, key=lambda target: (target.start, target.end)))


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where a sentence speaks of what was achieved, of what is striven for, and of years."""

    achieved: list[int]
    compared: list[int]
    striving: list[int]
    goals: list[int]
    years: list[tuple[int, int]]

    @classmethod
    def of(cls, low: str, start: int, end: int) -> _Signs:
        return cls(
            [match.start() for match in _ACHIEVED.finditer(low, start, end)],
            [match.start() for match in _COMPARED.finditer(low, start, end)],
            [match.start() for match in _STRIVING.finditer(low, start, end)],
            [match.start() for match in _GOAL.finditer(low, start, end)],
            [(match.start(), int(match[1])) for match in _YEAR.finditer(low, start, min(end, start + _YEARS_REACH))],
        )


class _Finder:
    def __init__(self, text: str, sections: Sections, deadlines: Sequence[Deadline], reference: date) -> None:
        self.text, self.sections = text, sections
        self.levelled, self.low = level_whole(text), small_whole(text)
        self.deadlines, self.reference = deadlines, reference
        self.starts = [deadline.start for deadline in deadlines]

    def sentence(self, start: int, end: int, path: Sequence[Provision], lead: str | None) -> Iterator[Target]:
        found = [quantity for quantity in quantities(self.levelled, self.low, start, end) if self._is_figure(quantity)]
        if not found:
            return
        aimed = self._under_goals(path) or lead is not None
        signs = _Signs.of(self.low, start, end)
        for quantity in found:
            clause = self._clause(quantity, start, end)
            # What stands far away says nothing of the figure, and a sentence may be as long as the text.
            near = max(start, quantity.start - _REACH), min(end, quantity.end + _REACH)
            if self._is_target(quantity, clause, signs, aimed):
                yield self._target(quantity, clause, near, path, lead)

    def _is_figure(self, quantity: Quantity) -> bool:
        before = self.low[max(0, quantity.start - _NEAR) : quantity.start]
        if quantity.unit == "tuổi" and not _LIFE.search(before):
            return False
        return not _LAW.search(before[-14:])

    def _under_goals(self, path: Sequence[Provision]) -> bool:
        titles = (self._heading(provision) for provision in path)
        return any("mục tiêu" in title or "chỉ tiêu" in title for title in titles)

    def _clause(self, quantity: Quantity, start: int, end: int) -> tuple[int, int]:
        """From the sign before the figure to the sign after it."""
        first = max(start, quantity.start - _LONGEST)
        for match in _CLAUSE_END.finditer(self.low, first, quantity.start):
            if self._parts(match, first, quantity.start):
                first = match.end()
        for match in _SERIES.finditer(self.levelled, first, quantity.start):
            first = match.end()
        limit = min(end, quantity.end + _LONGEST)
        if series := _SERIES.search(self.levelled, quantity.end, limit):
            limit = series.start() + len("20xx")
        for match in _CLAUSE_END.finditer(self.low, quantity.end, limit):
            if match.group() != "," or _NEXT_PART.match(self.low, match.end(), limit):
                return first, match.start()
        return first, limit

    def _parts(self, sign: re.Match[str], first: int, figure: int) -> bool:
        """Whether a sign before the figure ends another clause; "học sinh, sinh viên" is one subject."""
        if sign.group() != ",":
            return True
        if _ENDS_TIME.search(self.low, first, sign.start()):
            return True
        return bool(_NEXT_PART.match(self.low, sign.end(), figure)) or figure - sign.end() > _FAR

    def _is_target(self, quantity: Quantity, clause: tuple[int, int], signs: _Signs, aimed: bool) -> bool:
        told = _last_before(signs.achieved, clause[1])
        if told >= 0 and told > _last_before(signs.striving, quantity.start):
            return False
        years = [year for at, year in signs.years if clause[0] <= at < clause[1]]
        if years and max(years) < self.reference.year:
            return False
        coming = any(year > self.reference.year for at, year in signs.years[:_MOST_YEARS] if at < quantity.start)
        if _last_before(signs.compared, clause[1]) >= 0 and not (coming or self._wanted(quantity, clause, signs)):
            return False
        strives = _last_before(signs.striving, clause[1])
        if quantity.comparator == "=" and quantity.unit == "năm":
            return False
        weak = quantity.comparator == "=" and quantity.unit in _WEAK_UNITS
        if aimed or weak:
            return aimed and (not weak or strives >= clause[0])
        return (strives >= 0 or coming) and _last_before(signs.goals, clause[1]) >= clause[0]

    def _wanted(self, quantity: Quantity, clause: tuple[int, int], signs: _Signs) -> bool:
        """Whether the words before the figure strive for it or move something by it."""
        strives = _last_before(signs.striving, quantity.start) >= clause[0]
        return strives or _MOVED.search(self.low, clause[0], quantity.start) is not None

    def _target(
        self,
        quantity: Quantity,
        clause: tuple[int, int],
        sentence: tuple[int, int],
        path: Sequence[Provision],
        lead: str | None,
    ) -> Target:
        start, end = _trim(self.text, *clause)
        subject = subject_of(self.text[start : quantity.start], self.text[quantity.end : end], unit=quantity.unit)
        return Target(
            start=start,
            end=end,
            surface=self.text[start:end],
            value=quantity.value,
            unit=quantity.unit,
            comparator=quantity.comparator,
            by=self._by(quantity, (clause, sentence), path, lead),
            subject=subject,
            provision=path[-1].id if path else None,
        )

    def _by(
        self, quantity: Quantity, spans: Sequence[tuple[int, int]], path: Sequence[Provision], lead: str | None
    ) -> str | None:
        """The time nearest to the figure: in its clause, its sentence, then the headings above."""
        for start, end in spans:
            if value := self._nearest(quantity, start, end):
                return value
        for provision in reversed(path):
            if years := _YEAR.findall(self._heading(provision)):
                return str(years[-1])
        return lead

    def _nearest(self, quantity: Quantity, start: int, end: int) -> str | None:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        times = [(d.start, _last_of(d.value)) for d in self.deadlines[first:last] if d.value and d.kind in _TIMES]
        times += [(match.start(), match[1]) for match in _YEAR.finditer(self.low, start, end)]
        times.sort()
        behind = [value for at, value in times if quantity.end <= at <= quantity.end + _JUST_BEHIND]
        before = [value for at, value in times if at < quantity.start]
        return next(iter([*behind, *reversed(before), *(value for _, value in times)]), None)

    def _heading(self, provision: Provision) -> str:
        return self.low[provision.start : provision.start + 120].split("\n")[0]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(" \n-")), start + len(piece.rstrip(" \n"))


def _last_of(value: str) -> str:
    """The end of a span of time; of one that only begins ("2027/..", "từ năm 2027") the year from which it holds."""
    first, _, last = value.partition("/")
    return first if last in ("", "..") else last


def _last_before(places: list[int], end: int) -> int:
    """The last of the rising places before `end`; -1 if there is none."""
    at = bisect_left(places, end) - 1
    return places[at] if at >= 0 else -1
