"""Groups of bodies without names of their own: "các sở, ban, ngành cấp tỉnh", "cấp ủy, chính quyền các cấp"."""

from __future__ import annotations

import re

from vanban.finding.gazetteer import FIELD_ABBREVIATIONS, FIELDS
from vanban.finding.places import UPPER
from vanban.finding.wording import any_of
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

# Lookaheads keep out words that only begin alike: "ngành nghề", "bộ máy", "xã hội", "tổ chức thực hiện".
_MEMBER = any_of(r"""
    cơ quan | cơ quan chuyên môn | cơ quan tham mưu | cơ quan tham mưu,? giúp việc | cơ quan ngang bộ | cơ quan nhà nước
    | cơ quan (?:trực )?thuộc chính phủ | cơ quan thông tấn | cơ quan thông tấn, báo chí | cơ quan báo chí | cơ quan tư pháp
    | cơ quan thông tin | cơ quan thông tin, báo chí | cơ quan hành chính | cơ quan trung ương
    | đơn vị(?!\s+hành\s+chính) | đơn vị sự nghiệp | đơn vị sự nghiệp công lập | đơn vị lực lượng vũ trang
    | tổ chức đảng | tổ chức cơ sở đảng | tổ chức đoàn thể | tổ chức chính trị\s?-\s?xã hội | tổ chức xã hội
    | tổ chức chính trị\s?-\s?xã hội\s?-\s?nghề nghiệp | tổ chức xã hội\s?-\s?nghề nghiệp
    | tổ chức(?!\s+(?:th|tr|lại|bộ\s+máy|sản)) | đoàn thể | đoàn thể chính trị\s?-\s?xã hội
    | huyện ủy | thành ủy | tỉnh ủy | thị ủy | quận ủy | đảng ủy | cấp ủy | cấp ủy đảng | chính quyền | đảng bộ | chi bộ
    | đảng đoàn | ban cán sự đảng | ban đảng | ban xây dựng đảng | ban chủ nhiệm | ban chỉ đạo | ban quản lý
    | ban(?!\s+(?:hành|đầu|bố)|@) | bộ(?!\s+(?:máy|phận|luật|tiêu|môn|đội|chỉ)|@) | sở(?!\s+hữu|@)
    | ngành(?!\s+(?:nghề|hàng|công|kinh\s+tế|dịch|khoa)) | địa phương | huyện(?!\s+lộ) | thành phố(?!\s+thông) | thị xã | quận
    | xã(?!\s+hội) | phường | thị trấn | đặc khu | (?:thành|thị)(?=\s*[,;.]|\s+thị(?!\w)) | tỉnh(?!\s+lộ) | doanh nghiệp
    | hiệp hội | hội quần chúng | hội(?!\s+(?:nghị|đồng|viên|thảo|nhập|họp|chợ|thi)) | lực lượng | lực lượng chức năng
    | thành viên chính phủ | trường đại học | cấp(?=\s*[,;.)]|\s+(?:và|chính)(?!\w)|$)
""").replace("@", rf"\s+(?-i:(?!Trung)[{UPPER}])")  # "Sở Nội vụ" is a body of its own
_SEPARATOR = r"(?:\s*,\s*(?:và\s+)?(?:các\s+)?|\s+và\s+(?:các\s+)?|\s*-\s*|\s+)"
_QUALIFIER = any_of(r"""
    liên quan | có liên quan | liên quan khác | chức năng | khác | các cấp | trung ương | ở trung ương
    | trực thuộc | trực thuộc trung ương | trực thuộc tỉnh | trực thuộc tỉnh ủy | trực thuộc bộ
    | (?:của |thuộc |trong )?(?:tỉnh|huyện)(?: ủy)? | (?:của |thuộc |trong )?(?:thành phố|xã|phường)
    | cấp (?:tỉnh|huyện|xã|thành phố|cơ sở)(?:(?:,| và) cấp (?:huyện|xã|cơ sở))*
    | trên địa bàn | trên địa bàn (?:tỉnh|thành phố|huyện|xã|phường)
""")
_GROUP = re.compile(
    rf"(?P<all>(?i:các|mọi)\s+)?(?P<first>(?i:{_MEMBER})(?!\w))(?P<more>(?:{_SEPARATOR}(?i:{_MEMBER})(?!\w)){{0,9}}+)"
    rf"(?P<which>(?:\s+(?i:{_QUALIFIER})(?!\w)){{0,3}}+)"
)
# Alone behind "các" these mean places or anybody rather than bodies.
_VAGUE = re.compile(
    any_of("""
    cấp | tổ chức | huyện | xã | thành | thị | tỉnh | quận | phường | thành phố | hội | lực lượng | doanh nghiệp | ngành | ban
    | bộ | đoàn thể | cơ quan | trường đại học | hiệp hội | cơ quan nhà nước
""")
)
_WITHOUT_ALL = ("cấp ủy", "chính quyền", "tổ chức", "đảng ủy")
_BRANCHES = re.compile(r"(?i:bộ|sở|ban)(?:\s*,\s*|\s+)(?i:ban|bộ|sở|ngành)(?!\w)")
# "cán bộ, …", "cơ sở, …": the second syllable of a word is no ministry.
_COMPOUND = re.compile(
    rf"(?i:{any_of('cán | nội | tiến | đồng | toàn | đội | trung | phân | cơ | trụ | công | thuộc')})\s$"
)

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
    """End of the group that begins at `start` of running text, or None."""
    match = _GROUP.match(flat, start)
    if not match:
        return None
    first, described = match["first"].lower(), bool(match["more"] or match["which"])
    if match["all"]:
        return match.end() if described or not _VAGUE.fullmatch(first) else None
    if first in ("bộ", "sở", "ban"):
        joined = _BRANCHES.match(flat, start) and not _COMPOUND.search(flat, max(0, start - 8), start)
        return match.end() if joined else None
    return match.end() if described and first.startswith(_WITHOUT_ALL) else None
