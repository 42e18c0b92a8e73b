"""Signs by which a line of a .pdf tells that it begins something: labels of items and provisions."""

from __future__ import annotations

import re

# What begins a paragraph by itself. A dash before a number may be the second half of "2025 - 2030".
BEGINS_PARAGRAPH = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]{1,2}\)|[IVX]{1,5}[.)]|[IVX]{1,5}\s*[-–]\s|[-–+*•]\s?(?=[^\s\d])"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXA-Z]|Căn cứ\s|Nơi nhận)"
)
_PART = r"(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ]{1,2}|[A-ZĐ])"
_LABEL = re.compile(
    rf"(?:\(?{_PART}(?:\.{_PART}){{0,4}}[.)]{{1,2}}|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|[IVXLC]{{1,6}}\s?[-–]?"
    r"|[-–—+*•●○▪■□◦‣⁃·►➢✓✔\uf000-\uf0ff]"
    r"|(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục|Khoản|Điểm|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\s+[\dIVXLCA-Zđa-z]{1,6}[.:]?)"
)


def is_label(text: str) -> bool:
    """Whether the text is nothing but the label of an item: `1.`, `2.1`, `I.1.`, `a)`, `II-`, `+`, `Điều 5.`"""
    return _LABEL.fullmatch(text) is not None
