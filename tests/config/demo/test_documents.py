"""The sample documents in the repository say what the content modules say, and `vanban` can read them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.table import Table

from kimchinam.config.demo.content_conference import CONFERENCE_PAGE
from kimchinam.config.demo.content_letter import LETTER
from kimchinam.config.demo.content_plan import PLAN
from kimchinam.config.demo.content_programme import PROGRAMME
from kimchinam.config.demo.content_programme_tasks import ANNEX
from kimchinam.config.demo.content_resolution import RESOLUTION
from kimchinam.config.demo.docx_paper import docx_bytes
from kimchinam.config.demo.paper import Band, Paper, lines
from kimchinam.config.demo.write_documents import DOCUMENTS, WRITERS
from vanban.reading import read

WORD_FILES = [("nghi-quyet-05.docx", RESOLUTION), ("chuong-trinh-18.docx", PROGRAMME)]
PLAIN_FILES = [("bao-cao-hoi-nghi.html", CONFERENCE_PAGE), ("cong-van-don-doc.txt", LETTER)]
SAYINGS = [
    ("nghi-quyet-05.docx", "đạt từ 80% trở lên"),
    ("chuong-trinh-18.docx", "đạt từ 70% trở lên"),
    ("chuong-trinh-18.docx", "Trong quý III-2027"),
    ("ke-hoach-42.pdf", "Lắp đặt hệ thống giám sát giao thông tại 24 nút giao chính"),
    ("bao-cao-hoi-nghi.html", "96 điểm cầu"),
    ("cong-van-don-doc.txt", "chậm nhất ngày 09/10/2026"),
]


def _cell_texts(table: Table) -> Iterator[str]:
    """The text of every cell once: a merged cell comes up again in each row and column it covers."""
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield cell.text


def _word_lines(content: bytes) -> list[str]:
    """The lines of a Word file in reading order, without the empty ones."""
    texts = []
    for part in Document(io.BytesIO(content)).iter_inner_content():
        texts += _cell_texts(part) if isinstance(part, Table) else [part.text]
    return [line for text in texts for line in text.split("\n") if line]


def _pdf_text(path: Path) -> str:
    """The text layer without white space and the page numbers, which stand on top of all pages but the first."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    numbered = [re.sub(rf"^\s*{number}\s", "", page) for number, page in enumerate(pages[1:], start=2)]
    return _squeezed("".join([pages[0], *numbered]))


def _squeezed(text: str) -> str:
    # pdfium gives the hyphen at the end of a line back as U+FFFE.
    return re.sub(r"\s+", "", text.replace("\ufffe", "-"))


def _content_lines(paper: Paper) -> list[str]:
    return [line for text in lines(paper) for line in text.split("\n")]


def test_folder_holds_the_written_documents_and_nothing_else() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == set(WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_document_is_small_enough_for_the_repository(name: str) -> None:
    assert (DOCUMENTS / name).stat().st_size < 200_000


@pytest.mark.parametrize(("name", "paper"), WORD_FILES)
def test_word_file_says_what_its_content_says(name: str, paper: Paper) -> None:
    assert _word_lines((DOCUMENTS / name).read_bytes()) == _content_lines(paper)


@pytest.mark.parametrize(("name", "paper"), WORD_FILES)
def test_word_file_written_twice_has_the_same_bytes(name: str, paper: Paper) -> None:
    assert docx_bytes(paper) == docx_bytes(paper)


@pytest.mark.parametrize(("name", "content"), PLAIN_FILES)
def test_plain_file_says_what_its_content_says(name: str, content: str) -> None:
    assert (DOCUMENTS / name).read_text(encoding="utf-8") == content


def test_pdf_says_what_its_content_says() -> None:
    text = _pdf_text(DOCUMENTS / "ke-hoach-42.pdf")

    assert [line for line in _content_lines(PLAN) if _squeezed(line) not in text] == []


def test_annex_numbers_its_tasks_one_to_twenty_four() -> None:
    tasks = [row for row in ANNEX.grid.rows if not isinstance(row, Band)]

    assert [row[0] for row in tasks] == [str(number) for number in range(1, 25)]


@pytest.mark.parametrize("paper", [RESOLUTION, PROGRAMME, PLAN], ids=lambda paper: paper.letterhead.number)
def test_paper_ends_as_its_style_demands(paper: Paper) -> None:
    slash_mark = paper.body[-1].text.endswith("./.")
    colon = paper.letterhead.number.startswith("Số:")

    assert (slash_mark, colon) == ((True, True) if paper.style == "state" else (False, False))


@pytest.mark.parametrize(("name", "words"), SAYINGS)
def test_document_is_read_with_its_words(name: str, words: str) -> None:
    source = read((DOCUMENTS / name).read_bytes(), name=name)

    assert source.text.count(words) == 1
