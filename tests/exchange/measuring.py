"""How long a register of 800 rows takes, on both engines."""

import os
import subprocess
import sys

from tests.postgres import programs, throwaway_cluster

TELL = "import django; django.setup(); from tests.exchange.story import main; main()"


def measure() -> None:
    _measured("SQLite", {})
    if programs():
        with throwaway_cluster() as url:
            _measured("PostgreSQL", {"DATABASE_URL": url})
    else:
        sys.stdout.write("No PostgreSQL here: measured on SQLite only.\n")


def _measured(engine: str, database: dict[str, str]) -> None:
    """Each engine in a process of its own: Django reads its settings once."""
    sys.stdout.write(f"{engine}, load {os.getloadavg()[0]:.1f}\n")
    sys.stdout.flush()
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", TELL], env=without | settings | database, check=True)
