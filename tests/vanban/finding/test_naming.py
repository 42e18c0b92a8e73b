"""One body, one name: abbreviations, other spellings, members of a group."""

from __future__ import annotations

import pytest

from vanban.finding.naming import canonical_name, members, same_organisation

SAME = [
    ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
    ("Sở Kế hoạch - Đầu tư", "Sở KHĐT"),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
    ("BTV Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy"),
    ("BCH TW Đảng", "Ban Chấp hành Trung ương Đảng"),
    ("Bộ LĐTBXH", "Bộ Lao động, Thương binh và Xã hội"),
    ("UBMTTQ Việt Nam tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"),
    ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã"),
    ("UBND  TP. Vinh", "Ủy ban nhân dân thành phố Vinh"),
    ("SỞ NỘI VỤ", "Sở Nội vụ"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_two_writings_of_one_body_are_the_same(a: str, b: str) -> None:
    assert same_organisation(a, b)


DIFFERENT = [
    ("UBND tỉnh", "UBND huyện"),
    ("UBND tỉnh", "UBND tỉnh Lào Cai"),
    ("Sở Tài chính", "Bộ Tài chính"),
    ("Sở Nông nghiệp và Môi trường", "Sở Tài nguyên và Môi trường"),
]


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_bodies_are_not_the_same(a: str, b: str) -> None:
    assert not same_organisation(a, b)


def test_canonical_name_writes_abbreviations_out() -> None:
    assert canonical_name("VP UBND TP Huế") == "Văn phòng Ủy ban nhân dân thành phố Huế"


def test_canonical_name_is_stable() -> None:
    for name in ("Sở KH&ĐT", "UBND TP. Vinh", "BCĐ 35", "Đảng ủy"):
        assert canonical_name(canonical_name(name)) == canonical_name(name)


def test_members_of_a_group_are_named_one_by_one() -> None:
    assert members("các Sở: Công Thương, Tài chính và Nội vụ") == ("Sở Công Thương", "Sở Tài chính", "Sở Nội vụ")
    assert members("UBND các phường: Yên Hạ và Âu Cơ") == ("UBND phường Yên Hạ", "UBND phường Âu Cơ")
    assert members("HĐND và UBND các xã: Suối Lạnh, Đá Trắng") == (
        "HĐND xã Suối Lạnh",
        "UBND xã Suối Lạnh",
        "HĐND xã Đá Trắng",
        "UBND xã Đá Trắng",
    )
    assert members("các sở, ban, ngành") == ()
