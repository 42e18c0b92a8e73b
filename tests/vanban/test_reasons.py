"""Promise: every finding that a person judges says by which rule it was found, in both languages."""

import string

import pytest

from vanban import Why, analyse, read, to_json
from vanban.reasons import RULES

PAPER = """I. NHIỆM VỤ
1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án khám bệnh từ xa, hoàn thành trước ngày 30/9/2026.
2. Phấn đấu đến năm 2030 có 95% hộ dân dùng nước sạch.
"""


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_said_in_both_languages_with_the_same_words(rule: str) -> None:
    vi, en = RULES[rule]
    assert vi != en
    assert _fields(vi) == _fields(en) <= {"words"}
    assert Why(rule, "Giao").vi == vi.replace("{words}", "Giao")
    assert Why(rule, "Giao").en == en.replace("{words}", "Giao")


def _fields(template: str) -> set[str | None]:
    return {field for _text, field, _form, _kind in string.Formatter().parse(template) if field}


def test_words_of_the_text_are_never_read_as_a_template() -> None:
    assert Why("frame", "{rule}").en == "pattern “{rule} X + work”"


def test_rule_of_another_edition_is_told_by_its_name() -> None:
    assert Why("of-tomorrow").sentence("en") == Why("of-tomorrow").sentence("vi") == "of-tomorrow"


def test_findings_carry_their_rule_and_its_words() -> None:
    analysis = analyse(read(PAPER.encode(), name="a.txt"))
    assert analysis.directives[0].why == Why("frame_lead", "Giao")
    assert [one.why for one in analysis.targets] == [Why("target")]
    assert to_json(analysis)["directives"][0]["why"] == {"rule": "frame_lead", "words": "Giao"}
