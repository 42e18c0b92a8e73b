"""A figure and the bar that it has to reach."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

WIDTH = 44


@dataclass
class Report:
    """Prints figures as they come and remembers which bars were missed."""

    missed: list[str] = field(default_factory=list)

    def heading(self, words: str) -> None:
        say(f"\n{words}")

    def figure(self, name: str, words: str) -> None:
        say(f"  {name:{WIDTH}} {words}")

    def at_least(self, name: str, value: float, bar: float, unit: str) -> None:
        self._judge(name, value, f"at least {bar:g}", unit, value >= bar)

    def at_most(self, name: str, value: float, bar: float, unit: str) -> None:
        self._judge(name, value, f"at most {bar:g}", unit, value <= bar)

    def _judge(self, name: str, value: float, bar: str, unit: str, reached: bool) -> None:
        self.figure(name, f"{value:8.2f} {unit:5} {'ok    ' if reached else 'MISSED'} (bar: {bar})")
        if not reached:
            self.missed.append(f"{name}: {value:.2f} {unit} (bar: {bar})")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(run: Callable[[], object], *, least: float = 0.2) -> float:
    """Seconds of one processor, so that a busy machine does not count: the best of runs that take `least` together."""
    times: list[float] = []
    while len(times) < 2 or (sum(times) < least and len(times) < 10):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)
