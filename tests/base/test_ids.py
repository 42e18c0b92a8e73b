"""Promise: keys sort by time of birth and never clash."""

from uuid import UUID

import pytest

from kimchinam.base.ids import id_in, new_id


def test_ids_are_uuid7_in_rising_order() -> None:
    ids = [new_id() for _ in range(500)]

    assert {one.version for one in ids} == {7}
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("text", ["0190b5b4-0000-7000-8000-000000000001", "0190b5b4000070008000000000000001"])
def test_id_is_found_in_its_text(text: str) -> None:
    assert id_in(text) == UUID("0190b5b4-0000-7000-8000-000000000001")


@pytest.mark.parametrize("text", ["", "x", "{", "\0", "1" * 31, "1" * 33, "9" * 5000])
def test_other_text_is_no_id(text: str) -> None:
    assert id_in(text) is None
