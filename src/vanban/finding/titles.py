"""Papers that are cited without a number: by congress or meeting, by the name of a law, by a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from vanban.finding.kinds import ALSO_VERBS, KINDS, TITLED_KINDS
from vanban.finding.places import LEVEL, NAME, PROVINCE, UPPER

_ROMAN_OR_ARABIC = r"(?:[IVXL]{1,6}|\d{1,3})(?!\w)"
_ORDINAL = rf"(?:(?i:lần\s+)?(?i:thứ\s+)(?:{_ROMAN_OR_ARABIC}|(?i:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+\w+)?)(?!\w))|{_ROMAN_OR_ARABIC})"
_TERM = rf"\(?(?i:khóa)\s+(?:{_ROMAN_OR_ARABIC})\)?"
_YEARS = r"(?i:nhiệm\s+kỳ)\s+\d{4}\s*-\s*\d{4}"
_CENTRAL = r"(?i:(?:ban\s+chấp\s+hành|BCH)\s+(?:trung\s+ương|TW|TƯ)(?:\s+đảng)?|BCHTW(?:\s+đảng)?)(?!\w)"
_LOCAL = rf"(?i:đảng\s+bộ)(?!\w)(?:\s+(?:{LEVEL})(?!\w))?(?:\s+(?:{PROVINCE}|{NAME}))?"
_PART = rf"(?:{_ORDINAL}|{_TERM}|{_YEARS}|{_CENTRAL}|{_LOCAL}|(?i:đại\s+biểu|toàn\s+quốc|trung\s+ương|đảng)(?!\w)|(?i:các\s+cấp)(?!\w))"
_BODY = rf"(?i:đại\s+hội|hội\s+nghị)(?!\w)|(?i:trung\s+ương)\s+\d{{1,2}}(?!\w)|{_LOCAL}"
_CONGRESS = re.compile(
    rf"(?P<link>\s+(?i:của|trình|tại)|\s+(?i:các))?\s+(?P<body>(?:{_BODY})(?:\s*,?\s*(?:{_TERM}|{_YEARS}|{_CENTRAL})|\s+(?:(?i:của)\s+)?{_PART}){{0,10}}+)"
)
_LAW = re.compile(
    rf"\s+(?P<title>[{UPPER}](?:[^;.:,\n|\"()]{{1,150}}?)"
    r"(?=[;.:,\n|\"()]|\s+(?:và\s+(?:các|những|Luật|Bộ luật|Nghị|Pháp)|để|có hiệu lực|trình|trong|theo|được|quy định|về|do|là|đã|sẽ|số\s+\d|số\s*:|ngày|của"
    r"|bao gồm|năm|sửa đổi|hoặc|tại|cho|nhằm|phải|cần|với|bảo đảm|đảm bảo|gồm|-|bởi|khi|thì|như|ban hành)(?!\w)|$))"
)
_LAW_GOES_ON = re.compile(
    r"(?P<comma>,\s+(?:công chức|viên chức|chống|hàng hóa|nhập khẩu|thuế nhập khẩu|nhập cảnh|quá cảnh|sử dụng|bổ sung|cư trú"
    r"|Công nghệ|cứu nạn|trật tự|tố cáo|bồi thường|gia đình|an toàn|đầu tư|tín dụng|quân nhân|công nhân)[^;.:,\n|\"()]{0,60}?(?=[;.:,\n|\"()]|\s+(?:để|được|theo|của|và các|và Luật|về)(?!\w)))+"
)
_LAW_TAIL = re.compile(r"\s+\((?:sửa đổi|thay thế)[^()]{0,40}\)|\s+năm\s+(?:19|20)\d\d(?!\d)|\s+\((?:19|20)\d\d\)")
_AMENDING = re.compile(r"\s+(?i:sửa đổi,\s+bổ sung(?:\s+một số điều(?:\s+của)?)?)")
_PARTY_LAW = re.compile(
    r"\s+(?i:đảng|MTTQ|mặt trận tổ quốc|công đoàn|đoàn)(?!\w)(?:\s+(?i:Việt Nam|cộng sản Việt Nam))*|\s+(?i:năm)\s+(?:19|20)\d\d"
)
_ABOUT = re.compile(r"(?:\s+của\s+[^,;.:\n|()\"]{2,80}?)?\s+về(?:\s+việc)?\s+(?=\w)|\s+(?=sửa đổi,\s+bổ sung)")
_VERB_TITLE = re.compile(r"\s+(?=(?:tiếp tục|tăng cường|đẩy mạnh|nâng cao|quy định|phê duyệt|ban hành)\s)")
_STARTERS = re.compile(
    rf"\s+(?=(?:phát triển|xây dựng|nâng cao|đổi mới|đẩy mạnh|tăng cường|hỗ trợ|đào tạo|bồi dưỡng|bảo vệ|bảo tồn|phòng,? chống|cải cách"
    r"|chuyển đổi|đầu tư|tổng thể|quốc gia|mục tiêu quốc gia|hoạt động của|phối hợp giữa|làm việc của|quản lý|rà soát|kiện toàn|sắp xếp"
    r"|xóa|giảm nghèo|đánh giá|thí điểm|sử dụng đất|đột phá|thu hút|tinh gọn|tinh giản|cơ cấu lại|thành lập|ứng dụng|khai thác|bố trí"
    r"|phát huy|củng cố|huy động|di dời|điều chỉnh|tái cơ cấu|quy hoạch|truyền thông|số hóa|dân chủ|hành động quốc gia|trung hạn"
    r"|vùng|chung|tỉnh|\d{{1,2}} năm|thực hiện dân chủ|sản xuất|công tác|tổ chức|cấp nước|bình ổn|khuyến công|khuyến nông|xúc tiến|giáo dục"
    rf"|nhà ở|ứng phó|giám sát|kiểm tra)(?!\w)|[{UPPER}][^\W\d_]*[a-zà-ỹ]|[\"])"
)
_REPORT = re.compile(r"\s+(?=(?:tổng kết|kiểm điểm|chính trị|\d{1,2} năm)\s)|(?=\s+trình\s+Đại hội)")
_TITLE_ENDS = re.compile(
    r'[;.:\n|"]|\s/\s|\s+\((?!sửa|giai|20|19)'
    r"|\s+(?:được|đã|đạt|sẽ|báo cáo|ban hành kèm|kèm theo|nêu|gồm|là|phải|cần|do|chậm nhất|trước ngày|trong (?:quý|tháng|thời|năm)|hoàn thành (?:trước|trong)|bao gồm"
    r"|trình(?!\s+Đại hội)|tại(?=\s+(?:Quyết|Nghị|Kế|Báo|Công|Tờ|Kết|Chỉ|Thông|Luật))|theo (?:quy|đúng|chỉ|Quyết|Nghị|Kế)|cho công tác|cho (?:các|từng)|có (?:hiệu|ý|tổng)|mà|với (?:các )?(?:mục|tổng|tinh|chỉ))(?!\w)"
    r"|,\s+(?:trình|báo cáo|hoàn|để|giao|bảo đảm|đảm bảo|phấn đấu|trong đó|nhất là|phù hợp|coi|thể hiện|từ đó|qua đó|chậm|trước|trong|góp phần"
    r"|(?:Thủ tướng|Chính phủ|Bộ|Sở|Ban|UBND|Ủy ban|Tỉnh|Thành|Chủ tịch|Hội|các|đồng chí|ông|bà|HĐND|Phó|Bí thư)|cụ thể|đồng thời|gắn|gửi|tham mưu|đề xuất|tập trung|xác định|khẩn trương|theo|tại|giai đoạn (?=\d{4}-\d{4}, ))(?!\w)"
    r"|,?\s+(?:và\s+)?(?=(?:Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Luật|Đề án|Kế hoạch|Chương trình|Thông tư|Công văn|Quy chế|Chiến lược)(?!\w))"
    r"|\s+và\s+(?:các|việc|những|hướng dẫn|thực hiện|tổ chức|giữa|triển khai)(?!\w)"
)
_PASSED_KINDS = frozenset(
    ("nghị quyết", "kết luận", "văn kiện", "báo cáo chính trị", "thông báo", "thông báo kết luận", "chỉ thị")
)
_HORIZON_TITLE = re.compile(
    r"\s+(?:phát triển|tổng thể|quốc gia|đầu tư công|xây dựng|vùng|tỉnh|chung)(?!\w)[^;.:\n|()\"]{0,90}?"
    r"(?:\d{4}\s*-\s*\d{4}|đến năm \d{4})(?:,? tầm nhìn (?:đến )?(?:năm )?\d{4})?"
)
_AGENDA = re.compile(r"(?:Phiên|Hội|Đại|Kỳ|Lễ|Bộ|Sở|Ủy|Ban|Tỉnh|Thành|Chính|Thủ|Quốc|Trung|Công)(?!\w)")
_DANGLING = re.compile(r"(?:[\s,]+|\s(?:gắn với|thực hiện|của|và|trong|theo|tại|với|các))+$")
_LONGEST = 260
_SHORTEST = 2


class Congress(NamedTuple):
    """End of a congress or meeting behind a kind word, and its words."""

    end: int
    issuer: str


def read_congress(flat: str, kind: str, at: int) -> Congress | None:
    """ "… Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "… Trung ương 5 khóa XII" behind a kind word."""
    match = _CONGRESS.match(flat, at) if kind in _PASSED_KINDS else None
    if not match or not _names_meeting(match["body"]):
        return None
    return Congress(match.end(), " ".join(match["body"].split()))


