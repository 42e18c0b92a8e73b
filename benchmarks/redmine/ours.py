"""Our site for one run: filled in a database of the same cluster, served by one process with one thread."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).resolve().parents[1]
ROOT = BENCHMARKS.parent
PATIENCE = 120
"""Seconds that the first answer may take."""
SEEN = """
import json
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
tasks = list(Task.objects.filter(secrecy=0).values_list("pk", flat=True)[:3000])
leads = list(Organisation.objects.filter(parent__parent__isnull=False).values_list("pk", flat=True)[:200])
print(json.dumps({"tasks": [str(one) for one in tasks], "leads": [str(one) for one in leads]}))
"""


@dataclass(frozen=True, slots=True)
class Ours:
    port: int
    tasks: list[str]
    leads: list[str]
    """Units that lead tasks."""


@contextmanager
def ours(database: str, *, tasks: int) -> Iterator[Ours]:
    """Yields the site with that many tasks in the database at that address, which is empty; signed in to as `lanhdao`."""
    with tempfile.TemporaryDirectory(prefix="kimchinam-bench-") as folder:
        environment = os.environ | {
            "KIMCHINAM_DATA": folder,
            "KIMCHINAM_SECRET_KEY": "only-for-benchmarks-" + "0" * 40,
            "KIMCHINAM_HOSTS": "127.0.0.1",
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "kimchinam.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        manage = str(ROOT / "manage.py")
        _run(environment, manage, "migrate", "--verbosity", "0")
        _run(environment, manage, "collectstatic", "--noinput", "--verbosity", "0")
        _run(environment, "-m", "tasks.generate", str(tasks))
        known: dict[str, Any] = json.loads(_run(environment, manage, "shell", "--no-imports", "-c", SEEN))
        with _served(environment) as port:
            yield Ours(port, **known)


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    command = ["granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--log-level", "warning"]
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "--port", str(port), "kimchinam.config.wsgi:application"], env=environment
    )
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the site does not answer")


def _run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=BENCHMARKS, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout
