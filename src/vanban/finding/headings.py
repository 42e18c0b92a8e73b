"""What the words over a column of a task table say about it, in all the ways in which offices write them.

Headings are compared folded and with their abbreviations spelt out, so neither marks nor capitals matter.
"""

from __future__ import annotations

import re
from typing import Literal

from vanban.finding.wording import any_of
from vanban.text import fold

Meaning = Literal[
    "number", "task", "lead", "answerable", "overseer", "supporting", "product", "receiver", "note",
    "extended", "limit", "completion", "time", "start", "done",
]  # fmt: skip
"""Who leads (`lead`), merely answers for the task, or oversees those who do; by when: the limit as `extended`, the `limit`,
a day of `completion`, some `time`; `start` and `done` are the days on which work began and was in fact finished."""

_THING = any_of("nhiem vu | cong viec | dau viec | viec | de an | noi dung")
_OFFICE = any_of(
    "co quan don vi dia phuong | co quan don vi | co quan | don vi | to chuc | bo phan | phong ban | phong"
)
_PERSON = any_of("can bo cong chuc | can bo | cong chuc | vien chuc | chuyen vien | nguoi | ca nhan | tap the ca nhan")
_DUTY = any_of("""
    thuc hien | tham muu | phu trach | soan thao | xu ly | giai quyet | duoc giao | nhan viec | nhan nhiem vu | xay dung
    | chiu trach nhiem | trien khai | chu quan | trinh
""")
_DAY = any_of("thoi gian | thoi diem | thoi han | ngay thang nam | ngay | thang | quy | nam | moc thoi gian | moc")
_MAY_DAY = f"(?:{_DAY} )?"
_IS_NO_LIMIT = any_of(
    "muc | che | dien | ngach | su dung | quoc | nong | man | bao quan | bao hanh | luu tru | hop dong"
)
_ANY_TIME = any_of("thoi gian | thoi diem | ngay | thoi han")
_LIMITED = any_of("xu ly | giai quyet | quy dinh | yeu cau | cho phep | duoc giao | phai xong | phai hoan thanh")
_DATED = any_of("hoan thanh | hoan thien | xong | trinh | bao cao | thuc hien | nop | gui")
_IN_FACT = any_of("thuc te | thuc su")
_SUCCESS = any_of("dung han | truoc han | som han | qua han | tre han | cham | trong han | so voi | ty le | muc do")

