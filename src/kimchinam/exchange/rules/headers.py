"""What the head of a column means: offices name the same column in many ways."""

from collections.abc import Mapping

from kimchinam.base.folding import fold
from kimchinam.exchange.states import Field

SYNONYMS: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: ("stt", "tt", "so tt", "so thu tu"),
    Field.CODE: ("ma", "ma nhiem vu"),
    Field.GROUP: ("nhom", "nhom nhiem vu", "linh vuc", "phan"),
    Field.NAME: ("nhiem vu", "noi dung nhiem vu", "ten nhiem vu", "noi dung", "noi dung cong viec", "cong viec",
                 "nhiem vu giai phap", "noi dung chi dao", "nhiem vu duoc giao"),
    Field.LEAD: ("chu tri", "don vi chu tri", "co quan chu tri", "don vi thuc hien", "co quan thuc hien",
                 "don vi duoc giao", "co quan don vi chu tri", "trach nhiem"),
    Field.SUPPORTING: ("phoi hop", "don vi phoi hop", "co quan phoi hop", "co quan don vi phoi hop"),
    Field.PRODUCT_KIND: ("loai san pham",),
    Field.PRODUCT: ("san pham", "san pham dau ra", "ket qua dau ra", "ten san pham", "san pham du kien"),
    Field.RECEIVER: ("cap nhan", "cap trinh", "noi nhan san pham", "trinh cap", "cap co tham quyen"),
    Field.ISSUED: ("ngay giao", "ngay giao viec", "ngay ban hanh", "ngay van ban giao", "thoi gian giao"),
    Field.DUE: ("thoi han", "han", "han hoan thanh", "thoi han hoan thanh", "thoi gian hoan thanh", "han xu ly",
                "thoi gian thuc hien", "tien do yeu cau", "han thuc hien"),
    Field.DUE_WORDS: ("nguyen van thoi han",),
    Field.REVIEW: ("ngay ra soat",),
    Field.RECURRENCE: ("dinh ky",),
    Field.CONDITION: ("cho dieu kien", "dieu kien"),
    Field.STATE: ("tinh trang", "trang thai", "ket qua", "ket qua thuc hien", "tinh hinh thuc hien", "tien do"),
    Field.DONE: ("ngay hoan thanh", "ngay xong", "thoi diem hoan thanh", "ngay hoan thanh thuc te"),
    Field.EVIDENCE: ("minh chung", "van ban bao cao ket qua", "so van ban bao cao", "bao cao ket qua",
                     "van ban ket qua", "so ky hieu van ban ket qua", "van ban bao cao", "tai lieu minh chung"),
    Field.EVIDENCE_DAY: ("ngay van ban ket qua", "ngay minh chung", "ngay bao cao", "ngay van ban bao cao"),
    Field.EVIDENCE_TO: ("noi nhan van ban ket qua", "noi nhan bao cao", "noi nhan"),
    Field.SECRECY: ("do mat",),
    Field.NOTE: ("ghi chu", "van ban giao", "nguon", "chuong trinh", "muc canh bao", "ngay nop ket qua", "xep loai",
                 "so lan tra lai", "ngay nhan viec", "nguoi theo doi"),
}  # fmt: skip
"""Folded, without signs. A head that ends with one of them means the same, less surely."""
NEEDED = (Field.NAME, Field.LEAD, Field.DUE)
"""What every register has: where none of its columns is one of them, a person is asked."""
_SURE, _ENDS, _HOLDS = 3, 2, 1


def unmatched(mapping: Mapping[str, int]) -> list[Field]:
    return [field for field in NEEDED if field not in mapping]


def match_columns(labels: Mapping[int, str]) -> dict[Field, int]:
    """The column of each field that the labels name; the surest and, of equals, the longest name wins, then the left one."""
    scored = sorted(
        (
            (score, -column, field)
            for column, text in labels.items()
            for field, names in SYNONYMS.items()
            for name in names
            if (score := _score(words_of(text), name))
        ),
        key=lambda one: (one[0], one[1]),
        reverse=True,
    )
    found: dict[Field, int] = {}
    for _score_of, column, field in scored:
        if field not in found and -column not in found.values():
            found[field] = -column
    return found


def words_of(text: str) -> str:
    """Folded words, without signs: "Đơn vị chủ trì (1)" → "don vi chu tri 1"."""
    return fold(text)


def _score(words: str, name: str) -> tuple[int, int] | None:
    """How surely, and by how many letters, words name a field."""
    if words == name:
        return _SURE, len(name)
    if len(name) > 3 and words.endswith(f" {name}"):
        return _ENDS, len(name)
    return (_HOLDS, len(name)) if len(name) > 5 and f" {name} " in f" {words} " else None
