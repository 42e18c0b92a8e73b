"""The worker: asks each room in turn whether something waits, and lets it do one piece.

There is no queue beside the tables. A waiting row is a visible state; a job finds one, claims it with a conditional update and
calls an action. Kill the worker at any point and the claim runs out: the next worker takes the row again.
"""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import update_wrapper, wraps

from django.conf import settings
from django.db import close_old_connections
from django.utils.module_loading import import_string

from kimchinam.base.clock import today

Job = Callable[[], bool]
"""Does one waiting piece of work; False when nothing waits. It has a name, for the log."""

LEASE = timedelta(seconds=30)
"""How long a claim holds without a sign of life."""

logger = logging.getLogger(__name__)


class Daily:
    """A job whose work comes with the day: once it found none, a worker lets it rest until the next."""

    def __init__(self, job: Job) -> None:
        self.job = job
        update_wrapper(self, job)

    def __call__(self) -> bool:
        return self.job()

    def rested(self) -> Job:
        """The same, of one worker: what another leaves undone is still found."""
        idle_on: date | None = None

        @wraps(self.job)
        def ask() -> bool:
            nonlocal idle_on
            if idle_on == today():
                return False
            worked = self.job()
            idle_on = None if worked else today()
            return worked

        return ask


def jobs() -> list[Job]:
    return [import_string(path) for path in settings.JOBS]


def run_until_idle(todo: Iterable[Job] | None = None, *, go_on: Callable[[], bool] = lambda: True) -> int:
    """Do what waits, every job in its turn, until nothing waits or `go_on` says no. Returns the number of pieces done."""
    turn = list(todo) if todo is not None else jobs()
    done = 0
    while worked := sum(go_on() and _run(job) for job in turn):
        done += worked
    return done


def _run(job: Job) -> bool:
    """One piece of one job. A poison row must not stop the others: its failure is logged and its claim stands."""
    try:
        return job()
    except Exception:
        logger.exception("A piece of work failed in %s", job.__name__)
        return False


def run_forever(*, go_on: Callable[[], bool], pause: float = 0.5) -> None:
    """As long as `go_on` says so, which is asked before every piece. `pause` is in seconds, only when nothing waits."""
    todo = [job.rested() if isinstance(job, Daily) else job for job in jobs()]
    while go_on():
        close_old_connections()
        if not run_until_idle(todo, go_on=go_on):
            time.sleep(pause)
