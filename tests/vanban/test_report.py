"""Promise: a report speaks the language of its reader, values too, and keeps to the width of its paper."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.vanban import papers
from vanban.analysis import analyse
from vanban.model import Analysis, Contradiction, Meeting, Target
from vanban.report import analysis_lines, outline_lines

TABLE = """PHỤ LỤC II
| TT | Nhiệm vụ | Chủ trì | Thời gian |
|---|---|---|---|
| I | Hạ tầng ven biển | | |
| 1 | Lập đề án cảng cá | Sở Xây dựng | Thường xuyên |
| 2 | Nạo vét luồng lạch | Sở Xây dựng | Quý IV/2026 |
| II | Văn hóa | | |
| 1 | Lập tổ hát ru | Sở Văn hóa | Thường xuyên |
"""
MACHINE = re.compile(
    r"\bP\d+[YMWD]\b|continuous|\d{4}-Q\d|\d{4}-\d\d\b|>=|<=|\b(?:event|range|online|hybrid|in-person)\b"
)


def lines(text: str, *, language: str = "vi", width: int = 100) -> list[str]:
    return analysis_lines(analyse(text, reference=date(2026, 3, 2)), language=language, width=width)


@pytest.mark.parametrize("text", [*papers.ALL.values(), TABLE])
def test_no_value_of_programs_is_shown(text: str) -> None:
    assert [line for line in lines(text) if MACHINE.search(line)] == []


@pytest.mark.parametrize(
    ("said", "language", "shown"),
    [
        ("trong quý III năm 2026", "vi", "trong quý III năm 2026"),
        ("trong quý III năm 2026", "en", "trong quý III năm 2026 → Q3 2026"),
        ("trong quý III", "vi", "trong quý III → quý III/2026"),
        ("trước năm 2028", "vi", "trước năm 2028 → đến 31/12/2027"),
        ("trước ngày 30/9/2026", "vi", "trước ngày 30/9/2026"),
        ("trước ngày 15/12 hằng năm", "vi", "trước ngày 15/12 hằng năm"),
        ("trước ngày 15/12 hằng năm", "en", "trước ngày 15/12 hằng năm → every year"),
        ("trong 05 ngày làm việc kể từ ngày ký", "vi", "trong 05 ngày làm việc kể từ ngày ký"),
    ],
)
def test_a_limit_is_explained_where_its_words_leave_it_open(said: str, language: str, shown: str) -> None:
    found = lines(f"Giao Sở Xây dựng trình đề án bến cá {said}.", language=language)

    label = {"vi": "Thời hạn:", "en": "By:"}[language]
    assert [line.split(label)[1].strip() for line in found if line.startswith(f"      {label}")] == [shown]


def test_rows_of_a_table_stand_under_their_group_with_annex_and_row() -> None:
    found = lines(TABLE)
    (at,) = (index for index, line in enumerate(found) if line.startswith("NHIỆM VỤ TRONG PHỤ LỤC (3)"))

    assert [line for line in found[at + 1 :] if line.startswith(("  Hạ", "  Văn", "  ●", "      Ở"))][:8] == [
        "  Hạ tầng ven biển",
        "  ● Sở Xây dựng",
        "      Ở mục:          PHỤ LỤC II, dòng 1",
        "  ● Sở Xây dựng",
        "      Ở mục:          PHỤ LỤC II, dòng 2",
        "  Văn hóa",
        "  ● Sở Văn hóa",
        "      Ở mục:          PHỤ LỤC II, dòng 1",
    ]


def test_equal_deadlines_stand_once_with_their_number() -> None:
    found = lines(TABLE)
    (at,) = (index for index, line in enumerate(found) if line.startswith("THỜI HẠN (3)"))

    assert found[at + 1 : at + 3] == ["  thường xuyên  Thường xuyên (×2)", "  quý IV/2026   Quý IV/2026"]


def test_meetings_targets_and_contradictions_are_worded() -> None:
    analysis = Analysis(
        text="một hai",
        meeting=Meeting(date="2026-10-20", mode="online", participants=1500),
        targets=(Target(0, 3, "một", "42.5", unit="%", comparator=">=", by="2030"),),
        contradictions=(Contradiction("issued", ((0, 3), (4, 7)), ("2026-01-02", "2026-01-12")),),
    )

    assert analysis_lines(analysis) == [
        *("HỘI NGHỊ", "      Ngày:           20/10/2026", "      Hình thức:      trực tuyến"),
        *("      Người dự:       1.500", "", "CHỈ TIÊU (1)", "  ≥ 42,5%, năm 2030  một", ""),
        *("MÂU THUẪN TRONG VĂN BẢN (1)", "  02/01/2026  một", "  12/01/2026  hai"),
    ]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("text", [*papers.ALL.values(), TABLE])
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    analysis = analyse(text)

    for language in ("vi", "en"):
        shown = analysis_lines(analysis, language=language, why=True, width=width)
        shown += outline_lines(analysis.outline, language=language, width=width)
        assert [line for line in shown if len(line) > width] == []
