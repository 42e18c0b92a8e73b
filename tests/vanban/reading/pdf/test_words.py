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


@pytest.mark.parametrize("turned", [False, True])
def test_words_are_as_tall_as_their_font_whatever_their_letters(turned: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if turned:
            canvas.setPageRotation(90)
            canvas.translate(595, 0)
            canvas.rotate(90)
        write(canvas, [(72, 500, "Ấy - gạo ,")] if has_vietnamese_font() else [(72, 500, "Ay - gao ,")])

    boxes = {(round(word.bottom), round(word.height)) for word in words_of(pdf(draw))}
    assert len(boxes) == 1
    assert boxes.pop()[1] == 12


def test_word_that_is_written_upwards_keeps_the_box_of_its_ink() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        write(canvas, [(200, -100, "Thuong")])

    box = words_of(pdf(draw))[0]
    assert box.top - box.bottom > box.right - box.left
