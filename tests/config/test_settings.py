"""Promise: one folder and no settings are enough; the secret of an installation is made once and kept to itself."""

import os
import stat
import subprocess
import sys
from pathlib import Path

ASK = "from kimchinam.config import settings as s; print(s.SECRET_KEY); print(s.DATABASES['default']['ENGINE'])"


def ask(data: Path, **environment: str) -> list[str]:
    """The secret key and the engine of an installation in this folder."""
    bare = {name: text for name, text in os.environ.items() if not name.startswith(("KIMCHINAM", "DATABASE", "DJANGO"))}
    given = bare | {"KIMCHINAM_DATA": str(data)} | environment
    return subprocess.run(
        [sys.executable, "-c", ASK], env=given, capture_output=True, text=True, check=True
    ).stdout.split()


def test_secret_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "var"

    first, second = ask(data), ask(data)

    assert first == second
    assert len(first[0]) >= 50
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600


def test_secret_of_the_environment_comes_first(tmp_path: Path) -> None:
    assert ask(tmp_path, KIMCHINAM_SECRET_KEY="k" * 50)[0] == "k" * 50
    assert not (tmp_path / "secret_key").exists()


def test_engine_is_sqlite_until_a_database_is_named(tmp_path: Path) -> None:
    assert ask(tmp_path)[1] == "django.db.backends.sqlite3"
    assert ask(tmp_path, DATABASE_URL="postgres://a@localhost/b")[1] == "django.db.backends.postgresql"
