"""Promise: lines keep to their width, columns stay in line, and no name pushes its text aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.lines import Sheet, plain


def test_names_stand_in_a_column_as_wide_as_the_longest() -> None:
    assert list(Sheet(60).rows([("a", "một"), ("abc", "hai")])) == [["  a    một"], ["  abc  hai"]]


def test_a_name_too_long_for_the_column_has_a_line_of_its_own() -> None:
    long = "một cái tên dài hơn một phần ba của dòng"

    assert list(Sheet(60).rows([("abc", "hai"), (long, "ba")])) == [["  abc  hai"], [f"  {long}", "       ba"]]


def test_nothing_has_no_rows() -> None:
    assert list(Sheet().rows([])) == []


def test_a_number_of_a_paper_is_not_torn_at_its_hyphen() -> None:
    said = "x" * 20 + " số 134/KH-UBND"

    assert Sheet(50).labelled("Số", said) == [f"      {'Số:':<15} {'x' * 20} số", " " * 22 + "134/KH-UBND"]


def test_an_excerpt_ends_after_three_lines() -> None:
    lines = Sheet(60).excerpt("chữ " * 100)

    assert (len(lines), lines[-1].endswith(" …")) == (3, True)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("| Sở Y tế | **Đề án** |", "Sở Y tế · Đề án"), ("một\n  hai", "một hai"), ("| |", ""), ("", "")],
)
def test_marks_of_tables_and_bold_letters_are_not_shown(text: str, bare: str) -> None:
    assert plain(text) == bare


@given(st.integers(60, 140), st.lists(st.tuples(st.text(max_size=90), st.text(max_size=200)), max_size=6))
def test_no_line_is_wider_than_the_sheet(width: int, items: list[tuple[str, str]]) -> None:
    sheet = Sheet(width)
    items = [(plain(name), text) for name, text in items]

    lines = [line for row in sheet.rows(items) for line in row]
    lines += [line for name, text in items for line in (*sheet.labelled(name[:12], text), *sheet.excerpt(text))]
    assert [line for line in lines if len(line) > width] == []
