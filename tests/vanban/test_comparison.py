"""Promise: two works are aligned by what they say, whatever their numbers, and their targets compared as numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban import Analysis, analyse, compare
from vanban.comparison import Comparison

OLD = """I. MỤC TIÊU
1. Đến năm 2025, tỷ lệ hộ dùng nước sạch đạt 85%.
2. Đến năm 2025, tỷ lệ hộ nghèo còn dưới 5%.
II. NHIỆM VỤ
1. Xây dựng trung tâm điều hành thông minh của tỉnh.
2. Đào tạo cán bộ chuyển đổi số cho cấp xã.
3. Thành lập tổ tuyên truyền lưu động tại các chợ phiên vùng cao.
"""
NEW = """I. QUAN ĐIỂM
1. Lấy người dân và doanh nghiệp làm trung tâm phục vụ của bộ máy.
II. MỤC TIÊU
1. Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt 95%.
2. Đến năm 2030, tỷ lệ hộ nghèo còn dưới 2%.
III. NHIỆM VỤ
1. Đào tạo cán bộ chuyển đổi số cho cấp xã và tổ công nghệ số cộng đồng của từng thôn, bản.
2. Xây dựng trung tâm điều hành thông minh của tỉnh.
"""


def read(text: str, year: int = 2026) -> Analysis:
    return analyse(text, reference=date(year, 1, 1))


@pytest.fixture
def result() -> Comparison:
    return compare(read(OLD, 2021), read(NEW))


def told(comparison: Comparison) -> set[tuple[str, str | None, str | None]]:
    return {(one.fate, one.before and one.before.id, one.after and one.after.id) for one in comparison.provisions}


def test_every_provision_has_its_fate_across_new_numbers(result: Comparison) -> None:
    assert told(result) >= {
        ("new", None, "I/1"),
        ("adjusted", "I/1", "II/1"),
        ("adjusted", "I/2", "II/2"),
        ("supplemented", "II/2", "III/1"),
        ("kept", "II/1", "III/2"),
        ("dropped", "II/3", None),
    }


ROWS = """I. NHIỆM VỤ
1. Làm theo phụ lục kèm theo.
PHỤ LỤC
| TT | Nhiệm vụ | Chủ trì | Thời hạn |
| 1 | Sửa cống qua đường liên thôn | Phòng Kinh tế | 15/12/2026 |
| 2 | Trồng cây ven kênh chính | Hội Nông dân | Quý I/2027 |
| 3 | Mở lớp dạy đan lưới | Phòng Văn hóa - Xã hội | Thường xuyên |
"""


def test_rows_of_a_task_table_have_their_own_fates() -> None:
    after = ROWS.replace("15/12/2026", "Quý I/2027").replace("Hội Nông dân", "Hội Nông dân; Đoàn Thanh niên")
    after = after.replace("| 3 | Mở lớp dạy đan lưới | Phòng Văn hóa - Xã hội", "| 3 | Kẻ vạch bãi xe | Công an xã")
    fates = [(one.fate, (one.after or one.before).label) for one in compare(read(ROWS), read(after)).provisions]  # type: ignore[union-attr]

    assert fates == [
        ("kept", "I"), ("kept", "1"), ("kept", "PHỤ LỤC"), ("adjusted", "1"), ("supplemented", "2"), ("dropped", "3"),
        ("new", "3"),
    ]  # fmt: skip


def test_row_that_only_moved_is_kept() -> None:
    rows = ROWS.splitlines()
    moved = "\n".join([*rows[:4], rows[6].replace("| 3 |", "| 1 |"), rows[4].replace("| 1 |", "| 2 |"), rows[5]])

    assert {one.fate for one in compare(read(ROWS), read(moved)).provisions} == {"kept"}


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        ("Bảo đảm tối thiểu 2% chi ngân sách của xã cho khoa học.", "2,5%", "adjusted"),
        ("Bảo đảm tối thiểu 2% chi ngân sách của xã cho khoa học.", "2% hằng năm", "supplemented"),
        ("Bảo đảm tối thiểu 2% chi ngân sách của xã cho khoa học.", "2%", "kept"),
    ],
)
def test_figure_in_place_of_another_is_an_adjustment(old: str, new: str, fate: str) -> None:
    (pair,) = compare(read(f"Điều 1. {old}"), read(f"Điều 1. {old.replace('2%', new)}")).provisions
    assert pair.fate == fate


def test_heading_alone_has_a_fate_in_its_own_part() -> None:
    old = "Phần I\nĐô thị\n1. Mục tiêu\nPhần II\nMiền núi\n1. Mục tiêu\n"
    pairs = compare(read(old), read(old)).provisions

    assert [(one.fate, one.before and one.before.id) for one in pairs] == [
        ("kept", one.after and one.after.id) for one in pairs
    ]
    assert [one.fate for one in compare(read("Điều 1. Mục tiêu"), read("Điều 1. Mục tiêu")).provisions] == ["kept"]


def test_provisions_that_share_some_words_are_two() -> None:
    """Half of the words are no likeness yet: one thing is dropped, another is new."""
    old, new = "Sở Y tế tổ chức kiểm tra bếp ăn tập thể", "Sở Y tế tổ chức tập huấn sơ cứu đuối nước"
    pairs = compare(read(f"1. {old}.\n2. Giữ rừng."), read(f"1. {new}.\n2. Giữ rừng.")).provisions

    assert [(one.fate, one.before is None, one.after is None) for one in pairs] == [
        ("dropped", False, True), ("new", True, False), ("kept", False, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        ("Nuôi tôm.", "Nuôi tôm.", "kept"),
        ("Nuôi tôm.", "Nuôi tôm sú.", "supplemented"),
        ("MỤC TIÊU", "MỤC TIÊU", "kept"),
    ],
)
def test_provision_of_two_words_has_its_fate(old: str, new: str, fate: str) -> None:
    before, after = (read(f"1. Giữ rừng.\n2. {one}") for one in (old, new))
    assert [(one.fate, one.after and one.after.id) for one in compare(before, after).provisions] == [
        ("kept", "1"), (fate, "2"),
    ]  # fmt: skip


def test_dropped_provision_stands_behind_its_neighbour(result: Comparison) -> None:
    order = [one.before.id if one.before else None for one in result.provisions]

    assert order.index("II/3") == order.index("II/2") + 1


def test_a_work_compared_with_itself_is_kept_whole() -> None:
    comparison = compare(read(NEW), read(NEW))

    assert {one.fate for one in comparison.provisions} == {"kept"}
    assert {(one.move, one.difference) for one in comparison.targets} == {("same", 0)}


def test_works_that_share_nothing_have_no_pair() -> None:
    other = "I. NỘI DUNG\n1. Trồng rừng phòng hộ ven biển.\n2. Nuôi tôm sinh thái dưới tán rừng ngập mặn."

    assert {one.fate for one in compare(read(NEW), read(other)).provisions} == {"dropped", "new"}


def articles(lines: list[str]) -> str:
    return "\n".join(f"Điều {number}. {line}" for number, line in enumerate(lines, 1))


def test_lines_that_repeat_all_through_a_work_are_paired_one_by_one() -> None:
    work = read(articles(["Tổ chức thực hiện theo kế hoạch hằng năm của đơn vị."] * 90))

    assert [(one.fate, one.before == one.after) for one in compare(work, work).provisions] == [("kept", True)] * 90


def test_long_work_of_common_syllables_still_finds_its_pairs() -> None:
    """Every syllable stands in more provisions than tell anything; pairs of syllables do not."""
    places = ["xã", "phường", "bến", "chợ", "đảo", "rừng", "hồ", "đồi", "kênh", "cảng"]
    works = ["dựng", "sửa", "giữ", "dọn", "khảo sát", "đo", "mở", "nối", "quét", "vẽ"]
    old = [f"{work} {place} {other} cho dân" for work in works for place in places for other in places[:4]]
    new = [f"{line} ngay" for line in old]
    pairs = compare(read(articles(old)), read(articles(new))).provisions

    assert len(old) == 400
    assert sum(one.fate == "supplemented" for one in pairs) == 400
    assert all(one.before and one.after and one.before.id == one.after.id for one in pairs)


SENTENCES = st.lists(
    st.sampled_from(
        ["Xây dựng trung tâm dữ liệu.", "Đào tạo cán bộ xã.", "Trồng rừng ven biển.", "Rà soát quy hoạch đất đai.",
         "Sửa chữa hồ chứa nước.", "Mở lớp dạy nghề cho thanh niên."]
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(old=SENTENCES, new=SENTENCES)
def test_each_provision_is_told_once(old: list[str], new: list[str]) -> None:
    before, after = (
        read("I. NHIỆM VỤ\n" + "\n".join(f"{n}. {one}" for n, one in enumerate(side, 1))) for side in (old, new)
    )
    comparison = compare(before, after)

    for side, lines in (("before", old), ("after", new)):
        ids = [getattr(one, side).id for one in comparison.provisions if getattr(one, side)]
        assert len(ids) == len(set(ids))
        assert sum("/" in one for one in ids) == len(lines)
