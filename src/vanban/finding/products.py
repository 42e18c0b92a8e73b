"""What an instruction is to bring forth, and before whom it is to be laid."""

from __future__ import annotations

from vanban.finding.agents import agent_head, read_agents
from vanban.finding.imperatives import opens_action
from vanban.finding.lexicon import COMPOUNDS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase

_MAKING = Phrases("""
    xây dựng, ban hành, trình, lập, soạn thảo, dự thảo, hoàn thiện, hoàn chỉnh, tham mưu, báo cáo, đề xuất, sửa đổi,
    bổ sung, rà soát, phê duyệt, gửi
""")
_PRODUCTS = Phrases("""
    tờ trình, báo cáo, dự thảo, kế hoạch, đề án, quyết định, chương trình, nghị quyết, nghị định, thông tư, chỉ thị,
    quy chế, quy định, phương án, dự án, hướng dẫn, văn bản, danh mục, bộ tiêu chí, chiến lược, quy hoạch, hồ sơ,
    danh sách, luật, lộ trình, đề cương, tiêu chí
""")
_ALTERING = Phrases("sửa đổi, bổ sung, rà soát, báo cáo, đề xuất")
_LAYING = Phrases("trình, báo cáo, gửi, gửi về")
_ENDS = frozenset(
    {
        ",",
        ";",
        ".",
        "trình",
        "để",
        "nhằm",
        "trong",
        "trước",
        "báo",
        "bảo",
        "đảm",
        "phù",
        "(",
        "hoàn",
        "gửi",
        "theo",
        "cho",
    }
)
_LONGEST = 18


def product_of(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Span of the first paper that the action makes, as written: "Đề án phát triển …"."""
    for at, length in _MAKING.within(words.words, start, end):
        reach = 1 if phrase(words.words, at, length) in _ALTERING else 4
        for place in range(at + length, min(end, at + length + reach)):
            made = _PRODUCTS.at(words.words, place)
            if made and not (
                words.words[place - 1] in ("theo", "của", "các")
                or phrase(words.words, place, made) == phrase(words.words, at, length)
            ):
                return place, _until(words, place + made, min(end, place + _LONGEST))
    return None


def receiver_of(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Span of the body before whom the result is to be laid: "trình Ban Thường vụ Tỉnh ủy" → that body."""
    for at, length in _LAYING.within(words.words, start, end):
        if agent_head(words, at + length):
            behind = read_agents(words, at + length, end)
            session = (place for place in range(at + length + 1, behind) if words.words[place] == "tại")
            return at + length, next(session, behind)  # "… Hội đồng nhân dân tỉnh tại kỳ họp cuối năm"
    return None


def _until(words: Words, at: int, end: int) -> int:
    while (
        at < end
        and (words.words[at] not in _ENDS or phrase(words.words, at - 1, 2) in COMPOUNDS)
        and not (words.words[at] == "và" and opens_action(words.words, at + 1))
    ):
        at += 1
    return at
