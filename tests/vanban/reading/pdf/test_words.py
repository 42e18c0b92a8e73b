"""Words are put together from where their letters stand, not from the order in which the file writes them."""

from __future__ import annotations

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.vanban.reading.samples import has_vietnamese_font, pdf, write
from vanban.reading import read
from vanban.reading.pdf.words import Word, page_words


def words_of(data: bytes) -> list[Word]:
    return page_words(pypdfium2.PdfDocument(data)[0], 1)


def show(canvas: Canvas, font: str, x: float, y: float, pieces: str, size: float = 12) -> None:
    """Text written by the raw operator: `(ab) -500 (c)` leaves half a letter's height free before the c."""
    canvas.setFont(font, size)
    name = canvas._doc.getInternalFontName(font)
    canvas._code.append(f"BT {name} {size} Tf {x} {y} Td [{pieces}] TJ ET")


def test_letters_of_another_font_that_are_written_afterwards_stand_in_their_place() -> None:
    def draw(canvas: Canvas) -> None:
        show(canvas, "Times-Roman", 72, 700, "(Yeu c) -500 (u)")
        # In thousandths of the size: "Yeu" is 722 + 444 + 500 wide, the space 250, the c 444.
        show(canvas, "Times-Italic", 72 + 12 * 2.36, 700, "(a)")

    assert read(pdf(draw), name="a.pdf").text == "Yeu cau"


def test_figures_under_one_another_are_no_number() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(72, 700 - 16 * number, str(number + 1)) for number in range(3)])
        write(canvas, [(300, 500, "Het.")])

    assert [word.text for word in words_of(pdf(draw))] == ["1", "2", "3", "Het."]


def test_raised_figure_stays_in_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(72, 700, "100 km")])
        show(canvas, "Times-Roman", 72 + canvas.stringWidth("100 km"), 704, "(2)", size=7)

    assert read(pdf(draw), name="a.pdf").text == "100 km2"


def test_mark_of_a_note_stands_in_its_line_and_small_print_on_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(72, 700, "Giao So Noi vu"), (72, 680, "ra soat; cac xa bao cao.")])
        show(canvas, "Times-Roman", 74 + canvas.stringWidth("Giao So Noi vu"), 705, r"(\(1\))", size=7)
        show(canvas, "Times-Roman", 72, 668, "(Xem ke hoach.)", size=7)
        show(canvas, "Times-Roman", 300, 705, "(Kem bieu.)", size=7)

    text = read(pdf(draw), name="a.pdf").text
    assert [line.split() for line in text.split("\n")] == [
        ["Kem", "bieu."],
        ["Giao", "So", "Noi", "vu", "(1)", "ra", "soat;", "cac", "xa", "bao", "cao."],
        ["Xem", "ke", "hoach."],
    ]


@pytest.mark.parametrize(("rotation", "shift"), [(0, (0, 0)), (90, (595, 0)), (180, (595, 842)), (270, (0, 842))])
def test_words_are_as_tall_as_their_font_whatever_their_letters(rotation: int, shift: tuple[int, int]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(*shift)
        canvas.rotate(rotation)
        write(canvas, [(72, 500, "Ấy - gạo ,")] if has_vietnamese_font() else [(72, 500, "Ay - gao ,")])

    words = words_of(pdf(draw))
    assert len(words) == 4
    assert [word.left for word in words] == sorted(word.left for word in words)
    assert len({round(word.bottom) for word in words}) == 1
    assert {round(word.height, 1) for word in words} == {12.0}


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_word_that_is_not_written_from_left_to_right_stays_whole(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        write(canvas, [(0, 0, "Thuong")])

    (word,) = words_of(pdf(draw))
    assert word.text == "Thuong"
    assert (word.top - word.bottom > word.right - word.left) is (angle != 180)
