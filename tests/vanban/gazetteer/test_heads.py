"""Promise: the head of a body leads to the body and is told; a deputy, and a head of nothing, lead nowhere."""

from __future__ import annotations

import doctest
import re
from datetime import date
from pathlib import Path

import pytest

import vanban
from vanban import Unit, UnitList, resolve
from vanban.gazetteer import heads as module

AFTER = date(2026, 5, 6)
OURS = UnitList(
    [
        Unit("province", "UBND tỉnh Lào Cai"),
        Unit("finance", "Sở Tài chính"),
        Unit("health", "Sở Y tế"),
        Unit("party", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        Unit("spring", "UBND xã Suối Lạnh"),
        Unit("stone", "UBND phường Đá Trắng"),
        Unit("office", "Văn phòng UBND tỉnh"),
    ]
)


def test_examples_run() -> None:
    assert doctest.testmod(module).failed == 0


HEADS = [
    ("Giám đốc Sở Tài chính", "finance", "Giám đốc"),
    ("Đồng chí Giám đốc Sở Y tế", "health", "Giám đốc"),
    ("Chủ tịch UBND xã Suối Lạnh", "spring", "Chủ tịch"),
    ("Chủ tịch Uỷ ban nhân dân tỉnh", "province", "Chủ tịch"),
    ("Chánh Văn phòng UBND tỉnh", "office", "Chánh Văn phòng"),
    ("Trưởng ban Tuyên giáo và Dân vận Tỉnh ủy", "party", "Trưởng ban"),
    ("Giám đốc Sở KH&ĐT", "finance", "Giám đốc"),
]


@pytest.mark.parametrize(("name", "unit", "head"), HEADS)
def test_head_leads_to_the_body_and_is_told(name: str, unit: str, head: str) -> None:
    match = resolve(name, on=AFTER, units=OURS, within="Lào Cai")
    assert match and match.unit
    assert (match.unit.id, match.head, match.written, match.listed) == (unit, head, name, True)


def test_heads_of_a_group_lead_to_its_members() -> None:
    for name in ("Chủ tịch UBND các xã, phường", "Chủ tịch UBND các xã: Suối Lạnh"):
        match = resolve(name, on=AFTER, units=OURS, within="Lào Cai")
        assert match and match.head == "Chủ tịch"
        assert "spring" in [one.unit.id for one in match.members if one.unit]


@pytest.mark.parametrize(
    ("name", "unit", "head"),
    [
        # Offices that are bodies by law, and a unit that the list itself calls by its head.
        ("Chủ tịch nước", "chu-tich-nuoc", None),
        ("Thủ tướng Chính phủ", "thu-tuong", None),
        ("Tổng Thanh tra Chính phủ", "thanh-tra-chinh-phu", "Tổng Thanh tra"),
        ("Bộ trưởng Bộ Y tế", "bo-y-te", "Bộ trưởng"),
        ("Giám đốc Trung tâm Sóng", "mine", None),
    ],
)
def test_name_that_is_borne_as_it_stands_is_no_head(name: str, unit: str, head: str | None) -> None:
    match = resolve(name, on=AFTER, units=[Unit("mine", "Giám đốc Trung tâm Sóng")])
    assert match and match.unit
    assert (match.unit.id, match.head) == (unit, head)


@pytest.mark.parametrize(
    "name", ["Phó Giám đốc Sở Tài chính", "Giám đốc", "Chủ tịch UBND", "Thủ trưởng các sở, ngành", "Giám đốc " * 30]
)
def test_deputy_and_head_of_nothing_lead_nowhere(name: str) -> None:
    assert resolve(name, on=AFTER, units=OURS, within="Lào Cai") is None


def test_program_of_the_page_runs() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "units.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(program, {"vanban": vanban, "date": date})
