"""Promise: on a phone the ways to look at tasks keep their names, fold their filters, and lead to what stands below."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from kimchinam.monitoring.queries import board as boards
from kimchinam.monitoring.views import bars
from tests.conftest import Office
from tests.monitoring.test_ways import BOARD, LATE, TIMELINE, WAYS
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(office: Office) -> Client:
    return office.client(office.leader)


def test_columns_that_stand_below_others_are_led_to_from_above_the_board(office: Office, leader: Client) -> None:
    issued(office)

    page = leader.get(BOARD).text
    jumps = re.findall(r'href="#(column-\w+)"', page.partition("board-jumps")[2].partition("</nav>")[0])

    assert jumps == [f"column-{name}" for name, _label in boards.COLUMNS]
    assert all(f'id="{place}"' in page for place in jumps)
    css = Path(finders.find("monitoring/board.css") or "").read_text()
    assert ".board-jumps {\n  display: none;\n}" in css
    assert re.search(r"max-width: 75rem\) \{\s*\.board-jumps \{\s*display: block", css)


def test_timeline_gives_the_whole_name_and_its_lines_are_as_high_as_its_bars(office: Office, leader: Client) -> None:
    name = "xây dựng chính sách hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số, trình kỳ họp cuối năm"
    task = only_task(issued(office, facts(office, name=name)))

    page = leader.get(TIMELINE).text

    names = page.partition('<ol class="timeline-names"')[2].partition("</ol>")[0]
    assert f'href="{task.get_absolute_url()}"' in names
    assert f">{name[0].upper()}{name[1:]}</a>" in names
    css = Path(finders.find("monitoring/timeline.css") or "").read_text()
    assert re.findall(r"--line-height: (\d+)px", css) == [str(bars.LINE)]


@pytest.mark.parametrize("path", WAYS)
@pytest.mark.parametrize(
    ("query", "said"), [("", ""), ("kind=key", "đang lọc 1"), ("kind=key&amp;lacks=evidence", "đang lọc 2")]
)
def test_folded_filters_say_how_many_are_set(office: Office, leader: Client, path: str, query: str, said: str) -> None:
    page = leader.get(f"{path}?{query.replace('&amp;', '&')}").text

    fold, _between, rest = page.partition('<details class="filter-fold">')[2].partition("</details>")
    assert re.findall(r"đang lọc \d+", fold) == ([said] if said else [])
    assert rest.lstrip().startswith('<form class="task-filters"')


@pytest.mark.parametrize(
    ("query", "said"), [("", []), ("alarm=red", ["đang lọc 1"]), ("alarm=red&unit=", ["đang lọc 1"])]
)
def test_exceptions_fold_their_chips_too(office: Office, leader: Client, query: str, said: list[str]) -> None:
    issued(office, facts(office, due_on=LATE))

    page = leader.get(f"/nhiem-vu/ngoai-le/?{query}").text

    assert (
        re.findall(r"đang lọc \d+", page.partition('<details class="filter-fold">')[2].partition("</details>")[0])
        == said
    )
    assert page.index("filter-fold") < page.index('class="chips"')


def test_filters_are_folded_on_phones_alone() -> None:
    css = Path(finders.find("monitoring/ways.css") or "").read_text()
    phones = css.partition("@media screen and (max-width: 48rem) {")[2].partition("\n}")[0]

    assert ".filter-fold {\n  display: none;\n}" in css
    assert ".filter-fold:not([open]) ~ .task-filters" in phones
    assert css.count(".filter-fold:not([open])") == phones.count(".filter-fold:not([open])")
