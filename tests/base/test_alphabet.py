"""Promise: names stand in the order of the Vietnamese alphabet, whichever way their marks are written."""

from itertools import pairwise
from unicodedata import normalize

import pytest

from kimchinam.base.alphabet import alphabetical


@pytest.mark.parametrize(
    "names",
    [
        ["An", "Ăn", "Ân", "Ba", "Cao", "Da", "Đa", "Em", "Êm", "Ga"],
        ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai"],
        ["Lê Xuân", "Lệ An"],
        ["Dương Văn Ba", "Đặng Thị An", "Đinh An", "Đỗ Bình", "Hà An"],
        ["Tổ 2", "Tổ An", "Tở"],
        ["", "A", "A B", "Ab"],
        ["Phường An", "Xã An"],
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_stand_in_the_order_of_the_alphabet(names: list[str], form: str) -> None:
    written = [normalize(form, name) for name in names]  # type: ignore[arg-type]

    assert all(alphabetical(one) < alphabetical(next_one) for one, next_one in pairwise(written))


def test_capitals_and_ways_of_writing_marks_are_one() -> None:
    assert alphabetical("ĐỖ AN") == alphabetical("đỗ an") == alphabetical(normalize("NFD", "Đỗ An"))
