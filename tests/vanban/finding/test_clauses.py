from __future__ import annotations

import pytest

from vanban.finding.clauses import split_clauses
from vanban.finding.passages import words_of


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("rà soát quy hoạch; bố trí quỹ đất", ["rà soát quy hoạch ;", "bố trí quỹ đất"]),
        # who is told of the result is no instruction of its own
        ("xây dựng đề án; trình Chính phủ xem xét", ["xây dựng đề án ; trình chính phủ xem xét"]),
        # verbs that share one object, manners and results
        ("lãnh đạo, chỉ đạo, tổ chức thực hiện nghị quyết", ["lãnh đạo , chỉ đạo , tổ chức thực hiện nghị quyết"]),
        ("xây dựng kế hoạch, bảo đảm tiến độ, chất lượng", ["xây dựng kế hoạch , bảo đảm tiến độ , chất lượng"]),
        # nouns after a semicolon go on with the list
        ("nâng cấp đường liên xã; cầu qua sông", ["nâng cấp đường liên xã ; cầu qua sông"]),
        (
            "tăng cường kiểm tra an toàn hồ đập trước mùa mưa, xây dựng phương án sơ tán dân cư ở vùng trũng thấp",
            [
                "tăng cường kiểm tra an toàn hồ đập trước mùa mưa ,",
                "xây dựng phương án sơ tán dân cư ở vùng trũng thấp",
            ],
        ),
    ],
)
def test_one_clause_per_instruction(sentence: str, clauses: list[str]) -> None:
    words = words_of(sentence, 0, len(sentence))
    assert [" ".join(words.words[start:end]) for start, end in split_clauses(words, 0, len(words))] == clauses
