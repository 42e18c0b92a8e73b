"""A list must cost the same number of SQL queries however long it is."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

FEW, MANY = 1, 30


def queries_of(act: Callable[[], object]) -> list[str]:
    """The SQL of every query that `act` sends."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"] for query in captured.captured_queries]


def assert_same_number_of_queries(show: Callable[[], object], *, grow: Callable[[int], object]) -> None:
    """`show` sends as many queries for 1 row as for 30; `grow(n)` makes row number n. A failure names what repeats."""
    grow(0)
    show()  # what is remembered for the life of the process is remembered now
    few = queries_of(show)
    for number in range(FEW, MANY):
        grow(number)
    many = queries_of(show)
    repeated = Counter(map(_table, many)) - Counter(map(_table, few))
    assert len(many) == len(few), "\n".join(f"{times} more: {sql}" for sql, times in repeated.items())


def _table(sql: str) -> str:
    """A query without its values."""
    return sql.partition(" WHERE ")[0]


def length_of(page: Any) -> int:
    """How many rows the list has of which a response shows a page."""
    window = page.context.get("window")
    return window.total if window else page.context["page"].paginator.count
