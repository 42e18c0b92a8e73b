"""The text on paper: every character once, marks in their places, nothing of the text becomes markup."""

import re
from html import unescape
from uuid import UUID

import pytest

from kimchinam.documents.models import Occurrence, Text
from kimchinam.documents.queries.paper import ORG, TASK, TIME, Cell, Mark, Marker, lay_out


def occurrence(order: int, depth: int, start: int, end: int) -> Occurrence:
    return Occurrence(
        order=order, depth=depth, start=start, end=end, label=str(order), kind="mục", provision_id=UUID(int=order)
    )


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


MARKED = [
    # no marks
    ([], "Giao Sở A lập đề án"),
    # a body inside a task shows as a body and still belongs to the task
    (
        [Mark(5, 9, ORG), Mark(0, 19, TASK, 3)],
        '<span class="hl-task" data-candidates="3">Giao </span><span class="hl-org" data-candidates="3">Sở A</span>'
        '<span class="hl-task" data-candidates="3"> lập đề án</span>',
    ),
    # two items share a stretch
    (
        [Mark(0, 9, TASK, 1), Mark(5, 19, TASK, 2)],
        '<span class="hl-task" data-candidates="1">Giao </span><span class="hl-task" data-candidates="1 2">Sở A</span>'
        '<span class="hl-task" data-candidates="2"> lập đề án</span>',
    ),
    # a mark that begins before and ends after the stretch
    ([Mark(-4, 30, TIME)], '<span class="hl-time">Giao Sở A lập đề án</span>'),
    # an empty mark marks nothing
    ([Mark(5, 5, ORG)], "Giao Sở A lập đề án"),
]


@pytest.mark.parametrize(("marks", "html"), MARKED)
def test_marks_become_spans(marks: list[Mark], html: str) -> None:
    assert Marker("Giao Sở A lập đề án", marks, []).html(0, 19) == html


def test_words_of_the_text_are_never_markup() -> None:
    content = "<script>alert('x')</script> & \"Sở\""

    html = Marker(content, [Mark(3, 12, TASK, 1)], [(0, "p-0")]).html(0, len(content))

    assert "<script" not in html
    assert words_of(html) == content


def test_marks_outside_the_stretches_asked_for_leave_no_trace() -> None:
    marker = Marker("một\nhai\nba", [Mark(3, 4, ORG), Mark(4, 7, TASK, 1)], [])

    assert (marker.html(0, 3), marker.html(8, 10)) == ("một", "ba")


def test_every_block_of_the_text_is_laid_out_in_order_with_its_offset() -> None:
    content = "I. NHIỆM VỤ\n1. Việc một 🏛 của Sở A.\n2. Việc hai."
    blocks = [[0, 11, "heading", True, 1], [12, 35, "item", False, 1], [36, 48, "paragraph", False, 2]]
    places = [occurrence(0, 0, 0, 48), occurrence(1, 1, 12, 36), occurrence(2, 1, 36, 48)]

    pieces = lay_out(
        Text(content=content, layout={"blocks": blocks}), occurrences=places, marks=[Mark(15, 24, TASK, 1)]
    )

    assert [(piece.start, piece.look) for piece in pieces] == [(0, "heading bold"), (12, "item"), (36, "paragraph")]
    assert [words_of(piece.html) for piece in pieces] == [content[start:end] for start, end, *_rest in blocks]
    assert [[one.order for one in piece.ends] for piece in pieces] == [[], [1], [0, 2]]
    assert [re.findall(r'id="p-([-0-9]+)"', piece.html) for piece in pieces] == [[str(UUID(int=n))] for n in range(3)]


def test_a_text_without_blocks_has_a_paragraph_per_line() -> None:
    pieces = lay_out(Text(content="Dòng một\n\nDòng hai", layout={}), occurrences=[], marks=[])

    assert [(piece.start, piece.html) for piece in pieces] == [(0, "Dòng một"), (10, "Dòng hai")]


def test_provisions_that_share_a_paragraph_all_end_in_it() -> None:
    content = "1. Một việc; 2. Hai việc."
    places = [occurrence(0, 0, 0, 13), occurrence(1, 0, 13, 25)]

    (piece,) = lay_out(
        Text(content=content, layout={"blocks": [[0, 25, "paragraph", False, None]]}), occurrences=places, marks=[]
    )

    assert [one.order for one in piece.ends] == [0, 1]
    first, second = (f'<span id="p-{UUID(int=order)}"></span>' for order in range(2))
    assert piece.html == f"{first}1. Một việc; {second}2. Hai việc."


