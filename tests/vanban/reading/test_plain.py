"""Plain text stays exactly what was fed; lines, tables and bold marks are pointed at where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.errors import UnreadableError
from vanban.model import Source
from vanban.reading import read, read_text
from vanban.text import clean


def shapes(source: Source) -> list[tuple[str, str, bool]]:
    return [(source.text[block.start : block.end], block.kind, block.bold) for block in source.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một\n\n  Hai  \n", [("Một", "paragraph", False), ("Hai", "paragraph", False)]),
        ("# Kế hoạch\nChữ", [("# Kế hoạch", "heading", False), ("Chữ", "paragraph", False)]),
        ("- Rà soát\n+ Báo cáo", [("- Rà soát", "item", False), ("+ Báo cáo", "item", False)]),
        ("**1. Mục đích**", [("**1. Mục đích**", "paragraph", True)]),
        ("**1. Mục đích.** Chữ thường", [("**1. Mục đích.** Chữ thường", "paragraph", False)]),
        ("**a** và **b**", [("**a** và **b**", "paragraph", False)]),
        ("#không phải đề mục", [("#không phải đề mục", "paragraph", False)]),
        ("- 5 độ\n-5 độ", [("- 5 độ", "item", False), ("-5 độ", "paragraph", False)]),
    ],
)
def test_lines_become_blocks(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert shapes(read_text(text)) == expected


def test_pipe_rows_become_a_table_and_the_separator_stays_in_the_text() -> None:
    text = "Bảng:\n| TT | Việc |\n|---|:--:|\n| 1 | **Rà soát** / Báo cáo |\n|  |  |\nHết"
    source = read_text(text)
    assert source.text == text
    assert [block.kind for block in source.blocks] == ["paragraph", "table", "paragraph"]
    assert [(text[cell.start : cell.end], cell.row, cell.column) for cell in source.tables[0].cells] == [
        ("TT", 0, 0),
        ("Việc", 0, 1),
        ("1", 1, 0),
        ("**Rà soát** / Báo cáo", 1, 1),
        ("", 2, 0),
        ("", 2, 1),
    ]


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("| a | b |\n\n| c | d |", 2),
        ("| a | b |\n| c | d |", 1),
        ("  | a | b | \t\n| c | d |\r\n| e | f |", 1),
        ("|", 0),
        ("a | b", 0),
        ("| a | b", 0),
        ("|---|---|", 0),
        (r"| a \| b | c |", 1),
    ],
)
def test_tables_are_counted_by_their_rows(text: str, tables: int) -> None:
    assert len(read_text(text).tables) == tables


def test_escaped_pipe_parts_no_cells() -> None:
    source = read_text(r"| a \| b | c |")
    assert [source.text[cell.start : cell.end] for cell in source.tables[0].cells] == [r"a \| b", "c"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab1|-#*: \n\r\u0301\u00a0đ"), min_size=1))
def test_text_is_what_was_fed_and_every_place_lies_in_it(raw: str) -> None:
    try:
        source = read_text(raw)
    except UnreadableError as problem:
        assert (problem.code, clean(raw)[0].strip()) == ("empty", "")
        return
    assert source.text == clean(raw)[0]
    ends = [0]
    for block in source.blocks:
        assert ends[-1] <= block.start < block.end <= len(source.text)
        ends.append(block.end)
    for cell in (cell for table in source.tables for cell in table.cells):
        assert source.text[cell.start : cell.end] == source.text[cell.start : cell.end].strip()


@pytest.mark.parametrize("name", ["a.md", "a.markdown"])
def test_markdown_is_read_like_text(name: str) -> None:
    source = read(b"# Muc\n| a | b |\n|---|---|\n", name=name)
    assert (source.format, source.text, len(source.tables)) == ("md", "# Muc\n| a | b |\n|---|---|\n", 1)


def test_tables_written_by_a_reader_are_found_again_in_its_text() -> None:
    text = read(b"<html><body><p>x</p><table><tr><td>a</td><td></td></tr></table>", name="a.html").text
    again = read_text(text)
    assert [text[cell.start : cell.end] for cell in again.tables[0].cells] == ["a", ""]
