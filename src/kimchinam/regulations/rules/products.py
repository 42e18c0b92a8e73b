"""Kinds of product: those that come with this version, and those that an office names beside or instead of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kimchinam.regulations.rules.naming import code_among, codes_by_name
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


def code_of(name: str) -> str:
    """What tasks keep of a kind: short, readable, the same for ever and however the name is spelled."""
    return code_among(name, BUILT_IN)


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
        kinds = codes_by_name(value, most=self.most, code_of=code_of)
        return kinds if Product.OTHER in kinds.values() else kinds | {in_papers(Product.OTHER): Product.OTHER}

    def shown(self, value: Any) -> str:
        return ", ".join(label_of(code, name) for name, code in self.read(value).items())