def test_a_table_is_laid_out_by_its_cells_with_their_spans() -> None:
    content = "| TT | Việc |\n| 1 | Lập <đề án> |"
    start = content.index("Lập")
    cells = [[2, 4, 0, 0, 1, 1], [7, 11, 0, 1, 1, 2], [16, 17, 1, 0, 1, 1], [start, start + 11, 1, 1, 2, 1]]
    layout = {"blocks": [[0, len(content), "table", False, 1]], "tables": [[0, len(content), cells]]}

    (piece,) = lay_out(Text(content=content, layout=layout), occurrences=[], marks=[Mark(14, len(content), TASK, 7)])

    head, row, below = piece.rows
    assert [(cell.html, cell.head, cell.colspan) for cell in head] == [("TT", True, 1), ("Việc", True, 2)]
    assert [(words_of(cell.html), cell.start, cell.rowspan) for cell in row] == [
        ("1", 16, 1),
        ("Lập <đề án>", start, 2),
    ]
    assert all('data-candidates="7"' in cell.html for cell in row)
    assert below == ()  # it only continues the merged cell, but must stand for the span to fit


@pytest.mark.parametrize("length", [100, 3000])
def test_only_short_paragraphs_are_boxed(length: int) -> None:
    text = Text(content="a" * length, layout={"blocks": [[0, length, "paragraph", False, None]]})

    (piece,) = lay_out(text, occurrences=[], marks=[])

    assert piece.boxed == (length == 100)


@pytest.mark.parametrize(("body", "rows", "look"), [(0, 2, "table"), (30, 2, "table plain"), (0, 1, "table plain")])
def test_tables_of_the_head_and_of_the_signature_have_no_lines(body: int, rows: int, look: str) -> None:
    content = "| a |\n" * rows + "I. NHIỆM VỤ".rjust(40)
    end = 6 * rows - 1
    cells = [[6 * row + 2, 6 * row + 3, row, 0, 1, 1] for row in range(rows)]
    layout = {"blocks": [[0, end, "table", False, None]], "tables": [[0, end, cells]]}

    (piece,) = lay_out(Text(content=content, layout=layout), occurrences=[occurrence(0, 0, body, 50)], marks=[])

    assert piece.look == look


LETTERHEAD = "ỦY BAN MẪU / -------- / Nơi nhận: / - Sở A; / - Lưu."


def cell_of(words: str, marks: list[Mark]) -> Cell:
    layout = {
        "blocks": [[0, len(words), "table", False, None]],
        "tables": [[0, len(words), [[0, len(words), 0, 0, 1, 1]]]],
    }
    (piece,) = lay_out(Text(content=words, layout=layout), occurrences=[], marks=marks)
    return piece.rows[0][0]


def test_lines_of_a_cell_are_broken_by_look_and_every_character_stays() -> None:
    start = LETTERHEAD.index("Sở A")

    cell = cell_of(LETTERHEAD, [Mark(start, start + 4, ORG)])

    assert words_of(cell.html) == LETTERHEAD
    assert cell.html.count('<span class="line-end"> / </span>') == 4
    assert cell.html.count('<span class="rule">--------</span>') == 1


@pytest.mark.parametrize(
    ("words", "look"),
    [("Nơi nhận: / - Như trên;", "receivers"), ("TM. ỦY BAN / CHỦ TỊCH", ""), ("Kính gửi và Nơi nhận", "")],
)
def test_list_of_receivers_is_known_by_its_first_words(words: str, look: str) -> None:
    assert (cell_of(words, []).look, cell_of(words, [Mark(0, 3, ORG)]).look) == (look, look)


LEADING = {
    "5. Bộ Mẫu:": "heading",
    "3. Mở rộng hợp tác quốc tế về khoa học và công nghệ ở các địa phương ven biển và hải đảo": "heading",
    "đ) Phối hợp với các sở, ngành và địa phương liên quan hướng dẫn triển khai:": "paragraph",
    "1. Giao Sở Mẫu chủ trì, phối hợp với các sở, ngành liên quan thực hiện.": "paragraph",
    "2. " + "Việc " * 50: "paragraph",
    "--------": "rule",
}


@pytest.mark.parametrize("words", LEADING)
def test_title_of_smaller_provisions_is_a_heading_and_their_sentence_is_not(words: str) -> None:
    content = f"{words}\na) Việc một."
    places = [occurrence(0, 0, 0, len(content)), occurrence(1, 1, len(words) + 1, len(content))]

    pieces = lay_out(Text(content=content, layout={}), occurrences=places, marks=[])

    assert pieces[0].look == LEADING[words]
