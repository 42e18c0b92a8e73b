"""Promise: kill -9 at any moment loses no act that was acknowledged, and leaves none half done."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.postgres import DURABLE, crash, throwaway_cluster
from tests.survival.actor import NO_DATABASE

ROOT = Path(__file__).resolve().parents[2]
ACTS = 1000
LEAST_DEATHS = 60
SHORTEST, LONGEST = 0.02, 0.6
"""Seconds of a life: from before its first act to after some twenty."""
CRASHES = (300, 600, 900)
"""After how many acknowledged acts the database server falls, too."""


@dataclass
class Story:
    """What was heard of the acting lives."""

    acknowledged: list[int] = field(default_factory=list)
    ends: Counter[int] = field(default_factory=Counter)


@pytest.fixture
def engine() -> str:
    """The engine of this round of tests."""
    return "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"


@pytest.fixture
def home(engine: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of an installation of its own on that engine, kept as an office keeps it."""
    variables = {**os.environ, "KIMCHINAM_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kimchinam.config.settings"}
    variables.pop("DATABASE_URL", None)
    if engine == "SQLite":
        yield variables
        return
    with throwaway_cluster(DURABLE) as url:
        yield variables | {"DATABASE_URL": url.replace("/kimchinam", "/postgres")}


def run(module: str, home: dict[str, str], said: str = "") -> str:
    command = [sys.executable, "-m", f"tests.survival.{module}"]
    return subprocess.run(command, cwd=ROOT, env=home, input=said, stdout=subprocess.PIPE, text=True, check=True).stdout


def hunted(home: dict[str, str]) -> Story:
    """Let lives act and kill each after a random while, until enough acts were acknowledged."""
    story, chance = Story(), Random(4)
    crashes = set(CRASHES) if "DATABASE_URL" in home else set()
    command = [sys.executable, "-m", "tests.survival.actor", "4"]
    with subprocess.Popen(command, cwd=ROOT, env=home, stdout=subprocess.PIPE, text=True) as acting:
        assert acting.stdout is not None  # it was asked for
        for line in acting.stdout:
            word, number = line.split()
            if word == "born":
                _doom(int(number), chance.uniform(SHORTEST, LONGEST))
            elif word == "died":
                story.ends[int(number)] += 1
            else:
                story.acknowledged.append(int(number))
            if len(story.acknowledged) in crashes:
                crashes.remove(len(story.acknowledged))
                crash(home["DATABASE_URL"])
            if len(story.acknowledged) == ACTS:
                break
        acting.kill()
    return story


def _doom(life: int, seconds: float) -> None:
    """Kill that very process later, and no other that may have its number by then."""
    with suppress(ProcessLookupError):
        handle = os.pidfd_open(life)
        threading.Timer(seconds, _kill, [handle]).start()


def _kill(handle: int) -> None:
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(handle, signal.SIGKILL)
    os.close(handle)


def test_killed_process_loses_no_acknowledged_act_and_leaves_none_half_done(home: dict[str, str]) -> None:
    run("founding", home)
    story = hunted(home)
    lost_its_server = NO_DATABASE << 8

    assert len(story.acknowledged) == ACTS
    assert story.ends[signal.SIGKILL] >= LEAST_DEATHS
    assert set(story.ends) <= {signal.SIGKILL} | ({lost_its_server} if "DATABASE_URL" in home else set())
    found = json.loads(run("witness", home, "\n".join(map(str, story.acknowledged))))
    assert found == {"lost": [], "faults": [], "told otherwise": [], "half done": [], "wrong cells": 0}
