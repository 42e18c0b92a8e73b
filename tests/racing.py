"""Two people at the same moment: acts that begin together, each on a connection of its own."""

import time
from collections.abc import Callable
from threading import Barrier, Thread

from django.db import OperationalError, connection, connections

from kimchinam.base import clock
from tests.conftest import NOON


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What the acts return, in no order that a test may lean on; what one of them raises is raised, also a deadlock."""
    start = Barrier(len(acts))
    results: list[object] = []
    errors: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        start.wait(5)
        with clock.set_to(NOON):
            try:
                results.append(patiently(act))
            except Exception as error:
                errors.append(error)
            finally:
                connections.close_all()

    threads = [Thread(target=run, args=(act,), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    if errors:
        raise errors[0]
    assert len(results) == len(acts), "somebody waits for ever"
    return results


def patiently(act: Callable[[], object]) -> object:
    """SQLite in memory does not wait for its lock: there it is asked again for up to three seconds."""
    if connection.vendor != "sqlite":
        return act()
    for _attempt in range(60):
        try:
            return act()
        except OperationalError:
            time.sleep(0.05)
    return act()
