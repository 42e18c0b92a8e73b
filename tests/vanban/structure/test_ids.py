"""Promise: an article keeps its id whatever chapters stand above it, and each has one of its own."""

from __future__ import annotations

import pytest

from vanban import Block, find_outline, read_text
from vanban.model import Provision


def articles(outline: tuple[Provision, ...]) -> list[str]:
    found = []
    for node in outline:
        found += [node.id] if node.kind == "điều" else articles(node.children)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 1. Một\nĐiều 2. Hai\nĐiều 3. Ba", ["D1", "D2", "D3"]),
        ("Chương I\nCHUNG\nĐiều 1. Một\nChương II\nRIÊNG\nĐiều 2. Hai\nĐiều 3. Ba", ["D1", "D2", "D3"]),
        ("Phần I\nA\nChương I\nB\nMục 1. C\nĐiều 1. Một\nPhần II\nD\nĐiều 2. Hai\nĐiều 3. Ba", ["D1", "D2", "D3"]),
        # counted anew in each chapter, as nobody should: each article still has an id of its own
        ("Chương I\nCHUNG\nĐiều 1. Một\nChương II\nRIÊNG\nĐiều 1. Hai", ["D1", "D1~2"]),
        # annexes and articles of a Roman part are papers and lists of their own
        ("Điều 1. Một\nPhụ lục I\nQUY CHẾ\nChương I\nA\nĐiều 1. Hai", ["D1", "PL1/D1"]),
        ("I. CHUNG\nĐiều 1. Một\nII. RIÊNG\nĐiều 2. Hai", ["I/D1", "II/D2"]),
    ],
)
def test_article_is_named_without_its_chapter_but_with_its_paper(text: str, expected: list[str]) -> None:
    assert articles(find_outline(read_text(text).text)) == expected


def test_bold_line_below_a_chapter_names_no_article() -> None:
    text = "Chương I\nCHUNG\nĐiều 1. Một.\nVề đất đai\nĐiều 2. Hai."
    start = text.index("Về đất đai")
    outline = find_outline(text, [Block(start, start + len("Về đất đai"), bold=True)])

    assert articles(outline) == ["D1", "D2"]
