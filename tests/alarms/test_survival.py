"""Promise: a worker that is killed in the middle of a scan leaves nothing half done; the next one ends what it began, once."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections

from kimchinam.alarms.models import Alert, Scan
from kimchinam.alarms.states import ScanState
from kimchinam.audit.models import Event
from kimchinam.base.work import LEASE
from kimchinam.notices.models import Delivery, Notice
from tests.alarms.build import instant
from tests.conftest import Office
from tests.postgres import OWNER
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]
MORNING = instant(date(2026, 9, 18))
TASKS = 20


@pytest.fixture
def shared(office: Office, tmp_path: Path) -> Iterator[str]:
    """Address of a database with TASKS late tasks that other processes reach; this one reads there, too."""
    issued(office, *[facts(office, due_on=date(2026, 9, 17)) for _ in range(TASKS)])
    if connection.vendor == "postgresql":
        parts = connection.settings_dict
        host = parts["HOST"].replace("/", "%2F")
        yield f"postgres://{parts['USER'] or OWNER}@{host}/{parts['NAME']}"
        return
    file = tmp_path / "office.sqlite3"
    connection.cursor().execute("VACUUM INTO %s", [str(file)])
    with _reading(file):
        yield f"sqlite:///{file}"


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """The suite's database is in memory, where no other process comes: read the copy that they share."""
    memory = connections["default"].settings_dict
    inner = connection.connection
    connection.connection = None
    connections["default"].settings_dict = memory | {"NAME": str(file)}
    try:
        yield
    finally:
        if connection.connection:
            connection.connection.close()
        connections["default"].settings_dict = memory
        connection.connection = inner


@contextmanager
def worker(url: str, at: datetime, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A scanning process that has just begun, killed at the end of the block if it still runs."""
    places = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.alarms.doomed", at.isoformat(), *how]
    environment = os.environ | {"DATABASE_URL": url, "PYTHONPATH": places}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        wait_for(process, "ready")
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None
    assert process.stdout.readline().strip() == word


def finish(url: str, at: datetime) -> None:
    with worker(url, at) as process:
        wait_for(process, "done")


def assert_told_once(office: Office) -> None:
    """Every task its alarm, everybody one notice of all of them."""
    told = Alert.objects.filter(circle__isnull=False)
    assert (told.count(), told.values("task").distinct().count()) == (TASKS, TASKS)
    people = [office.finance_person, office.leader]
    counts = {notice.person_id: notice.count for notice in Notice.objects.filter(about_kind="alarms.scan")}
    assert counts == {person.pk: TASKS for person in people}
    assert Delivery.objects.filter(notice__about_kind="alarms.scan").count() == len(people)
    assert Event.objects.filter(verb="scan.done").count() == 1
    assert Scan.objects.get().state == ScanState.DONE


def test_batch_that_was_killed_is_as_if_never_begun(office: Office, shared: str) -> None:
    with worker(shared, MORNING, "linger") as process:
        wait_for(process, "inside")
        process.kill()
        process.wait()
    assert (Alert.objects.count(), Scan.objects.get().state) == (0, ScanState.RUNNING)

    finish(shared, MORNING + LEASE / 2)
    assert Alert.objects.count() == 0, "its claim still stands"
    finish(shared, MORNING + 2 * LEASE)
    assert_told_once(office)


def test_worker_killed_anywhere_again_and_again_tells_everything_once(office: Office, shared: str) -> None:
    chance = random.Random(7)
    for number in range(6):
        with worker(shared, MORNING + timedelta(minutes=number)):
            time.sleep(chance.uniform(0, 0.12))
    finish(shared, MORNING + timedelta(minutes=30))

    assert_told_once(office)
