"""How fast the pages of followed tasks are on a loaded database, for three readers, today and on past days.

Every call goes through the whole site in this process: middleware, session, queries, template. Half of the calls look at a
random past day. Usage: `python -m tasks.measure [calls]` in `benchmarks`, on the database of `tasks.generate`.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tasks.generate import set_up
from tasks.lives import ACTS, OF, PLACES, THINGS

if TYPE_CHECKING:
    from django.test import Client

WARM = 10
CALLS = 200
LIST, EXCEPTIONS = "/nhiem-vu/", "/nhiem-vu/ngoai-le/"
Pages = dict[str, Callable[[random.Random], str]]
STATUSES = ("overdue", "awaiting_acceptance", "due_soon", "running", "closed_late", "open", "closed")


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one page for one reader."""

    reader: str
    page: str
    calls: int
    p50: float
    p95: float
    processor: float
    """Of this process alone, the middle one: what a busy machine does not change."""
    queries: int
    """Of the last call."""
    kilobytes: float


def pages(tasks: list[str], units: list[str], programmes: list[str]) -> Pages:
    """By name: an address, another one each time."""
    words = [*ACTS, *THINGS, *OF, *PLACES]

    def some_words(chance: random.Random) -> str:
        return " ".join(chance.sample(words, chance.randrange(1, 4)))

    return {
        "list": lambda _chance: LIST,
        "list, status": lambda chance: f"{LIST}?status={chance.choice(STATUSES)}",
        "list, unit and status": lambda chance: f"{LIST}?unit={chance.choice(units)}&status={chance.choice(STATUSES)}",
        "list, programme": lambda chance: f"{LIST}?programme={chance.choice(programmes)}",
        "list, words": lambda chance: f"{LIST}?q={some_words(chance)}",
        "list, mine": lambda _chance: f"{LIST}?mine=1&status=open",
        "list, to judge": lambda _chance: f"{LIST}?judge=1",
        "list, kind and product": lambda chance: f"{LIST}?kind=ordinary&product={chance.choice(['plan', 'report'])}",
        "list, lacks": lambda chance: f"{LIST}?lacks={chance.choice(['evidence', 'date', 'owner'])}",
        "list, due": lambda chance: f"{LIST}?due={_month(chance)}",
        "list, supporting": lambda chance: f"{LIST}?supporting={chance.choice(units)}",
        "list, assigner": lambda chance: f"{LIST}?assigner={chance.choice(units)}",
        "list, below": lambda chance: f"{LIST}?below={chance.choice(units)}&status=late",
        "list, later page": lambda chance: _later(chance, tasks),
        **_other_pages(tasks, units),
    }


def _other_pages(tasks: list[str], units: list[str]) -> Pages:
    return {
        "desk": lambda _chance: "/",
        "board": lambda _chance: f"{LIST}bang/",
        "calendar": lambda _chance: f"{LIST}lich/",
        "timeline": lambda _chance: f"{LIST}dong-thoi-gian/",
        "unit": lambda chance: f"{LIST}don-vi/{chance.choice(units)}/",
        "papers": lambda _chance: f"{LIST}cho-toi/",
        "alarms": lambda _chance: f"{LIST}canh-bao/",
        "notices": lambda _chance: "/thong-bao/",
        "exceptions": lambda _chance: EXCEPTIONS,
        "exceptions, level": lambda chance: f"{EXCEPTIONS}?alarm={chance.choice(['red', 'deep_red'])}",
        "exceptions, to decide": lambda _chance: f"{EXCEPTIONS}?decide=1",
        "one task": lambda chance: f"{LIST}{chance.choice(tasks)}/",
        "programmes": lambda _chance: "/chuong-trinh/",
    }


def _month(chance: random.Random) -> str:
    from kimchinam.base.clock import today

    first = today() + timedelta(days=chance.randrange(-900, 300))
    return f"{first.isoformat()}..{(first + timedelta(days=30)).isoformat()}"


def _later(chance: random.Random, tasks: list[str]) -> str:
    """Behind a random task that is closed since a random day: as far down as lists go."""
    from kimchinam.base.clock import today

    day = today() - timedelta(days=chance.randrange(1, 1200))
    return f"{LIST}?after=9999.7_{day.isoformat()}_{chance.choice(tasks).replace('-', '')}"


