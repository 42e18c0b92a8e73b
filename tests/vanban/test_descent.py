"""Promise: a provision keeps its id in the next draft; what was added is new, and no id is given twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban import Analysis, analyse, lineage

WORK = [
    "Sở Y tế lập đề án khám chữa bệnh từ xa.",
    "Các xã trồng lại rừng phòng hộ ven suối.",
    "Sở Nội vụ rà soát biên chế các trạm.",
    "Công an tỉnh tuần tra đường đèo ban đêm.",
    "Báo tỉnh mở chuyên mục hỏi đáp pháp luật.",
    "Sở Tài chính cân đối vốn sửa chữa hồ đập.",
]


def draft(items: list[str]) -> Analysis:
    listed = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    return analyse(f"I. MỤC TIÊU\n1. Nâng cao đời sống vùng cao.\nII. NHIỆM VỤ\n{listed}\n", reference=date(2026, 1, 1))


def test_provisions_behind_an_added_one_keep_their_ids() -> None:
    before, after = draft(WORK[:3]), draft([WORK[4], *WORK[:3]])

    assert {new: old for new, old in lineage(before, after).items() if new.startswith("II/")} == {
        "II/2": "II/1",
        "II/3": "II/2",
        "II/4": "II/3",
    }


def test_small_edits_and_new_order_do_not_matter() -> None:
    before = draft(WORK[:3])
    after = draft([WORK[2], WORK[0].replace("lập", "xây dựng"), WORK[1] + " Báo cáo hằng quý."])

    found = lineage(before, after)
    assert (found["II/1"], found["II/2"], found["II/3"]) == ("II/3", "II/1", "II/2")


def test_heading_of_few_words_goes_on_by_its_label() -> None:
    assert lineage(draft(WORK[:2]), draft(WORK[2:4]))["II"] == "II"


@pytest.mark.parametrize(
    ("before", "after"), [("", "I. NHIỆM VỤ\n1. Trồng rừng.\n"), ("I. NHIỆM VỤ\n1. Trồng rừng.\n", "")]
)
def test_from_and_to_nothing(before: str, after: str) -> None:
    assert lineage(analyse(before or "Không đánh số."), analyse(after or "Không đánh số.")) == {}


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(st.sampled_from(WORK), unique=True, max_size=6),
    after=st.lists(st.sampled_from(WORK), unique=True, max_size=6),
)
def test_unchanged_provisions_are_followed_and_no_id_is_given_twice(before: list[str], after: list[str]) -> None:
    found = lineage(draft(before), draft(after))

    assert len(set(found.values())) == len(found)
    for number, item in enumerate(after, 1):
        if item in before:
            assert found[f"II/{number}"] == f"II/{before.index(item) + 1}"
