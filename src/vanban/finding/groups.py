"""Groups of bodies without names of their own: "các sở, ban, ngành cấp tỉnh", "cấp ủy, chính quyền các cấp"."""

from __future__ import annotations

import re

from vanban.finding.gazetteer import FIELD_ABBREVIATIONS, FIELDS
from vanban.text import level

GROUP_HEADS = (
    "các",
    "mọi",
    "cấp ủy",
    "chính quyền",
    "tổ chức đảng",
    "tổ chức cơ sở đảng",
    "bộ",
    "sở",
    "ban",
    "đảng ủy trực thuộc",
)
"""Words that a group may begin with."""

_MEMBER = (
    r"(?i:cơ\s+quan(?:\s+(?:chuyên môn|tham mưu(?:,?\s+giúp việc)?|ngang bộ|(?:trực )?thuộc chính phủ|thông tấn(?:,\s*báo chí)?"
    r"|báo chí|trung ương|thông tin(?:,\s*báo chí)?|hành chính|nhà nước|tư pháp))?"
    r"|đơn vị(?:\s+(?:sự nghiệp(?:\s+công lập)?|lực lượng vũ trang))?(?!\s+hành chính)"
    r"|tổ chức(?:\s+cơ sở)?\s+đảng|tổ chức (?:chính trị\s*-\s*)?xã hội(?:\s*-\s*nghề nghiệp)?|tổ chức đoàn thể"
    r"|tổ chức(?!\s+(?:thực hiện|triển khai|lại|bộ máy|sản xuất))|đoàn thể(?:\s+chính trị\s*-\s*xã hội)?"
    r"|huyện ủy|thành ủy|tỉnh ủy|thị ủy|quận ủy|đảng ủy|cấp ủy(?:\s+đảng)?|chính quyền|đảng bộ|chi bộ|đảng đoàn|ban cán sự đảng"
    r"|ban đảng|ban xây dựng đảng|ban chủ nhiệm|ban chỉ đạo|ban quản lý|ban(?!\s+(?:hành|đầu|bố))|bộ(?!\s+(?:máy|phận|luật|tiêu|môn|đội|chỉ))"
    r"|sở(?!\s+hữu)|ngành(?!\s+(?:nghề|hàng|công|kinh tế|dịch|khoa))|địa phương|huyện(?!\s+lộ)|thành phố(?!\s+thông minh)|thị xã|quận"
    r"|xã(?!\s+hội)|phường|thị trấn|đặc khu|(?:thành|thị)(?=\s*[,;.]|\s+thị\b)|tỉnh(?!\s+lộ)|doanh nghiệp|hiệp hội|hội quần chúng"
    r"|hội(?!\s+(?:nghị|đồng|viên|thảo|nhập|họp|chợ|thi))|lực lượng(?:\s+chức năng)?|thành viên chính phủ|trường đại học"
    r"|cấp(?=\s*[,;.)]|\s+(?:và|chính)(?!\w)|$))(?!\w)"
)
_SEPARATOR = r"(?:\s*,\s*(?:và\s+)?(?:các\s+)?|\s+và\s+(?:các\s+)?|\s*-\s*|\s+)"
_QUALIFIER = (
    r"(?i:\s+(?:có\s+)?liên\s+quan(?:\s+khác)?|\s+chức\s+năng|\s+trực\s+thuộc(?:\s+(?:trung ương|tỉnh(?:\s+ủy)?|bộ))?"
    r"|\s+(?:của|thuộc|trong)?\s*(?:tỉnh(?:\s+ủy)?|huyện(?:\s+ủy)?|thành phố|xã|phường)"
    r"|\s+cấp\s+(?:tỉnh|huyện|xã|thành phố|cơ sở)(?:(?:,|\s+và)\s+cấp\s+(?:huyện|xã|cơ sở))*"
    r"|\s+các\s+cấp|\s+(?:ở\s+)?trung\s+ương|\s+trên\s+địa\s+bàn(?:\s+(?:tỉnh|thành phố|huyện|xã|phường))?|\s+khác)(?!\w)"
)
_GROUP = re.compile(
    rf"(?P<all>(?i:các|mọi)\s+)?(?P<first>{_MEMBER})(?P<more>(?:{_SEPARATOR}{_MEMBER}){{0,9}}+)(?P<which>(?:{_QUALIFIER}){{0,3}}+)"
)
# Alone behind "các" these mean places or anybody rather than bodies.
_VAGUE = frozenset(
    [
        "cấp",
        "tổ chức",
        "huyện",
        "xã",
        "thành",
        "thị",
        "tỉnh",
        "quận",
        "phường",
        "thành phố",
        "hội",
        "lực lượng",
        "doanh nghiệp",
        "ngành",
        "ban",
        "bộ",
        "đoàn thể",
        "cơ quan",
        "trường đại học",
        "hiệp hội",
        "cơ quan nhà nước",
    ]
)
_BARE = ("cấp ủy", "chính quyền", "tổ chức", "đảng ủy")
_BRANCHES = re.compile(r"(?i:bộ|sở|ban)(?:\s*,\s*|\s+)(?i:ban|bộ|sở|ngành)(?!\w)")
# "cán bộ, …", "cơ sở, …": the second syllable of a word is no ministry.
_COMPOUND = re.compile(r"(?i:cán|nội|tiến|đồng|toàn|đội|trung|phân|cơ|trụ|công|thuộc)\s$")

_FIELD = (
    "(?:"
    + "|".join(re.escape(level(field)) for field in sorted((*FIELDS, *FIELD_ABBREVIATIONS), key=len, reverse=True))
    + r")(?!\w)"
)
GROUP_OF_BODIES = re.compile(
    rf"(?i:các\s+(?:bộ|sở))\s*:?\s*{_FIELD}(?:\s*[,;]\s*{_FIELD}){{0,30}}+(?:\s*,?\s+và\s+{_FIELD})?"
)
"""Several ministries or departments under one head word."""


def read_group(flat: str, start: int) -> int | None:
    """End of the group that begins at `start` of the level text, or None."""
    match = _GROUP.match(flat, start)
    if not match:
        return None
    first, members, which = match["first"].lower(), bool(match["more"]), bool(match["which"])
    if match["all"]:
        return match.end() if members or which or first not in _VAGUE else None
    if first in ("bộ", "sở", "ban"):
        joined = _BRANCHES.match(flat, start) and not _COMPOUND.search(flat, max(0, start - 8), start)
        return match.end() if joined else None
    return match.end() if (members or which) and first.startswith(_BARE) else None
