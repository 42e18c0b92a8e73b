"""Scans that lie on their side or on their head are read all the same, and letters that are no words are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vanban.reading.scan_files import BLANK, PARAGRAPH, READ, REAL, as_pdf, code_of, scan, table
from vanban.reading import read
from vanban.reading.ocr import tesseract
from vanban.reading.ocr.seen import seen_pages
from vanban.reading.ocr.strokes import GreyMap

GARBAGE = table(("‘uonud", 100, 300, 44.0), ("9g", 300, 300, 61.0), ("“qugổu", 400, 300, 31.0))
WORDS = (("1.", 100, 300), ("Giao", 160, 300), ("Sở", 260, 300), ("Y", 320, 300), ("tế.", 360, 300))


def turned_table(*, turn: int) -> str:
    """The `WORDS` as tesseract gives them on a page of 1000 × 800 dots that has to be turned by so many quarters."""
    width, height = (1000, 800) if turn % 2 == 0 else (800, 1000)
    rows = [f"1\t1\t0\t0\t0\t0\t0\t0\t{width}\t{height}\t-1\t"]
    for level, left, wide, text in ((4, 100, 800, ""), *((5, left, len(text) * 20, text) for text, left, _ in WORDS)):
        right, top, bottom = 1000 - left - wide, 300, 800 - 300 - 40
        box = [(left, top, wide, 40), (top, right, 40, wide), (right, bottom, wide, 40), (bottom, left, 40, wide)][turn]
        rows.append(f"{level}\t1\t1\t1\t1\t0\t{box[0]}\t{box[1]}\t{box[2]}\t{box[3]}\t95\t{text}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_words_of_a_turned_page_stand_as_its_reader_holds_it(turn: int) -> None:
    upright = seen_pages(turned_table(turn=0))[0]
    page = seen_pages(turned_table(turn=turn))[0]
    assert (page.turn, page.words, page.confidence) == (turn, upright.words, 95.0)
    assert [word.text for word in page.words] == [text for text, _, _ in WORDS]


def test_turned_picture_has_its_dots_where_its_reader_sees_them() -> None:
    page = GreyMap(3, 2, bytearray(b"abcdef"))
    turned = [page.turned(turn) for turn in range(4)]
    assert [(each.width, each.height, bytes(each.dots)) for each in turned] == [
        (3, 2, b"abcdef"),
        (2, 3, b"daebfc"),
        (3, 2, b"fedcba"),
        (2, 3, b"cfbead"),
    ]


@pytest.mark.parametrize(
    ("says", "turned", "expected"),
    [
        # Doubtful as it lies, sure from another side.
        (GARBAGE, turned_table(turn=2), "1. Giao Sở Y tế."),
        # Sure as it lies: nobody looks from other sides.
        (turned_table(turn=0), GARBAGE, "1. Giao Sở Y tế."),
        (turned_table(turn=3), GARBAGE, "1. Giao Sở Y tế."),
        # Doubtful, but no side is better.
        (table(("Mờ", 100, 300, 62.0)), table(("mỜ", 100, 300, 55.0)), "Mờ"),
        (table(("Mờ", 100, 300, 62.0)), table(), "Mờ"),
    ],
)
def test_picture_that_lies_on_its_head_is_turned(stand_in: Path, says: str, turned: str, expected: str) -> None:
    stand_in.write_text(says)
    stand_in.with_name("turned").write_text(turned)
    assert read(BLANK, name="a.png").text == expected


def test_letters_seen_in_a_page_without_words_are_no_document(stand_in: Path) -> None:
    stand_in.write_text(GARBAGE)
    assert (code_of(BLANK, "a.png"), code_of(as_pdf(BLANK), "a.pdf")) == ("no_text_layer", "no_text_layer")
    stand_in.with_name("turned").write_text(GARBAGE)
    tesseract._languages.cache_clear()
    assert (code_of(BLANK, "a.png"), code_of(as_pdf(BLANK), "a.pdf")) == ("no_text_layer", "no_text_layer")


def test_blank_pages_of_a_picture_are_told_and_not_looked_at_again(stand_in: Path) -> None:
    stand_in.write_text(table(("Sở.", 100, 300, 96.0)) + table())
    stand_in.with_name("turned").write_text("fail")
    source = read(BLANK, name="a.png")
    assert (source.text, source.pages, source.unread_pages) == ("Sở.", 2, (2,))


def test_page_without_words_is_told_among_the_others(stand_in: Path) -> None:
    stand_in.write_text(GARBAGE)
    source = read(as_pdf(BLANK, before="Ke hoach"), name="a.pdf")
    assert (source.text, source.reader, source.unread_pages) == ("Ke hoach", "ocr", (2,))


@pytest.mark.parametrize("angle", [90, 180])
def test_real_scan_reads_the_same_on_its_side_and_on_its_head(angle: int) -> None:
    if not [program for program in REAL if program.knows_turns]:  # said in the summary
        return
    picture = scan(*PARAGRAPH, slant=angle)
    for data, name in ((picture, "a.png"), (as_pdf(picture), "a.pdf")):
        source = read(data, name=name)
        lines, expected = source.text.split("\n"), READ.split("\n")
        # A turned picture has other dots, so one mark among the many may be another one.
        assert (lines[0], lines[1][:60], lines[1][-40:]) == (expected[0], expected[1][:60], expected[1][-40:])
        assert (len(lines), source.unread_pages) == (2, ())
