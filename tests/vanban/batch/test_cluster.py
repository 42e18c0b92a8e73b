"""Promise: a Dask cluster gives the same results, a lost worker costs nothing, and its absence is a sentence."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from distributed import LocalCluster

from tests.vanban.batch.folders import ORDER, fill, lose_worker
from vanban.batch import ClusterError, run
from vanban.batch import cluster as module
from vanban.batch.cluster import Cluster
from vanban.batch.processes import Processes
from vanban.batch.work import Outcome, analyse_bytes

FILES = {f"{number}.txt": f"{ORDER}Điều 2. Việc thứ {number}." for number in range(8)}
NOON = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Dask tells the loss of a worker at length; here it is lost on purpose."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


@pytest.fixture
def workers() -> Iterator[LocalCluster]:
    """Two workers on the loopback interface, gone with the test."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=logging.CRITICAL
    ) as cluster:
        yield cluster


def results(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.json")}


def test_cluster_gives_what_this_machine_gives(workers: LocalCluster, tmp_path: Path) -> None:
    folder = fill(tmp_path / "vào", FILES | {"rỗng.txt": "", "hỏng.docx": b"PK\x03\x04word/document.xml"})
    here = run(folder, tmp_path / "đây", crew=Processes(1), reference=NOON)
    there = run(folder, tmp_path / "đó", crew=Cluster(workers.scheduler_address), reference=NOON)

    assert dict(there.counts) == dict(here.counts) == {"done": 8, "failed": 2}
    assert results(tmp_path / "đó") == results(tmp_path / "đây")

    again = run(folder, tmp_path / "đó", crew=Cluster(workers.scheduler_address), reference=NOON)
    assert dict(again.counts) == {"unchanged": 8, "failed": 2}


FLAG = "cờ"


def deadly_once(data: bytes, *, name: str, reference: date | None) -> tuple[Outcome, bytes | None]:
    """Ends the first worker that gets the file whose first line names the flag."""
    if name.startswith(FLAG):
        lose_worker(data.decode().splitlines()[0])
    return analyse_bytes(data, name=name, reference=reference)


def test_lost_worker_costs_nothing(workers: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flag = tmp_path / "đã mất một máy"
    folder = fill(tmp_path / "vào", FILES | {f"{FLAG}.txt": f"{flag}\n{ORDER}"})
    monkeypatch.setattr(module, "analyse_bytes", deadly_once)
    tally = run(folder, tmp_path / "ra", crew=Cluster(workers.scheduler_address))

    assert flag.exists()
    assert dict(tally.counts) == {"done": 9}


def test_lost_cluster_is_a_sentence(workers: LocalCluster, tmp_path: Path) -> None:
    folder = fill(tmp_path / "vào", FILES)
    crew = Cluster(workers.scheduler_address)

    with pytest.raises(ClusterError, match="Mất kết nối với cụm Dask"):
        run(folder, tmp_path / "ra", crew=crew, report=lambda *_: workers.close())
    # What was done stays done.
    assert dict(run(folder, tmp_path / "ra", crew=Processes(1)).counts)["unchanged"] >= 1


def test_other_version_on_a_worker_is_refused(workers: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__version__", "0.0.1")

    with pytest.raises(ClusterError) as refusal:
        Cluster(workers.scheduler_address)
    assert refusal.value.en.startswith("Every machine of the cluster must have vanban 0.0.1; found there: ")


def test_cluster_without_workers_is_a_sentence() -> None:
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None, silence_logs=logging.CRITICAL) as empty,
        pytest.raises(ClusterError, match="không có máy nào đang chạy"),
    ):
        Cluster(empty.scheduler_address, seconds=0.5)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "không phải địa chỉ"])
def test_nobody_at_the_address_is_a_sentence(address: str) -> None:
    with pytest.raises(ClusterError) as refusal:
        Cluster(address, seconds=0.5)

    assert refusal.value.sentence("vi") == f"Không kết nối được với cụm Dask tại “{address}”."
    assert refusal.value.sentence("en") == f"No Dask scheduler answers at “{address}”."


def test_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ClusterError) as refusal:
        Cluster("tcp://127.0.0.1:8786")
    assert refusal.value.en == "The package Dask is not installed. Install it with: pip install '.[dask]'"
