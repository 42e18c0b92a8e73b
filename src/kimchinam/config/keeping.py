"""A process beside the site that is started again whenever it ends."""

import logging
import subprocess
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

STEADY = 60.0
"""Seconds after which a process counts as well: its next end is an accident, not the next of a series."""

logger = logging.getLogger(__name__)


class Kept:
    """Within the block the command runs; when it ends it is started again after `pause` seconds, twice as many each time."""

    def __init__(self, command: Sequence[str], *, pause: float = 1.0, longest: float = 60.0) -> None:
        self.command = command
        self.pause = pause
        self.longest = longest
        self.process: subprocess.Popen[bytes] | None = None
        self._over = threading.Event()
        self._starting = threading.Lock()
        self._thread = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with self._starting:
            if self.process:
                self.process.terminate()
        self._thread.join()

    def _keep(self) -> None:
        pause = self.pause
        while process := self._start():
            began = time.monotonic()
            code = process.wait()
            if self._over.is_set():
                return
            if time.monotonic() - began > STEADY:
                pause = self.pause
            logger.error("Process %s ended with code %s; it is started again in %g s", process.pid, code, pause)
            self._over.wait(pause)
            pause = min(2 * pause, self.longest)

    def _start(self) -> "subprocess.Popen[bytes] | None":
        """None when it is all over. Under the lock, so that no process is born after the end."""
        with self._starting:
            if self._over.is_set():
                return None
            self.process = subprocess.Popen(self.command)
            return self.process
