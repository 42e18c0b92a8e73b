"""What the word of a register claims of the work, and which paper it shows for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kimchinam.exchange.rules.days import read_day
from kimchinam.exchange.rules.words import plain
from kimchinam.exchange.states import Claim

_NOT_DONE = ("chua hoan thanh", "chua xong", "chua thuc hien", "dang ", "chua bao cao", "chua co ket qua", "chua dat")
_PART_DONE = re.compile(r"(?<!\d)(?!100)\d{1,2}(?:[.,]\d+)?\s*%")
_NUMBER = re.compile(r"(?<![\w/])(\d{1,5}\s*[-/]\s*[^\W\d_][\w&/.\-–]*)")
_SENT_TO = re.compile(r"\b(?:gửi|trình|báo cáo lên)\s+((?:[^\W\d_]+[ ,]*){1,12})", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}(?!\d)")
_LONGEST_NUMBER, _LONGEST_RECEIVER = 80, 300


def claim_of(words: str, corrections: Mapping[str, str]) -> Claim:
    """What a state claims; words that claim nothing, and empty ones, are `Claim.NONE`."""
    told = plain(words)
    if told in corrections:
        return Claim(corrections[told])
    if not told:
        return Claim.NONE
    if any(sign in told for sign in _NOT_DONE) or _PART_DONE.search(told):
        return _unfinished(told)
    if "hoan thanh" in told or told.startswith(("da xong", "xong", "da thuc hien", "da bao cao", "100%")):
        return _finished(told)
    return _unfinished(told) if "han" in told else Claim.NONE


def _unfinished(told: str) -> Claim:
    if any(sign in told for sign in ("qua han", "tre han", "cham tien do", "het han")):
        return Claim.LATE
    if any(sign in told for sign in ("trong han", "chua den han", "con han", "dung tien do")):
        return Claim.ON_TRACK
    return Claim.RUNNING if told.startswith(("dang", "chua")) else Claim.NONE


def _finished(told: str) -> Claim:
    if "khong ro han" in told:
        return Claim.DONE
    if any(sign in told for sign in ("qua han", "tre han", "cham", "sau han")):
        return Claim.DONE_LATE
    return Claim.DONE_ON_TIME if any(sign in told for sign in ("dung han", "truoc han", "dung tien do")) else Claim.DONE


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


def paper_of(words: str, *, day_words: str, receiver: str, on: date) -> Paper:
    """From the columns of the paper; what their own column does not say is looked for in its words."""
    number = _NUMBER.search(words)
    sent = _SENT_TO.search(words)
    day = _DAY.search(words)
    dated = read_day(day_words, on=on).value if day_words else read_day(day[0], on=on).value if day else None
    to = receiver or (sent[1].strip(" ,.;") if sent else "")
    return Paper(
        number="".join(number[1].split())[:_LONGEST_NUMBER] if number else "",
        dated=dated,
        receiver=to[:_LONGEST_RECEIVER],
    )
