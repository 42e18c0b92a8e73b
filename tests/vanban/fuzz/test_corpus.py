"""Promise: what guided fuzzing has learnt still breaks nothing; `make fuzz TIME=3600` looks for more."""

from __future__ import annotations

import pytest

from tests.vanban.fuzz.targets import CORPUS, TARGETS, first_inputs

MOST_BYTES = 300_000


@pytest.mark.parametrize("target", TARGETS)
def test_kept_inputs_break_no_promise(target: str) -> None:
    kept = sorted((CORPUS / target).glob("*"))

    assert kept, "`python -m tests.vanban.fuzz.hunt --only TARGET --keep` learns some"
    for data in [*first_inputs(target), *(path.read_bytes() for path in kept)]:
        TARGETS[target](data)


def test_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < MOST_BYTES
