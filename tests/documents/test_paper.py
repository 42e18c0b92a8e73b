"""Promise: however a text is marked, the paper shows every character of it once, in order, under the right marks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kimchinam.documents.models import Occurrence, Text
from kimchinam.documents.queries.paper import Line, Mark, Piece, paper

CONTENTS = st.text("aăđẽ \n|.", max_size=120)
SPANS = st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130)), max_size=12)


def pieces_of(line: Line) -> list[Piece]:
    return [*line.pieces, *(piece for row in line.rows for cell in row for piece in cell.pieces)]


@given(content=CONTENTS, spans=SPANS)
def test_pieces_put_together_are_the_lines_of_the_text(content: str, spans: list[tuple[int, int]]) -> None:
    lines = paper(Text(content=content), marks=[Mark(start, end, "task") for start, end in spans])

    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown == [line for line in content.split("\n") if line.strip()]
    for line in lines:
        assert shown[lines.index(line)] == content[line.start : line.end]
        assert all(left.start + len(left.text) == right.start for left, right in pairwise(line.pieces))


@given(content=CONTENTS, spans=SPANS)
def test_every_character_is_under_exactly_its_marks(content: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "org", str(number)) for number, (start, end) in enumerate(spans)]

    for line in paper(Text(content=content), marks=marks):
        for piece in line.pieces:
            for place in range(piece.start, piece.start + len(piece.text)):
                assert {mark.key for mark in piece.marks} == {
                    mark.key for mark in marks if mark.start <= place < mark.end
                }


@given(content=CONTENTS, starts=st.lists(st.integers(0, 130), max_size=8))
def test_every_provision_begins_on_one_line(content: str, starts: list[int]) -> None:
    occurrences = [Occurrence(order=order, start=start, end=start) for order, start in enumerate(sorted(starts))]

    lines = paper(Text(content=content), occurrences=occurrences)

    begun = [occurrence for line in lines for occurrence in line.occurrences]
    assert begun == (occurrences if lines else [])


def test_table_is_shown_in_rows_and_its_cells_keep_their_marks() -> None:
    content = "Phụ lục\n| Sở Y tế | 30/9 |\n| Đề án | |\nHết"
    first, second = content.index("| Sở"), content.index("| Đề")
    end = content.index("\nHết")
    cells = [
        [first + 2, first + 9, 0, 0, 2, 1],
        [first + 12, first + 16, 0, 1, 1, 1],
        [second + 2, second + 7, 1, 1, 1, 1],
    ]
    text = Text(content=content, layout={"tables": [[first, end, cells]], "blocks": []})

    lines = paper(text, marks=[Mark(first + 12, first + 16, "time")])

    assert [line.kind for line in lines] == ["paragraph", "table", "paragraph"]
    table = lines[1]
    assert [[piece.text for cell in row for piece in cell.pieces] for row in table.rows] == [
        ["Sở Y tế", "30/9"], ["Đề án"],
    ]  # fmt: skip
    assert [(cell.rowspan, cell.colspan) for cell in table.rows[0]] == [(2, 1), (1, 1)]
    assert [piece.text for piece in pieces_of(table) if piece.marks] == ["30/9"]


def test_heading_and_bold_come_from_the_layout() -> None:
    content = "CHƯƠNG TRÌNH\nĐiều 1"
    blocks = [[0, 12, "heading", True, 1], [13, 19, "paragraph", False, 1]]

    lines = paper(Text(content=content, layout={"blocks": blocks}))

    assert [(line.kind, line.bold) for line in lines] == [("heading", True), ("paragraph", False)]


def test_provision_stands_on_the_line_that_holds_its_beginning() -> None:
    content = "Mở đầu\nĐiều 1. Sửa đê\nĐiều 2. Xây cống"
    occurrences = [
        Occurrence(label=label, start=content.index(label), end=len(content)) for label in ("Điều 1", "Điều 2")
    ]

    lines = paper(Text(content=content), occurrences=occurrences)

    assert [[one.label for one in line.occurrences] for line in lines] == [[], ["Điều 1"], ["Điều 2"]]
