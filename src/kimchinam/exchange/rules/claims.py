"""What the word of a register claims of the work, and which paper it shows for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from kimchinam.exchange.rules.words import plain
from kimchinam.exchange.states import Claim

_SIGNS = {
    "cham": ("chậm",), "chua": ("chưa",), "da": ("đã",), "dang": ("đang",), "dau": ("đấu", "đầu"), "du": ("dự",),
    "gan": ("gần",), "kien": ("kiến",), "phan": ("phấn", "phần"), "sap": ("sắp",), "se": ("sẽ",),
}  # fmt: skip
"""Words that turn a claim, and as which other words must not be read once the accents are gone: "Đảng" is not "đang"."""
_CLAUSE = re.compile(r"[;:]|[.,](?!\d)|\s[-–]\s|\bnhung\b")
_DONE = r"\b(?:hoan thanh|hoan tat|xong)\b"
_SAYS_DONE = re.compile(rf"{_DONE}|^(?:da thuc hien|da bao cao|100\s*%)")
_AHEAD = re.compile(
    r"\b(?:du kien|se|phan dau|co gang|quyet tam|cam ket|chuan bi|tiep tuc|yeu cau|de nghi|xin|gia han)\b"
    rf"(?:(?!\bda\b).){{0,120}}?{_DONE}"
)
"""What is still to be done: no "đã" stands between."""
_NOT_YET = re.compile(
    r"\bdang\b(?! (?:uy|bo|vien|doan)\b)"
    r"|\bchua (?:thuc hien|trien khai|bao cao|co ket qua|dat)\b"
    rf"|\b(?:khong|chua)(?: (?!da\b)\w+){{0,2}} {_DONE}"
    rf"|\b(?:gan|gan nhu|sap|co ban|han) {_DONE}"
    rf"|{_DONE} \(?(?:mot phan|mot so|phan lon|co ban|buoc|giai doan|dot|du thao|du kien|khoang)\b"
    r"|^da thuc hien (?:mot phan|mot so|phan lon|buoc|giai doan)\b"
    r"|(?<!\d)(?!100)\d{1,2}(?:[.,]\d+)?\s*%"
)
_MISSED = re.compile(
    rf"\bkhong(?: \w+)? {_DONE} (?:dung|trong|kip) |\bchua(?: \w+)? {_DONE} (?:dung|kip) "
    r"|\bkhong(?: \w+)? (?:dung|kip) tien do\b|(?<!khong )(?<!chua )\b(?:qua han|tre han|cham tien do|het han)\b"
)
_IN_TIME = re.compile(
    r"\b(?:trong han|chua den han|con han|(?<!khong )dung tien do|(?:khong|chua) (?:qua|tre|het) han)\b"
)
_DONE_LATE = re.compile(
    r"(?<!khong )\b(?:qua han|tre han|cham(?! nhat\b)|sau han)\b"
    r"|\bkhong(?: (?:kip|bao dam|dam bao|dat))? (?:dung |trong )?(?:thoi )?(?:han|tien do)\b"
)
_DONE_IN_TIME = re.compile(r"\b(?:(?:dung|truoc|trong) (?:thoi )?han|(?:dung|vuot|truoc) tien do)\b")
_NUMBER = re.compile(r"(?<![\w/])(\d{1,5}\s*[-/]\s*[^\W\d_][\w&/.\-–]*)")
_SENT_TO = re.compile(r"\b(?:gửi|trình|báo cáo lên)\s+((?:[^\W\d_]+[ ,]*){1,12})", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}(?!\d)")
_LONGEST_NUMBER, _LONGEST_RECEIVER = 80, 300


def claim_of(words: str, corrections: Mapping[str, str]) -> Claim:
    """What a state claims; words that claim nothing, and empty ones, are `Claim.NONE`. `corrections` by `plain` words."""
    if (key := plain(words)) in corrections:
        return Claim(corrections[key])
    told = _told(words)
    clauses = [clause.strip() for clause in _CLAUSE.split(told)]
    if told.startswith("chua ") or any(_NOT_YET.search(clause) or _AHEAD.search(clause) for clause in clauses):
        return _unfinished(told) or Claim.RUNNING
    if any(_SAYS_DONE.search(clause) for clause in clauses):
        return _finished(told)
    return _unfinished(told) or Claim.NONE


def _told(words: str) -> str:
    """`plain` words, but for those that only without their accents are a sign: they keep them, and so are none."""

    def bare(match: re.Match[str]) -> str:
        word = match[0]
        folded = plain(word)
        return word if word not in (folded, *_SIGNS.get(folded, (word,))) else folded

    return " ".join(re.sub(r"\w+", bare, normalize("NFC", words.lower())).split())


def _unfinished(told: str) -> Claim | None:
    if _MISSED.search(told):
        return Claim.LATE
    return Claim.ON_TRACK if _IN_TIME.search(told) else None


def _finished(told: str) -> Claim:
    if "khong ro han" in told:
        return Claim.DONE
    if _DONE_LATE.search(told):
        return Claim.DONE_LATE
    return Claim.DONE_ON_TIME if _DONE_IN_TIME.search(told) else Claim.DONE


@dataclass(frozen=True, slots=True)
class Paper:
    """Number, day and receiver of the paper that proves the work; empty where the register is silent."""

    number: str = ""
    dated: date | None = None
    receiver: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        parts = {"number": self.number, "dated": self.dated, "receiver": self.receiver}
        return tuple(name for name, part in parts.items() if not part)


def day_beside(words: str) -> str:
    """The words of the day that stands beside the number of a paper; "" when none does."""
    day = _DAY.search(words)
    return day[0] if day else ""


def paper_of(words: str, *, dated: date | None, receiver: str) -> Paper:
    """From the columns of the paper; a receiver that its own column does not name is looked for in its words."""
    number = _NUMBER.search(words)
    sent = _SENT_TO.search(words)
    to = receiver or (sent[1].strip(" ,.;") if sent else "")
    return Paper(
        number="".join(number[1].split())[:_LONGEST_NUMBER] if number else "",
        dated=dated,
        receiver=to[:_LONGEST_RECEIVER],
    )