def _names_meeting(body: str) -> bool:
    """ "Đại hội" alone names no meeting: a number, a level or a year must go with it."""
    return len(body.split()) > 2


def read_law(flat: str, kind: str, start: int, end: int) -> int | None:
    """End of the name of a law, constitution or statute."""
    if not flat[start].isupper():
        return None
    if kind == "hiến pháp":
        year = _LAW_TAIL.match(flat, end)
        return year.end() if year else end
    if kind in ("điều lệ", "cương lĩnh"):
        match = _PARTY_LAW.match(flat, end)
        return match.end() if match else read_title(flat, kind, start, end)
    amending = _AMENDING.match(flat, end)
    if amending:
        inner = re.compile(r"\s+(?:Bộ luật|Luật|Pháp lệnh)").match(flat, amending.end())
        return (
            read_law(flat, "luật", inner.start() + 1, inner.end()) if inner else read_title_text(flat, amending.end())
        )
    match = _LAW.match(flat, end)
    if not match or flat[end : match.end()].isupper():
        return None
    stop = end + len(match.group().rstrip())
    for more in (_LAW_GOES_ON, _LAW_TAIL):
        if tail := more.match(flat, stop):
            stop = tail.end()
    return stop


def read_title(flat: str, kind: str, start: int, end: int) -> int | None:
    """End of the title behind a kind word, where the words show that it is one."""
    capital = flat[start].isupper()
    if flat[start:end].isupper():  # the head of a paper, not a citation
        return None
    if kind in TITLED_KINDS:
        lead = _STARTERS.match(flat, end) or (_ABOUT.match(flat, end) if capital else None)
        if not capital and kind in ("chiến lược", "quy hoạch") and (horizon := _HORIZON_TITLE.match(flat, end)):
            return horizon.end()
        if not lead or not (capital or flat[lead.end()] == '"' or _is_title(flat, lead.end())):
            return None
        return _quoted(flat, lead.end()) or read_title_text(flat, lead.end())
    if not capital:
        return None
    if kind.startswith("báo cáo"):
        lead = _REPORT.match(flat, end)
        return read_title_text(flat, lead.end()) if lead else None
    if kind in KINDS and kind not in ALSO_VERBS:
        lead = _ABOUT.match(flat, end) or (
            _VERB_TITLE.match(flat, end) if kind in ("chỉ thị", "nghị quyết", "nghị định") else None
        )
        return read_title_text(flat, lead.end()) if lead else None
    return None


def _is_title(flat: str, at: int) -> bool:
    """Whether a capital at `at` begins a title, rather than the meeting or body whose agenda or plan is meant."""
    return flat[at].isupper() and not _AGENDA.match(flat, at)


def _quoted(flat: str, at: int) -> int | None:
    if flat[at] != '"':
        return None
    close = flat.find('"', at + 1, at + _LONGEST)
    return close + 1 if close > 0 else None


def read_title_text(flat: str, at: int) -> int | None:
    """End of the title that begins at `at`; None if fewer than two words are left."""
    limit = min(len(flat), at + _LONGEST)
    stop = _TITLE_ENDS.search(flat, at, limit)
    end = stop.start() if stop else limit
    title = _DANGLING.sub("", flat[at:end])
    return at + len(title) if len(title.split()) >= _SHORTEST else None
