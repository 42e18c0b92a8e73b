"""Promise: what the models promise of their tables, the database keeps, whatever migrations made of it."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db


def test_every_constraint_and_index_of_every_model_stands_in_the_database() -> None:
    missing = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            there = connection.introspection.get_constraints(cursor, model._meta.db_table)
            wanted = [one.name for one in (*model._meta.constraints, *model._meta.indexes)]
            missing += [(model._meta.label, name) for name in wanted if name not in there]

    assert missing == []
