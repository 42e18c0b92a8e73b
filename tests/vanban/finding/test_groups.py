"""Promise: a group ends where another begins, and one body of one place is no group."""

from __future__ import annotations

import pytest

from vanban.finding.groups import is_private, read_group
from vanban.finding.organisations import find_organisations

ENDS = [
    ("các cơ quan thông tấn, báo chí, các bộ, ngành trung ương", "các cơ quan thông tấn, báo chí"),
    ("các bộ, ngành trung ương và địa phương tổ chức", "các bộ, ngành trung ương và địa phương"),
    ("các ngành, các cấp", "các ngành, các cấp"),
    ("các cấp, các ngành, các địa phương", "các cấp, các ngành"),
    ("các sở, ngành và các địa phương liên quan", "các sở, ngành và các địa phương liên quan"),
    ("các bộ, cơ quan ngang bộ, cơ quan thuộc CP;", "các bộ, cơ quan ngang bộ, cơ quan thuộc CP"),
    ("các cơ quan, tổ chức, cá nhân có liên quan chịu", "các cơ quan, tổ chức, cá nhân có liên quan"),
    ("các chi bộ tổ chức sinh hoạt", "các chi bộ"),
    ("chính quyền các cấp", "chính quyền các cấp"),
    ("chính quyền tỉnh cũng", None),
    ("cấp ủy của huyện", None),
    ("các cá nhân", None),
]


@pytest.mark.parametrize(("text", "group"), ENDS)
def test_group_ends_where_it_must(text: str, group: str | None) -> None:
    assert read_group(text, 0) == (len(group) if group else None)


def test_group_of_what_is_worked_on_goes_over_the_next_one() -> None:
    text = "các đơn vị sự nghiệp, các ban quản lý"
    assert read_group(text, 0, several=False) == len(text)


WHOLE = [
    "HĐND, UBND các tỉnh, thành phố trực thuộc trung ương",
    "HĐND và UBND các xã: Suối Lạnh, Đá Trắng",
    "các Ban của Hội đồng nhân dân",
    "các Ban HĐND tỉnh",
    "các Ủy ban của Quốc hội",
    "các Sở: Công Thương, Xây dựng, / Nội vụ",
]


@pytest.mark.parametrize("text", WHOLE)
def test_group_of_several_bodies_is_one(text: str) -> None:
    assert [(one.surface, one.collective) for one in find_organisations(f"- {text}; báo cáo")] == [(text, True)]


@pytest.mark.parametrize(
    ("group", "private"),
    [("các doanh nghiệp, tổ chức", True), ("các tổ chức, cá nhân", True), ("các cơ quan, tổ chức", False)],
)
def test_group_of_private_persons_is_told_apart(group: str, private: bool) -> None:
    assert is_private(group, 0, len(group)) == private
