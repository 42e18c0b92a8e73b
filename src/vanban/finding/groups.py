"""Groups of bodies without names of their own: "các sở, ban, ngành cấp tỉnh", "cấp ủy, chính quyền các cấp"."""

from __future__ import annotations

import re

from vanban.finding.gazetteer import FIELD_ABBREVIATIONS, FIELDS
from vanban.finding.places import LEVEL, UPPER
from vanban.finding.wording import any_of, by_letter
from vanban.text import level

GROUP_HEADS = (
    "các",
    "mọi",
    "cấp ủy",
    "chính quyền",
    "tổ chức đảng",
    "tổ chức cơ sở đảng",
    "đảng ủy trực thuộc",
    *(
        first + between + second
        for first in ("bộ", "sở", "ban")
        for second in ("bộ", "sở", "ban", "ngành")
        for between in (", ", ",", " ")
    ),
)
"""Words that a group may begin with; a ministry alone is none."""

# Lookaheads keep out words that only begin alike: "ngành nghề", "bộ máy", "xã hội", "tổ chức thực hiện".
_MEMBER = any_of(r"""
    cơ quan | cơ quan chuyên môn | cơ quan tham mưu | cơ quan tham mưu,? giúp việc | cơ quan ngang bộ | cơ quan nhà nước
    | cơ quan (?:trực )?thuộc (?:chính phủ|CP) | cơ quan thông tấn | cơ quan thông tấn, báo chí | cơ quan báo chí
    | cơ quan tư pháp | cơ quan thông tin | cơ quan thông tin, báo chí | cơ quan hành chính | cơ quan trung ương
    | đơn vị(?!\s+hành\s+chính) | đơn vị sự nghiệp | đơn vị sự nghiệp công lập | đơn vị lực lượng vũ trang
    | tổ chức đảng | tổ chức cơ sở đảng | tổ chức đoàn thể | tổ chức chính trị\s?-\s?xã hội | tổ chức xã hội
    | tổ chức chính trị\s?-\s?xã hội\s?-\s?nghề nghiệp | tổ chức xã hội\s?-\s?nghề nghiệp
    | (?:(?<=[,-]\s)|(?<=và\s)|(?<=ác\s)|(?<=ọi\s))tổ chức(?!\s+(?:th|tr(?!ên|ực\s+thuộc)|lại|bộ\s+máy|sản))
    | đoàn thể | đoàn thể chính trị\s?-\s?xã hội
    | huyện ủy | thành ủy | tỉnh ủy | thị ủy | quận ủy | đảng ủy | cấp ủy | cấp ủy đảng | chính quyền | đảng bộ | chi bộ
    | đảng đoàn | ban cán sự đảng | ban đảng | ban xây dựng đảng | ban chủ nhiệm | ban chỉ đạo | ban quản lý
    | ban(?!\s+(?:hành|đầu|bố)|@) | bộ(?!\s+(?:máy|phận|luật|tiêu|môn|đội|chỉ)|@) | sở(?!\s+hữu|@)
    | ngành(?!\s+(?:nghề|hàng|công|kinh\s+tế|dịch|khoa)) | địa phương | huyện(?!\s+lộ) | thành phố(?!\s+thông) | thị xã | quận
    | xã(?!\s+hội) | phường | thị trấn | đặc khu | (?:thành|thị)(?=\s*[,;.]|\s+thị(?!\w)) | tỉnh(?!\s+lộ) | doanh nghiệp
    | hiệp hội | hội quần chúng | hội(?!\s+(?:nghị|đồng|viên|thảo|nhập|họp|chợ|thi)) | lực lượng | lực lượng chức năng
    | thành viên chính phủ | trường đại học | cấp(?=\s*[,;.)]|\s+(?:và|chính)(?!\w)|$)
""").replace("@", rf"\s+(?-i:(?!Trung)[{UPPER}])")  # "Sở Nội vụ" is a body of its own
_PERSONS = "cá nhân"  # who are meant together with bodies, never alone
_SEPARATOR = r"(?:\s*,\s*(?:và\s+(?:các\s+)?)?|\s+và\s+(?:các\s+)?|\s*-\s*|\s+)"
_QUALIFIER = any_of(r"""
    liên quan | có liên quan | liên quan khác | chức năng | khác | các cấp | trung ương | ở trung ương
    | trung ương và địa phương | (?:của |ở )trung ương và địa phương
    | trực thuộc | trực thuộc trung ương | trực thuộc tỉnh | trực thuộc tỉnh ủy | trực thuộc bộ
    | (?:của |thuộc |trong )?(?:tỉnh|huyện)(?: ủy)? | (?:của |thuộc |trong )?(?:thành phố|xã|phường)
    | cấp (?:tỉnh|huyện|xã|thành phố|cơ sở)(?:(?:,| và) cấp (?:huyện|xã|cơ sở))*
    | trên địa bàn | trên địa bàn (?:tỉnh|thành phố|huyện|xã|phường)
""")
_GROUP = re.compile(
    rf"(?P<all>(?i:các|mọi)\s+)?(?P<first>(?i:{_MEMBER})(?!\w))"
    rf"(?P<more>(?:{_SEPARATOR}(?i:{_MEMBER}|{_PERSONS})(?!\w)){{0,9}}+)"
    rf"(?P<which>(?:\s+(?i:{_QUALIFIER})(?!\w)){{0,3}}+)"
)
# Private persons: a group of bodies only where they are spoken to.
_PRIVATE = re.compile(rf"(?i:các|mọi|\s|[,-]|và|tổ chức|doanh nghiệp|hợp tác xã|hiệp hội|khác|{_PERSONS})++")
# "chính quyền tỉnh", "cấp ủy của huyện": one body, of which another word is the name.
_OF_ONE_PLACE = re.compile(r"\s+(?i:(?:của |thuộc |trong )?(?:tỉnh|huyện|thành phố|xã|phường)(?: ủy)?)")
_MOST_GROUPS = 3
"""How many groups that are none by themselves are joined to one."""
_NEXT_GROUP = re.compile(r"\s*,\s*(?=(?i:các|mọi)\s)")
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

