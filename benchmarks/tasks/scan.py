"""How long the scan of a working day takes on a loaded database: the first ever, and that of the next working day.

The first finds every alarm of the past at once. Usage: `python -m tasks.scan` in `benchmarks`, on the database of
`tasks.generate`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Any

from tasks.generate import set_up

SCANS = 2


def scans() -> list[dict[str, Any]]:
    from kimchinam.base.clock import today
    from kimchinam.regulations.queries import working_days

    days = (today() + timedelta(days=ahead) for ahead in range(1, 30))
    worked_on = list(filter(working_days(), days))
    return [_scan(day) for day in worked_on[:SCANS]]


def _scan(day: date) -> dict[str, Any]:
    from kimchinam.alarms.jobs import scan_next
    from kimchinam.alarms.models import Alert, Scan, Told
    from kimchinam.base import clock

    with clock.set_to(datetime.combine(day, hour(9), clock.VIETNAM)):
        begin = time.perf_counter()
        while scan_next():
            pass
        seconds = time.perf_counter() - begin
    scan = Scan.objects.get(day=day)
    assert scan.finished_at, scan
    return {
        "day": day.isoformat(),
        "seconds": seconds,
        "alerts": Alert.objects.filter(scan=scan, circle__isnull=False).count(),
        "people": Told.objects.filter(circle__scan=scan).values("person").distinct().count(),
        "resident": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    set_up()
    sys.stdout.write(json.dumps(scans()) + "\n")
