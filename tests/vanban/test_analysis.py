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


HEAD = "ỦY BAN NHÂN DÂN\nXÃ BÃI RẠNG\n{number}\nBãi Rạng, ngày {date}\n\nKẾ HOẠCH\nLàm đường\n\n"
CITING = "Thực hiện Nghị quyết số 88-NQ/TW, ngày 03/6/2017, xã khởi công trong quý IV."

REFERENCES = [
    ("04 tháng 3 năm 2026", CITING, date(2026, 3, 4)),
    ("     tháng 6 năm 2021", CITING, date(2021, 6, 1)),
    ("... tháng ... năm 2026", CITING, date(2026, 1, 1)),
    ("     tháng 6 năm 2021", f"{CITING} Cuộc họp ngày 09/6/2021.", date(2021, 6, 9)),
    ("     tháng 6 năm 2021", f"{CITING} Cuộc họp ngày 09/9/2020.", date(2021, 6, 1)),
    ("     tháng 13 năm 2021", CITING, date(2021, 1, 1)),
]


@pytest.mark.parametrize(("day", "body", "expected"), REFERENCES)
def test_blank_of_the_date_leaves_its_month_or_year(day: str, body: str, expected: date) -> None:
    analysis = analyse(HEAD.format(number="Số:     /KH-UBND", date=day) + body)

    assert analysis.reference == expected
    assert analysis.deadlines[0].value == f"{expected.year}-Q4"


def test_days_of_other_papers_are_not_the_day_of_this_one() -> None:
    text = f"{CITING} Cuộc họp ngày 12/02/2020 thống nhất chủ trương."

    assert reference_date(text, Header()) == date(2020, 2, 12)
    assert reference_date(CITING, Header()) == date.today()


def test_message_or_page_is_read_from_the_day_it_was_written_on() -> None:
    source = Source("Cuộc họp ngày 12/02/2020. Các xã gửi danh sách trước ngày 25/11.", written=date(2025, 11, 17))

    analysis = analyse(source)

    assert (analysis.reference, [one.value for one in analysis.deadlines]) == (date(2025, 11, 17), ["2025-11-25"])
