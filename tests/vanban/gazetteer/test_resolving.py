"""Promise: a name leads to one body, to its successors, to the members of a group, or to an honest "không rõ"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.gazetteer.resolving import Match, resolve
from vanban.gazetteer.units import Unit, UnitList
from vanban.model import Organisation

BEFORE, AFTER = date(2024, 5, 6), date(2026, 5, 6)
OURS = UnitList(
    [
        Unit("province", "UBND tỉnh Lào Cai"),
        Unit("finance", "Sở Tài chính", aliases=("STC",), parent="province"),
        Unit("health", "Sở Y tế", parent="province"),
        Unit("farm", "Sở Nông nghiệp và Môi trường", parent="province", valid_from=date(2025, 3, 1)),
        Unit("party", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        Unit("spring", "UBND xã Suối Lạnh"),
        Unit("stone", "UBND phường Đá Trắng"),
        Unit("old", "Trung tâm Mây", valid_to=date(2025, 3, 1), successors=("new",)),
        Unit("new", "Trung tâm Mây và Gió", valid_from=date(2025, 3, 1)),
        Unit("gone", "Trạm Sương", valid_to=date(2025, 3, 1)),
        Unit("front", "UB MTTQ Việt Nam tỉnh"),
        Unit("command", "Bộ CHQS tỉnh"),
        Unit("zones", "Ban Quản lý các khu công nghiệp tỉnh"),
        Unit("office", "Văn phòng UBND tỉnh"),
    ]
)


def ids(match: Match | None) -> list[str] | None:
    return None if match is None else [unit.id for unit in match.candidates]


LISTED = [
    ("Sở Tài chính", None, "finance"),
    ("STC", None, "finance"),
    ("sở  tài chính", None, "finance"),
    ("UBND tỉnh", "Lào Cai", "province"),
    ("Ủy ban nhân dân tỉnh", "tỉnh Lào Cai", "province"),
    ("Uỷ ban nhân dân tỉnh Lào Cai", None, "province"),
    ("Sở Y tế tỉnh", "Lào Cai", "health"),
    ("Sở Y tế Lào Cai", "Lào Cai", "health"),
    ("UBND phường", "phường Đá Trắng, tỉnh Lào Cai", "stone"),
    ("Trung tâm Mây và Gió", None, "new"),
    # Shortened in the list, written out in the paper, and the other way round.
    ("Ủy ban MTTQ Việt Nam tỉnh", "Lào Cai", "front"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai", "Lào Cai", "front"),
    ("UB MTTQ tỉnh", "Lào Cai", "front"),
    ("Bộ Chỉ huy Quân sự tỉnh", "Lào Cai", "command"),
    ("Bộ chỉ huy quân sự tỉnh Lào Cai", "Lào Cai", "command"),
    ("Ban QL các KCN", "Lào Cai", "zones"),
    ("BQL các khu công nghiệp tỉnh", "Lào Cai", "zones"),
]


@pytest.mark.parametrize(("name", "within", "unit"), LISTED)
def test_unit_of_the_list_is_found_by_each_way_to_name_it(name: str, within: str | None, unit: str) -> None:
    match = resolve(name, on=AFTER, units=OURS, within=within)
    assert match and match.unit
    assert (match.unit.id, match.listed, match.former) == (unit, True, None)


SUCCEEDED = [
    ("Sở KH&ĐT", None, "finance"),
    ("Sở Kế hoạch và Đầu tư tỉnh Yên Bái", "Lào Cai", "finance"),
    ("Sở TN&MT", None, "farm"),
    ("Sở NN&PTNT tỉnh", "Lào Cai", "farm"),
    ("Ban Dân vận Tỉnh uỷ", "Lào Cai", "party"),
    ("UBND tỉnh Yên Bái", None, "province"),
    ("Trung tâm Mây", None, "new"),
]


@pytest.mark.parametrize(("name", "within", "unit"), SUCCEEDED)
def test_old_name_leads_to_its_successor_and_says_so(name: str, within: str | None, unit: str) -> None:
    match = resolve(name, on=AFTER, units=OURS, within=within)
    assert match and match.unit
    assert (match.unit.id, match.is_succession, match.listed) == (unit, True, True)


CENTRAL = [
    ("Bộ GTVT", AFTER, ["bo-xay-dung"], True),
    ("Bộ GTVT", BEFORE, ["bo-giao-thong-van-tai"], False),
    ("Bộ Tài chính", AFTER, ["bo-tai-chinh"], False),
    ("Uỷ ban Dân tộc", AFTER, ["bo-dan-toc-va-ton-giao"], True),
    ("Ban Kinh tế Trung ương", AFTER, ["ban-chinh-sach-chien-luoc-trung-uong"], True),
    ("Đảng đoàn Quốc hội", AFTER, ["dang-uy-quoc-hoi"], True),
    ("tỉnh Kon Tum", AFTER, ["quang-ngai"], True),
    ("tỉnh Kon Tum", BEFORE, ["kon-tum"], False),
    ("UBND tỉnh Thừa Thiên Huế", AFTER, ["ubnd-tinh@hue"], True),
    ("Tỉnh ủy Bình Dương", AFTER, ["tinh-uy@ho-chi-minh"], True),
    ("Thành ủy TPHCM", AFTER, ["tinh-uy@ho-chi-minh"], False),
    ("Sở GD&ĐT Hà Nội", AFTER, ["so-giao-duc-va-dao-tao@ha-noi"], False),
    ("Sở GT-VT tỉnh Yên Bái", BEFORE, ["so-giao-thong-van-tai@yen-bai"], False),
    ("BHXH Việt Nam", BEFORE, ["bhxh-viet-nam"], False),
    ("KBNN", BEFORE, ["kho-bac-nha-nuoc"], False),
    ("Công an tỉnh Lào Cai", BEFORE, ["cong-an-tinh@lao-cai"], False),
    ("Trường Chính trị tỉnh Lào Cai", AFTER, ["truong-chinh-tri-tinh@lao-cai"], False),
]


@pytest.mark.parametrize(("name", "on", "expected", "succeeded"), CENTRAL)
def test_gazetteer_answers_without_a_list(name: str, on: date, expected: list[str], succeeded: bool) -> None:
    match = resolve(name, on=on)
    assert match
    assert (ids(match), match.is_succession, match.listed) == (expected, succeeded, False)
    assert match.sources


SHORT = [
    ("VKSND tối cao", "vien-kiem-sat-nhan-dan-toi-cao"),
    ("TAND tối cao", "toa-an-nhan-dan-toi-cao"),
    ("TTCP", "thanh-tra-chinh-phu"),
    ("NHNN", "ngan-hang-nha-nuoc"),
    ("Bộ NN&MT", "bo-nong-nghiep-va-moi-truong"),
    ("BCH Trung ương Đảng", "ban-chap-hanh-trung-uong"),
    ("UBTW MTTQ Việt Nam", "ubtw-mttq"),
    ("HĐND tỉnh", "hdnd-tinh@lao-cai"),
    ("Đoàn ĐBQH tỉnh", "doan-dbqh-tinh@lao-cai"),
    ("UBMTTQ tỉnh", "ub-mttq-tinh@lao-cai"),
    ("Hội LHPN tỉnh", "hoi-lhpn-tinh@lao-cai"),
    ("Tỉnh đoàn", "tinh-doan@lao-cai"),
    ("BTV Tỉnh uỷ", "ban-thuong-vu-tinh-uy@lao-cai"),
    ("VP UBND tỉnh", "van-phong-ubnd-tinh@lao-cai"),
    ("Thanh tra tỉnh", "thanh-tra-tinh@lao-cai"),
]


@pytest.mark.parametrize(("name", "expected"), SHORT)
def test_abbreviations_are_understood(name: str, expected: str) -> None:
    assert ids(resolve(name, on=AFTER, within="Lào Cai")) == [expected]


def test_work_that_was_divided_has_several_candidates_and_no_answer() -> None:
    match = resolve("Bộ LĐ-TB&XH", on=AFTER)
    assert match and match.unit is None
    assert [unit.name for unit in match.candidates][:2] == ["Bộ Nội vụ", "Bộ Giáo dục và Đào tạo"]


ENDED = [
    "Công an huyện Vân Sơn",
    "UBND huyện Vân Sơn",
    "UBND thành phố Yên Bái",
    "Trạm Sương",
    "Đảng ủy Khối Doanh nghiệp Trung ương",
]


@pytest.mark.parametrize("name", ENDED)
def test_body_that_ended_without_a_successor_is_told(name: str) -> None:
    match = resolve(name, on=AFTER, units=OURS)
    assert match and match.former
    assert (match.candidates, match.unit, match.is_succession) == ((), None, False)


UNKNOWN = [
    ("Sở Mây và Gió", AFTER, None),
    ("UBND", AFTER, "Lào Cai"),
    ("UBND xã Hòa Lạc", AFTER, "Lào Cai"),
    ("Bộ Nông nghiệp và Môi trường", BEFORE, None),
    ("Thành ủy", AFTER, "Lào Cai"),
    ("UBND huyện", BEFORE, "Lào Cai"),
    ("các sở, ban, ngành", AFTER, "Lào Cai"),
    # Which of the many it is only a list can tell.
    ("Công an huyện", BEFORE, "Lào Cai"),
    ("TAND khu vực", AFTER, "Lào Cai"),
    ("Kho bạc", AFTER, "Lào Cai"),
    ("", AFTER, None),
    ("Sở " * 300, AFTER, None),
]


@pytest.mark.parametrize(("name", "on", "within"), UNKNOWN)
def test_name_that_nobody_is_known_to_bear_is_unknown(name: str, on: date, within: str | None) -> None:
    assert resolve(name, on=on, units=OURS, within=within) is None


GROUPS = [
    ("các Sở: Y tế, Tài chính", ["health", "finance"], ()),
    ("các Sở: Y tế, Kế hoạch và Đầu tư", ["health", "finance"], ()),
    ("UBND các xã: Suối Lạnh, Đá Vàng", ["spring"], ("UBND xã Đá Vàng",)),
    ("UBND các xã, phường", ["spring", "stone"], ()),
    ("các sở", ["finance", "health", "farm"], ()),
]


@pytest.mark.parametrize(("name", "members", "missing"), GROUPS)
def test_group_leads_to_its_members(name: str, members: list[str], missing: tuple[str, ...]) -> None:
    match = resolve(name, on=AFTER, units=OURS, within="Lào Cai")
    assert match and match.unit is None
    assert [one.unit.id for one in match.members if one.unit] == members
    assert (match.missing, match.listed) == (missing, not missing)


def test_units_of_one_name_are_told_apart_by_the_place_above_them() -> None:
    units = [
        Unit("a", "tỉnh Lào Cai"),
        Unit("b", "tỉnh Phú Thọ"),
        Unit("1", "Sở Y tế", parent="a"),
        Unit("2", "Sở Y tế", parent="b"),
    ]
    assert ids(resolve("Sở Y tế", on=AFTER, units=units, within="Phú Thọ")) == ["2"]
    assert ids(resolve("Sở Y tế", on=AFTER, units=units)) == ["1", "2"]


def test_list_of_the_caller_goes_before_the_gazetteer() -> None:
    match = resolve("Bộ KH&ĐT", on=AFTER, units=[Unit("mine", "Bộ Kế hoạch và Đầu tư")])
    assert match
    assert (ids(match), match.is_succession, match.sources) == (["mine"], False, ())


def test_name_that_is_borne_again_means_its_bearer_and_no_successor() -> None:
    units = [
        Unit("old", "Ban Mây", valid_to=date(2025, 3, 1), successors=("other",)),
        Unit("other", "Ban Gió"),
        Unit("new", "Ban Mây", valid_from=date(2025, 9, 1)),
    ]

    found = [resolve("Ban Mây", on=day, units=units) for day in (date(2025, 1, 1), date(2025, 5, 1), date(2026, 1, 1))]

    assert [match and match.unit and match.unit.id for match in found] == ["old", "other", "new"]
    assert [match and match.is_succession for match in found] == [False, True, False]


def test_finding_is_resolved_by_its_words() -> None:
    finding = Organisation(start=5, end=15, surface="Sở\nY tế")
    match = resolve(finding, on=AFTER, units=OURS)
    assert match and match.unit and match.unit.id == "health"


def test_province_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="no province"):
        resolve("UBND tỉnh", on=AFTER, within="Sông Mây")


WORDS = st.sampled_from(
    [
        "Sở",
        "UBND",
        "Bộ",
        "tỉnh",
        "huyện",
        "thành",
        "phố",
        "các",
        "Y",
        "tế",
        "KH&ĐT",
        "Lào",
        "Cai",
        "Yên",
        "Bái",
        "Hà",
        "Nội",
        ":",
        ",",
        "và",
        "Tỉnh",
        "ủy",
        "TPHCM",
    ]
)


@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=9).map(" ".join)), st.sampled_from([BEFORE, AFTER]))
def test_any_words_get_an_answer_that_lives_on_that_day(name: str, on: date) -> None:
    match = resolve(name, on=on, units=OURS, within="Lào Cai")

    for one in (match, *match.members) if match else ():
        assert all(unit.lives(on) for unit in one.candidates)
        assert one.candidates or one.former or one.members
