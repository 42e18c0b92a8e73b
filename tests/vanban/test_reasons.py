"""Promise: every finding says by which rule it was found and on which words, in both languages."""

import ast
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import vanban
from benchmarks.judge.cases import documents
from tests.gold.reading import HERE
from tests.vanban import papers
from vanban import Analysis, Why, analyse, read, to_json
from vanban.finding.deadlines import PRODUCTIONS
from vanban.reasons import RULES

PAGE = Path(__file__).parents[2] / "docs" / "vi-sao.md"
FINDINGS = ("references", "deadlines", "organisations", "directives", "annex_tasks", "targets", "contradictions")
PAPER = """I. NHIỆM VỤ
1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án khám bệnh từ xa, hoàn thành trước ngày 30/9/2026.
2. Phấn đấu đến năm 2030 có 95% hộ dân dùng nước sạch.
"""
LIST = "II. NHIỆM VỤ\nGiao Sở Y tế thực hiện các việc sau:\n- Rà soát trạm y tế.\n"
TABLE = "\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lập đề án cảng cá | Sở Xây dựng | 9/2026 |\n"
EXAMPLES = {
    # directives, tasks, targets
    "frame": ("Giao Sở Y tế lập đề án.", "Giao"),
    "frame_nobody": ("Yêu cầu đẩy nhanh tiến độ cầu Bến Sỏi.", "Yêu cầu"),
    "frame_lead": (PAPER, "Giao"),
    "agent": ("I. NHIỆM VỤ\n1. Sở Y tế rà soát trạm y tế.\n", ""),
    "responsible": ("I. NHIỆM VỤ\n1. Sở Y tế có trách nhiệm rà soát trạm y tế.\n", ""),
    "leads": ("I. NHIỆM VỤ\n1. Sở Y tế chủ trì rà soát trạm y tế.\n", ""),
    "imperative": ("I. NHIỆM VỤ\n1. Đẩy mạnh tuyên truyền về phòng cháy rừng.\n", ""),
    "impersonal": ("I. NHIỆM VỤ\n1. Quá trình đo đạc phải bảo đảm chính xác.\n", ""),
    "submission": ("Giao Sở Y tế lập đề án trạm lưu động; hồ sơ quý II gửi trước ngày 20/6/2026.", ""),
    "list_lead": (LIST, ""),
    "heading": ("II. PHÂN CÔNG\n1. Sở Y tế:\n- Rà soát trạm y tế.\n", ""),
    "closing_line": (
        "I. NHIỆM VỤ\n1. Rà soát trạm y tế.\nĐơn vị chủ trì: Sở Y tế; Đơn vị phối hợp: Sở Tài chính.\n",
        "",
    ),
    "annex_row": ("PHỤ LỤC\n" + TABLE, ""),
    "target": ("Phấn đấu tỷ lệ che phủ rừng đạt 42%.", ""),
    # references
    "numbered": ("theo Nghị quyết số 14-NQ/TU.", "Nghị quyết"),
    "titled_number": ("theo Luật Bến bãi số 39/2029/QH14.", "Luật"),
    "sign": ("theo 42-KH/ĐU của Đảng ủy xã.", "42-KH/ĐU"),
    "congress": ("theo Nghị quyết Đại hội Đảng bộ xã Bến Sỏi lần thứ IV.", "Nghị quyết"),
    "law": ("theo Luật Thư viện.", "Luật"),
    "titled": ("theo Đề án phát triển chợ phiên vùng biên giới.", "Đề án"),
    "carries_out": ("Chương trình hành động thực hiện Nghị quyết số 14-NQ/TU.", "Chương trình hành động"),
    # deadlines
    "limit": ("Nộp hồ sơ chậm\nnhất ngày 15/12/2026.", "chậm nhất"),
    "until": ("Đến cuối năm phải trồng xong rừng.", "Đến"),
    "within": ("Trình đề án trong tháng 6.", "trong"),
    "from_to": ("Đo đạc từ ngày 01/7/2026 đến hết ngày 30/9/2026.", "từ"),
    "horizon": ("Xây cầu giai đoạn 2026 - 2030.", "giai đoạn"),
    "recurrence": ("Báo cáo định kỳ hằng quý.", "định kỳ"),
    "times": ("Kiểm tra 02 lần/năm.", "lần"),
    "label": ("Thời hạn: 30 ngày kể từ ngày ký.", "Thời hạn"),
    "goal": ("Phấn đấu thu ngân sách năm 2026 vượt dự toán.", "Phấn đấu"),
    "point": ("Trình phương án cuối tháng 2/2027.", "cuối"),
    "list": ("Định kỳ 6 tháng báo cáo trước ngày 15/6 và ngày 01/12.", "và"),
    "duration": ("Báo tin trong vòng 24 giờ.", "trong"),
    "lead_time": ("Gửi tờ trình trước phiên họp ít nhất 05 ngày làm việc.", "trước"),
    "event": ("Ngay sau khi có kết luận, các xã triển khai.", "Ngay sau"),
    "cell": (TABLE, ""),
    # organisations
    "body_listed": ("Bộ Y tế đã trả lời.", "Bộ Y tế"),
    "body_department": ("Sở Y tế tỉnh Lam Sơn đã trả lời.", "Sở Y tế"),
    "body_level": ("UBND phường Chợ Gạch đã trả lời.", "UBND"),
    "body_committee": ("Tỉnh ủy Lam Sơn đã trả lời.", "Tỉnh ủy"),
    "body_organ": ("Ban Thường vụ Tỉnh ủy đã trả lời.", "Ban Thường vụ"),
    "body_named": ("Chi cục Thủy lợi đã trả lời.", "Chi cục"),
    "body_place": ("Yêu cầu huyện Sông Mây sửa đường.", "Yêu cầu"),
    "body_group": ("Giao các sở, ngành liên quan rà soát.", "các"),
    # contradictions
    "two_issuers": ("Quyết định số 15/QĐ-BYT của Bộ Y tế. Quyết định số 15/QĐ-BYT của Bộ Tài chính.", "15/QĐ-BYT"),
    "two_days": ("Quyết định số 15/QĐ-BYT ngày 02/3/2026. Quyết định số 15/QĐ-BYT ngày 20/3/2026.", "15/QĐ-BYT"),
    "miscounted": ("Hội nghị thảo luận 04\nchuyên đề: (1) đất đai; (2) nhà ở; (3) chợ.", "04 chuyên đề"),
    "two_figures": (
        "Phấn đấu tỷ lệ che phủ rừng đạt 42%. Phấn đấu tỷ lệ che phủ rừng đạt 45%.",
        "tỷ lệ che phủ rừng",
    ),
}
"""Rule → an invented text in which it finds something, and the words that it says it found it on."""
NEVER_A_FINDING = {"petition", "opening"}
"""What an order may be while it is read: the first is refused, the second only opens a list."""


