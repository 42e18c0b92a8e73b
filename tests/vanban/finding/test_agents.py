from __future__ import annotations

import pytest

from vanban.finding.agents import rank_of, read_agents, split_agents
from vanban.finding.passages import words_of


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Sở Nội vụ và Trường Chính trị tỉnh", ("Sở Nội vụ", "Trường Chính trị tỉnh")),
        ("Sở Tài chính, Công an tỉnh; UBND các xã", ("Sở Tài chính", "Công an tỉnh", "UBND các xã")),
        # one name with a comma or "và" inside
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("các sở, ngành, địa phương", ("các sở, ngành, địa phương",)),
        ("các Bộ: Y tế, Nội vụ", ("các Bộ: Y tế, Nội vụ",)),
        ("", ()),
    ],
)
def test_list_is_cut_before_the_name_of_another_body(words: str, names: tuple[str, ...]) -> None:
    assert split_agents(words) == names


@pytest.mark.parametrize(
    ("sentence", "agents"),
    [
        ("Sở Giáo dục và Đào tạo rà soát mạng lưới trường", "Sở Giáo dục và Đào tạo"),
        ("Ban Quản lý dự án tập trung thi công", "Ban Quản lý dự án"),
        ("các cơ quan tham mưu, giúp việc Tỉnh ủy xây dựng đề án", "các cơ quan tham mưu, giúp việc Tỉnh ủy"),
        ("các cơ quan, đơn vị có liên quan khẩn trương triển khai", "các cơ quan, đơn vị có liên quan"),
        ("UBND các phường: Bến Gỗ, Hồ Sen tăng cường kiểm tra", "UBND các phường: Bến Gỗ, Hồ Sen"),
        ("UBND tỉnh đã ban hành kế hoạch", "UBND tỉnh"),
        # nobody is named
        ("ban hành kế hoạch", ""),
        ("xã hội học tập", ""),
        ("tổ chức hội nghị", ""),
        ("báo cáo kết quả", ""),
    ],
)
def test_addressee_ends_before_the_action(sentence: str, agents: str) -> None:
    words = words_of(sentence, 0, len(sentence))
    behind = read_agents(words, 0, len(words))
    assert (sentence[: words.ends[behind - 1]] if behind else "") == agents


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("Chính phủ", 5),
        ("Bộ Y tế", 4),
        ("UBND tỉnh", 3),
        ("huyện Đông Giang", 2),
        ("UBND xã Hồ Sen", 1),
        ("ông Trà", None),
    ],
)
def test_rank_is_the_level_of_the_body(name: str, rank: int | None) -> None:
    words = words_of(name, 0, len(name))
    assert rank_of(words, 0, len(words)) == rank
