"""Tables that a page end has cut: halves of a row are one row, whatever is merged beside them, and new rows stay new."""

from __future__ import annotations

import pytest

from vanban.reading.layout import Grid, GridCell
from vanban.reading.pdf.continued import joined_tables

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Hạn")
Spans = dict[tuple[int, int], tuple[int, int]]


def grid(*rows: tuple[str | None, ...], spans: Spans | None = None) -> Grid:
    """A table of texts; None where a merged cell reaches; `spans` has (rowspan, colspan) by (row, column)."""
    cells = [
        GridCell(text, row, column, *(spans or {}).get((row, column), (1, 1)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text is not None
    ]
    return Grid(cells)


def joined(*parts: Grid) -> list[tuple[str, ...]]:
    """The rows of the one table that the parts make; a merged cell stands in its first row."""
    pages = joined_tables([[part] for part in parts])
    assert [len(page) for page in pages] == [1] + [0] * (len(parts) - 1)
    table = pages[0][0]
    assert isinstance(table, Grid)
    begins = {(cell.row, cell.column): cell.text for cell in table.cells}
    height = max(cell.row + cell.rowspan for cell in table.cells)
    assert len(begins) == len(table.cells)
    return [tuple(begins.get((row, column), "") for column in range(len(HEAD))) for row in range(height)]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("Lập đề án", "và trình duyệt", "Lập đề án và trình duyệt"),
        ("Lập đề án nhóm", "5 của tỉnh", "Lập đề án nhóm 5 của tỉnh"),
        ("Lập đề án giai đoạn", "2026 - 2030", "Lập đề án giai đoạn 2026 - 2030"),
        ("Rà soát rừng,", "Trồng rừng", "Rà soát rừng, Trồng rừng"),
        ("Phối hợp với các sở và", "UBND", "Phối hợp với các sở và\nUBND"),
        ("Lập đề án;", "- Trồng rừng", "Lập đề án;\n- Trồng rừng"),
        ("Lập đề án;", "2. Trồng rừng", "Lập đề án;\n2. Trồng rừng"),
    ],
)
def test_halves_of_a_row_are_one_row(above: str, below: str, expected: str) -> None:
    table = joined(
        grid(HEAD, ("1", above, "Sở A", "Đề án", "2027")),
        grid(("", below, "", "", ""), ("2", "Báo cáo", "Sở B", "", "")),
    )
    assert table[1:] == [("1", expected, "Sở A", "Đề án", "2027"), ("2", "Báo cáo", "Sở B", "", "")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # The head of a group of tasks, and a task that the one above has nothing to do with.
        ("Lập đề án", "LĨNH VỰC GIÁO DỤC"),
        ("Lập đề án.", "Lĩnh vực giáo dục"),
        ("Lập đề án.", "2 trường mới"),
    ],
)
def test_row_without_a_number_at_the_top_of_a_page_stays_a_row(above: str, below: str) -> None:
    rest, later = ("", below, "", "", ""), ("2", "Xây trường", "Sở B", "", "")
    table = joined(grid(HEAD, ("1", above, "Sở A", "", "")), grid(HEAD, rest, later))
    assert table[2:] == [rest, later]


def test_row_that_is_cut_beside_a_merged_cell_is_one_row() -> None:
    upper = grid(
        HEAD,
        ("1", "Lập đề án", "Sở A", None, "2027"),
        ("2", "Rà soát rừng", None, None, "2028"),
        spans={(1, 2): (2, 2)},
    )
    lower = grid(
        HEAD,
        ("", "ven suối", "và Sở B", None, ""),
        ("3", "Báo cáo", "Sở C", "Báo cáo", "2029"),
        spans={(1, 2): (1, 2)},
    )
    assert joined(upper, lower) == [
        HEAD,
        ("1", "Lập đề án", "Sở A và Sở B", "", "2027"),
        ("2", "Rà soát rừng ven suối", "", "", "2028"),
        ("3", "Báo cáo", "Sở C", "Báo cáo", "2029"),
    ]


def test_merged_cell_goes_on_below_the_row_that_is_cut() -> None:
    upper = grid(HEAD, ("1", "Lập đề án", "Sở A", "", ""), ("2", "Rà soát", None, "", ""), spans={(1, 2): (2, 1)})
    lower = grid(("", "rừng", "", "", ""), ("3", "Báo cáo", None, "", ""), spans={(0, 2): (2, 1)})
    assert joined(upper, lower)[2:] == [("2", "Rà soát rừng", "", "", ""), ("3", "Báo cáo", "", "", "")]


@pytest.mark.parametrize(("lower_lead", "rowspan"), [("", 4), ("Sở B", 2)])
def test_merged_cell_that_is_cut_between_two_rows_is_one(lower_lead: str, rowspan: int) -> None:
    upper = grid(HEAD, ("1", "Lập đề án", "Sở A", "", ""), ("2", "Rà soát", None, "", ""), spans={(1, 2): (2, 1)})
    lower = grid(HEAD, ("3", "Trồng rừng", lower_lead, "", ""), ("4", "Báo cáo", None, "", ""), spans={(1, 2): (2, 1)})
    table = joined_tables([[upper], [lower]])[0][0]
    assert isinstance(table, Grid)
    assert next(cell.rowspan for cell in table.cells if cell.text == "Sở A") == rowspan
    assert [row[0] for row in joined(upper, lower)] == ["TT", "1", "2", "3", "4"]


def test_cell_without_a_merged_one_above_stays_blank() -> None:
    table = joined(grid(HEAD, ("1", "Lập đề án", "Sở A", "", "")), grid(("2", "Rà soát", "", "", "")))
    assert table[2] == ("2", "Rà soát", "", "", "")


def test_table_of_many_pages_is_one() -> None:
    first = grid(HEAD, ("1", "Lập đề án", "Sở A", "", ""))
    others = [grid(HEAD, ("", "tiếp", "", "", ""), (str(page), "Rà soát", "Sở B", "", "")) for page in range(2, 60)]
    table = joined(first, *others)
    assert [row[0] for row in table[1:]] == [str(number) for number in range(1, 60)]
    assert {row[1] for row in table[2:-1]} == {"Rà soát tiếp"}
