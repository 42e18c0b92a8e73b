"""A crew on many machines, through Dask (`pip install '.[dask]'`).

This machine reads the files, sends their bytes and writes the results, so the others need no share in its disk: only the
same version of vanban. What a lost worker had in hand goes to another.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from importlib import import_module
from typing import Any

from vanban import __version__
from vanban.batch.crew import ClusterError
from vanban.batch.work import Job, Outcome, analyse_bytes, failed, fetch, store

_SECONDS = 20
"""How long the scheduler and its first worker are waited for."""
_AHEAD = 2
"""Files in hand per thread of the cluster: one at work, one on its way."""


class Cluster:
    """The workers of the Dask scheduler at `address` (`tcp://host:port`).

    Raises ClusterError when the package is missing, nobody answers, or a worker has another version of vanban.
    """

    def __init__(self, address: str, *, seconds: float = _SECONDS) -> None:
        try:
            self._dask = import_module("distributed")
        except ImportError:
            raise _no_package() from None
        try:
            self._client = self._dask.Client(address, timeout=seconds, set_as_default=False)
        except (OSError, ValueError):
            raise _no_answer(address) from None
        try:
            self._check(address, seconds)
        except BaseException:
            self._client.close()
            raise

    def _check(self, address: str, seconds: float) -> None:
        try:
            self._client.wait_for_workers(1, timeout=seconds)
            versions = set(self._client.run(installed_version).values())
        except self._dask.TimeoutError:
            raise _no_worker(address) from None
        except Exception as problem:  # whatever a worker without this package says
            raise _other_version(str(problem)) from None
        if versions != {__version__}:
            raise _other_version(", ".join(sorted(versions)))

    def outcomes(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Outcome], None, None]:
        hands: dict[Any, Job] = {}
        most = _AHEAD * max(1, sum(self._client.nthreads().values()))
        try:
            for job in jobs:
                data = fetch(job)
                if isinstance(data, Outcome):
                    yield job, data
                    continue
                hands[self._submit(job, data)] = job
                if len(hands) >= most:
                    yield from self._finished(hands)
            while hands:
                yield from self._finished(hands)
        finally:
            self._client.cancel(list(hands))
            self._client.close()

    def _submit(self, job: Job, data: bytes) -> Any:
        with warnings.catch_warnings():
            # Dask would rather keep large data on a worker. There they would be lost with it; with the task they are sent again.
            warnings.filterwarnings("ignore", message="Sending large graph")
            return self._client.submit(analyse_bytes, data, name=job.source.name, reference=job.reference, pure=False)

    def _finished(self, hands: dict[Any, Job]) -> Iterator[tuple[Job, Outcome]]:
        """Wait for the first of those in hand, and take all that have ended by then."""
        try:
            with self._client.as_current():
                ended = self._dask.wait(list(hands), return_when="FIRST_COMPLETED").done
        except (CancelledError, OSError):
            raise _lost() from None
        for future in ended:
            job = hands.pop(future)
            yield job, self._outcome(job, future)

    def _outcome(self, job: Job, future: Any) -> Outcome:
        if future.status == "cancelled":
            raise _lost()
        if problem := future.exception():
            return _worker_died(type(problem).__name__)
        outcome, result = future.result()
        return store(job, outcome, result)


def installed_version() -> str:
    """Asked of every worker, where it gives the version that is installed there."""
    return __version__


def _no_package() -> ClusterError:
    return ClusterError(
        "Chưa cài gói Dask. Hãy cài bằng: pip install '.[dask]'",
        "The package Dask is not installed. Install it with: pip install '.[dask]'",
    )


def _no_answer(address: str) -> ClusterError:
    return ClusterError(
        f"Không kết nối được với cụm Dask tại “{address}”.", f"No Dask scheduler answers at “{address}”."
    )


def _no_worker(address: str) -> ClusterError:
    return ClusterError(
        f"Cụm Dask tại “{address}” không có máy nào đang chạy.", f"The Dask cluster at “{address}” has no workers."
    )


def _other_version(found: str) -> ClusterError:
    return ClusterError(
        f"Mọi máy của cụm phải cài vanban {__version__}; ở đó lại là: {found}.",
        f"Every machine of the cluster must have vanban {__version__}; found there: {found}.",
    )


def _lost() -> ClusterError:
    return ClusterError(
        "Mất kết nối với cụm Dask. Chạy lại đúng lệnh này để làm tiếp.",
        "The Dask cluster was lost. Run the same command again to go on.",
    )


def _worker_died(kind: str) -> Outcome:
    return failed(
        "worker_died",
        f"Các máy đọc tệp này lần lượt dừng giữa chừng ({kind}); thường là do thiếu bộ nhớ.",
        f"One worker after another was lost while it read the file ({kind}), most often for lack of memory.",
    )
