"""Which deadline limits which clause: its own, or the one at the end or the head of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from vanban.finding.drafts import Draft
from vanban.finding.ownership import ClosingField
from vanban.model import Deadline, Provision

_CLOSING = re.compile(
    r"\W*(?:thời (?:gian|hạn)(?: thực hiện)?(?: hoàn thành)?|hoàn thành|xong|yêu cầu hoàn thành)\b", re.IGNORECASE
)
_IN_A_NAME = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|kế hoạch|quy hoạch|chiến lược|chương trình|tầm nhìn|mục tiêu|chỉ tiêu|năm)\s*\Z",
    re.IGNORECASE,
)
# "Kế hoạch công tác hằng năm": how often belongs to the thing, not to the order.
_YEARLY_THING = re.compile(
    r"\b(?:kế hoạch|chương trình|công tác|dự toán|ngân sách|biên chế|kinh phí)\s*\Z", re.IGNORECASE
)
_TITLED = re.compile(r"\b(?:Kế hoạch|Đề án|Chương trình|Chiến lược|Quy hoạch|Lộ trình|Danh mục|Nghị quyết)\b")
_ENDS = re.compile(r"[.;\n|](?!\d)")
_SAYS_YEAR = re.compile(r"\d{4}")
_OF_DAYS = re.compile(r"\d{4}-\d\d-\d\d/")
_LONGEST_HEADING = 200
_LOOK_BACK = 200
_BEFORE = 24
_WIDE = ("year", "range")
_DAYS = ("date", "month", "quarter")


class Limits:
    """The deadlines of a text, asked by spans."""

    def __init__(self, levelled: str, deadlines: Sequence[Deadline]) -> None:
        self._text = levelled
        self._deadlines = sorted(deadlines, key=lambda deadline: deadline.start)
        self._starts = [deadline.start for deadline in self._deadlines]
        self._recurring = dict(self._days_that_recur())

    def _days_that_recur(self) -> Iterator[tuple[Deadline, Deadline]]:
        """ "hằng năm …, trình trước ngày 15/01": days that are anchors of the recurrence before them, with it."""
        every: Deadline | None = None
        for deadline in self._deadlines:
            if deadline.kind == "recurring":
                every = deadline
            elif every and _ENDS.search(self._text, every.end, deadline.start):
                every = None
            elif every and _is_anchor(deadline, every):
                yield deadline, every

    def within(self, start: int, end: int) -> list[Deadline]:
        return self._deadlines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def has_day(self, start: int, end: int) -> bool:
        return any(deadline.kind in _DAYS for deadline in self.within(start, end))

    def heading(self, start: int, end: int) -> Deadline | None:
        """The time that a sentence begins with, up to its first comma."""
        comma = self._text.find(",", start, end)
        return self._best(start, comma) if comma > 0 else None

    def above(self, path: Sequence[Provision], passage: int, drafts: Sequence[Draft]) -> Deadline | None:
        """The days that a heading above sets for what stands beneath it: "1. Đợt 1: Từ ngày 05/12 đến ngày 20/02:"."""
        for provision in reversed(path):
            if provision.start == passage or provision.kind == "bullet":
                continue
            end = self._text.find("\n", provision.start, provision.start + _LONGEST_HEADING)
            if end < 0 or (drafts and any(provision.start <= draft.start < end for draft in drafts[-_LOOK_BACK:])):
                continue
            days = [
                one for one in self.within(provision.start, end) if one.kind in _DAYS or _OF_DAYS.match(one.value or "")
            ]
            if days:
                return days[0]
        return None

    def share(self, drafts: Sequence[Draft], sentence: tuple[int, int], inherited: Deadline | None) -> None:
        """Give each clause its own deadline; what heads or closes the sentence limits the clauses that have none.

        `inherited` comes from the lead-in of the list that the sentence stands in.
        """
        for draft in drafts:
            self._set(draft, self._best(draft.start, draft.end))
        open_ones = [draft for draft in drafts if draft.deadline is None]
        if not open_ones:
            return
        ahead = self._best(sentence[0], drafts[0].start)
        closing = self._best(drafts[-1].start, sentence[1])
        if closing is not None and closing.kind not in _DAYS and not self._completes(closing):
            closing = None
        for draft in open_ones:
            self._set(draft, closing or ahead or inherited)

    def _completes(self, deadline: Deadline) -> bool:
        """ "… cơ bản hoàn thành trong năm 2025" says of all before it when it is to be done."""
        before = self._text[max(0, deadline.start - _BEFORE) : deadline.start].rstrip().lower()
        return deadline.kind in _WIDE and before.endswith(("hoàn thành", "xong"))

    def _best(self, start: int, end: int) -> Deadline | None:
        usable = [deadline for deadline in self.within(start, end) if self._limits(deadline, start)]
        narrow = [deadline for deadline in usable if deadline.kind not in _WIDE]
        chosen = narrow or usable
        return chosen[-1] if chosen else None

    def _limits(self, deadline: Deadline, start: int) -> bool:
        """A year or a period may belong to the name of a plan instead."""
        if deadline.kind in _DAYS:
            return True
        before = self._text[max(start, deadline.start - _BEFORE) : deadline.start].rstrip()
        surface = deadline.surface.lower()
        if deadline.kind == "recurring" and surface.startswith(("trước", "định kỳ", "chậm nhất")):
            return True
        if deadline.kind == "recurring" and _YEARLY_THING.search(before):
            return False
        if deadline.kind in ("recurring", "event"):
            after = self._text[deadline.end : deadline.end + 2].strip()
            return not before or before[-1] in ",;:(" or not after or after[0] in ",;.)"
        if deadline.kind == "range":
            of_school = surface.startswith("trong năm học")
            return of_school or bool(_OF_DAYS.match(deadline.value or "")) or not before or before[-1] in ",;:"
        return (
            not before
            or before[-1] in ",;:"
            or surface.startswith("từ nay")
            or (surface.startswith(("đến", "trước", "trong")) and not self._is_named(before, start, deadline))
        )

    def _is_named(self, before: str, start: int, deadline: Deadline) -> bool:
        """Whether the year belongs to a title or an outlook: "Kế hoạch … đến năm 2030", "có xét đến năm 2050"."""
        if _IN_A_NAME.search(before) or before.endswith(("xét", "tính")):
            return True
        clause = self._text[start : deadline.start]
        titled = max((match.start() for match in _TITLED.finditer(clause)), default=-1)
        return titled >= 0 and not any(sign in clause[titled:] for sign in ",;:")

    def state(self, drafts: Sequence[Draft], fields: Sequence[ClosingField]) -> None:
        """Give the directives before a closing line the time that it states."""
        for field in fields:
            found = self.within(field.start, field.end)
            for draft in drafts:
                if draft.deadline is None:
                    draft.deadline = found[0].surface if found else field.value
                    draft.deadline_value = found[0].value if found else None

    def _set(self, draft: Draft, deadline: Deadline | None) -> None:
        if deadline is not None:
            draft.deadline, draft.deadline_value = deadline.surface, self._recurring.get(deadline, deadline).value

    def closes(self, start: int, end: int) -> bool:
        """Whether the sentence only says when what stands before it is due."""
        return bool(_CLOSING.match(self._text, start, end)) and bool(self.within(start, end))

    def close(self, drafts: Sequence[Draft], sentence: tuple[int, int]) -> None:
        found = self._best(*sentence)
        for draft in drafts:
            if draft.deadline is None:
                self._set(draft, found)


def _is_anchor(day: Deadline, every: Deadline) -> bool:
    anchored = f"--{(day.value or '')[5:]}" in (every.anchor or "").split()
    return anchored and day.kind == "date" and not _SAYS_YEAR.search(day.surface)
