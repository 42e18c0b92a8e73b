"""A worker that scans in a process of its own, a few tasks at a time, so that somebody may kill it anywhere.

`python -m tests.alarms.doomed INSTANT [linger]`: says "ready", scans as of the instant, says "done". With `linger` it stops for
good inside the first batch, behind what it wrote there, and says "inside".
"""

import os
import sys
import time
from datetime import datetime
from typing import Any

import django

BATCH = 3


def main(instant: str, *how: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    # Only now are there models.
    from kimchinam.alarms import actions  # noqa: PLC0415
    from kimchinam.alarms.jobs import scan_next  # noqa: PLC0415
    from kimchinam.base import clock  # noqa: PLC0415
    from kimchinam.base.work import run_until_idle  # noqa: PLC0415

    actions.BATCH = BATCH
    if "linger" in how:
        _stay_behind(actions.Alert.objects)
    with clock.set_to(datetime.fromisoformat(instant)):
        _say("ready")
        run_until_idle([scan_next])
    _say("done")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _stay_behind(alerts: Any) -> None:
    write = alerts.insert_from

    def write_and_stay(rows: Any) -> None:
        write(rows)
        _say("inside")
        time.sleep(60)

    alerts.insert_from = write_and_stay


if __name__ == "__main__":
    main(*sys.argv[1:])
