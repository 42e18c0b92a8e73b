"""Figures with their comparator and unit: "tối thiểu 2%", "từ 11,5 - 12,4%", "khoảng 2.989,5 MW"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.model import Comparator

_NUMBER = r"\d+(?:[.,]\d+)*"
_MONEY = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s(?:đồng|USD|đô la)(?:/(?:người|hộ|ha|năm|tháng)(?:/(?:năm|tháng))?)?"
_MANY = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s(?:ha|người|lượt(?:\skhách)?|tấn|kWh|m2|m3|lao động)(?:/năm)?"
_MEASURES = (
    r"(?:đồng|USD|ha|km2|km|m2|m3|m²|m³|MWp|MW|GW|kWh|kW|kV|tấn|tạ|kg|lít|giờ|phút|ngày|tháng|năm|tuổi|lần)"
    r"(?:/(?:năm|ngày|người|ha|vạn dân|tháng|hộ))?"
)
_COUNTED = (
    r"(?:người|hộ|xã|huyện|thôn|cơ sở|doanh nghiệp|hợp tác xã|sản phẩm|mô hình|đơn vị|trường|lượt khách|lượt|bác sĩ|bác sỹ"
    r"|giường bệnh|giường|cán bộ|đảng viên|lao động|căn hộ|căn nhà|căn|dự án|khu|cụm|cảng cá|cảng|nhiệm vụ|điểm|bậc"
    r"|triệu|tỷ|tỉ|nghìn|hội viên|học sinh|tổ chức|chi bộ|công trình|sáng chế|bài báo|trạm|làng nghề|chỗ)"
    r"(?:/vạn dân|/năm|/10\.000 dân|/1\.000 dân)?"
)
_SHARE = r"%(?:\s?/\s?năm|\s?GRDP|\s?GDP)?|phần trăm|‰|điểm phần trăm|điểm %"
_UNIT = rf"(?:{_SHARE}|{_MONEY}|{_MANY}|{_MEASURES}|{_COUNTED})"
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?P<first>{_NUMBER})(?:\s?(?P<unit1>%))?(?:\s?(?:\\?-|đến)\s?(?P<second>{_NUMBER}))?\s?(?P<unit>{_UNIT})(?!\w)"
)
_LEAD = 46
_BEFORE: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (
        ">=",
        re.compile(
            r"(?:tối thiểu|ít nhất|không (?:dưới|thấp hơn|ít hơn)|thấp nhất|≥)(?:\s(?:là|đạt|khoảng|đến|có|bằng|thêm|từ))*\s*\Z"
        ),
    ),
    (
        "<=",
        re.compile(
            r"(?:tối đa|không (?:quá|vượt quá|vượt|cao hơn|lớn hơn|trên)|nhiều nhất|≤)(?:\s(?:là|đạt|mức|thêm))*\s*\Z"
        ),
    ),
    ("<", re.compile(r"(?:dưới|thấp hơn|ít hơn|nhỏ hơn|<)(?:\s(?:mức|còn))*\s*\Z")),
    (
        ">",
        re.compile(
            r"(?:trên|hơn|vượt(?:\s(?:mức|chỉ tiêu|kế hoạch|qua|quá))*|cao hơn|lớn hơn|>)(?:\s(?:mức|là))*\s*\Z"
        ),
    ),
    ("~", re.compile(r"(?:khoảng|xấp xỉ|gần|chừng|ước đạt|ước|tầm)(?:\s(?:là|từ))*\s*\Z")),
)
_OR_MORE = re.compile(r"\s*(?:[^\s,;.]+\s){0,4}?trở lên\b")
_OR_LESS = re.compile(r"\s*(?:[^\s,;.]+\s){0,4}?trở xuống\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`start` and `end` enclose figure and unit; `value` has a decimal point, a range reads `11.5-12.4`."""

    start: int
    end: int
    value: str
    unit: str
    comparator: Comparator


def quantities(levelled: str, start: int, end: int) -> Iterator[Quantity]:
    """The figures between the offsets of the levelled text."""
    for match in _FIGURE.finditer(levelled, start, end):
        first, second = decimal(match["first"]), match["second"]
        unit = " ".join(match["unit"].split())
        before = levelled[max(start, match.start() - _LEAD) : match.start()].lower()
        if second is not None and _is_range(before, levelled[match.start() : match.end()]):
            yield Quantity(match.start(), match.end(), f"{first}-{decimal(second)}", unit, "range")
            continue
        comparator = _comparator(before, levelled[match.end() : match.end() + 40])
        yield Quantity(match.start(), match.end(), decimal(second or match["first"]), unit, comparator)


def _is_range(before: str, figure: str) -> bool:
    """ "tăng từ 5 đến 7%" is a way from one figure to another only with "lên"; all else is a range."""
    return "đến" not in figure or not before.rstrip().endswith("giảm từ")


def _comparator(before: str, after: str) -> Comparator:
    if _OR_MORE.match(after):
        return ">="
    if _OR_LESS.match(after):
        return "<="
    return next((comparator for comparator, pattern in _BEFORE if pattern.search(before)), "=")


def decimal(figure: str) -> str:
    """A Vietnamese figure with a decimal point: `2.989,5` → `2989.5`, `15.228` → `15228`, `05` → `5`, `0,5` → `0.5`."""
    whole, comma, fraction = figure.partition(",")
    if not comma and whole.count(".") == 1 and len(whole.rpartition(".")[2]) != 3:
        whole, _, fraction = whole.partition(".")
    if "," in fraction:
        whole, fraction = figure.replace(",", "").replace(".", ""), ""
    digits = whole.replace(".", "").lstrip("0") or "0"
    return f"{digits}.{fraction}" if fraction else digits
