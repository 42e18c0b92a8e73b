"""The first rows of many questions, asked together."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def first_of_each(questions: Iterable[tuple[int, QuerySet[Any, Any]]]) -> list[tuple[Any, ...]]:
    """(number, *values) of every row that short ordered queries find, each with a number of its own; as the engine writes values.

    One SQL query, none when nothing can be found. Written by hand around what the ORM compiles: SQLite wants each of the
    queries wrapped, which the ORM does not do.
    """
    texts: list[str] = []
    given: list[Any] = []
    for number, rows in questions:
        with suppress(EmptyResultSet):
            sql, parameters = rows.query.sql_with_params()
            texts.append(f"SELECT {number:d} AS number, arm.* FROM ({sql}) arm")
            given += parameters
    if not texts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(texts), given)
        return list(cursor.fetchall())
