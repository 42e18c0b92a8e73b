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
_SENDING = Phrases("gửi, báo cáo, nộp")
"""Behind these "về" says to whom; behind others what about ("lập đề án về Trung tâm dữ liệu")."""
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
        "xong",
        "chậm",
        "muộn",
    }
)
_TAKING = frozenset({"theo", "của", "các", "vào", "trong", "tại"})
"""Before the name of a paper these say that it exists already: "bổ sung nội dung vào chương trình …"."""
_LONGEST = 18
_REACH = 12


def product_of(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Span of the first paper that the action makes, as written: "Đề án phát triển …"."""
    for at, length in _MAKING.within(words.words, start, end):
        if _is_noun(words, at):
            continue
        reach = 1 if phrase(words.words, at, length) in _ALTERING else 4
        for place in range(at + length, min(end, at + length + reach)):
            made = _PRODUCTS.at(words.words, place)
            if made and not (
                words.words[place - 1] in _TAKING or phrase(words.words, place, made) == phrase(words.words, at, length)
            ):
                limit = min(end, place + _LONGEST)
                sent = bool(_SENDING.at(words.words, at))
                return place, _until(words, place + made, limit, sent=sent)
    return None


def receiver_of(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Span of the body before whom the result is to be laid: "trình Ban Thường vụ Tỉnh ủy" → that body."""
    for at, length in _LAYING.within(words.words, start, end):
        if agent_head(words, at + length):
            behind = read_agents(words, at + length, end)
            session = (place for place in range(at + length + 1, behind) if words.words[place] == "tại")
            return at + length, next(session, behind)  # "… Hội đồng nhân dân tỉnh tại kỳ họp cuối năm"
        if _SENDING.at(words.words, at) and (body := _sent_to(words, at + length, end)):
            return body
    return None


def _sent_to(words: Words, at: int, end: int) -> tuple[int, int] | None:
    """ "gửi báo cáo quyết toán về Sở Tài chính": the body behind "về" in the same breath."""
    for place in range(at, min(end, at + _REACH)):
        if words.words[place] in (",", ";", ".", ":"):
            return None
        if _goes_to(words, place):
            return place + 1, _body_end(words, place + 1, end)
    return None


def _body_end(words: Words, at: int, end: int) -> int:
    behind = read_agents(words, at, end)
    return next((place for place in range(at + 1, behind) if words.words[place] in _ENDS), behind)


def _goes_to(words: Words, at: int) -> bool:
    return words.words[at] == "về" and bool(agent_head(words, at + 1))


def _is_noun(words: Words, at: int) -> bool:
    """Whether the word ends a longer one: "chương trình" lays nothing before anybody."""
    return phrase(words.words, at - 1, 2) in COMPOUNDS if at else False


def _until(words: Words, at: int, end: int, *, sent: bool) -> int:
    at = _listed(words, at, end)
    while (
        at < end
        and (words.words[at] not in _ENDS or phrase(words.words, at - 1, 2) in COMPOUNDS)
        and not (words.words[at] == "và" and opens_action(words.words, at + 1))
        and not (sent and _goes_to(words, at))
    ):
        at += 1
    return at


def _listed(words: Words, at: int, end: int) -> int:
    """Over the further papers of one list: "chương trình, kế hoạch cụ thể hóa Nghị quyết"."""
    while at + 1 < end and words.words[at] == "," and (length := _PRODUCTS.at(words.words, at + 1)):
        at += 1 + length
    return at
