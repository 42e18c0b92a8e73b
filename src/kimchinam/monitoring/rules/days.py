"""A stretch of days as the address of a list writes it: a year, a quarter, a month, a day, or two days with dots between."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.ui.templatetags.ui import vndate, vnperiod

_YEAR, _QUARTER, _MONTH = re.compile(r"(\d{4})"), re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})-(\d{2})")
BETWEEN = ".."


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last; `word` is how it was asked for, and reads back to the same."""

    first: date
    last: date
    word: str

    @classmethod
    def read(cls, word: str) -> "Days | None":
        """ "2026", "2026-Q3", "2026-11", "2026-11-22", "2026-10-24..2026-11-22"; None for anything else."""
        begin, dots, end = word.partition(BETWEEN)
        try:
            if dots:
                first, last = date.fromisoformat(begin), date.fromisoformat(end)
                return cls.between(first, last) if first <= last else None
            return _months(word) or cls.between(*[date.fromisoformat(word)] * 2)
        except ValueError:
            return None

    @classmethod
    def between(cls, first: date, last: date) -> "Days":
        word = first.isoformat() if first == last else f"{first.isoformat()}{BETWEEN}{last.isoformat()}"
        return cls(first, last, word)

    @classmethod
    def of_month(cls, day: date) -> "Days":
        return cls(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), f"{day:%Y-%m}")

    def __str__(self) -> str:
        return self.word

    @property
    def label(self) -> str:
        if BETWEEN in self.word:
            return f"{vndate(self.first)} – {vndate(self.last)}"
        if self.first == self.last:
            return vndate(self.first)
        return _("năm %(year)s") % {"year": self.word} if _YEAR.fullmatch(self.word) else vnperiod(self.word)


def _months(word: str) -> Days | None:
    """A stretch of whole months; ValueError for a month or a year that no calendar has."""
    if found := _YEAR.fullmatch(word):
        year, first, last = int(found[1]), 1, 12
    elif found := _QUARTER.fullmatch(word):
        year, first, last = int(found[1]), int(found[2]) * 3 - 2, int(found[2]) * 3
    elif found := _MONTH.fullmatch(word):
        year, first, last = int(found[1]), int(found[2]), int(found[2])
    else:
        return None
    begin = date(year, first, 1)
    return Days(begin, date(year, last, monthrange(year, last)[1]), word)
