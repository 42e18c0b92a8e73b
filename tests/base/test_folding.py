"""Promise: names and words meet however they are typed, and different ones stay apart."""

import unicodedata

import pytest

from kimchinam.base.folding import canonical_name, fold, same_organisation


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Chuyển Đổi Số", "chuyen doi so"),
        (unicodedata.normalize("NFD", "Đường ven biển"), "duong ven bien"),
        ("  HÒA   BÌNH ", "hoa binh"),
        ("", ""),
    ],
)
def test_text_is_folded_to_what_people_type(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND xã Bình An", "Ủy ban nhân dân xã Bình An", True),
        ("Uỷ ban nhân dân xã Bình An", "Ủy ban nhân dân xã Bình An", True),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư", True),
        ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Sở Kế hoạch và Đầu tư", True),
        ("SỞ TƯ PHÁP", "Sở Tư pháp", True),
        ("BỘ TƯ LỆNH THỦ ĐÔ", "Bộ Tư lệnh Thủ đô", True),
        ("Văn phòng TƯ Đảng", "Văn phòng Trung ương Đảng", True),
        ("Sở Tài chính", "Sở Y tế", False),
        ("UBND xã Bình An", "UBND xã Bình Yên", False),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
    assert (fold(canonical_name(one)) == fold(canonical_name(other))) is same
