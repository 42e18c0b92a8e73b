"""Where in a paper orders stand: under tasks and "Tổ chức thực hiện", not under purposes, viewpoints or the state of affairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from vanban.finding.imperatives import opens_action
from vanban.finding.passages import words_of
from vanban.model import Provision
from vanban.structure.outline import path_to
from vanban.text import fold, level

Verdict = Literal["orders", "none", "open"]

_OFFICIAL = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Điều \d{1,3}\b[.:]"
    r"|^[^\w\n]*+(?:Nơi nhận|Kính gửi|QUYẾT (?:ĐỊNH|NGHỊ)[^\w\n]*+$)",
    re.MULTILINE,
)
# A report, a proposal or a law describes; only a section of tasks in it orders.
_DESCRIBING = re.compile(
    r"^\W*(?:BÁO CÁO|TỜ TRÌNH|BIÊN BẢN|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN)\b", re.MULTILINE
)
_ORDERS = re.compile(
    r"\b(?:nhiem vu|giai phap|to chuc thuc hien|phan cong|trach nhiem|noi dung thuc hien|to chuc trien khai|viec can lam"
    r"|yeu cau cac|phuong huong|ket luan|chi dao)\b"
)
# The head noun names the genre of a section; the same word further on is only spoken of.
_NO_ORDERS = re.compile(
    r"(?:mot so |nhung |cac |ve |ban |nguon )*(?:muc dich|muc tieu|quan diem|tinh hinh|thuc trang|ket qua|han che"
    r"|ton tai|nguyen nhan|danh gia|bai hoc|boi canh|su can thiet|can cu|yeu cau|chi tieu|pham vi|doi tuong"
    r"|giai thich tu ngu|tam nhin|nguyen tac|kinh phi|uu diem"
    r"|khuyet diem|hieu luc|kien nghi|de xuat kien nghi|co so (?:phap ly|thuc tien|khoa hoc|chinh tri|xay dung))\b"
)
_BLANK = 3
_GENRE = 80
"""The head noun of a heading stands within so many characters."""
_LONGEST_NOUN = 6
"""In words."""
_PARTS = ("mục", "phần", "chương")
_TITLE = re.compile(r"[^\n]{0,160}")


def is_official(levelled: str) -> bool:
    """Whether the text is itself a paper of an office, not a report about one."""
    return bool(_OFFICIAL.search(levelled))


def is_describing(levelled: str) -> bool:
    """Whether the paper is of a kind that describes or regulates: a report, a proposal, a decree."""
    return bool(_DESCRIBING.search(levelled, 0, 3000))


class Sections:
    """The outline, asked by offsets."""

    def __init__(self, levelled: str, outline: Sequence[Provision]) -> None:
        self._text = levelled
        self._outline = outline
        self._verdicts: dict[int, Verdict] = {}

    def path(self, offset: int) -> tuple[Provision, ...]:
        """The provisions that contain `offset`, the outermost first."""
        return tuple(path_to(self._outline, offset))

    @property
    def carries_orders(self) -> bool:
        """Whether the top of the outline reads like that of a programme: one of its parts is of tasks."""
        top = [provision for provision in self._outline if provision.kind in _PARTS]
        return any(self._verdict(provision) == "orders" for provision in top)

    def verdict(self, path: Sequence[Provision]) -> Verdict:
        """Whether orders are expected there, by the innermost heading that says so; `open` if none does."""
        return next((found for provision in reversed(path) if (found := self._verdict(provision)) != "open"), "open")

    def _verdict(self, provision: Provision) -> Verdict:
        if provision.start not in self._verdicts:
            self._verdicts[provision.start] = "open" if provision.kind == "bullet" else self._judge(provision)
        return self._verdicts[provision.start]

    def _judge(self, provision: Provision) -> Verdict:
        line = _TITLE.match(self._text, provision.start)
        title = provision.title or (line.group() if line else "")
        # A line with nothing beneath it heads nothing, though it may say "tổ chức thực hiện" as headings do.
        if self._text.find("\n", provision.start, provision.end - _BLANK) < 0:
            return "none" if _NO_ORDERS.match(fold(title[:_GENRE])) and judge_heading(title) == "none" else "open"
        return judge_heading(title)


def judge_heading(title: str) -> Verdict:
    """What a heading promises; a line that runs on like a sentence promises nothing."""
    if len(title) > 150 or title.rstrip().endswith((".", ";")):
        return "open"
    folded = fold(title)
    if _ORDERS.search(folded) and not folded.startswith(
        ("quan diem", "muc tieu", "ket qua", "tinh hinh", "danh gia", "muc dich")
    ):
        return "orders"
    return "none" if _NO_ORDERS.match(folded) and not _tells(title) else "open"


def _tells(title: str) -> bool:
    """Whether the words are an order all the same: "Đánh giá kết quả thực hiện …" with an object, not the bare noun."""
    words = words_of(level(title), 0, len(title))
    return len(words) > _LONGEST_NOUN and opens_action(words.words, 0)
