"""Figures with their comparator and unit: "tối thiểu 2%", "từ 11,5 - 12,4%", "khoảng 2.989,5 MW"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vanban.model import Comparator

_NUMBER = r"\d+(?:[.,]\d+)*"
_TIMES = r"(?:(?:nghìn|ngàn|triệu)\s(?:tỷ|tỉ)|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_MONEY = rf"{_TIMES}\s(?:đồng|USD|đô la(?:\sMỹ)?)(?:/(?:người|hộ|ha|năm|tháng)(?:/(?:năm|tháng))?)?"
_MANY = rf"{_TIMES}\s(?:ha|người|lượt(?:\skhách)?|tấn|kWh|m2|m3|lao động)(?:/năm)?"
_MEASURES = (
    r"(?:đồng|USD|ha|km2|km|m2|m3|m²|m³|MWp|MW|GW|kWh|kW|tấn|tạ|kg|lít|giờ|phút|ngày|tháng|năm|tuổi|lần)"
    r"(?:/(?:năm|ngày|người|ha|vạn dân|tháng|hộ))?"
)
_COUNTED = (
    r"(?:người|hộ|xã|huyện|thôn|cơ sở|doanh nghiệp|hợp tác xã|sản phẩm|mô hình|đơn vị|trường|lượt khách|lượt|bác sĩ|bác sỹ"
    r"|giường bệnh|giường|cán bộ|đảng viên|lao động|căn hộ|căn nhà|căn|dự án|khu|cụm|cảng cá|cảng|nhiệm vụ|điểm|bậc"
    r"|(?:nghìn|ngàn|triệu)\s(?:tỷ|tỉ)|triệu|tỷ|tỉ|nghìn|hội viên|học sinh|tổ chức|chi bộ|công trình|sáng chế|bài báo|trạm"
    r"|làng nghề|chỗ|việc làm|ngôi nhà)"
    r"(?:/vạn dân|/năm|/10\.000 dân|/1\.000 dân)?"
)
_SHARE = r"%(?:\s?/\s?năm|\s?GRDP|\s?GDP)?|phần trăm|‰|điểm\s(?:phần trăm|%)(?:\s?/\s?năm)?"
_UNIT = rf"(?:{_SHARE}|{_MONEY}|{_MANY}|{_MEASURES}|{_COUNTED})"
# Begins with the digit and asks afterwards what stands before it: so the search skips all that is no digit.
_FIGURE = re.compile(
    rf"(?P<first>\d(?<![\w.,/-].)\d*(?:[.,]\d+)*)(?:\s?(?P<unit1>%))?(?:\s{{0,2}}(?:\\?-|đến)\s?(?P<second>{_NUMBER}))?\s?(?P<unit>{_UNIT})(?!\w)"
)
_INDEX_WORDS = ("chỉ số", "hệ số", "tỷ suất", "tỉ suất", "tỷ số", "tỉ số", "tuổi thọ")
# An index has no unit: "chỉ số phát triển con người duy trì trên 0,7".
_INDEX = re.compile(
    rf"\b(?i:{'|'.join(_INDEX_WORDS)})\s[^;:\n]{{3,120}}?"
    rf"\s(?:đạt|duy trì|ở mức|trên|dưới|khoảng|tối thiểu|ít nhất|lên|xuống|còn|là)\s(?P<first>{_NUMBER})"
    r"(?=\s(?:vào|đến|trong|năm|và)\s|[;\n]|[,.](?!\d)|\Z)"
)
# "… dưới 9,5 vào năm 2025 và dưới 9 vào năm 2030": the second figure of a series without a unit.
_SERIES = re.compile(
    rf"20\d\d(?:\s|,\s)(?:và\s)?(?:(?:đạt|dưới|trên|khoảng|còn|xuống|lên)\s)*(?P<first>{_NUMBER})"
    r"(?=\s(?:vào|đến)\s(?:năm\s)?20\d\d)"
)
# "thuộc nhóm 15 tỉnh dẫn đầu": a place in an order, and a better one is reached all the more.
_RANK_WORDS = ("nhóm", "tốp", "top")
_RANK = re.compile(
    rf"(?:{'|'.join(_RANK_WORDS)})\s"
    r"(?P<first>\d{1,3})\s(?P<unit>tỉnh(?:,\sthành phố)?|thành phố|địa phương|nước|quốc gia|xã|phường|trường)"
    r"(?=(?:\s[^\s,;.]+){0,4}?\s(?:dẫn đầu|đứng đầu|hàng đầu|đầu|cao nhất|tốt nhất|phát triển nhất)\b)",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(r"(?<!\d)(?!20\d\d)\d[^,;:.\n]*\Z")
# "không còn nhà tạm": nothing of it is to be left.
_NONE_LEFT = re.compile(
    r"\bkhông còn\s(?=(?:tình trạng\s)?(?:nhà\s(?:ở\s)?(?:tạm|dột|đơn sơ)|hộ\s(?:nghèo|đói|cận nghèo|gia đình|dân)|xã\b|thôn\b"
    r"|phòng học\s(?:tạm|mượn)|người mù chữ|điểm\s(?:nóng|đen)|cơ sở gây ô nhiễm))",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(rf"{_TIMES}(?:\s|\Z)")
_THING = re.compile(_COUNTED)
_DIGIT = re.compile(r"\d")
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
_FAR_BOUND = 110
"""Characters within which "trở lên" may follow "từ 90%"."""
_FROM_ON = re.compile(r"[^;.\n]*?\strở lên\b")
_OR_MORE = re.compile(r"\s*(?:[^\s,;.]+\s){0,4}?trở lên\b")
_OR_LESS = re.compile(r"\s*(?:[^\s,;.]+\s){0,4}?trở xuống\b")


class Quantity(NamedTuple):
    """`start` and `end` enclose figure and unit; `value` has a decimal point, a range reads `11.5-12.4`."""

    start: int
    end: int
    value: str
    unit: str
    comparator: Comparator


def quantities(levelled: str, low: str, start: int, end: int) -> Iterator[Quantity]:
    """The figures between the offsets of the levelled text; `low` is that text in small letters."""
    if levelled.find("hông còn", start, end) >= 0:
        yield from (Quantity(*found.span(), "0", "", "=") for found in _NONE_LEFT.finditer(levelled, start, end))
    if not _DIGIT.search(levelled, start, end):
        return
    sentence = low[start:end]
    ranked = any(word in sentence for word in _RANK_WORDS)
    ranks = {match.start("first"): match for match in _RANK.finditer(levelled, start, end)} if ranked else {}
    for match in ranks.values():
        # "02 xã thuộc nhóm 10 xã dẫn đầu": the rank says which ones are counted.
        if not _COUNTED_BEFORE.search(levelled, max(start, match.start() - _LEAD), match.start()):
            yield Quantity(match.start("first"), match.end("unit"), decimal(match["first"]), match["unit"], "<=")
    for match in _FIGURE.finditer(levelled, start, end):
        if match.start() not in ranks:
            yield _quantity(levelled, start, match)
    # An index is looked for only where one is named: its pattern looks far ahead from each of its words.
    named = any(word in sentence for word in _INDEX_WORDS)
    for pattern in (_INDEX, _SERIES) if named else (_SERIES,):
        for match in pattern.finditer(levelled, start, end):
            before = levelled[max(start, match.start("first") - _LEAD) : match.start("first")].lower()
            yield Quantity(
                match.start("first"), match.end("first"), decimal(match["first"]), "", _comparator(before, "")
            )


def may_hold_figure(low: str) -> bool:
    """Whether `quantities` may find anything in words in small letters: a cheap question."""
    return bool(_DIGIT.search(low)) or "hông còn" in low


def _quantity(levelled: str, floor: int, match: re.Match[str]) -> Quantity:
    start, end, unit = match.start(), match.end(), " ".join(match["unit"].split())
    if match["unit1"] and not match["second"]:
        # "75% người dân" is a share of people, not seventy-five people.
        end, unit = match.end("unit1"), "%"
    before = levelled[max(floor, start - _LEAD) : start].lower()
    first, second = decimal(match["first"]), decimal(match["second"] or match["first"])
    if match["second"] and _is_range(before, levelled[start:end]):
        return Quantity(start, end, f"{first}-{second}", unit, "range")
    return Quantity(
        start,
        end,
        second,
        unit,
        _comparator(before, levelled[end : end + (_FAR_BOUND if before.endswith("từ ") else 40)]),
    )


_ALONE = re.compile(
    rf"(?P<before>\D{{0,30}}?)(?P<first>{_NUMBER})(?P<unit1>\s?%)?(?:\s?(?:-|đến)\s?(?P<second>{_NUMBER}))?(?P<unit>\s?{_UNIT})?"
    r"(?P<after>\s(?:trở lên|trở xuống))?"
)


def thing_counted(unit: str) -> str:
    """What a unit itself counts: "hợp tác xã", "triệu lượt khách/năm" → "lượt khách"; "" for a measure such as km or đồng."""
    thing = _MULTIPLE.sub("", unit, count=1)
    return thing.partition("/")[0] if _THING.fullmatch(thing) else ""


def bare_figure(cell: str) -> Quantity | None:
    """The figure of a levelled table cell that holds nothing else: "≥ 95", "Trên 8,5%", "8 - 9"; None for other cells."""
    match = _ALONE.fullmatch(cell.strip())
    if match is None or (match["before"].strip() and not any(p.search(match["before"].lower()) for _c, p in _BEFORE)):
        return None
    unit = " ".join((match["unit"] or match["unit1"] or "").split())
    first, second = decimal(match["first"]), match["second"]
    if second:
        return Quantity(0, len(cell), f"{first}-{decimal(second)}", unit, "range")
    return Quantity(0, len(cell), first, unit, _comparator(match["before"].lower(), match["after"] or ""))


def _is_range(before: str, figure: str) -> bool:
    """ "tăng từ 5 đến 7%" is a way from one figure to another only with "lên"; all else is a range."""
    return "đến" not in figure or not before.rstrip().endswith("giảm từ")


def _comparator(before: str, after: str) -> Comparator:
    if "trở" in after:
        if _OR_MORE.match(after) or (before.endswith("từ ") and _FROM_ON.match(after)):
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
