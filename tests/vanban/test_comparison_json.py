"""Promise: the JSON of a comparison has a schema number, and points into the text of its own side."""

from __future__ import annotations

import json
from datetime import date

from vanban import analyse, compare, comparison_to_json

BEFORE = analyse("I. MỤC TIÊU\n1. Tỷ lệ che phủ rừng đạt 40%.\n2. Trồng mới 3 công viên.", reference=date(2021, 1, 1))
AFTER = analyse("I. MỤC TIÊU\n1. Tỷ lệ che phủ rừng đạt 39,5%.\n2. Sửa chữa bến thuyền.", reference=date(2026, 1, 1))


def test_json_of_a_comparison() -> None:
    found = comparison_to_json(compare(BEFORE, AFTER), before=BEFORE, after=AFTER)

    assert list(found) == ["schema", "before", "after", "counts", "provisions", "targets", "lineage"]
    assert found["schema"] == 1
    assert found["counts"] == {"kept": 1, "supplemented": 0, "adjusted": 1, "new": 1, "dropped": 1}
    (target,) = found["targets"]
    assert (target["move"], target["difference"], target["before"]["value"], target["after"]["value"]) == (
        "lowered", "-0.5", "40", "39.5",
    )  # fmt: skip


def test_ids_that_live_on_are_told() -> None:
    found = comparison_to_json(compare(BEFORE, AFTER), before=BEFORE, after=AFTER)

    assert found["lineage"] == {"I": "I", "I/1": "I/1"}


def test_target_of_one_side_has_nothing_on_the_other() -> None:
    without = analyse("I. MỤC TIÊU\n1. Trồng rừng.", reference=date(2026, 1, 1))
    (target,) = comparison_to_json(compare(BEFORE, without), before=BEFORE, after=without)["targets"]

    assert (target["move"], target["before"]["value"], target["after"]) == ("dropped", "40", None)


def test_offsets_point_into_their_own_side() -> None:
    found = comparison_to_json(compare(BEFORE, AFTER), before=BEFORE, after=AFTER)

    for pair in found["provisions"]:
        for side in ("before", "after"):
            if node := pair[side]:
                assert found[side]["text"][node["start"] :].startswith(node["label"])


def test_json_survives_a_round_trip() -> None:
    found = comparison_to_json(compare(BEFORE, AFTER), before=BEFORE, after=AFTER)

    assert json.loads(json.dumps(found)) == found
