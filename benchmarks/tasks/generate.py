"""Fill an empty database with so many invented tasks, each with its events, versions, days, words and papers.

What stands there afterwards is what the door would have written: `kimchinam tasks verify` and `kimchinam audit verify` say so.
Usage, after `kimchinam migrate`: `python -m tasks.generate 100000` in `benchmarks`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.world import World

SHARE = 20_000
"""Tasks that one process loads at a time."""


def set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimchinam.config.settings")
    django.setup()


def generate(tasks: int) -> float:
    """Returns the seconds it took."""
    from django.db import connection

    from kimchinam.organisations.models import Organisation
    from kimchinam.programmes.actions.tallying import tally_anew
    from kimchinam.programmes.models import Tallied
    from tasks.world import found

    begin = time.monotonic()
    world = found(tasks)
    after = _last_event()
    with _bare_tables(), _without_guards():
        _share_out(tasks, world, after + 1)
    above = Organisation.objects.filter(children__isnull=False).distinct()
    Tallied.objects.bulk_create(Tallied(unit=unit) for unit in above)
    tally_anew()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval('audit_event_id_seq', (SELECT max(id) FROM audit_event))")
        cursor.execute("ANALYZE")
    return time.monotonic() - begin


def _last_event() -> int:
    from kimchinam.audit.models import Event

    last = Event.objects.order_by("pk").last()
    return last.pk if last else 0


def _share_out(tasks: int, world: World, events_from: int) -> None:
    from django.db import connection

    from tasks.loading import load

    shares = [(first, min(first + SHARE, tasks)) for first in range(0, tasks, SHARE)]
    if connection.vendor == "sqlite" or len(shares) == 1:
        for first, end in shares:
            load(first, end, world, events_from)
        return
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=set_up) as pool:
        for done in [pool.submit(_load, first, end, world, events_from) for first, end in shares]:
            done.result()


def _load(first: int, end: int, world: World, events_from: int) -> None:
    from django.db import connection

    from tasks.loading import load

    with connection.cursor() as cursor:
        cursor.execute(
            "SET session_replication_role = replica"
        )  # rows are right by construction and verified afterwards
    load(first, end, world, events_from)


@contextmanager
def _without_guards() -> Iterator[None]:
    """Tasks are loaded as they ended, without the papers that closed them: no trigger lets that pass."""
    from kimchinam.monitoring.migrations import _guards

    _guards.take_down()
    yield
    _guards.put_up()


@contextmanager
def _bare_tables() -> Iterator[None]:
    """On PostgreSQL indexes that guard nothing are built when the rows are there."""
    from django.db import connection

    from tasks.loading import names_of_tables

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes JOIN pg_class ON relname = indexname JOIN pg_index i ON"
            " i.indexrelid = pg_class.oid WHERE tablename = ANY(%s) AND NOT i.indisunique",
            [list(names_of_tables())],
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)


if __name__ == "__main__":
    set_up()
    sys.stdout.write(f"{generate(int(sys.argv[1])):.0f} s\n")
