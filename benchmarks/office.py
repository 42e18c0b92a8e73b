"""A throwaway office for the benchmarks of the site: its own folder, SQLite, one clerk who sees everything."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def open_office() -> Path:
    """Set Django up on an empty migrated database with the demo office's units and people. Call once, before importing rooms."""
    folder = Path(tempfile.mkdtemp(prefix="kimchinam-bench-"))
    os.environ |= {
        "KIMCHINAM_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "kimchinam.config.settings",
        "KIMCHINAM_HOSTS": "testserver,127.0.0.1",
    }
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    from kimchinam.config.demo.founding import found_units, register_people

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    register_people(found_units())
    return folder
