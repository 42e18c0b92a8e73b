"""Texts made to be slow: each is read in time that grows with its length, and nests no deeper than a person could."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

import pytest

from vanban.finding.meeting import find_meeting
from vanban.model import Provision
from vanban.structure.header import find_header
from vanban.structure.outline import find_outline

LENGTH = 100_000
HOSTILE = {
    "spaces": " " * LENGTH,
    "spaces before a mark": (" " * 1000 + "*\n") * (LENGTH // 1000),
    "bold that never ends": "**" + "a" * LENGTH,
    "quotes that never end": '"a\n' * (LENGTH // 3),
    "dashes": "- " * (LENGTH // 2),
    "numbers": "1." * (LENGTH // 2),
    "bars": "|" * LENGTH,
    "blank number": "Số" + " " * LENGTH + "/",
    "blank day": "Xã A, ngày" + " " * LENGTH,
    "ends": "Hết./.\n" * (LENGTH // 7),
    "ends and headings": "1. Một.\nHết./.\n# Tựa\n" * (LENGTH // 20),
    "capitals": "CHỦ " * (LENGTH // 4),
    "lists that open lists": "1. Gồm:\n" * (LENGTH // 8),
    "bullets that go ever deeper": "\n".join(" " * depth + "* sao" for depth in range(0, 800, 2))
    + "\n1. Một.\n2. Hai.",
    "one long line": "I - TÌNH HÌNH CHUNG 1 - Một. - Hai. " * (LENGTH // 36),
    "meetings": "Sáng 1/1 hội nghị " * (LENGTH // 18),
    "names": "Trần Văn " * (LENGTH // 9) + "chủ trì hội nghị",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_a_moment(text: str) -> None:
    start = time.process_time()

    outline = find_outline(text)
    find_header(text)
    find_meeting(text, reference=date(2026, 6, 1))

    assert time.process_time() - start < 2
    assert depth_of(outline) <= 40


def depth_of(outline: Sequence[Provision]) -> int:
    return max((1 + depth_of(node.children) for node in outline), default=0)
