"""Promise: keys sort by time of birth and never clash."""

from kimchinam.base.ids import new_id


def test_ids_are_uuid7_in_rising_order() -> None:
    ids = [new_id() for _ in range(500)]

    assert {one.version for one in ids} == {7}
    assert ids == sorted(set(ids))
