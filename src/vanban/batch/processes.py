"""A crew of processes on this machine. A process that dies, as those do that the system kills for memory, costs its file."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait

from vanban.batch.work import Job, Outcome, analyse_file, failed, part_of

Work = Callable[[Job], Outcome]

PATIENCE = 3600.0
"""Seconds after which a file is given up: recognition of a long scan takes many minutes, none takes an hour."""
_LOOK = 1.0

# Forked processes would share locks and threads of whoever calls; fresh ones start alike on every system.
_fresh = multiprocessing.get_context("spawn")


class Processes:
    """`size` processes, each with one file in hand. `work` must be importable by name in a fresh process.

    The standard pools are not used: they give up all waiting work when one of their processes is killed.
    """

    def __init__(self, size: int, *, work: Work = analyse_file, patience: float = PATIENCE) -> None:
        self._size = size
        self._work = work
        self._patience = patience

    def outcomes(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Outcome], None, None]:
        waiting = iter(jobs)
        idle: list[_Worker] = []
        busy: dict[Connection, _Worker] = {}
        try:
            while self._hand_out(waiting, idle, busy):
                heard = wait(list(busy), timeout=_LOOK)
                for pipe, worker in list(busy.items()):
                    if pipe in heard or worker.is_late(self._patience):
                        del busy[pipe]
                        outcome = worker.outcome() if pipe in heard else worker.give_up()
                        if worker.is_alive:
                            idle.append(worker)
                        yield worker.job, outcome
        finally:
            for worker in [*idle, *busy.values()]:
                worker.stop()

    def _hand_out(self, waiting: Iterator[Job], idle: list[_Worker], busy: dict[Connection, _Worker]) -> bool:
        """Keep every process busy, starting those that are missing; False when there is nothing left to wait for."""
        while len(busy) < self._size:
            job = next(waiting, None)
            if job is None:
                break
            worker = self._worker(idle)
            worker.begin(job)
            busy[worker.pipe] = worker
        return bool(busy)

    def _worker(self, idle: list[_Worker]) -> _Worker:
        while idle:
            worker = idle.pop()
            if worker.is_alive:
                return worker
            worker.stop()  # it was killed while it had nothing to do
        return _Worker(self._work)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, work: Work) -> None:
        self.pipe, theirs = _fresh.Pipe()
        self._process = _fresh.Process(target=_serve, args=(theirs, work), daemon=True)
        with _no_interrupt():
            self._process.start()
        # With our copy closed, the end of the process shows as the end of the pipe.
        theirs.close()
        self.job: Job

    @property
    def is_alive(self) -> bool:
        return not self.pipe.closed and self._process.is_alive()

    def begin(self, job: Job) -> None:
        self.job = job
        self._begin = time.monotonic()
        with suppress(BrokenPipeError):  # killed this very moment: its end is heard like any other
            self.pipe.send(job)

    def is_late(self, patience: float) -> bool:
        return time.monotonic() - self._begin > patience

    def outcome(self) -> Outcome:
        """What it has to say; of a process that ended without a word, that."""
        try:
            outcome: Outcome = self.pipe.recv()
            return outcome
        except (EOFError, OSError):
            self.stop()
            return _died(self._process.exitcode)

    def give_up(self) -> Outcome:
        self.stop()
        return _given_up()

    def stop(self) -> None:
        """End it at once, whatever it does: results appear whole or not at all."""
        self._process.kill()
        self._process.join()
        self.pipe.close()
        part_of(self.job.target, self._process.pid or 0).unlink(missing_ok=True)


def _serve(pipe: Connection, work: Work) -> None:
    # Ctrl-C at a terminal reaches every process; only the first of them decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):  # whoever gave the work is gone
        while True:
            pipe.send(work(pipe.recv()))


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """What is started here is deaf to Ctrl-C from its first moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _died(status: int | None) -> Outcome:
    return failed(
        "worker_died",
        f"Tiến trình đọc tệp bị dừng giữa chừng (mã {status}); thường là do thiếu bộ nhớ.",
        f"The process that read the file was ended ({status}), most often for lack of memory.",
    )


def _given_up() -> Outcome:
    return failed(
        "too_slow",
        "Đọc tệp mất quá nhiều thời gian nên đã dừng lại.",
        "Reading the file took too long and was stopped.",
    )
