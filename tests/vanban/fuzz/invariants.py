"""What reading and analysing must keep, whatever they are fed."""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tests.vanban.spans import assert_sound
from vanban import Analysis, Source, UnreadableError, analyse, read, read_text, to_json
from vanban.text import clean

REFERENCE = date(2026, 6, 1)
SECONDS = 4.0
"""Of one processor, for the small inputs that fuzzing makes; usual are milliseconds."""
SECONDS_PER_MEGABYTE = 20.0


class MaskedFaultError(AssertionError):
    """A reader failed by accident; `read` turned that into a refusal, as it must, but the reader has a fault."""


def read_whatever(data: bytes, name: str) -> Source | None:
    """Read a file and check the source; None for one that is refused.

    Raises AssertionError when a promise is broken, also when the refusal hid a fault of a reader.
    """
    with _timed(len(data)), _listening() as faults:
        try:
            source = read(data, name=name)
        except UnreadableError as refusal:
            assert refusal.vi and refusal.en and refusal.code
            source = None
    if faults:
        raise MaskedFaultError(name) from faults[0]
    if source is not None:
        assert_sound_source(source)
    return source


def analyse_whatever(text: str | Source) -> Analysis | None:
    """Analyse and check everything found; None for a text that is refused."""
    length = len(text.text if isinstance(text, Source) else text)
    try:
        source = read_text(text) if isinstance(text, str) else text
    except UnreadableError:
        return None
    with _timed(length):
        analysis = analyse(source, reference=REFERENCE)
    assert_sound(analysis)
    assert_in_order(analysis)
    assert json.loads(json.dumps(to_json(analysis))) == to_json(analysis)
    return analysis


def assert_sound_source(source: Source) -> None:
    text = source.text
    assert clean(text)[0] == text
    assert not set(text) & {"\u00ad", "\u00a0", "\ufeff", "\r", "\x00"}
    _assert_spans([(block.start, block.end) for block in source.blocks], len(text))
    _assert_spans([(table.start, table.end) for table in source.tables], len(text))
    for table in source.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert min(cell.row, cell.column) >= 0 < min(cell.rowspan, cell.colspan)
    raw = [source.offsets.to_raw(offset) for offset in range(0, len(text) + 1, max(1, len(text) // 50))]
    assert raw == sorted(raw)
    # Without a mark at the first character the way back of what stands before the next one would be that of the last.
    assert source.offsets.marks[0][0] == 0


def _assert_spans(spans: Sequence[tuple[int, int]], length: int) -> None:
    """Spans lie in the text one after the other."""
    assert spans == sorted(spans)
    assert all(0 <= start <= end <= length for start, end in spans)


def assert_in_order(analysis: Analysis) -> None:
    for findings in (
        analysis.references,
        analysis.deadlines,
        analysis.organisations,
        analysis.directives,
        analysis.annex_tasks,
        analysis.targets,
    ):
        starts = [finding.start for finding in findings]
        assert starts == sorted(starts)
    for one in analysis.contradictions:
        assert all(0 <= start < end <= len(analysis.text) for start, end in one.places)


@contextmanager
def _timed(size: int) -> Iterator[None]:
    begin = time.process_time()
    yield
    took = time.process_time() - begin
    assert took < SECONDS + SECONDS_PER_MEGABYTE * size / 1e6, f"{took:.1f} s for {size} bytes or characters"


class _Faults(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        if fault and not _of_standard_library(fault):
            self.seen.append(fault)


def _of_standard_library(fault: BaseException) -> bool:
    """Python's own parser of mail fails on some broken heads; that is refused like any broken file."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return Path(last.filename).parent.name == "email" and Path(last.filename).name == "_header_value_parser.py"


@contextmanager
def _listening() -> Iterator[list[BaseException]]:
    """Faults that `read` writes to its log instead of raising them."""
    log, handler = logging.getLogger("vanban.reading"), _Faults()
    log.addHandler(handler)
    propagate, log.propagate = log.propagate, False
    try:
        yield handler.seen
    finally:
        log.removeHandler(handler)
        log.propagate = propagate
