"""Vietnamese place names and the levels of administration, as pieces that patterns are built from.

The pieces are case-sensitive unless they say otherwise and never match an empty string.
"""

from __future__ import annotations

import re
import unicodedata

from vanban.finding.wording import by_letter

_VOWELS = "AĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")

UPPER = "A-ZĐ" + "".join(
    composed
    for vowel in _VOWELS
    for tone in _TONES
    if not (composed := unicodedata.normalize("NFC", vowel + tone)).isascii()
)
"""Inside of a character class: every capital letter of Vietnamese."""

LOWER = UPPER.lower()
"""Inside of a character class: every small letter of Vietnamese."""

PROVINCES = tuple(
    """An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận
    |Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh
    |Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn
    |Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi
    |Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Tiền Giang|Trà Vinh
    |Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Đăk Lăk|Đăk Nông|Đắc Lắc|Thừa Thiên - Huế|TPHCM|TP.HCM|TP. HCM|TP HCM""".replace(
        "\n    ", ""
    ).split("|")
)
"""Provinces before and after the mergers of 2025, in the spellings that occur."""

SURNAMES = frozenset(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đinh",
        "Trịnh",
        "Trương",
        "Đoàn",
        "Lâm",
        "Mai",
        "Tô",
        "Cao",
        "Hà",
        "Tạ",
        "Lò",
        "Quàng",
        "Cầm",
        "Lường",
        "Giàng",
        "Vàng",
        "Thào",
        "Sùng",
        "Mùa",
        "Nông",
        "Hứa",
        "Ma",
        "Triệu",
        "Bàn",
        "Chu",
        "Châu",
        "Tống",
        "Thái",
        "Vương",
        "Lưu",
        "Lương",
        "Phùng",
        "Quách",
        "Kiều",
        "Nghiêm",
        "Thạch",
        "Kim",
        "Danh",
        "Rơ",
        "Y",
        "K'",
    ]
)
"""Family names. Behind "Bí thư Tỉnh ủy" they begin a person, not a place."""

LEVEL = r"(?i:tỉnh|thành phố|t\.?p\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
"""One level of administration, in any case."""

LEVELS = r"(?i:tỉnh|thành phố|thành|huyện|quận|thị xã|thị trấn|thị|xã|phường|đặc khu|tp)"
"""A level as it occurs in a list of levels ("các huyện, thành, thị")."""

NAME = rf"[{UPPER}][\w']*+(?:(?: - |[ -])[{UPPER}\d][\w']*+){{0,4}}+"
"""A proper name of one to five capitalised words."""

PROVINCE = (
    "(?:"
    + by_letter(re.escape(form) for name in sorted(PROVINCES, key=len, reverse=True) for form in (name, name.upper()))
    + r")(?!\w)"
)
"""A province by its name alone."""


def begins_person(name: str) -> bool:
    """Whether `name`, standing behind an office ("Bí thư Tỉnh ủy"), is read as a person: a surname and one word more.

    >>> begins_person("Nguyễn Văn An"), begins_person("Lào Cai")
    (True, False)
    """
    words = name.split()
    return len(words) > 1 and words[0] in SURNAMES


def without_person(name: str, *, behind_office: bool) -> str:
    """`name` without the person at its end ("Vân Đình Trần Văn An" → "Vân Đình"); all of it if there is no person.

    `behind_office` says that the name's holder is introduced by an office ("Chủ tịch UBND xã …").
    """
    words = name.split(" ")
    if begins_person(name) and (behind_office or len(words) > 2):
        return "" if behind_office else name
    for at in range(1, len(words) - 1):
        if behind_office and words[at] in SURNAMES:
            return " ".join(words[:at])
    return name
