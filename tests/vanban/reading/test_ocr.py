"""Scans: read where tesseract is installed, refused by name where it is not, and never for longer than a limit."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.vanban.reading.scan_files import BLANK, PARAGRAPH, READ, REAL, as_pdf, code_of, scan, table
from vanban.errors import UnreadableError
from vanban.finding.annex import find_annex_tasks
from vanban.reading import ocr, read
from vanban.reading.ocr.noise import is_dirt, mended
from vanban.reading.ocr.seen import seen_pages
from vanban.reading.ocr.strokes import GreyMap, wipe_strokes


@pytest.mark.parametrize(
    ("data", "name"), [(BLANK, "a.png"), (as_pdf(BLANK), "a.pdf"), (as_pdf(BLANK, stamp="Ký số"), "a.pdf")]
)
def test_scan_without_the_program_is_refused_and_names_the_packages(
    data: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableError) as caught:
        read(data, name=name)

    assert caught.value.code == "no_text_layer"
    for sentence in (caught.value.vi, caught.value.en):
        assert "tesseract-ocr" in sentence and "tesseract-ocr-vie" in sentence


def test_program_without_vietnamese_counts_as_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nprint('List of available languages (1):\\neng')\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not ocr.is_installed()


def test_pages_of_pictures_among_pages_of_text_are_told_without_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    source = read(as_pdf(BLANK, BLANK, before="Ke hoach"), name="a.pdf")
    assert (source.text, source.reader, source.pages, source.unread_pages) == ("Ke hoach", "pdf", 3, (2, 3))


def test_words_that_are_seen_become_paragraphs(stand_in: Path) -> None:
    words = [("1.", 100, 300), ("Giao", 160, 300), ("Sở", 260, 300), ("Y", 320, 300), ("tế", 360, 300)]
    stand_in.write_text(table(*((text, left, top, 96.0) for text, left, top in words)))

    for data, name, format in ((BLANK, "a.png", "image"), (as_pdf(BLANK), "a.pdf", "pdf")):
        source = read(data, name=name)
        assert (source.text, source.reader, source.format, source.pages) == ("1. Giao Sở Y tế", "ocr", format, 1)


def test_recognised_pages_stand_among_the_pages_of_text(stand_in: Path) -> None:
    stand_in.write_text(table(("1.", 100, 300, 96.0), ("Quét.", 150, 300, 96.0)))
    source = read(as_pdf(BLANK, stamp="Ky so", before="Van ban."), name="a.pdf")
    assert (source.text, source.reader, source.unread_pages) == ("Van ban.\n1. Quét.", "ocr", ())


def test_stamp_over_a_scan_stays_and_the_page_is_unread_when_nothing_is_recognised(stand_in: Path) -> None:
    stand_in.write_text(table())
    source = read(as_pdf(BLANK, stamp="Ky so", before="Ke hoach"), name="a.pdf")
    assert (source.text, source.unread_pages) == ("Ke hoach\nKy so", (2,))


def test_picture_without_words_says_so(stand_in: Path) -> None:
    stand_in.write_text(table())
    assert (code_of(BLANK, "a.png"), code_of(as_pdf(BLANK), "a.pdf")) == ("no_text_layer", "no_text_layer")


@pytest.mark.parametrize(("said", "code"), [("sleep", "too_slow"), ("fail", "corrupt"), ("grow", "corrupt")])
def test_program_that_goes_wrong_is_stopped(
    stand_in: Path, said: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "SECONDS_PER_PAGE", 1.5 if said == "sleep" else 10.0)
    stand_in.write_text(said)
    assert code_of(as_pdf(BLANK), "a.pdf") == code


def test_what_the_program_prints_amiss_is_skipped() -> None:
    noise = "Warning: Invalid resolution 0 dpi.\n" + table(("Sở", 100, 300, 96.0)) + "5\tkhông đủ cột\n"
    assert [[word.text for word in page.words] for page in seen_pages(noise)] == [["Sở"]]


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("Sở", 96, False),
        ("Sở", 12, True),
        ("-", 90, False),
        ("-", 40, True),
        ("*", 90, False),
        ("|", 90, True),
        ("¬", 90, True),
        ("ˆ", 90, True),
        ("~_", 90, True),
        ("", 96, True),
    ],
)
def test_dirt_is_told_from_writing(text: str, confidence: float, expected: bool) -> None:
    assert is_dirt(text, confidence) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2O26", "2026"),
        ("3l/12/2O26,", "31/12/2026,"),
        ("l2/3/2026", "12/3/2026"),
        ("II1/2026", "III/2026"),
        ("|àm", "làm"),
        ("'Thời", "Thời"),
        ("nông¬", "nông"),
        # Right as they stand.
        ("l)", "l)"),
        ("Ia", "Ia"),
        ("II.1", "II.1"),
        ("21-NQ/TW", "21-NQ/TW"),
        ("1.", "1."),
        ("O", "O"),
        ("lO", "lO"),
        ("A1", "A1"),
    ],
)
def test_figures_are_mended_where_no_other_reading_is_right(text: str, expected: str) -> None:
    assert mended(text, begins_line=False) == expected


@pytest.mark.parametrize(
    ("text", "begins_line", "expected"), [("l.", True, "1."), ("|.", True, "1."), ("l.", False, "l.")]
)
def test_first_number_of_a_list_is_mended_at_the_start_of_a_line_only(
    text: str, begins_line: bool, expected: str
) -> None:
    assert mended(text, begins_line=begins_line) == expected


def test_ruled_lines_are_found_and_wiped() -> None:
    page = GreyMap(400, 300, bytearray(b"\xff" * 400 * 300))
    for row in (100, 101, 102):
        page.dots[row * 400 + 50 : row * 400 + 350] = bytes(300)
    for row in range(100, 250):
        page.dots[row * 400 + 50] = 0
    page.dots[10 * 400 + 10 : 10 * 400 + 60] = bytes(50)

    level, erect = wipe_strokes(page, points_per_dot=0.5)

    assert [(rule.at, rule.start, rule.end) for rule in level] == [(99.5, 25.0, 175.0)]
    assert [(rule.at, rule.start, rule.end) for rule in erect] == [(25.0, 25.0, 100.0)]
    # What is as short as a dash stays.
    assert page.dots.count(0) == 50


def test_picture_as_dark_as_a_photograph_has_no_lines() -> None:
    dots = bytearray((b"\x00" * 80 + b"\xff") * 3_000 * 20)
    page = GreyMap(81 * 20, 3_000, bytearray(dots))
    assert (wipe_strokes(page, points_per_dot=1.0), page.dots == dots) == (([], []), True)


@pytest.mark.parametrize("slant", [0, 0.4])
def test_real_scan_reads_like_its_paper(slant: float) -> None:
    if not REAL:  # said in the summary
        return
    picture = scan(*PARAGRAPH, slant=slant)
    assert [read(picture, name="a.png").text, read(as_pdf(picture), name="a.pdf").text] == [READ, READ]


@pytest.mark.parametrize("slant", [0, -0.6])
def test_real_scan_of_a_task_table_gives_its_tasks(slant: float) -> None:
    if not REAL:  # said in the summary
        return
    lefts, tops = (50, 90, 290, 400, 545), (700, 670, 620, 570)
    rows = (
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        ("1", "Lập đề án sắp xếp\ncác trạm y tế xã", "Sở Y tế", "Quý III/2026"),
        ("2", "Rà soát quỹ đất", "Sở Tài chính", "30/6/2026"),
    )
    words = [
        (lefts[column] + 5, tops[row] - 16 - 15 * line, text)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for line, text in enumerate(cell.split("\n"))
    ]
    rules = (
        *((lefts[0], top, lefts[-1], top) for top in tops),
        *((left, tops[0], left, tops[-1]) for left in lefts),
    )
    source = read(as_pdf(scan(*words, rules=rules, slant=slant)), name="a.pdf")

    tasks = find_annex_tasks(source.text, source.tables, reference=date(2026, 1, 1))
    assert [(task.number, task.task, task.lead, task.deadline_value) for task in tasks] == [
        ("1", "Lập đề án sắp xếp các trạm y tế xã", ("Sở Y tế",), "2026-Q3"),
        ("2", "Rà soát quỹ đất", ("Sở Tài chính",), "2026-06-30"),
    ]
