from __future__ import annotations

from datetime import date

import pytest

import vanban
from tests.vanban import papers
from tests.vanban.spans import assert_sound
from vanban.analysis import analyse, reference_date
from vanban.errors import UnreadableError
from vanban.model import Header, Source


@pytest.mark.parametrize("text", papers.ALL.values(), ids=papers.ALL)
def test_analysis_findings_are_slices_of_the_text(text: str) -> None:
    assert_sound(analyse(text))


def test_analysis_of_a_programme() -> None:
    analysis = analyse(papers.PROGRAMME)
    order = next(directive for directive in analysis.directives if "đề án" in directive.surface)

    assert order.assignees == ("Sở Xây dựng",)
    assert order.supporting == ("Sở Tài chính",)
    assert order.deadline_value == "2026-Q3"
    assert order.provision == "II/1/1.1/-1"
    assert analysis.header.number == "18-CTr/TU"
    assert [reference.number for reference in analysis.references if reference.number] == ["88-NQ/TW"]
    assert {target.provision for target in analysis.targets} == {"I/1", "I/2"}


def test_analysis_of_a_string_is_that_of_its_source() -> None:
    source = vanban.read_text(papers.DECISION)

    assert analyse(papers.DECISION) == analyse(source)


def test_analysis_takes_the_title_of_the_file_where_the_text_has_none() -> None:
    assert analyse(Source("Xã họp dân.", title="Tin xã")).header == Header(title="Tin xã")


def test_analysis_reports_rising_shares() -> None:
    shares: list[float] = []

    analyse(papers.LETTER, progress=shares.append)

    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert shares == sorted(shares)


def test_analysis_refuses_an_empty_text() -> None:
    with pytest.raises(UnreadableError) as refusal:
        analyse("  \n ")

    assert refusal.value.code == "empty"


def test_analysis_completes_years_from_the_reference() -> None:
    (deadline,) = analyse("Các xã báo cáo trước ngày 15/7.", reference=date(2027, 1, 4)).deadlines

    assert deadline.value == "2027-07-15"


@pytest.mark.parametrize(
    ("text", "header", "day"),
    [
        ("Ngày 3/4/2026", Header(issued=date(2025, 1, 1)), date(2025, 1, 1)),
        ("Ngày 3/4/2026, xã họp, hẹn xong trước ngày 1/1/2030.", Header(), date(2026, 4, 3)),
        ("Không có ngày nào.", Header(), date.today()),
    ],
)
def test_reference_date(text: str, header: Header, day: date) -> None:
    assert reference_date(text, header) == day