def measured(calls: int) -> list[Figure]:
    import kimchinam.config.wsgi  # noqa: F401  (the site as a server loads it)
    from kimchinam.programmes.models import Programme, Task

    chance = random.Random(5)
    programmes = [str(pk) for pk in Programme.objects.values_list("pk", flat=True)[:500]]
    tasks = [str(pk) for pk in Task.objects.filter(programme__in=programmes[:60]).values_list("pk", flat=True)[:3000]]
    found = []
    for reader, (client, own_tasks, units) in _readers(tasks).items():
        for name, address in pages(own_tasks, units, programmes).items():
            found.append(_figure(reader, name, client, lambda address=address: address(chance), calls))
            say(found[-1])
    return found


def _readers(tasks: list[str]) -> dict[str, tuple[Client, list[str], list[str]]]:
    """Who sees all, who sees a branch, who sees one unit; with tasks that he sees and units of which he asks."""
    from django.test import Client

    from kimchinam.accounts.models import User
    from kimchinam.accounts.states import Role, Scope
    from kimchinam.organisations.models import Organisation
    from kimchinam.programmes.models import Assignment
    from tasks.world import INNER, person

    units = list(Organisation.objects.order_by("path"))
    inner = next(unit for unit in units if unit.parent_id and unit.parent_id == units[0].pk)
    leaf = Organisation.objects.filter(parent=inner).first()
    if not User.objects.filter(username="truongnganh").exists():
        person("truongnganh", inner, Scope.BELOW, 1)
        person("chuyenvien", leaf, Scope.OWN, 0, Role.UNIT)
    below = [str(pk) for pk in Organisation.objects.within(inner).values_list("pk", flat=True)]
    readers = {"all": ("lanhdao", [str(unit.pk) for unit in units]), "branch": ("truongnganh", below)}
    readers["unit"] = ("chuyenvien", [str(leaf.pk)])
    assert len(units) > INNER
    made = {}
    for name, (username, known) in readers.items():
        client = Client()
        client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        held = Assignment.objects.filter(organisation__in=known, task__secrecy=0).values_list("task", flat=True)[:1000]
        made[name] = (client, tasks if name == "all" else [str(pk) for pk in held], known)
    return made


def _figure(reader: str, page: str, client: Client, address: Callable[[], str], calls: int) -> Figure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, own = [], []
    for number in range(WARM + calls):
        _look_at_some_day(client, number)
        where = address()
        begin, busy = time.perf_counter(), time.process_time()
        response = client.get(where)
        own.append((time.process_time() - busy) * 1000)
        times.append((time.perf_counter() - begin) * 1000)
        assert response.status_code == 200, (reader, where, response.status_code)
    with CaptureQueriesContext(connection) as asked:
        size = len(client.get(address()).content) / 1024
    kept = sorted(times[WARM:])
    p95, processor = kept[int(len(kept) * 0.95)], statistics.median(own[WARM:])
    return Figure(reader, page, calls, statistics.median(kept), p95, processor, len(asked.captured_queries), size)


def _look_at_some_day(client: Client, number: int) -> None:
    from kimchinam.base.clock import today
    from kimchinam.base.requests import AS_OF

    if number % 5 == 0:  # every other handful of calls looks at a past day
        session = client.session
        session.pop(AS_OF, None)
        if number % 10:
            session[AS_OF] = (today() - timedelta(days=random.Random(number).randrange(1, 1200))).isoformat()
        session.save()


def say(one: Figure) -> None:
    sys.stderr.write(
        f"  {one.reader:7} {one.page:24} p50 {one.p50:7.1f}  p95 {one.p95:7.1f}  own {one.processor:6.1f} ms"
        f"  {one.queries:3} queries  {one.kilobytes:5.0f} KB\n"
    )


def figures(calls: int) -> dict[str, Any]:
    found = measured(calls)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"resident": resident, "pages": [asdict(one) for one in found]}


if __name__ == "__main__":
    set_up()
    sys.stdout.write(json.dumps(figures(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS)) + "\n")
