"""The cleaned text keeps its way back to the raw one, and folding never changes a length it must keep."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.text import clean, fold, level

# Letters that Vietnamese papers are made of, with all that changes the length of a text.
_LETTERS = st.text(
    st.sampled_from("aăâeêoôơuưyđĐÐqQhắệỷ \t\r\n\u0300\u0301\u0323\u0302\u00a0\u00ad\u200b\ufeff\u2013“”|-/")
)
_ANY = st.text()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("U\u0309y ban", "Ủy ban"),
        ("a\u0302\u0301", "ấ"),
        ("\u00d0iều", "Điều"),
        ("ngày\u00a009\u2003tháng", "ngày 09 tháng"),
        ("thực\u00ad hiện\u200b", "thực hiện"),
        ("o\u00ad\u0301", "ó"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("\r\u0301", "\n\u0301"),
        ("\ufeffSố", "Số"),
        ("", ""),
    ],
)
def test_clean_gives_plain_composed_text(raw: str, expected: str) -> None:
    assert clean(raw)[0] == expected


def test_offsets_lead_back_to_the_first_raw_character() -> None:
    raw = "\ufeffU\u0309y\r\nban\u00ad hành"
    text, offsets = clean(raw)
    assert text == "Ủy\nban hành"
    assert [raw[offsets.to_raw(index)] for index in range(len(text))] == list("Uy\rban hành")


@pytest.mark.parametrize("texts", [_LETTERS, _ANY])
def test_clean_is_idempotent_and_its_map_rises(texts: st.SearchStrategy[str]) -> None:
    @settings(max_examples=300, deadline=None)
    @given(texts)
    def check(raw: str) -> None:
        text, offsets = clean(raw)
        places = [offsets.to_raw(index) for index in range(len(text) + 1)]
        assert clean(text)[0] == text
        assert places == sorted(places)
        assert places[-1] == len(raw)

    check()


@settings(max_examples=300, deadline=None)
@given(_LETTERS)
def test_clean_composes_every_vietnamese_letter(raw: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(raw)[0])


@pytest.mark.parametrize("texts", [_LETTERS, _ANY])
def test_level_keeps_the_length_and_is_idempotent(texts: st.SearchStrategy[str]) -> None:
    @settings(max_examples=300, deadline=None)
    @given(texts)
    def check(text: str) -> None:
        assert len(level(text)) == len(text)
        assert level(level(text)) == level(text)

    check()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Hoà, hoá và khoẻ", "Hòa, hóa và khỏe"),
        ("quý III, quỹ đất", "quý III, quỹ đất"),
        ("toàn quốc, hoàn thành", "toàn quốc, hoàn thành"),
        ("2021 – 2025", "2021 - 2025"),
        ("“Đề án”", '"Đề án"'),
    ],
)
def test_level_puts_tones_dashes_and_quotes_in_one_form(text: str, expected: str) -> None:
    assert level(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ủy ban  Dân tộc", "uy ban dan toc"), ("ĐẢNG ỦY – XÃ", "dang uy xa"), ("./.", ""), ("Sở KH&ĐT", "so kh dt")],
)
def test_fold_leaves_bare_letters_and_single_spaces(text: str, expected: str) -> None:
    assert fold(text) == expected
