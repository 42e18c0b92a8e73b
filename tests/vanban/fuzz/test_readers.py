"""Promise: whatever a file is, it is read soundly or refused in a sentence, in bounded time, every time alike."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vanban.fuzz.breaking import Cut, broken, broken_inside, cuts
from tests.vanban.fuzz.invariants import analyse_whatever, read_whatever
from tests.vanban.fuzz.seeds import seeds

# The same every time, so that a change is judged and not luck; `make fuzz` is for finding what nobody thought of.
MODEST = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NAMES = list(seeds())


@pytest.mark.parametrize("name", NAMES)
def test_good_file_is_read_soundly_and_every_time_alike(name: str) -> None:
    source = read_whatever(seeds()[name], name)

    assert source is not None
    assert analyse_whatever(source) is not None
    assert read_whatever(seeds()[name], name) == source


@pytest.mark.parametrize("name", NAMES)
@given(edits=cuts())
@MODEST
def test_broken_file_is_read_soundly_or_refused(name: str, edits: list[Cut]) -> None:
    data = broken(seeds()[name], edits)

    source = read_whatever(data, name)

    assert read_whatever(data, name) == source


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("docx", "xlsx"))])
@given(edits=cuts(), part=st.integers(0, 5))
@settings(MODEST, max_examples=150)
def test_package_with_a_broken_part_is_read_soundly_or_refused(name: str, edits: list[Cut], part: int) -> None:
    source = read_whatever(broken_inside(seeds()[name], edits, part=part), name)

    if source is not None:
        analyse_whatever(source)


@given(data=st.binary(max_size=300), name=st.sampled_from([*NAMES, "mau", "mau.exe", "mau.png"]))
@settings(MODEST, max_examples=200)
def test_any_bytes_are_read_soundly_or_refused(data: bytes, name: str) -> None:
    read_whatever(data, name)
