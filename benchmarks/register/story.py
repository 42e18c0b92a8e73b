"""The life of the invented register with its times, as JSON: sent, previewed, mended, taken over, exported, back, undone."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import django

django.setup()

from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from kimchinam.base import clock  # noqa: E402
from kimchinam.exchange.actions import commit_batch, mend_alike, receive_register, undo_batch  # noqa: E402
from kimchinam.exchange.exports import workbook_of  # noqa: E402
from kimchinam.exchange.jobs import read_next  # noqa: E402
from kimchinam.exchange.queries import cells_in, groups_of, shown_tasks  # noqa: E402
from kimchinam.exchange.states import Fault  # noqa: E402
from kimchinam.programmes.models import Task  # noqa: E402
from tests.conftest import NOON, TODAY, Office, small_office  # noqa: E402
from tests.exchange.build import found_units  # noqa: E402
from tests.exchange.registers import lines, workbook  # noqa: E402


class Story:
    """Of one register; `seconds` has (act, seconds) in the order of the acts."""

    def __init__(self, office: Office) -> None:
        self.office, self.seconds = office, list[tuple[str, float]]()

    def tell(self) -> dict[str, Any]:
        clerk, leader = self.office.clerk, self.office.leader
        batch = receive_register(
            by=clerk, stream=BytesIO(workbook(lines())), file_name="so-800.xlsx", organisation=self.office.root
        )
        self._timed("preview", read_next)
        batch.refresh_from_db()
        group = next(one for one in groups_of(batch) if one.code == Fault.OWNER_UNKNOWN)
        said: dict[str, Any] = {"code": group.code, "key": group.key, "value": group.offers[0][0], "remember": True}
        self._timed("one answer for many rows", lambda: mend_alike(batch, by=clerk, **said))
        self._timed("commit", lambda: commit_batch(batch, by=leader, title="Sổ theo dõi 2026", issued=True))
        tasks = Task.objects.count()
        known, same = self._brought_back()
        self._timed("undo", lambda: undo_batch(batch, by=leader, reason="nhập thử"))
        return {"seconds": self.seconds, "tasks": tasks, "known": known, "same": same}

    def _brought_back(self) -> tuple[int, bool]:
        """How many rows of the exported file are known to be tasks that are here, and whether they are exported alike again."""
        first = self._timed("export", self._file)
        again = receive_register(
            by=self.office.clerk, stream=BytesIO(first), file_name="xuat.xlsx", organisation=self.office.root
        )
        self._timed("preview of the exported file", read_next)
        known = sum(group.count for group in groups_of(again) if group.code == Fault.KNOWN)
        return known, self._timed("export again", self._file) == first

    def _file(self) -> bytes:
        tasks = shown_tasks({}, user=self.office.leader, on=TODAY)
        with workbook_of(cells_in(tasks, user=self.office.leader)) as file:
            return file.read()

    def _timed(self, name: str, act: Callable[[], Any]) -> Any:
        begin = time.perf_counter()
        result = act()
        self.seconds.append((name, time.perf_counter() - begin))
        return result


def main() -> None:
    """In an empty database of the engine that the settings name, which is gone afterwards."""
    held = setup_databases(verbosity=0, interactive=False)
    try:
        with clock.set_to(NOON):
            office = small_office()
            found_units(office.root)
            told = Story(office).tell()
    finally:
        teardown_databases(held, verbosity=0)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
