"""The first rows of many questions, asked together."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

TOGETHER = 400
"""Questions of one statement: SQLite unites at most 500."""
Arm = tuple[str, Sequence[Any]]


def first_of_each(questions: Iterable[tuple[int, QuerySet[Any, Any]]]) -> list[tuple[Any, ...]]:
    """(number, *values) of every row that short ordered queries find, each with a number of its own; as the engine writes values.

    One SQL query for each `TOGETHER` of them, none when nothing can be found. Written by hand around what the ORM compiles:
    SQLite wants each of the queries wrapped, which the ORM does not do.
    """
    arms = list(_arms(questions))
    return [row for first in range(0, len(arms), TOGETHER) for row in _rows(arms[first : first + TOGETHER])]


def _arms(questions: Iterable[tuple[int, QuerySet[Any, Any]]]) -> Iterator[Arm]:
    for number, rows in questions:
        with suppress(EmptyResultSet):
            sql, given = rows.query.sql_with_params()
            yield f"SELECT {number:d} AS number, arm.* FROM ({sql}) arm", given


def _rows(arms: Sequence[Arm]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql for sql, _given in arms), [one for _sql, given in arms for one in given])
        return list(cursor.fetchall())
