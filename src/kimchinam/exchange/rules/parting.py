"""Where in a cell one name of a unit ends and the next begins, and which words mean many units and so name none."""

import re

SURE_BREAK = re.compile(r"\s*(?:;|\n|\s/\s|\|)\s*")
LIST_BREAK = re.compile(r"\s*(?:,|\s+và\s+|\s*/\s*|\s+&\s+|\+)\s*", re.IGNORECASE)
"""Breaks that also stand inside of names: "Sở Văn hóa, Thể thao và Du lịch"."""
_LEVELS = (
    r"(?:sở|ban|ngành|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|địa phương|đoàn thể|hội đoàn thể"
    r"|cơ quan|đơn vị|phòng|cấp (?:xã|huyện|tỉnh|ủy))"
)
_PLACES = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|địa phương)"
_COLLECTIVE = re.compile(
    r"^(?:các|những|toàn thể|toàn bộ|tất cả|mọi)\b"
    rf"|\b(?:các|những|mọi|tất cả|\d+)\s+{_PLACES}\b"
    r"|\bcấp (?:xã|huyện)$|\bliên quan$"
    rf"|^{_LEVELS}(?:(?:\s*[,;/–-]\s*|\s+và\s+|\s+){_LEVELS})+$",
    re.IGNORECASE,
)
"""Not every "các": "Ban Quản lý các khu công nghiệp" and "Liên hiệp các hội khoa học" are single units."""
_WITH_NAME = (
    r"sở|ban|cục|chi cục|vụ|bộ|viện|văn phòng|vp|thanh tra|công an|bộ chỉ huy|ủy ban|uỷ ban|hội|liên đoàn|liên minh"
    r"|liên hiệp|hiệp hội|đoàn|đảng ủy|đảng uỷ|đảng bộ|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\.?"
    r"|trường|trung tâm|tòa án|kho bạc|ngân hàng|bảo hiểm|báo|đài|công ty|tổng công ty|tập đoàn|bệnh viện|phòng"
    r"|bưu điện|thuế|hải quan|quỹ"
)
"""First words of names that say no more by themselves."""
_ALONE = (
    r"tỉnh (?:đoàn|ủy|uỷ)|thành (?:đoàn|ủy|uỷ)|huyện (?:đoàn|ủy|uỷ)|mặt trận tổ quốc|thanh tra tỉnh|công an tỉnh"
    r"|(?:ubnd|hđnd|ubmttq|ubmt|mttq|bhxh|lđlđ|bchqs|bđbp)"
)
_NO_NAME = r"ban (?:ngành|hành)|hội (?:nghị|nhập|thảo)|đoàn thể|bộ phận|xã hội"
_BEGINS = re.compile(rf"(?!(?:{_NO_NAME})\b)(?:(?:{_WITH_NAME})\s+\w|(?:{_ALONE})\b)", re.IGNORECASE)
_BEGINS_MANY = re.compile(rf"(?:các|mọi|tất cả)\s+{_LEVELS}\b", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZĐ][A-ZĐ&\d-]+\b")
_OF_TWO = re.compile(r"^(?:văn phòng|vp)\b.*\svà\s+$", re.IGNORECASE)
"""One office may serve two bodies: "Văn phòng Đoàn đại biểu và Hội đồng nhân dân"."""


def names_in(words: str) -> list[str]:
    """Every name that stands in a cell, known or not. A break parts two names where the next words begin as a unit does."""
    return [name for part in SURE_BREAK.split(words) for name in _listed(part) if name.strip(" .,;-–")]


def holds_several(words: str) -> bool:
    """Whether words may name more than one unit: then no one unit is what they mean wherever they stand."""
    return is_collective(words) or any(pattern.search(words.strip(" .,;")) for pattern in (SURE_BREAK, LIST_BREAK))


def is_collective(words: str) -> bool:
    return _COLLECTIVE.search(words.strip(" .,;:-–")) is not None


def _listed(part: str) -> list[str]:
    names, begin = [], 0
    for match in LIST_BREAK.finditer(part):
        before, after = part[begin : match.start()], part[match.end() :]
        if _is_name(before) and not _OF_TWO.match(part[begin : match.end()]) and _begins(after, part):
            names.append(before)
            begin = match.end()
    return [*names, part[begin:]]


def _is_name(words: str) -> bool:
    """More than the first word of a name: "Báo và Đài" is one."""
    return " " in words.strip() or _INITIALS.fullmatch(words.strip()) is not None


def _begins(words: str, part: str) -> bool:
    if _BEGINS.match(words) or _BEGINS_MANY.match(words):
        return True
    name = LIST_BREAK.split(words, maxsplit=1)[0] if part.isupper() else words.split(" ", 1)[0]
    return _INITIALS.fullmatch(name) is not None