# In this order: "Đơn vị phối hợp thực hiện" is about support, "Kết quả, thời gian hoàn thành" about the product.
_PATTERNS: tuple[tuple[Meaning, str], ...] = (
    ("number", r"(?:s ?t ?t|t ?t|so t ?t|so thu tu)\b"),
    (
        "note",
        r"ghi chu|kinh phi|nguon (?:von|luc)|can cu|co so phap ly|don vi tinh|dvt\b|tinh trang|trang thai|ly do"
        r"|van ban (?:giao|chi dao|den|di|lien quan|can cu|so)\b|ket qua (?:xu ly|giai quyet)|tien do (?:giai ngan|dat)\b"
        rf"|.*\bthoi (?:han|gian) (?:bao quan|bao hanh|luu tru)\b|hoan thanh {_SUCCESS}|tinh hinh",
    ),
    ("lead", r".*\bchu tri\b.*\bphoi hop\b"),
    (
        "supporting",
        rf".*\bphoi hop\b|{_OFFICE} (?:lien quan|cung thuc hien|tham gia)$|tham gia$|cung thuc hien$",
    ),
    (
        "receiver",
        r"(?:cap|noi)\b.*\b(?:nhan|trinh|ban hanh|phe duyet|tham quyen)$"
        r"|co quan\b.*\b(?:nhan|duoc trinh|ban hanh|phe duyet|tham quyen)$|trinh\b",
    ),
    (
        "overseer",
        rf"(?:lanh dao|thuong truc|dong chi|d c|{_OFFICE}) (?:.*\b)?(?:theo doi|chi dao)\b"
        r"|(?:lanh dao|thuong truc|dong chi|d c)\b.*\bphu trach\b",
    ),
    ("lead", r".*\bchu tri\b|.*\bdau moi\b"),
    (
        "answerable",
        rf"(?:{_OFFICE}|{_PERSON}|cap|chu the)\b.*\b{_DUTY}(?!\w)|{_OFFICE}$|{_PERSON}$|(?:giao )?{_OFFICE} {_PERSON}$"
        r"|phan cong\b|trach nhiem\b|chiu trach nhiem\b|phu trach\b|(?:nguoi )?thuc hien boi$|giao don vi$|chu the$"
        r"|noi thuc hien$",
    ),
    ("product", r"san pham|ket qua|dau ra|hinh thuc|.*\bsan pham\b|du kien ket qua"),
    (
        "done",
        rf"{_MAY_DAY}(?:da )?(?:hoan thanh|ket thuc|thuc hien|xu ly|xong|bao cao|nop|trinh)? ?{_IN_FACT}"
        rf"|{_IN_FACT} (?:hoan thanh|thuc hien|xu ly|xong)|{_DAY} da (?:hoan thanh|xong|thuc hien)|{_DAY} xu ly xong",
    ),
    (
        "start",
        rf"{_DAY} (?:giao|giao viec|giao nhiem vu|tiep nhan|nhan viec|nhan nhiem vu)$|tu (?:ngay|thang|nam)$"
        rf"|{_MAY_DAY}(?:bat dau|khoi cong|khoi dong)\b(?!.*\b(?:ket thuc|hoan thanh)\b)",
    ),
    ("extended", rf"{_MAY_DAY}(?:han )?(?:duoc )?gia han|(?:thoi )?han (?:sau )?(?:moi|dieu chinh)"),
    (
        "limit",
        rf"(?:thoi |ky |den |het |ngay (?:den |het )?)?han\b(?! {_IS_NO_LIMIT}\b)|{_MAY_DAY}ket thuc|deadline"
        rf"|(?:den|truoc) (?:ngay|thang|nam)$|{_ANY_TIME} {_LIMITED}\b|.*\bthoi han\b|.*\bhan hoan thanh\b",
    ),
    (
        "completion",
        rf"{_MAY_DAY}(?:du kien |ke hoach |phai |yeu cau )?(?:hoan thanh|hoan thien|xong)\b"
        rf"|thoi gian\b.*\bhoan thanh\b|(?:du kien|ke hoach) {_DAY} {_DATED}\b",
    ),
    (
        "time",
        rf"tien do|lo trinh|.*\bthoi (?:gian|diem)\b|moc\b|(?:ngay|thang|nam) {_DATED}\b|quy (?!trinh){_DATED}\b"
        r"|ky (?:hop|trinh)\b|(?:du kien )?phien hop$",
    ),
    (
        "task",
        rf"(?:ten |noi dung |cac |danh muc |nhom |muc tieu |chi tiet |mo ta |tom tat )*(?:{_THING}|hoat dong|van ban|giai phap"
        r"|chuong trinh|du an|dau muc|phan viec|chuyen de)\b|trich yeu|y kien chi dao|chi dao cua\b|viec can lam",
    ),
)
_MEANINGS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _PATTERNS)
_SHORT = {
    "dv": "don vi",
    "cq": "co quan",
    "tg": "thoi gian",
    "ht": "hoan thanh",
    "nv": "nhiem vu",
    "nd": "noi dung",
    "ld": "lanh dao",
    "cb": "can bo",
    "ph": "phoi hop",
    "kq": "ket qua",
    "t gian": "thoi gian",
    "h thanh": "hoan thanh",
    "d vi": "don vi",
    "c quan": "co quan",
    "p hop": "phoi hop",
}
"""Folded abbreviations of narrow columns: "ĐV chủ trì", "TG HT", "T.gian"."""
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_SHARE = re.compile(r"\bty le\b|\bphan tram\b")
# These say something only under a heading that speaks of time.
_UNDER_TIME: dict[str, Meaning] = {
    "tu": "start",
    "den": "limit",
    "giao": "start",
    "dau": "start",
    "cuoi": "limit",
    "ke hoach": "limit",
    "du kien": "limit",
    "yeu cau": "limit",
    "quy dinh": "limit",
    "thuc te": "done",
    "thuc hien": "done",
}
TIMES = ("extended", "limit", "completion", "time")


def meaning_of(words: str, *, above: Meaning | None = None) -> Meaning | None:
    """What the words of a heading say; `above` is what the heading over it says, where two stand one over the other."""
    heading = _SHORTENED.sub(lambda found: _SHORT[found.group()], fold(words))
    if "%" in words or _SHARE.search(heading):  # how much of the work is done, "% hoàn thành"
        return None
    if above in TIMES and (told := _UNDER_TIME.get(heading)):
        return told
    return next((meaning for meaning, pattern in _MEANINGS if pattern.match(heading)), None)
