"""Page numbers that were copied into a sentence go; numbers that say something stay."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import analyse
from vanban.reading import read, read_text

_LINE = "Giao Sở Y tế chủ trì lập đề án chăm sóc sức khỏe của bà con"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoàn thành trước ngày\n3\n15/12/2026.", "hoàn thành trước ngày 15/12/2026."),
        ("Sở Y tế phối hợp với\n- 4 -\nSở Tài chính", "Sở Y tế phối hợp với Sở Tài chính"),
        ("các sở,\n\n12\n\nngành rà soát", "các sở, ngành rà soát"),
        ("chủ trì,\r\n\f5\r\nphối hợp", "chủ trì, phối hợp"),
        (f"{_LINE}\n7\nvùng cao", f"{_LINE} vùng cao"),
    ],
)
def test_page_number_inside_a_sentence_goes(text: str, expected: str) -> None:
    assert read_text(text).text == expected
    assert read(text.encode(), name="a.txt").text == expected


@pytest.mark.parametrize(
    "text",
    [
        # Rows of a table copied cell by cell.
        "Nhiệm vụ\n1\nTrồng rừng\nSở Lâm nghiệp\n2\nchăm sóc rừng",
        "Cơ quan chủ trì\n1\nLập đề án",
        "Cơ quan phối hợp\n1\nLập đề án",
        # Numbers that belong to the words around them.
        "trước ngày\n3\ntháng 12",
        "Nghị quyết số\n3\ncủa Tỉnh ủy",
        "hỗ trợ cho\n5\nxã vùng cao",
        f"{_LINE}\n30\nngày sau",
        # The end of a sentence, of a page, of the text.
        f"{_LINE}.\n3\nGiao Sở Nội vụ",
        f"{_LINE}\n3\nGiao Sở Nội vụ",
        f"{_LINE}\n3\n",
        "3\nphối hợp với\n4",
        "giao cho\n2026\nSở Y tế",
        "giao cho\n3.\nSở Y tế",
    ],
)
def test_number_that_may_say_something_stays(text: str) -> None:
    assert read_text(text).text == text


def test_places_behind_a_page_number_lead_back_to_the_pasted_text() -> None:
    text = "Giao Sở Y tế phối hợp với\n3\nSở Tài chính lập đề án."
    source = read_text(text)
    place = source.offsets.to_raw(source.text.index("Sở Tài chính"))
    assert text[place:] == "Sở Tài chính lập đề án."


def test_directive_and_its_deadline_run_over_the_page() -> None:
    text = "Giao Sở Y tế lập đề án, hoàn thành trước ngày\n3\n15/12/2026."
    (found,) = analyse(text, reference=date(2026, 3, 2)).directives
    assert (found.surface, found.deadline_value) == ("lập đề án, hoàn thành trước ngày 15/12/2026", "2026-12-15")


def test_gaps_without_end_take_linear_time() -> None:
    text = ("a" + "\n \t" * 50_000 + "- " * 50_000) * 2
    assert read_text(text).text == text.replace("\t", " ")
