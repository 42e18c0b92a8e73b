"""Kinds of product: those that come with this version, and those that an office names beside or instead of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from kimchinam.base.folding import fold
from kimchinam.base.refusals import RefusedError
from kimchinam.regulations.states import Product

BUILT_IN: Mapping[str, str] = {
    "Tờ trình": Product.SUBMISSION,
    "Báo cáo": Product.REPORT,
    "Dự thảo": Product.DRAFT,
    "Kế hoạch": Product.PLAN,
    "Đề án": Product.SCHEME,
    "Quyết định": Product.DECISION,
    "Khác": Product.OTHER,
}
"""Code by name, as papers write it."""
_BY_LETTERS = {fold(name): code for name, code in BUILT_IN.items()}
LONGEST = 60
"""Characters of a name."""
_CODE = 12
"""Characters that tasks keep."""


def code_of(name: str) -> str:
    """What tasks keep of a kind: short, readable, the same for ever and however the name is spelled."""
    letters = fold(name)
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))
    if code := _BY_LETTERS.get(letters):
        return code
    return slug if len(slug) <= _CODE else f"{slug[:8].rstrip('-')}-{sha256(slug.encode()).hexdigest()[:3]}"


def label_of(code: str, name: str) -> str:
    """A kind in the reader's language; those of an office are called what the office calls them."""
    return str(Product(code).label) if code in Product.values else name


def in_papers(code: str) -> str:
    """What papers call a kind that comes with this version; empty for another."""
    return next((name for name, its in BUILT_IN.items() if its == code), "")


def every_name(kinds: Mapping[str, str]) -> dict[str, str]:
    """Code by every name that kinds go by: in papers, and in the reader's language."""
    return {**kinds, **{label_of(code, name): code for name, code in kinds.items()}}


def kind_of(product: str, kinds: Mapping[str, str] = BUILT_IN) -> str:
    """The code of the kind that a product names at its beginning, the longest name first; other words are "other", none nothing.

    `kinds` are codes by name.
    """
    said = product.strip().lower()
    fitting = [name for name in kinds if said.startswith(name.lower())]
    if fitting:
        return kinds[max(fitting, key=len)]
    return Product.OTHER if said else ""


@dataclass(frozen=True, slots=True)
class ProductKinds:
    """The kinds to choose from, in their order. JSON: a list of their names as papers write them."""

    most: int

    def read(self, value: Any) -> dict[str, str]:
        """Code by name. "Khác" is always among them: what has no name of its own must be something."""
        if not isinstance(value, list) or not 1 <= len(value) <= self.most or {type(one) for one in value} != {str}:
            raise RefusedError(_("Hãy ghi từ 1 đến %(most)s loại, mỗi dòng một loại.") % {"most": self.most})
        kinds = {" ".join(name.split()): code_of(name) for name in value}
        for name, code in kinds.items():
            if not code or len(name) > LONGEST:
                raise RefusedError(_("Tên loại phải có chữ, nhiều nhất %(longest)s ký tự.") % {"longest": LONGEST})
        if len(set(kinds.values())) < len(value):
            raise RefusedError(_("Hai loại trùng tên nhau."))
        return kinds if Product.OTHER in kinds.values() else kinds | {in_papers(Product.OTHER): Product.OTHER}

    def shown(self, value: Any) -> str:
        return ", ".join(label_of(code, name) for name, code in self.read(value).items())
