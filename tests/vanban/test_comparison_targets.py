"""Promise: targets of one thing are paired in every spelling and unit, and never said to be the same when they are not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from vanban import Analysis, TargetPair, analyse, compare


def aiming(*lines: str) -> Analysis:
    listed = "\n".join(f"{number}. {line}." for number, line in enumerate((*lines, "Giữ rừng"), 1))
    return analyse(f"I. MỤC TIÊU\n{listed}", reference=date(2026, 1, 1))


def only_pair(old: str, new: str) -> TargetPair:
    (pair,) = compare(aiming(old), aiming(new)).targets
    return pair


MOVES = [
    ("tỷ lệ hộ dùng nước sạch đạt 85%", "tỷ lệ hộ dùng nước sạch đạt 95,5%", "raised", "10.5"),
    ("tỷ lệ hộ nghèo còn dưới 5%", "tỷ lệ hộ nghèo còn dưới 2%", "lowered", "-3"),
    ("tỷ lệ hộ nghèo còn dưới 5%", "tỷ lệ hộ nghèo còn dưới 5%", "same", "0"),
    # Spelt in another way, or counted in another multiple.
    ("Tỉ lệ kĩ sư đạt 12%", "Tỷ lệ kỹ sư đạt 13%", "raised", "1"),
    ("thu ngân sách đạt 15.000 tỷ đồng", "thu ngân sách đạt 16 nghìn tỷ đồng", "raised", "1"),
    ("thu ngân sách đạt 15.000 tỷ", "thu ngân sách đạt 14 nghìn tỷ đồng", "lowered", "-1"),
    ("thu ngân sách đạt 2 nghìn tỷ đồng", "thu ngân sách đạt 2.000 tỷ đồng", "same", "0"),
    ("sản lượng cá đạt 1,2 triệu tấn", "sản lượng cá đạt 900 nghìn tấn", "lowered", "-300"),
    # A floor moves against a figure to be met, and one kind of ceiling against another.
    ("tỷ lệ che phủ rừng đạt tối thiểu 60%", "tỷ lệ che phủ rừng đạt 65%", "raised", "5"),
    ("tỷ lệ hộ nghèo còn dưới 5%", "tỷ lệ hộ nghèo không quá 3%", "lowered", "-2"),
    # The same figure as another bound is not the same target.
    ("tỷ lệ hộ nghèo còn dưới 10%", "tỷ lệ hộ nghèo trên 10%", "other", None),
    ("tỷ lệ hộ nghèo còn dưới 10%", "tỷ lệ hộ nghèo trên 20%", "other", None),
    ("tỷ lệ che phủ rừng đạt tối thiểu 60%", "tỷ lệ che phủ rừng đạt 60%", "other", None),
    ("tỷ lệ che phủ rừng đạt tối thiểu 60%", "tỷ lệ che phủ rừng đạt trên 60%", "other", None),
    # Both ends of a range tell where it goes; its width is no difference.
    ("tăng trưởng kinh tế đạt 7 - 8%", "tăng trưởng kinh tế đạt 8 - 9%", "raised", None),
    ("tăng trưởng kinh tế đạt 7 - 9%", "tăng trưởng kinh tế đạt 8 - 9%", "raised", None),
    ("tăng trưởng kinh tế đạt 8 - 9%", "tăng trưởng kinh tế đạt 7 - 8%", "lowered", None),
    ("tăng trưởng kinh tế đạt 7 - 8%", "tăng trưởng kinh tế đạt 7 - 8%", "same", None),
    ("tăng trưởng kinh tế đạt 7 - 8%", "tăng trưởng kinh tế đạt 6 - 9%", "other", None),
    ("tăng trưởng kinh tế đạt 6,5%", "tăng trưởng kinh tế đạt 8 - 9%", "raised", None),
    ("tăng trưởng kinh tế đạt 8 - 9%", "tăng trưởng kinh tế đạt 6,5%", "lowered", None),
    ("tăng trưởng kinh tế đạt 8,5%", "tăng trưởng kinh tế đạt 8 - 9%", "other", None),
    ("tăng trưởng kinh tế đạt tối thiểu 8%", "tăng trưởng kinh tế đạt 8 - 9%", "other", None),
]


@pytest.mark.parametrize(("old", "new", "move", "difference"), MOVES)
def test_target_is_compared_as_a_number_with_its_bound(old: str, new: str, move: str, difference: str | None) -> None:
    pair = only_pair(old, new)
    assert (pair.move, pair.difference) == (move, None if difference is None else Decimal(difference))


TWO_THINGS = [
    ("hộ dùng nước sạch đạt 90%", "hộ dùng nước sạch đạt 45.000 hộ"),
    ("thu ngân sách đạt 15.000 tỷ đồng", "thu ngân sách đạt 600 triệu USD"),
    ("tỷ lệ hộ nghèo còn dưới 5%", "tỷ lệ hộ cận nghèo còn dưới 5%"),
]


@pytest.mark.parametrize(("old", "new"), TWO_THINGS)
def test_targets_of_two_things_or_measures_are_no_pair(old: str, new: str) -> None:
    assert {pair.move for pair in compare(aiming(old), aiming(new)).targets} == {"new", "dropped"}


def test_targets_of_one_side_are_new_or_dropped() -> None:
    old = aiming("Tỷ lệ che phủ rừng đạt 40%", "Tỷ lệ hộ nghèo còn dưới 5%")
    new = aiming("Tỷ lệ che phủ rừng đạt 42%", "Tỷ lệ hộ có mạng cáp quang đạt 80%")
    pairs = compare(old, new).targets

    assert [(one.move, [target.value for target in one.sides]) for one in pairs] == [
        ("raised", ["40", "42"]), ("new", ["80"]), ("dropped", ["5"]),
    ]  # fmt: skip
