"""Two people at the same moment: acts that begin together, each on a connection of its own."""

import time
from collections.abc import Callable
from threading import Barrier, Thread

from django.db import OperationalError, connections

from kimchinam.base import clock
from tests.conftest import NOON


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What the acts return, in the order in which they ended."""
    start = Barrier(len(acts))
    results: list[object] = []

    def run(act: Callable[[], object]) -> None:
        start.wait(5)
        with clock.set_to(NOON):
            try:
                results.append(patiently(act))
            finally:
                connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return results


def patiently(act: Callable[[], object]) -> object:
    """SQLite in memory does not wait for its lock; ask again for up to three seconds."""
    for _attempt in range(60):
        try:
            return act()
        except OperationalError:
            time.sleep(0.05)
    return act()
