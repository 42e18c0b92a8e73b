"""Promise: each chip opens exactly what it counts; links of a list keep its filters, and a new filter begins at page one."""

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from kimchinam.ui.lists import Chip, chips, pager, with_query

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
