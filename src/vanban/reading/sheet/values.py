"""Numbers and days of a sheet as an office in Việt Nam writes them: 31/12/2026, 1.234,5, 12,5%."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
}
"""The formats that a file names by number only; Excel adapts 14 and 22 to the country, so they have its form here."""
# What is quoted, escaped or in brackets is shown as it is and says nothing about the value.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY_1, _DAY_1_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465
_MOST_DECIMALS = 10
_WHOLE = 1e15
_DAY_AND_CLOCK = "dd/mm/yyyy h:mm"


def shown(value: float, format: str, *, from_1904: bool = False) -> str:
    """The value in the form of its number format; a day always as dd/mm/yyyy, unless the format shows less of it.

    Nothing for what is no number.
    """
    if not isfinite(value):
        return ""
    core = _core(format)
    if _is_moment(core):
        return _moment(value, core, from_1904=from_1904)
    if "%" in core:
        return _number(value * 100, core) + "%" if isfinite(value * 100) else ""
    return _number(value, core)


def shown_moment(written: str, format: str) -> str:
    """The same for a moment as ISO 8601 writes it; what is none stays as it is written."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return written.strip()
    core = _core(format)
    return _told(moment, core if _is_moment(core) else _DAY_AND_CLOCK)


@lru_cache(maxsize=1_000)
def _core(format: str) -> str:
    """The part of a format for positive values, without what it only decorates."""
    return _LITERAL.sub("", format.lower()[:500]).split(";")[0]


def _is_moment(core: str) -> bool:
    return core != "general" and any(sign in core for sign in "dmyhs")


def _moment(value: float, core: str, *, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return _number(value, "general")
    begin = _DAY_1_OF_1904 if from_1904 else _DAY_1
    return _told(begin + timedelta(seconds=round(value * 86_400)), core)


def _told(moment: datetime, core: str) -> str:
    """No clock beside a day at midnight: there it says only that nobody gave an hour."""
    day, clock = _day(moment, core), f"{moment:%H:%M}"
    if not day:
        return clock
    return f"{day} {clock}" if "h" in core and clock != "00:00" else day


def _day(moment: datetime, core: str) -> str:
    if "d" in core:
        return f"{moment.day:02d}/{moment.month:02d}/{moment.year}"
    if "y" in core:
        return f"{moment.month:02d}/{moment.year}" if "m" in core else f"{moment.year}"
    return ""


def _number(value: float, core: str) -> str:
    """With as many decimals as the format asks for, or as the value has."""
    if "0" not in core or abs(value) >= _WHOLE:
        exact = Decimal(repr(value))
        digits = f"{(round(exact, _MOST_DECIMALS) if abs(value) < _WHOLE else exact).normalize():f}"
    else:
        decimals = len(re.sub(r"[^0#?]", "", core.partition(".")[2])) if "." in core else 0
        digits = f"{Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    whole, _, part = digits.partition(".")
    if "," in core:
        whole = f"{int(whole):,}".replace(",", ".")
    else:
        whole = whole.zfill(core.partition(".")[0].count("0")) if whole[:1] != "-" else whole
    return f"{whole},{part}" if part else whole
