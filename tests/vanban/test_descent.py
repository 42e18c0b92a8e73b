"""Promise: a provision keeps its id in the next draft; what was added is new, and no id is given twice."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban import Analysis, Comparison, analyse, lineage

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


def test_heading_goes_on_although_nothing_below_it_does() -> None:
    assert lineage(draft(WORK[:2]), draft(WORK[2:4]))["II"] == "II"


HEADINGS = [
    # A heading of few words that changed keeps its id by one of its words, or by one of its provisions.
    ("I. MỤC TIÊU\n1. Nuôi tôm.", "I. CÁC MỤC ĐÍCH LỚN CỦA XÃ\n1. Đắp đập.", {"I": "I"}),
    ("I. MỤC TIÊU\n1. Nuôi tôm.", "I. ĐÍCH ĐẾN\n1. Nuôi tôm.", {"I": "I", "I/1": "I/1"}),
    ("1. Một.\n2.\na) Nuôi tôm.", "1. Một.\n2.\na) Sửa cầu.", {"1": "1", "2": "2"}),
    # Short provisions that moved.
    ("I. MỤC TIÊU\n1. Nuôi tôm.", "I. QUAN ĐIỂM\nII. MỤC TIÊU\n1. Giữ rừng.\n2. Nuôi tôm.", {"II": "I", "II/2": "I/1"}),
    # Another thing under the same number.
    ("I. MỤC TIÊU\n1. Nuôi tôm.", "I. NHIỆM VỤ\n1. Sửa đường.", {}),
    ("I. MỤC TIÊU\n1. Nuôi tôm.", "I. MỤC TIÊU\n1. Trồng rừng phòng hộ ven suối.", {"I": "I"}),
    # What only its words lead to elsewhere leaves its place to nobody.
    ("1. Nuôi tôm.\n2. Giữ rừng.", "1. Giữ rừng.\n2. Nuôi tôm.", {"1": "2", "2": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), HEADINGS)
def test_few_words_are_followed_as_far_as_they_tell(before: str, after: str, expected: dict[str, str]) -> None:
    assert lineage(analyse(before), analyse(after)) == expected


def test_new_provision_does_not_inherit_the_number_of_a_deleted_one() -> None:
    assert lineage(draft(WORK[:3]), draft([*WORK[:2], WORK[4]])).get("II/3") is None


FLAT = "Điều 1. Phạm vi\nQuy chế áp dụng cho chợ phiên.\nĐiều 2. Trách nhiệm\nSở Y tế kiểm tra thực phẩm."
PARTED = FLAT.replace("Điều 1", "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1").replace("Điều 2", "Chương II\nTHI HÀNH\nĐiều 2")


def test_articles_keep_their_ids_when_chapters_come_above_them() -> None:
    assert lineage(analyse(FLAT), analyse(PARTED)) == {"D1": "D1", "D2": "D2"}
    assert lineage(analyse(PARTED), analyse(FLAT)) == {"D1": "D1", "D2": "D2"}


def test_added_chapter_moves_chapters_and_leaves_articles() -> None:
    added = PARTED.replace("Chương II", "Chương II\nLỆ PHÍ\nĐiều 1a. Mức thu\nMười nghìn đồng mỗi sạp.\nChương III")

    found = lineage(analyse(PARTED), analyse(added))

    assert {new: old for new, old in found.items() if new[0] in "CD"} == {
        "C1": "C1",
        "D1": "D1",
        "C3": "C2",
        "D2": "D2",
    }


def test_comparison_that_was_made_is_believed() -> None:
    work = draft(WORK[:2])
    assert lineage(work, work, comparison=Comparison((), ())) == {"I": "I", "II": "II"}


def test_program_of_the_page_keeps_its_own_ids() -> None:
    """The program in docs/drafts.md runs as it stands there."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "drafts.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(own = .*?)```", page, re.DOTALL)
    first, second = draft(WORK[:2]), draft([WORK[4], *WORK[:2]])
    known = {"first": first, "second": second, "lineage": lineage, "new_id": map(str, range(100, 200)).__next__}
    exec(program, known)

    kept = known["kept"]
    assert isinstance(kept, dict)
    assert (kept["II/2"], kept["II/3"]) == ("II/1", "II/2")
    assert kept["II/1"] == "100"


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