FIELD = (
    "(?:"
    + by_letter(re.escape(level(field)) for field in sorted((*FIELDS, *FIELD_ABBREVIATIONS), key=len, reverse=True))
    + r")(?!\w)"
)
"""What a ministry or department is named after, as a pattern."""
GROUP_OF_BODIES = re.compile(
    rf"(?i:các\s+(?:ban|ủy\s+ban))\s+(?:của\s+)?(?:(?i:HĐND|hội\s+đồng\s+nhân\s+dân|quốc\s+hội)(?!\w)(?:\s+{LEVEL}(?!\w))?"
    rf"|Đảng(?!\w))|(?i:các\s+(?:bộ|sở))\s*:?\s*{FIELD}(?:\s*[,;]\s*(?:/ )?{FIELD}){{0,30}}+(?:\s*,?\s+và\s+{FIELD})?"
)
"""Several ministries or departments under one head word, or the committees of one council."""


def read_group(flat: str, start: int, *, several: bool = True) -> int | None:
    """End of the group that begins at `start` of running text, or None; `several` says whether another may follow it."""
    if flat[start] in "bBsS" and not _BRANCHES.match(flat, start):
        return None
    match = _GROUP.match(flat, start)
    if not match:
        return None
    stands, end = _is_group(match), match.end()
    if not (match["all"] and flat.startswith(",", end)):
        return end if stands else None
    for _ in range(_MOST_GROUPS):
        # "các cơ quan báo chí, các bộ, ngành" are two, "các ngành, các cấp" are one.
        comma = None if several and stands else _NEXT_GROUP.match(flat, end)
        more = _GROUP.match(flat, comma.end()) if comma else None
        if not more:
            break
        stands, end = True, more.end()
    return end if stands else None


def is_private(flat: str, start: int, end: int) -> bool:
    """Whether the group `flat[start:end]` is of private persons only: "các doanh nghiệp, tổ chức"."""
    return bool(_PRIVATE.fullmatch(flat, start, end))


def _is_group(match: re.Match[str]) -> bool:
    first, described = match["first"].lower(), bool(match["more"] or match["which"])
    if match["all"]:
        return described or not _VAGUE.fullmatch(first)
    if first in ("bộ", "sở", "ban"):
        start = match.start()
        return not _COMPOUND.search(match.string, max(0, start - 8), start)
    of_one = _OF_ONE_PLACE.fullmatch(match["more"] + match["which"])
    return described and not of_one and first.startswith(_WITHOUT_ALL)
