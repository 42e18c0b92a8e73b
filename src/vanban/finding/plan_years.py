"""The year that a plan is for, as its title says it: cells that say "Quý IV" mean a quarter of that year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vanban.finding.wording import any_of
from vanban.text import level

_YEAR = r"20\d\d(?!\d)"
# Years that say when something else was made, or only how far the plan looks.
_OTHER = re.compile(
    rf"tháng\s+\d+\s+năm\s+{_YEAR}|{_YEAR}\s*-\s*(?:năm\s+)?{_YEAR}"
    rf"|{any_of('đến | từ | sau | trước | tầm nhìn | tới | đến hết | đến cuối | từ đầu | kể từ')}\s+năm\s+{_YEAR}"
    rf"|{any_of('luật | hiến pháp | pháp lệnh | nghị quyết | nghị định | chỉ thị | kết luận | quyết định | công văn')}\s"
    rf"[^;.()]{{0,120}}?năm\s+{_YEAR}"
)
_LAST_YEARS = re.compile(any_of("tổng kết | sơ kết | kết quả | báo cáo | quyết toán | đánh giá"))
_PLAN = re.compile(rf"(?<!\w)năm\s+(?P<year>{_YEAR})(?P<more>\s*(?:,|-|và|đến|&)\s*(?:năm\s+)?{_YEAR})?")
_LINES_ABOVE = 6
_REACH = 800


@dataclass(frozen=True, slots=True)
class Days:
    """What cells without a year are read from: the day of the paper, and the year that its plan is for."""

    reference: date
    plan: int | None = None

    def under(self, section: str | None) -> date:
        """The day to read a row from that stands under the heading `section`."""
        year = (plan_year(section) if section else None) or self.plan
        return date(year, 1, 1) if year else self.reference


def plan_year(title: str) -> int | None:
    """The one year that a title or heading is about; None if it names none, several, or a span of them.

    >>> plan_year("KẾ HOẠCH chuyển đổi số năm 2027"), plan_year("Chương trình giai đoạn 2026 - 2030")
    (2027, None)
    """
    low = level(title).lower()
    found = list(_PLAN.finditer(_OTHER.sub(" ", low)))
    years = {int(match["year"]) for match in found}
    return years.pop() if len(years) == 1 and not any(match["more"] for match in found) else None


def year_ahead(title: str | None, reference: date) -> int | None:
    """The year of a plan that lies before whoever reads it; of a title that looks back none."""
    year = plan_year(title) if title and not _LAST_YEARS.search(level(title).lower()) else None
    return year if year and year >= reference.year else None


def year_above(text: str, at: int) -> int | None:
    """The year in the title right above the table that begins at `at`; running text above it is no title."""
    lines = [line.strip() for line in text[max(0, at - _REACH) : at].split("\n")[1:] if line.strip()]
    for line in reversed(lines[-_LINES_ABOVE:]):
        if line.startswith("|") or line.endswith((".", ";", ":", ",")):
            return None
        if not line.startswith("(") and (year := plan_year(line)):
            return year
    return None
