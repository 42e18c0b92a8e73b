"""Lines that only the width of a page or a cell has broken are joined; what stands on its own line stays there."""

from __future__ import annotations

import pytest

from tests.vanban.reading.samples import pdf, write
from vanban.reading import read
from vanban.reading.pdf.flow import joined_lines
from vanban.reading.pdf.lines import TextLine, text_line
from vanban.reading.pdf.words import Word

_LETTER = 6.0
_CELL = (100.0, 172.0)
_PADDING = 5.4


def line(text: str, number: int, *, centred: bool) -> TextLine:
    """A line of a cell in letters of one width."""
    width = len(text) * _LETTER
    left = (sum(_CELL) - width) / 2 if centred else _CELL[0] + _PADDING
    words = []
    for word in text.split():
        words.append(Word(word, left, 500 - 14 * number, left + len(word) * _LETTER, 512 - 14 * number, False, 1))
        left += (len(word) + 1) * _LETTER
    return text_line(words)


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # Ten letters fit between the frames of the cell, a space and a figure more do not.
        (("dữ liệu x.", "1 phục vụ"), "dữ liệu x. 1 phục vụ"),
        (("cho nhóm", "12 của xã"), "cho nhóm 12 của xã"),
        (("Quý", "III/2026"), "Quý III/2026"),
        (("Sở Văn hóa", "Thể thao"), "Sở Văn hóa Thể thao"),
        (("Sở A", "Sở B"), "Sở A\nSở B"),
        (("Sở Nội vụ", "Công an tỉnh"), "Sở Nội vụ\nCông an tỉnh"),
        (("Sở Y tế", "và Dân số", "Sở Nội vụ"), "Sở Y tế và Dân số\nSở Nội vụ"),
        (("Sở Nội vụ,", "Công an tỉnh"), "Sở Nội vụ, Công an tỉnh"),
        (("Văn phòng", "UBND tỉnh"), "Văn phòng UBND tỉnh"),
        (("2026", "2027"), "2026\n2027"),
        (("Sở Y tế", "và Sở B"), "Sở Y tế và Sở B"),
    ],
)
def test_lines_of_a_cell_are_joined_unless_the_next_word_had_room(
    texts: tuple[str, ...], expected: str, centred: bool
) -> None:
    lines = [line(text, number, centred=centred) for number, text in enumerate(texts)]
    assert joined_lines(lines, *_CELL) == expected


_FULL = "So May Trang chu tri ra soat quy hoach trong rung ven suoi, phoi hop voi cac"


def read_page(*lines: tuple[float, str]) -> list[str]:
    """The lines that a page reads as; each is written at its height."""
    return read(pdf(lambda canvas: write(canvas, [(72, y, text) for y, text in lines])), name="a.pdf").text.split("\n")


@pytest.mark.parametrize(
    ("pitch", "apart", "expected"),
    [
        (14, 14, [f"{_FULL} {_FULL} Xa bao cao."]),
        (21, 21, [f"{_FULL} {_FULL} Xa bao cao."]),
        (14, 20, [f"{_FULL} {_FULL}", "Xa bao cao."]),
        (18, 25, [f"{_FULL} {_FULL}", "Xa bao cao."]),
    ],
)
def test_paragraphs_stand_farther_apart_than_their_lines(pitch: float, apart: float, expected: list[str]) -> None:
    page = [(700.0, _FULL), (700.0 - pitch, _FULL), (700 - pitch - apart, "Xa bao cao.")]
    below = [(400 - pitch * number, _FULL) for number in range(4)]
    assert read_page(*page, *below)[: len(expected)] == expected


def test_lines_of_a_page_without_a_full_line_are_not_joined() -> None:
    page = [(700, "So May Trang: trong rung."), (682, "Xa bao cao:"), (664, "Het nam.")]
    assert read_page(*page) == [text for _, text in page]


@pytest.mark.parametrize(
    ("end", "begin", "expected"),
    [
        ("Ke hoach so 12/KH-", "UBND.", "12/KH-UBND."),
        ("giai doan 2026-", "2030.", "2026-2030."),
        ("muoi tan/", "ha.", "tan/ha."),
        ("kinh te -", "xa hoi.", "- xa hoi."),
        ("kinh te", "- xa hoi.", "te - xa hoi."),
    ],
)
def test_number_that_the_end_of_a_line_has_broken_is_whole(end: str, begin: str, expected: str) -> None:
    page = [(700.0, f"{_FULL[: len(_FULL) - len(end)]}{end}"), (682.0, begin)]
    assert read_page(*page)[0].endswith(expected)


@pytest.mark.parametrize("number", ["....... 12", "            12"])
def test_lines_of_a_table_of_contents_are_not_joined(number: str) -> None:
    page = [(700.0, f"{_FULL[:60]}{number}"), (682.0, f"{_FULL[:60]}{number}")]
    assert [text.split()[-1] for text in read_page(*page)] == ["12", "12"]