def reasons(analysis: Analysis) -> list[Why | None]:
    return [one.why for kind in FINDINGS for one in getattr(analysis, kind)]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_rule_finds_something_and_says_on_which_words(rule: str) -> None:
    text, words = EXAMPLES[rule]

    assert Why(rule, words) in reasons(analyse(text, reference=date(2026, 3, 2)))


def test_no_sentence_is_without_a_rule() -> None:
    assert list(EXAMPLES) == list(RULES)


def test_no_rule_of_the_code_is_without_a_sentence() -> None:
    assert set(_rules_in_code()) - NEVER_A_FINDING == set(RULES)


def _rules_in_code() -> Iterator[str]:
    """Names in `Why("…")`, of the kinds of order, and in the tables that lead from words to their rule and reader."""
    yield from (rule for rule, _openings, _reader in PRODUCTIONS)
    for path in Path(vanban.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield from _rules_in(node)


def _rules_in(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id="Why" | "Order"), args=[rule, *_]):
            yield from _constants(rule)
        case ast.Assign(targets=[ast.Name(id="rule")], value=value):
            yield from _constants(value)
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="rule"), _])], value=ast.Tuple(elts=[value, _])):
            yield from _constants(value)
        case ast.keyword(arg="rule" | "pattern", value=value):
            yield from _constants(value)
        case ast.Tuple(elts=[ast.Constant(value=str(rule)), _, ast.Name(id=reader)]) if reader.startswith("read_"):
            yield rule


def _constants(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp(body=body, orelse=other):
            yield from (*_constants(body), *_constants(other))


@pytest.mark.parametrize("text", [*papers.ALL.values(), *(document.text for document in documents(HERE / "documents"))])
def test_every_finding_has_a_reason_that_can_be_said(text: str) -> None:
    found = reasons(analyse(text, reference=date(2026, 3, 2)))

    assert found
    assert [why for why in found if why is None or why.rule not in RULES] == []


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_said_in_both_languages_with_the_same_words(rule: str) -> None:
    vi, en = RULES[rule]
    assert vi != en
    assert _fields(vi) == _fields(en) <= {"words"}
    assert Why(rule, "Giao").vi == vi.replace("{words}", "Giao")
    assert Why(rule, "Giao").en == en.replace("{words}", "Giao")


def _fields(template: str) -> set[str | None]:
    return {field for _text, field, _form, _kind in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("rule", RULES)
def test_rule_that_says_words_has_them(rule: str) -> None:
    assert not _fields(RULES[rule][0]) or EXAMPLES[rule][1]


def test_words_of_the_text_are_never_read_as_a_template() -> None:
    assert Why("frame", "{rule}").en == "pattern “{rule} X + work”"


def test_rule_of_another_edition_is_told_by_its_name() -> None:
    assert Why("of-tomorrow").sentence("en") == Why("of-tomorrow").sentence("vi") == "of-tomorrow"


def test_findings_carry_their_rule_and_its_words() -> None:
    analysis = analyse(read(PAPER.encode(), name="a.txt"))
    assert analysis.directives[0].why == Why("frame_lead", "Giao")
    assert [one.why for one in analysis.targets] == [Why("target")]
    assert [(one.rule, one.why) for one in analysis.deadlines] == [
        ("limit", Why("limit", "trước")),
        ("until", Why("until", "đến")),
    ]
    assert to_json(analysis)["directives"][0]["why"] == {"rule": "frame_lead", "words": "Giao"}
    assert to_json(analysis)["deadlines"][0]["rule"] == "limit"


def test_page_has_every_rule_and_its_sentences() -> None:
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]

    assert {rule.strip("`"): (vi, en) for rule, vi, en in rows if rule != "`rule`"} == RULES
