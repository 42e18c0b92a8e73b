"""Values of the JSON contract in the words of the interface: days, periods, recurrences, amounts."""

import re
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.extraction.models import Item
from kimchinam.extraction.states import Recurrence
from kimchinam.ui.templatetags.ui import vndate, vnnumber

_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
RANGE = "-"
"""Between the two ends of a value whose comparator is `range`."""


def day_words(iso: str) -> str:
    """`2027-09-30` → 30/09/2027."""
    return vndate(date.fromisoformat(iso))


def period_words(value: str) -> str:
    """`2030`, `2026-09`, `2026-Q3`, `2021/2025`, `2025/..` as people write them; anything else as it is."""
    start, slash, end = value.partition("/")
    if slash:
        return f"{period_words(start)}–{period_words(end)}" if end != ".." else _("từ %(start)s") % {"start": start}
    if match := _QUARTER.match(value):
        return _("quý %(quarter)s/%(year)s") % {
            "quarter": ("I", "II", "III", "IV")[int(match[2]) - 1],
            "year": match[1],
        }
    if match := _MONTH.match(value):
        return f"{match[2]}/{match[1]}"
    return day_words(value) if _DAY.match(value) else value


def recurrence_words(value: str) -> str:
    """`P3M` → hằng quý; a period without a name of its own as it is."""
    return str(Recurrence(value).label) if value in Recurrence else value


_SIGNS = {"=": "=", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈", "range": ""}


def amount_words(item: Item) -> str:
    """`≥ 2,5 %`; both ends of a range with a dash between them."""
    ends = item.value.split(RANGE) if item.comparator == "range" else [item.value]
    figures = "–".join(vnnumber(end) for end in ends)
    return f"{_SIGNS.get(item.comparator, item.comparator)} {figures} {item.unit}".strip()
