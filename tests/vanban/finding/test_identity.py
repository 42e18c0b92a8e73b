"""Promise: every mention of one paper has one id, and what was misspelt is read and marked."""

from __future__ import annotations

import pytest

from vanban import find_references


def ids(text: str) -> list[str]:
    return [one.id for one in find_references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị quyết số 09-NQ/TU ngày 05/6/2026 của Tỉnh ủy; Nghị quyết 09; theo 09-NQ/TU.",
            ["nghi-quyet/9-nq-tu/2026"] * 3,
        ),
        ("Nghị định số 32/2024/NĐ-CP; Nghị định 32.", ["nghi-dinh/32-2024-nd-cp"] * 2),
        ("Luật Đất đai; Luật Đất đai.", ["luat/dat-dai"] * 2),
        ("Quyết định số 7/QĐ-UBND; Kế hoạch số 7/KH-UBND.", ["quyet-dinh/7-qd-ubnd", "ke-hoach/7-kh-ubnd"]),
        (
            "Quyết định số 7/QĐ-UBND ngày 02/3/2025; Quyết định số 7/QĐ-UBND ngày 04/3/2026; Quyết định số 7/QĐ-UBND.",
            ["quyet-dinh/7-qd-ubnd/2025", "quyet-dinh/7-qd-ubnd/2026", "quyet-dinh/7-qd-ubnd"],
        ),
    ],
)
def test_mentions_of_one_paper_share_their_id(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "number", "misspelt"),
    [
        ("Theo Nghi quyết số 09-NQ/TU.", "Nghi quyết số 09-NQ/TU", "09-NQ/TU", True),
        ("Theo ke hoach 12/KH-UBND.", "ke hoach 12/KH-UBND", "12/KH-UBND", True),
        ("Theo Chỉ thị số 30/CT TTg.", "Chỉ thị số 30/CT TTg", "30/CT-TTg", True),
        ("Theo Chỉ thị số 30/CT-TTg.", "Chỉ thị số 30/CT-TTg", "30/CT-TTg", False),
        ("Theo Quyết định số 1332/QĐ- BYT.", "Quyết định số 1332/QĐ- BYT", "1332/QĐ-BYT", False),
        ("Đã họp bàn 12/KH-UBND.", "12/KH-UBND", "12/KH-UBND", False),
        ("Công văn số 12/UBND Tây Hồ.", "Công văn số 12/UBND", "12/UBND", False),
    ],
)
def test_what_was_misspelt_is_read_and_marked(text: str, surface: str, number: str, misspelt: bool) -> None:
    (one,) = find_references(text)

    assert (one.surface, one.number, one.misspelt) == (surface, number, misspelt)
