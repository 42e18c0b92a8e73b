"""Promise: a name is taken apart into head, level and province, and a place that is none of the caller's is no guess."""

from __future__ import annotations

import pytest

from vanban.gazetteer.locating import province_of, readings, within_place

TAKEN_APART = [
    ("UBND tỉnh Lào Cai", ("uy ban nhan dan", "province", "lao-cai", "")),
    ("Sở Y tế Đắk Lắk", ("so y te", "province", "dak-lak", "")),
    ("Thành ủy TPHCM", ("thanh uy", "province", "ho-chi-minh", "")),
    ("UBND tỉnh", ("uy ban nhan dan", "province", None, "")),
    ("UBND huyện Vân Sơn", ("uy ban nhan dan", "district", None, "huyen van son")),
    ("UBND xã Suối Lạnh", ("uy ban nhan dan", "commune", None, "xa suoi lanh")),
    ("UBND thành phố Yên Bái", ("uy ban nhan dan", "district", None, "thanh pho yen bai")),
]


@pytest.mark.parametrize(("name", "expected"), TAKEN_APART)
def test_name_is_taken_apart(name: str, expected: tuple[str, str, str | None, str]) -> None:
    found = [(way.head, way.level, way.province and way.province.id, way.local) for way in readings(name)]
    assert expected in found


def test_city_of_a_province_is_not_the_province() -> None:
    assert [way for way in readings("UBND thành phố Yên Bái") if way.province] == []


@pytest.mark.parametrize("name", ["", "...", "a " * 60])
def test_nothing_is_read_in_what_is_no_name(name: str) -> None:
    assert list(readings(name)) == []


@pytest.mark.parametrize(
    ("place", "province", "local"),
    [
        ("Lào Cai", "lao-cai", ""),
        ("tỉnh Lào Cai", "lao-cai", ""),
        ("thành phố Huế", "hue", ""),
        ("phường Văn Phú, tỉnh Lào Cai", "lao-cai", "phuong van phu"),
    ],
)
def test_place_of_the_caller_is_read(place: str, province: str, local: str) -> None:
    within = within_place(place)
    assert (within.province and within.province.id, within.local) == (province, local)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Tỉnh ủy Lào Cai", "tỉnh Lào Cai"),
        ("Tỉnh Lào Cai", "tỉnh Lào Cai"),
        ("UBND tỉnh Lào Cai", "tỉnh Lào Cai"),
        ("Thành ủy Hà Nội", "thành phố Hà Nội"),
        ("Ủy ban nhân dân thành phố Huế", "thành phố Huế"),
        # Other places may bear the name of a province, and bodies that rule none.
        ("Tỉnh ủy Lam Sơn", None),
        ("Lào Cai", None),
        ("Thành ủy Lào Cai", None),
        ("Tỉnh ủy Hà Nội", None),
        ("UBND thành phố Lào Cai", None),
        ("Đảng ủy xã Lào Cai", None),
        ("Đảng ủy Lào Cai", None),
        ("Sở Y tế Lào Cai", None),
        ("Văn phòng", None),
        ("", None),
    ],
)
def test_province_that_an_office_rules_is_read_from_its_name(name: str, place: str | None) -> None:
    assert province_of(name) == place


def test_no_place_is_no_province() -> None:
    assert within_place(None).province is None


@pytest.mark.parametrize("place", ["Sông Mây", "tỉnh Hà Nội", "xã Suối Lạnh"])
def test_province_that_nobody_knows_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="no province"):
        within_place(place)
