"""Our own answers, what vanban does not reach yet, and why: `expected_failures.toml`, grouped by cause."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.judge.cases import Text
from vanban import analyse, read, to_json

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cause:
    """Why some answers are not reached: the general rule that would mend it, and what it costs now."""

    rule: str
    cases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@cache
def causes() -> tuple[Cause, ...]:
    listed = tomllib.loads((HERE / "expected_failures.toml").read_text("utf-8"))["cause"]
    return tuple(Cause(one["rule"], tuple(one.get("cases", ())), tuple(one.get("documents", ()))) for one in listed)


def expected_cases() -> list[str]:
    """Names of the cases that are known to fail."""
    return [name for cause in causes() for name in cause.cases]


def expected_faults(document: str) -> list[str]:
    """Faults that are known of a document."""
    begin = f"{document}: "
    return [fault.removeprefix(begin) for cause in causes() for fault in cause.documents if fault.startswith(begin)]


def faults(text: Text) -> list[str]:
    source = read(text.text.encode(), name=text.file)
    return text.faults(to_json(analyse(source, reference=text.reference)))
