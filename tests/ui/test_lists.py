"""Promise: each chip opens exactly what it counts; links of a list keep its filters, and a new filter begins at page one."""

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from kimchinam.ui.lists import Chip, Mark, chips, pager, window, with_query

CHOICES = [("late", "Quá hạn"), ("done", "Hoàn thành"), ("open", "Trong hạn")]


@pytest.fixture(autouse=True)
def _vietnamese() -> None:
    translation.activate("vi")


def at(query: str) -> HttpRequest:
    return RequestFactory().get(f"/nhiem-vu/?{query}")


@pytest.mark.parametrize(
    ("query", "changes", "address"),
    [
        ("", {"status": "late"}, "?status=late"),
        ("q=an&status=done", {"status": "late"}, "?q=an&status=late"),
        ("q=an&status=done", {"status": ""}, "?q=an"),
        ("status=done&page=4", {}, "?status=done"),
        ("status=done&page=4", {"page": "5"}, "?status=done&page=5"),
        ("unit=1&unit=2&page=2", {"status": "late"}, "?unit=1&unit=2&status=late"),
        ("q=%26", {"status": "a b&c"}, "?q=%26&status=a+b%26c"),
    ],
)
def test_other_filters_of_a_page_stay(query: str, changes: dict[str, str], address: str) -> None:
    assert with_query(at(query), **changes) == address


def test_chips_count_all_and_what_occurs() -> None:
    shown = chips(at("q=an&page=2"), "status", counts={"late": 2, "done": 3, "open": 0}, choices=CHOICES)

    assert shown == [
        Chip("Tất cả", 5, "?q=an", current=True),
        Chip("Quá hạn", 2, "?q=an&status=late", current=False),
        Chip("Hoàn thành", 3, "?q=an&status=done", current=False),
    ]


def test_chosen_choice_stays_although_nothing_has_it() -> None:
    shown = chips(at("status=open"), "status", counts={"late": 2}, choices=CHOICES)

    assert [(chip.label, chip.count, chip.current) for chip in shown] == [
        ("Tất cả", 2, False),
        ("Quá hạn", 2, False),
        ("Trong hạn", 0, True),
    ]


def test_every_choice_is_shown_when_asked() -> None:
    shown = chips(at(""), "status", counts={}, choices=CHOICES, empty_too=True)

    assert [chip.count for chip in shown] == [0, 0, 0, 0]


def test_filter_across_is_taken_away_by_every_chip_and_leaves_none_current() -> None:
    shown = chips(at("status=late&mine=1"), "status", counts={"late": 2}, choices=CHOICES, across=["mine"])

    assert [(chip.url, chip.current) for chip in shown] == [("?", False), ("?status=late", False)]


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [(1, "", "?q=an&page=2"), (2, "?q=an&page=1", "?q=an&page=3"), (3, "?q=an&page=2", "")],
)
def test_pager_leads_to_the_neighbours_and_ends_at_both_ends(number: int, before: str, after: str) -> None:
    page = Paginator(range(3), 1).page(number)

    assert pager(at(f"q=an&page={number}"), page) == {"previous_url": before, "next_url": after}


def test_chips_without_counts_offer_every_choice_and_say_no_number() -> None:
    shown = chips(at("status=late"), "status", counts=None, choices=CHOICES)

    assert [(chip.label, chip.count, chip.current) for chip in shown] == [
        ("Tất cả", None, False),
        ("Quá hạn", None, True),
        ("Hoàn thành", None, False),
        ("Trong hạn", None, False),
    ]


def test_all_may_be_more_than_the_choices() -> None:
    shown = chips(at(""), "status", counts={"late": 2}, choices=CHOICES, total=9)

    assert [chip.count for chip in shown] == [9, 2]


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("", None),
        ("after=50.x_y", Mark("x_y", 50, back=False)),
        ("before=100.x", Mark("x", 100, back=True)),
        ("after=50", None),
        ("after=.x", None),
        ("after=-5.x", None),
        ("after=x.x", None),
        ("after=9999999999.x", None),
    ],
)
def test_mark_says_behind_which_row_a_page_begins(query: str, mark: Mark | None) -> None:
    assert Mark.of(at(query)) == mark


@pytest.mark.parametrize(
    ("mark", "shown", "before", "after", "expected"),
    [
        (None, 50, None, "r", (1, 50, "", "?q=an&after=50.r")),
        (Mark("r", 50, back=False), 50, "s", "t", (51, 100, "?q=an&before=50.s", "?q=an&after=100.t")),
        (Mark("s", 50, back=True), 50, None, "s", (1, 50, "", "?q=an&after=50.s")),
        (Mark("r", 50, back=False), 3, "s", None, (51, 53, "?q=an&before=50.s", "")),
        (None, 0, None, None, (0, 0, "", "")),
        (Mark("s", 7, back=True), 9, "a", "s", (1, 9, "?q=an&before=0.a", "?q=an&after=9.s")),
    ],
)
def test_window_leads_to_its_neighbours_and_keeps_the_filters(
    mark: Mark | None, shown: int, before: str | None, after: str | None, expected: tuple[int, int, str, str]
) -> None:
    found = window(at("q=an&after=1.x"), mark, shown=shown, total=120, before=before, after=after)

    assert (found.first, found.last, found.previous_url, found.next_url) == expected
