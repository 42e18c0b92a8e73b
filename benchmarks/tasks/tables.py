"""Rows written past the ORM: COPY on PostgreSQL, many at once on SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import AutoField, JSONField, Model

Row = dict[str, Any]
"""Values by attribute; what is missing is the default of its column."""


class Table:
    def __init__(self, model: type[Model], *, with_key: bool = True) -> None:
        fields = [field for field in model._meta.concrete_fields if with_key or not isinstance(field, AutoField)]
        self.name = model._meta.db_table
        self.fields = {field.attname: field for field in fields}
        self.columns = ", ".join(f'"{field.column}"' for field in fields)
        self.defaults = {field.attname: field.get_default() for field in fields if not field.primary_key}
        self.json = {field.attname for field in fields if isinstance(field, JSONField)}

    def write(self, rows: Iterable[Row]) -> None:
        if connection.vendor == "postgresql":
            self._copy(rows)
        else:
            self._insert(rows)

    def _copy(self, rows: Iterable[Row]) -> None:
        connection.ensure_connection()
        with (
            connection.connection.cursor() as cursor,
            cursor.copy(f"COPY {self.name} ({self.columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row([self._value(name, row) for name in self.fields])

    def _insert(self, rows: Iterable[Row]) -> None:
        marks = ", ".join(["%s"] * len(self.fields))
        kept = (
            [field.get_db_prep_save(self._plain(name, row), connection) for name, field in self.fields.items()]
            for row in rows
        )
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.name} ({self.columns}) VALUES ({marks})", list(kept))

    def _plain(self, name: str, row: Row) -> Any:
        return row[name] if name in row else self.defaults[name]

    def _value(self, name: str, row: Row) -> Any:
        value = self._plain(name, row)
        return json.dumps(value, cls=DjangoJSONEncoder) if name in self.json and value is not None else value
