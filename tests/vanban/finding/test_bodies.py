"""Names of bodies as the state and the Party give them are read whole, wherever they stand in a sentence.

`bodies.txt` lists names of real bodies, central and local, with invented places; `groups.txt` lists those without a name of
their own, as orders address them.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from vanban import analyse, read
from vanban.finding.organisations import find_organisations
from vanban.finding.whole_names import split_bodies

BODIES = Path(__file__).with_name("bodies.txt").read_text(encoding="utf-8").splitlines()
GROUPS = Path(__file__).with_name("groups.txt").read_text(encoding="utf-8").splitlines()
PAPER = """ĐẢNG BỘ TỈNH SÔNG MÂY
Số: 12/KH-UBND
Sông Mây, ngày 02 tháng 10 năm 2026

KẾ HOẠCH
Thực hiện chuyển đổi số

I. NHIỆM VỤ
1. Lập đề án.
II. TỔ CHỨC THỰC HIỆN
1. Rà soát biên chế.
"""
GROUP_ORDERS = (
    "Giao {} rà soát quy định về đất đai.",
    "Yêu cầu {} phải rà soát quy định về đất đai.",
    "Chủ tịch UBND tỉnh yêu cầu {} tập trung rà soát quy định về đất đai.",
)
GROUP_ITEMS = (
    "2. {} khẩn trương rà soát quy định về đất đai.",
    "2. {} có trách nhiệm rà soát quy định về đất đai.",
    "2. {}: Rà soát quy định về đất đai.",
    "2. {}\n- Rà soát quy định về đất đai.\n- Sửa đổi quy chế.",
)
SENTENCES = (
    "Giao {} chủ trì, phối hợp với Sở Nội vụ xây dựng kế hoạch.",
    "Theo báo cáo của {}, tình hình ổn định.",
)
ORDERS = [
    ("Giao {} chủ trì, phối hợp với Sở Nội vụ xây dựng kế hoạch.", ("{}",), ("Sở Nội vụ",)),
    ("Yêu cầu {} rà soát, tổng hợp số liệu, báo cáo trước ngày 15/12/2026.", ("{}",), ()),
    ("Giao Sở Nội vụ chủ trì, phối hợp với {} xây dựng kế hoạch.", ("Sở Nội vụ",), ("{}",)),
    ("Giao {}, Sở Y tế và Công an tỉnh rà soát quy định.", ("{}", "Sở Y tế", "Công an tỉnh"), ()),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_name_is_read_whole(sentence: str) -> None:
    found = {name: [body.surface for body in find_organisations(sentence.format(name))] for name in BODIES}

    assert {name: surfaces for name, surfaces in found.items() if name not in surfaces} == {}


@pytest.mark.parametrize(("sentence", "lead", "supporting"), ORDERS)
def test_an_order_goes_to_the_whole_body(sentence: str, lead: tuple[str, ...], supporting: tuple[str, ...]) -> None:
    def duties(name: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        analysis = analyse(read(sentence.format(name).encode(), name="x.txt"), reference=date(2026, 11, 1))
        return [(directive.assignees, directive.supporting) for directive in analysis.directives]

    wanted = {name: [(_filled(lead, name), _filled(supporting, name))] for name in BODIES}

    assert {name: duty for name in BODIES if (duty := duties(name)) != wanted[name]} == {}


@pytest.mark.parametrize("sentence", GROUP_ORDERS)
def test_an_order_goes_to_the_whole_group(sentence: str) -> None:
    assert {group: found for group in GROUPS if (found := addressed(sentence.format(group))) != words(group)} == {}


@pytest.mark.parametrize("item", GROUP_ITEMS)
def test_an_item_of_a_paper_goes_to_the_whole_group(item: str) -> None:
    def found(group: str) -> list[str]:
        return addressed(PAPER + item.format(group[0].upper() + group[1:]))

    assert {group: found(group) for group in GROUPS if found(group) != words(group)} == {}


def addressed(text: str) -> list[str]:
    analysis = analyse(read(text.encode(), name="x.txt"), reference=date(2026, 11, 1))
    orders = [directive for directive in analysis.directives if "quy định về đất đai" in directive.surface]
    return words(" ".join(orders[0].assignees)) if orders else []


def words(name: str) -> list[str]:
    """Of a group, which may be cut at its signs and its "và"."""
    return [word for word in re.findall(r"\w+", name.lower()) if word != "và"]


def test_a_cell_is_cut_between_bodies_only() -> None:
    cell = "Cục Quản lý đê điều và Phòng, chống thiên tai, Báo Lào Cai; Văn phòng HĐND và UBND xã Bến Sỏi"

    assert split_bodies(cell) == (
        "Cục Quản lý đê điều và Phòng, chống thiên tai",
        "Báo Lào Cai",
        "Văn phòng HĐND và UBND xã Bến Sỏi",
    )


def _filled(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(pattern.format(name) for pattern in names)
