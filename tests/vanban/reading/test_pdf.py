"""A page is read by where its words stand: paragraphs are joined, columns and ruled tables are told apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.vanban.reading.samples import pdf, set_font, write
from vanban.errors import UnreadableError
from vanban.model import Source
from vanban.reading import read
from vanban.reading.pdf.lines import rows_of, text_line
from vanban.reading.pdf.words import Word

_TOP, _STEP = 700, 18
_FULL = "So May Trang chu tri ra soat quy hoach trong rung ven suoi, phoi hop voi cac"
"""A line that fills the width of the page."""


def read_pages(*pages: list[tuple[float, float, str]]) -> Source:
    return read(pdf(*(lambda canvas, lines=lines: write(canvas, lines) for lines in pages)), name="a.pdf")


def lines(*texts: str, x: float = 72, top: float = _TOP) -> list[tuple[float, float, str]]:
    return [(x, top - _STEP * number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((_FULL, "xa bao cao ket qua."), [f"{_FULL} xa bao cao ket qua."]),
        (("Ngan.", "Hai cau ngan."), ["Ngan.", "Hai cau ngan."]),
        ((_FULL + ".", "- Mot y moi", "- Hai y moi"), [_FULL + ".", "- Mot y moi", "- Hai y moi"]),
        ((_FULL, "- 2030 la giai doan sau."), [f"{_FULL} - 2030 la giai doan sau."]),
        (("1. Muc dich", _FULL, "Xa Suoi Trong."), ["1. Muc dich", f"{_FULL} Xa Suoi Trong."]),
        (("Ke hoach", "trong rung ven suoi"), ["Ke hoach trong rung ven suoi"]),
        # The kind of a paper and what it is about are two lines of its title.
        (("KE HOACH", "trong rung ven suoi"), ["KE HOACH", "trong rung ven suoi"]),
        ((_FULL, "- xa hoi cua tinh."), [f"{_FULL} - xa hoi cua tinh."]),
        ((_FULL, "- Xa hoi cua tinh."), [_FULL, "- Xa hoi cua tinh."]),
        ((_FULL, "a) ra soat", "b) bao cao"), [_FULL, "a) ra soat", "b) bao cao"]),
    ],
)
def test_wrapped_lines_are_joined_into_paragraphs(texts: tuple[str, ...], expected: list[str]) -> None:
    # The full line below fixes the width of the page.
    source = read_pages(lines(*texts) + lines(_FULL + ".", top=100))
    assert source.text.split("\n") == [*expected, _FULL + "."]


def test_indented_line_begins_a_paragraph() -> None:
    source = read_pages([*lines(_FULL), (100, _TOP - _STEP, "Xa Suoi Trong bao cao."), *lines(_FULL, top=600)])
    assert source.text.split("\n") == [_FULL, "Xa Suoi Trong bao cao.", _FULL]


def test_paragraph_runs_over_the_page_end_past_page_numbers_and_heads() -> None:
    def page(number: int, *texts: str) -> list[tuple[float, float, str]]:
        return [(300, 800, str(number)), (72, 780, "Tinh Hoa Sim"), *lines(*texts)]

    source = read_pages(page(1, _FULL, _FULL), page(2, "xa bao cao.", _FULL), page(3, "xa theo doi.", "Het."))
    assert source.text.split("\n") == [f"{_FULL} {_FULL} xa bao cao.", f"{_FULL} xa theo doi.", "Het."]
    assert [block.page for block in source.blocks] == [1, 2, 3]
    assert source.pages == 3


def test_columns_of_head_stand_side_by_side_whatever_their_order_in_the_file() -> None:
    head = [
        (300, 800, "CONG HOA XA HOI CHU NGHIA"),
        (330, 782, "Doc lap - Tu do"),
        (72, 800, "UY BAN NHAN DAN"),
        (80, 782, "TINH HOA SIM"),
    ]
    source = read_pages([*lines(_FULL), *head])
    assert source.text == (f"| UY BAN NHAN DAN / TINH HOA SIM | CONG HOA XA HOI CHU NGHIA / Doc lap - Tu do |\n{_FULL}")


def test_columns_whose_lines_stand_at_different_heights_are_still_columns() -> None:
    head = [
        (72, 800, "TINH UY"),
        (300, 800, "DANG CONG SAN"),
        (300, 784, "Hoa Sim, 4/5/2026"),
        (72, 774, "So 18-CTr/TU"),
    ]
    source = read_pages([*head, *lines(_FULL)])
    assert source.text.split("\n")[0] == "| TINH UY / So 18-CTr/TU | DANG CONG SAN / Hoa Sim, 4/5/2026 |"


def test_longer_side_of_a_head_or_signature_stays_in_its_column() -> None:
    head = [
        (72, 800, "SO LAM NGHIEP"),
        (300, 800, "CONG HOA XA HOI CHU NGHIA"),
        (72, 782, "So: 12/KH-SLN"),
        (300, 782, "Hoa Sim, ngay 4 thang 5"),
        (300, 764, "nam 2026"),
    ]
    signature = [
        (72, 300, "Noi nhan:"),
        (300, 300, "GIAM DOC"),
        # Its end reaches over the middle between the columns.
        (72, 282, "- UBND tinh (de bao cao);"),
        (72, 264, "- Luu: VT."),
        (300, 246, "Lo Van Canh"),
    ]
    source = read_pages([*head, *lines(_FULL, top=700), *signature])

    assert [source.text.split("\n")[0], source.text.split("\n")[-1]] == [
        "| SO LAM NGHIEP / So: 12/KH-SLN | CONG HOA XA HOI CHU NGHIA / Hoa Sim, ngay 4 thang 5 / nam 2026 |",
        "| Noi nhan: / - UBND tinh (de bao cao); / - Luu: VT. | GIAM DOC / Lo Van Canh |",
    ]


def test_blank_to_be_filled_in_stays_visible() -> None:
    source = read_pages([(72, 700, "So:"), (160, 700, "/KH-UBND")])
    assert source.text.replace(" ", "") == "So:/KH-UBND"
    assert source.text.count(" ") > 3


def test_number_stamped_as_a_form_field_stands_in_its_blank() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(72, 700, "So:"), (150, 700, "/KH-UBND")])
        canvas.acroForm.textfield(value="196", x=100, y=695, width=40, height=18, fontSize=12, borderWidth=0)

    assert read(pdf(draw), name="a.pdf").text.split() == ["So:", "196", "/KH-UBND"]


def test_bold_lines_are_bold_blocks() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(72, 700, "KE HOACH")], bold=True)
        write(canvas, lines(_FULL, top=600))

    assert [block.bold for block in read(pdf(draw), name="a.pdf").blocks] == [True, False]


_ROWS = [["TT", "Nhiem vu", "Co quan"], ["1", "Trong rung", "So A"], ["2", "Cham soc", "So B"]]
_EDGES = (72, 110, 300, 500)


def ruled(
    rows: list[list[str]], *, merged_row: int | None = None, as_frames: bool = False, turned: bool = False
) -> Callable[[Canvas], None]:
    """A function that draws the rows as a ruled table; the cells of the merged row have no strokes between them."""

    def draw(canvas: Canvas) -> None:
        if turned:
            canvas.setPageRotation(90)
            canvas.translate(595, 0)
            canvas.rotate(90)
        set_font(canvas)
        for number, row in enumerate(rows):
            top = 500 - 24 * number
            for column, text in enumerate(row):
                left, right = _EDGES[column], _EDGES[column + 1]
                canvas.drawString(left + 4, top - 16, text)
                if as_frames:
                    canvas.rect(left, top - 24, right - left, 24)
                elif number != merged_row or column == 0:
                    canvas.line(left, top, left, top - 24)
            canvas.line(_EDGES[-1], top, _EDGES[-1], top - 24)
            canvas.line(_EDGES[0], top, _EDGES[-1], top)
        bottom = 500 - 24 * len(rows)
        canvas.line(_EDGES[0], bottom, _EDGES[-1], bottom)

    return draw


@pytest.mark.parametrize("drawing", [{}, {"as_frames": True}, {"turned": True}])
def test_ruled_table_is_a_table(drawing: dict[str, bool]) -> None:
    source = read(pdf(ruled(_ROWS, **drawing)), name="a.pdf")
    assert source.text == "| TT | Nhiem vu | Co quan |\n| 1 | Trong rung | So A |\n| 2 | Cham soc | So B |"
    assert [(cell.row, cell.column) for cell in source.tables[0].cells[:4]] == [(0, 0), (0, 1), (0, 2), (1, 0)]


def test_missing_strokes_merge_cells() -> None:
    source = read(pdf(ruled([_ROWS[0], ["I. Nhom", "", ""], _ROWS[1]], merged_row=1)), name="a.pdf")
    assert source.text == "| TT | Nhiem vu | Co quan |\n| I. Nhom |  |  |\n| 1 | Trong rung | So A |"
    assert [cell.colspan for cell in source.tables[0].cells] == [1, 1, 1, 3, 1, 1, 1]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ([_ROWS[0], ["3", "Bao ve", "So C"]], "| 2 | Cham soc | So B |\n| 3 | Bao ve | So C |"),
        ([["3", "Bao ve", "So C"]], "| 2 | Cham soc | So B |\n| 3 | Bao ve | So C |"),
        ([["", "va bao ve", ""]], "| 2 | Cham soc va bao ve | So B |"),
        ([_ROWS[0], ["", "Bao ve", "So C"]], "| 2 | Cham soc | So B |\n|  | Bao ve | So C |"),
    ],
)
def test_table_goes_on_over_the_page_end(second: list[list[str]], expected: str) -> None:
    source = read(pdf(ruled(_ROWS), ruled(second)), name="a.pdf")
    assert source.text == f"| TT | Nhiem vu | Co quan |\n| 1 | Trong rung | So A |\n{expected}"
    assert len(source.tables) == 1


def test_underline_and_frame_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(72, 700, "Doc lap")])
        canvas.line(72, 696, 140, 696)
        canvas.rect(60, 600, 200, 150)

    assert read(pdf(draw), name="a.pdf").tables == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(lambda canvas: canvas.rect(0, 0, 100, 100)), "no_text_layer"),
        (pdf(lambda canvas: write(canvas, lines("Mat")), password="kin"), "encrypted"),
        (pdf(lambda canvas: write(canvas, lines("Hong")))[:200], "corrupt"),
        (b"%PDF-1.7\nrubbish", "corrupt"),
    ],
)
def test_unreadable_pdf_says_why(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, name="a.pdf")
    assert caught.value.code == code


def placed(text: str, left: float, bottom: float, *, width: float, height: float = 9) -> Word:
    return Word(text, left, bottom, left + width, bottom + height, False, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # "Ủ" comes from another font, and later in the file.
        ([placed("C", 10, 50, width=8), placed("A", 28, 50, width=8), placed("Ủ", 18, 50, width=10)], ["CỦA"]),
        # A space, however narrow, parts two words.
        ([placed("cơ", 10, 50, width=10), placed("sở", 21.5, 50, width=10)], ["cơ sở"]),
        # Bold that was made by printing twice is no longer word.
        ([placed("cơ", 10, 50, width=10), placed("cơ", 10.3, 50, width=10)], ["cơ cơ"]),
        # By their ink, a dash hovers over the line and a comma hangs under it.
        (
            [
                placed("-", 10, 53, width=4, height=1),
                placed("rà", 17, 50, width=10, height=6),
                placed(",", 27, 48.5, width=2, height=2.4),
                placed("Báo", 32, 50, width=14),
                placed("dưới", 10, 36, width=20),
            ],
            ["- rà, Báo", "dưới"],
        ),
        (
            [placed("*", 10, 80, width=4, height=3), placed("a", 10, 50, width=9), placed("b", 20, 50, width=9)],
            ["*", "a b"],
        ),
        ([], []),
    ],
)
def test_words_and_signs_are_put_into_their_rows(words: list[Word], expected: list[str]) -> None:
    assert [text_line(row).text for row in rows_of(words)] == expected
