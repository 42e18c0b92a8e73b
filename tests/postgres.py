"""A PostgreSQL of the suite's own: made in a temporary folder, reached through a socket in it, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

OWNER = "postgres"
"""PostgreSQL refuses to run as root; this system user comes with the package."""
# What makes a database slow only protects data that outlives the run.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
}
DURABLE = SETTINGS | {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
"""As an office runs it: what was committed outlives a crash."""


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl` of the newest installed version."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def throwaway_cluster(settings: Mapping[str, str] = SETTINGS) -> Iterator[str]:
    """Yields a DATABASE_URL. The server listens to nothing but its socket, and is stopped whatever happens."""
    bin_folder = programs()
    if bin_folder is None:
        raise FileNotFoundError("initdb")
    room = Path(tempfile.mkdtemp(prefix="kimchinam-pg-"))
    data = room / "data"
    try:
        _hand_over(room)
        _run(bin_folder / "initdb", "-D", data, "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        server = (bin_folder / "pg_ctl", "-D", data, "-w")
        _run(*server, "-l", room / "log", "-o", f"{options} -k {room}", "start")
        try:
            yield f"postgres://{OWNER}@{quote(str(room), safe='')}/kimchinam"
        finally:
            _run(*server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(room)


def crash(url: str) -> None:
    """Stop the server of a throwaway cluster as a power cut would, and start it again: it recovers from its log."""
    bin_folder = programs()
    assert bin_folder is not None  # the cluster runs
    data = folder_of(url) / "data"
    _run(bin_folder / "pg_ctl", "-D", data, "-w", "-m", "immediate", "-l", data.parent / "log", "restart")


def folder_of(url: str) -> Path:
    """Where the socket of a throwaway cluster lies."""
    return Path(unquote(url.partition("@")[2].rpartition("/")[0]))


def _hand_over(room: Path) -> None:
    """Give the folder to the user who will run the server, when that is not the one who runs the suite."""
    if os.geteuid() == 0:
        try:
            pwd.getpwnam(OWNER)
        except KeyError:
            subprocess.run(["useradd", "--system", OWNER], check=True)
        shutil.chown(room, OWNER)


def _run(*command: str | Path) -> None:
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_owner, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/"
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{done.stdout}")
