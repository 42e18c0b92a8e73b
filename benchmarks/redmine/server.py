"""A Redmine of its own for one run: an instance, a database in the given cluster, a single-process server on a free port."""

from __future__ import annotations

import hashlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from . import packages

HOME = Path("/usr/share/redmine")
INSTANCE = "kimchinam-bench"
SEED = Path(__file__).with_name("seed.sql")
PASSWORD = "phải-dài-hơn-tám"
SALT = "salt"
PEOPLE, VERSIONS = 300, 30
PATIENCE = 120
"""Seconds that the first answer may take."""


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL: the folder of its socket, and its superuser."""

    folder: Path
    user: str


@contextmanager
def redmine(cluster: Cluster, *, issues: int) -> Iterator[int]:
    """Yields the port of a Redmine with that many issues, signed in to as `bench1`.

    Raises:
        packages.NoRedmineError: it cannot be installed here.
    """
    packages.install()
    root = _instance()
    try:
        _settle(root, cluster)
        _fill(cluster, issues)
        with _served(root / "log" / "puma.log") as port:
            yield port
    finally:
        _forget(root)


def _instance() -> Path:
    _run(str(HOME / "bin" / "redmine-instances"), "create", INSTANCE)
    return HOME / "instances" / INSTANCE


def _forget(root: Path) -> None:
    for path in {root, *(part.resolve() for part in root.iterdir())}:
        shutil.rmtree(path, ignore_errors=True)


def _settle(root: Path, cluster: Cluster) -> None:
    config = root / "config"
    (config / "secret_key.txt").write_text(hashlib.sha256(b"bench").hexdigest())
    (config / "database.yml").write_text(
        "production:\n  adapter: postgresql\n  encoding: utf8\n"
        f"  database: redmine\n  host: {cluster.folder}\n  username: {cluster.user}\n"
    )


def _fill(cluster: Cluster, issues: int) -> None:
    reached = ["--host", str(cluster.folder), "--username", cluster.user]
    _run("createdb", *reached, "redmine")
    _bundled("rake", "db:migrate")
    _bundled("rake", "redmine:load_default_data", REDMINE_LANG="vi")
    hashed = hashlib.sha1((SALT + hashlib.sha1(PASSWORD.encode()).hexdigest()).encode()).hexdigest()
    figures = {"issues": issues, "people": PEOPLE, "versions": VERSIONS, "hashed": hashed, "salt": SALT}
    told = [part for name, value in figures.items() for part in ("--variable", f"{name}={value}")]
    _run("psql", *reached, "--dbname", "redmine", "--quiet", "--set", "ON_ERROR_STOP=1", *told, "--file", str(SEED))


@contextmanager
def _served(log: Path) -> Iterator[int]:
    """One process with one thread, as ours is measured."""
    port = _free_port()
    with log.open("w") as told:
        server = subprocess.Popen(
            ["puma", "-e", "production", "-w", "0", "-t", "1:1", "-b", f"tcp://127.0.0.1:{port}"],
            cwd=HOME,
            env=_variables(),
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(port, server, log)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/login"):
                return
        except (URLError, ConnectionError):
            time.sleep(0.5)
    raise packages.NoRedmineError(f"Redmine does not answer:\n{log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _bundled(*command: str, **variables: str) -> None:
    _run("bundle", "exec", *command, **variables)


def _variables() -> dict[str, str]:
    return {**packages.environment(), "REDMINE_INSTANCE": INSTANCE, "SCHEMA": "/dev/null"}


def _run(*command: str, **variables: str) -> None:
    done = subprocess.run(
        command,
        cwd=HOME,
        env={**_variables(), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])} failed:\n{done.stdout[-2000:]}")
