"""Papers as they are cited, with and without a number, are read whole whatever stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.finding.references import find_references

CITATIONS = Path(__file__).with_name("citations.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = (
    "Căn cứ {};",
    "Tiếp tục triển khai thực hiện {} và báo cáo kết quả.",
    "Việc thực hiện {} đã đạt kết quả tốt.",
    "theo {}, các sở rà soát.",
)
NOT_CITED = (
    "Luật sư tham gia tố tụng.",
    "Các bên thỏa thuận theo pháp luật về đất đai.",
    "Đề án triển khai chậm so với yêu cầu.",
    "Đề án hoàn thành trước ngày 30/6/2027.",
    "Kế hoạch này có hiệu lực đến năm 2030.",
    "Sở đã hướng dẫn của mình về hồ sơ.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_citation_is_read_whole(sentence: str) -> None:
    found = {name: [item.surface for item in find_references(sentence.format(name))] for name in CITATIONS}

    assert {name: surfaces for name, surfaces in found.items() if name not in surfaces} == {}


@pytest.mark.parametrize("sentence", NOT_CITED)
def test_what_is_no_paper_of_its_own_is_not_cited(sentence: str) -> None:
    assert find_references(sentence) == ()


def test_the_amended_paper_is_cited_too() -> None:
    found = find_references("Nghị định sửa đổi, bổ sung Nghị định số 126/2020/NĐ-CP ngày 19/10/2020.")

    assert [item.number for item in found] == [None, "126/2020/NĐ-CP"]


def test_numbers_of_the_press_get_the_sign_that_is_beyond_doubt() -> None:
    found = find_references(
        "Nghị định 111/2022; Quyết định số 30/2021 của Thủ tướng Chính phủ; Quyết định 45/2023 của UBND tỉnh."
    )

    assert [item.number for item in found] == ["111/2022/NĐ-CP", "30/2021/QĐ-TTg", "45/2023"]
