"""The life of the invented register with its times: sent, previewed, mended, taken over, given out, brought back, undone."""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.test.utils import setup_databases, teardown_databases

from kimchinam.base import clock
from kimchinam.exchange.actions import commit_batch, mend_alike, receive_register, undo_batch
from kimchinam.exchange.exports import workbook_of
from kimchinam.exchange.jobs import read_next
from kimchinam.exchange.queries import cells_in, groups_of, shown_tasks
from kimchinam.exchange.states import Fault
from tests.conftest import NOON, TODAY, Office, small_office
from tests.exchange.build import found_units
from tests.exchange.registers import lines, workbook

MOST_SECONDS = {"preview": 5.0, "commit": 5.0}


def main() -> None:
    """In an empty database of the engine that the settings name, which is gone afterwards."""
    held = setup_databases(verbosity=0, interactive=False)
    try:
        with clock.set_to(NOON):
            office = small_office()
            found_units(office.root)
            tell(office)
    finally:
        teardown_databases(held, verbosity=0)


def tell(office: Office) -> None:
    data = BytesIO(workbook(lines()))
    batch = receive_register(by=office.clerk, stream=data, file_name="so-800.xlsx", organisation=office.root)
    _timed("preview", read_next)
    batch.refresh_from_db()
    group = next(one for one in groups_of(batch) if one.code == Fault.OWNER_UNKNOWN)
    said = {"code": group.code, "key": group.key, "value": group.offers[0][0], "remember": True}
    _timed("mend", lambda: mend_alike(batch, by=office.clerk, **said))
    _timed("commit", lambda: commit_batch(batch, by=office.leader, title="Sổ theo dõi 2026", issued=True))
    first = _timed("export", lambda: _file(office))
    again = receive_register(by=office.clerk, stream=BytesIO(first), file_name="xuat.xlsx", organisation=office.root)
    _timed("import", read_next)
    known = sum(group.count for group in groups_of(again) if group.code == Fault.KNOWN)
    same = _timed("export", lambda: _file(office)) == first
    sys.stdout.write(f"  the file came back: {known} rows known, {'the same' if same else 'NOT THE SAME'} again\n")
    _timed("undo", lambda: undo_batch(batch, by=office.leader, reason="nhập thử"))


def _file(office: Office) -> bytes:
    tasks = shown_tasks({}, user=office.leader, on=TODAY)
    with workbook_of(cells_in(tasks, user=office.leader)) as file:
        return file.read()


def _timed(name: str, act: Callable[[], Any]) -> Any:
    start, busy = time.perf_counter(), time.process_time()
    result = act()
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    most = MOST_SECONDS.get(name)
    verdict = f" (at most {most:.0f} s: {'ok' if seconds < most else 'TOO SLOW'})" if most else ""
    sys.stdout.write(f"  {name:<8} {seconds:5.2f} s, of which {busy:4.2f} s of our own processor{verdict}\n")
    return result
