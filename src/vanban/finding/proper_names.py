"""Where a proper name ends that begins with a common head: "Trung tâm Khuyến nông", "Quỹ Bảo vệ và phát triển rừng".

Capitals go on with the name, and so do small letters that are usual in names, up to a verb with which a clause begins.
"""

from __future__ import annotations

import re

from vanban.finding import gazetteer as names
from vanban.finding.places import LOWER, NAME, UPPER
from vanban.finding.wording import any_of, by_letter

_CLAUSE_VERBS = by_letter(names.CLAUSE_VERBS)
# Of "trình" and "giao" only what ends or begins a noun: "công trình", "giao thông"; else they are verbs.
_SYLLABLE = (
    rf"(?:(?:{by_letter(sorted(names.NAME_PHRASES, reverse=True))})(?!\w)"
    rf"|(?!(?:{_CLAUSE_VERBS})(?!\w))(?:{by_letter(sorted(names.NAME_SYLLABLES))}"
    r"|(?:(?<=[Cc]hương )|(?<=[Cc]ông )|(?<=[Qq]uy )|(?<=[Gg]iáo ))trình"
    r"|(?:(?<=[Cc]huyển )|(?<=[Nn]goại ))giao|giao thông)(?!\w))"
)
_NO_NAME = any_of(r"""
    là | có | của | cho | với | để | được | phải | sẽ | đã | đang | này | đó | theo | trong | tại | từ | đến | không |
    trên | giao | các | những | một | cấp | thuộc | do | bởi | và | về | khi | nếu | thì | mà | cũng | vẫn | vừa | bị |
    nêu | họp | (?<!Hậu\s)cần | nói | nay | hôm | chiều | gửi | trình | cùng | số | tỉnh | huyện | xã | phường
    | quận | thành | thị
""")
# What ends a name where it has come to a place or a brand: "Đại học Sông Mây đào tạo …".
_DEED = rf"(?:{by_letter(names.DEEDS)})(?!\w)"
_NEXT_LOWER = rf" (?!(?:{_NO_NAME}|{_CLAUSE_VERBS})(?!\w)|{_DEED})[{LOWER}]++"
_LETTERS = r"[\w&-]*+(?:\.\w[\w&-]*+)*+"
"""The rest of a word; a full stop only inside it."""
# "Cảnh sát", "Xi măng": one capital and the small letters behind it are one word; a place has two capitals.
_UNIT = (
    rf"(?:[{UPPER}\d]{{2,}}+(?!\w)|[{UPPER}]{_LETTERS}(?: (?!Thành phố)[{UPPER}](?=[{LOWER}]){_LETTERS}){{1,12}}+"
    rf"|[{UPPER}]{_LETTERS}(?:{_NEXT_LOWER})?+|\d[\w&-]*+(?:\.\d+)*+)"
)
# Behind a comma or "và" another body may begin.
_OTHER_HEADS = any_of(r"""
    Bộ | Ban | Sở | Viện | Ủy | UBND | HĐND | Hội | Trung tâm | Công an | Công ty | Công đoàn | Tổng cục | Tổng công ty
    | Tổng Liên đoàn | Tập | Văn phòng | Tỉnh | Thành | Huyện | Bệnh viện | Trường | Ngân
    | Phòng(?!,?\s+(?:chống|ngừa|cháy|thủ|bệnh)(?!\w)) | Cục | Vụ | Chi | Đảng | Đoàn | Liên | Chủ | Thủ | Phó | Giám | Bí
    | một số | Trưởng | Hiệu | Đại tá | Thượng tá | Trung tá | Thiếu tá | Đại tướng | Thượng tướng | Trung tướng | Thiếu tướng
    | các | Các | đồng chí | MTTQ | Mặt | Tòa | Kho | Bảo hiểm | Đài | Báo | Học viện | Thuế | Hải quan | Kiểm toán | Thanh tra
    | Tạp chí | Nhà xuất bản | Cổng | Bưu điện | Viễn thông | Điện lực | Quân khu | Quỹ | Trạm | Hạt | Đồn
""")
_OTHER_BODY = rf"(?!{_OTHER_HEADS}(?!\w))"
_GAP = r"(?: |\n(?!\s*\n))+"
"""No name crosses a blank line."""
_WORD = rf"(?:{_UNIT}|(?<!Việt Nam ){_SYLLABLE})"
_CAPITAL = re.compile(
    rf"{_GAP}{_UNIT}(?:(?:\s+-\s+|{_GAP}(?!và\s)){_WORD}|(?:,|{_GAP}và){_GAP}{_OTHER_BODY}{_WORD}){{0,24}}"
)
# "Trung tâm an ninh mạng quốc gia": small letters up to the word that makes the name proper.
_UP_TO_OWNER = re.compile(
    rf"(?:\s+(?!(?:{_NO_NAME}|{_CLAUSE_VERBS})(?!\w))[{LOWER}]+){{0,8}}?\s+"
    rf"(?:[Qq]uốc\s+gia|Trung\s+ương|Việt\s+Nam|(?i:vùng)\s+(?:Thủ\s+đô|{NAME}))(?!\w)"
)
# "Ban Quản lý chợ", "Hạt Kiểm lâm khu vực II": heads that say enough to go on with a small letter, or with a place.
_SAYS_ENOUGH = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*)+(?: \w+)?|BQL|BCĐ")
_OBJECT = re.compile(rf"(?:\s+{_SYLLABLE}){{1,8}}+(?:\s+{NAME})?")
_TOLD = re.compile(rf"[{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+(?= {_DEED})")
_AHEAD = 12
"""Characters behind a name that its last verb may reach over."""
_DANGLING = re.compile(r"\s+(?:và|của|về|một)$")
_SHORT_HEADS = frozenset(("BQL", "BCĐ", "HTX"))


def proper_name_end(flat: str, start: int, end: int) -> int | None:
    """End of the name whose head is `flat[start:end]`, without its place; `end` itself if a place must follow, else None."""
    head = flat[start:end]
    if head.isupper() and head not in _SHORT_HEADS:
        return None
    match = _CAPITAL.match(flat, end) or (_UP_TO_OWNER.match(flat, end) if " " in head else None)
    if not match and _SAYS_ENOUGH.fullmatch(head):
        match = _OBJECT.match(flat, end)
        if not match:
            return end
    if not match:
        return None
    told = _TOLD.search(flat, end, match.end() + _AHEAD)
    stop = told.end() if told and told.end() < match.end() else match.end()
    return end + len(_without_dangling(flat[end:stop]))


def _without_dangling(words: str) -> str:
    while trailing := _DANGLING.search(words):
        words = words[: trailing.start()]
    return words.rstrip(" .-&,")
