"""Frames of orders: "Giao …", "đồng chí … yêu cầu …", "Thủ tướng … nhấn mạnh: …, vì vậy yêu cầu …"."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.finding.agents import rank_of, read_agents
from vanban.finding.announcements import announced
from vanban.finding.clauses import behind_connectives
from vanban.finding.commands import Order, addressed_order, impersonal_order
from vanban.finding.imperatives import opens_action
from vanban.finding.lexicon import ADVERBIALS, ADVERBS, FRAMES, MODALS, PERSONS, VERBS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase

# These may stand without a speaker; the others only report what somebody says.
BARE_FRAMES = Phrases("yêu cầu, đề nghị, giao, phân công, lưu ý, kiến nghị, giao cho, giao nhiệm vụ")
TELLING = Phrases("nhấn mạnh, chỉ rõ, nêu rõ, phát biểu, kết luận")
BEFORE_FRAME = Phrases("""
    đã, cũng, đồng thời, tiếp tục, còn, lại, nay, đặc biệt, vì vậy, do đó, sẽ, mong muốn, trực tiếp, chính thức
""")
_NEEDS_AGENT = Phrases("chỉ đạo, phân công, giao, đồng ý, thống nhất")
# Somebody sets tasks; the tasks follow.
_SETTING = Phrases("xác định, đề ra")
_TASKS = Phrases("nhiệm vụ, giải pháp, công việc")
_APPROVING = Phrases("đồng ý, thống nhất")
_PROPOSALS = Phrases("đề xuất, đề nghị, kiến nghị")
_NO_HANDING = Phrases("giao thông, giao dịch, giao lưu, giao ban, giao tiếp, giao thừa, giao thương, giao diện")
_HANDING = Phrases("giao, giao cho, giao nhiệm vụ, phân công, yêu cầu")
_PETITIONS = Phrases("đề nghị, kiến nghị")
_UPWARD = Phrases("tỉnh, trung ương, chính phủ, quốc hội, thủ tướng, cấp trên, hđnd, nhà nước")
PAPERS = Phrases(
    "chỉ thị, công điện, nghị quyết, kết luận, thông báo, văn bản, công văn, quyết định, kế hoạch, chương trình"
)
"""Papers that speak for those who signed them: "Chỉ thị nêu rõ, Bộ Y tế …"."""
_ISSUING = Phrases("ký, ký ban hành, ban hành, có, gửi, phát đi, vừa có, vừa ban hành, vừa ký")
_ISSUING_LAST = Phrases("ký, hành, có, gửi, đi")
_MINISTRY = 4
"""Rank of a ministry, as `rank_of` counts."""
_PAPER_REACH, _LONGEST_PLACE = 30, 5
_ASKING = Phrases("yêu cầu, đề nghị, giao")
_SIGNS = (",", ":", "rằng", "cho", "là", '"', "-")
_REACH = 60
_TELLING_REACH = 120
_HANDING_REACH = 30
_SETTING_REACH = 20


def frame(words: Words, at: int, end: int, *, bare: bool) -> Order | None:
    """The order of a frame at `at`, behind its speaker if there is one; without a speaker only if `bare`."""
    verb = behind = read_agents(words, at, end)
    if behind == at:
        verb = behind = (
            _behind_paper(words, at, end) or _behind_gathering(words, at) or _behind_place(words, at, end) or at
        )
    spoken = behind > at
    if spoken:
        verb = _behind_issuing(words, behind, end) or verb
    while length := BEFORE_FRAME.at(words.words, verb):
        verb += length
    length = FRAMES.at(words.words, verb)
    if not length or verb >= end:
        return None
    name = phrase(words.words, verb, length)
    if not _may_stand(words, (at, verb, verb + length), name, spoken=spoken, bare=bare):
        return None
    if name in _SETTING and (order := _set_at_once(words, verb + length, end)):
        return order
    if name in _SETTING:
        sets = any(_TASKS.within(words.words, verb + length, min(end, verb + length + 6)))
        return Order("opening", end, verb=name) if sets else None
    order = _behind_frame(words, verb + length, end, name)
    if order.pattern == "opening" and not spoken:
        return None
    if name in _PETITIONS and _upward(words, (at, behind), order):
        return order._replace(pattern="petition")
    return order._replace(spoken=True) if spoken else order


def _behind_paper(words: Words, at: int, end: int) -> int:
    """Index behind a paper that speaks: "Chỉ thị số 5/CT-TTg của Thủ tướng Chính phủ (yêu cầu)"; 0 if none does."""
    length = PAPERS.at(words.words, at)
    if not length or not words.capitals[at]:
        return 0
    for place in range(at + length, min(end, at + _PAPER_REACH)):
        if words.words[place] in (",", ";", ":", "."):
            break
        verb = place + BEFORE_FRAME.at(words.words, place)
        if FRAMES.at(words.words, verb) and not words.capitals[verb] and words.words[verb - 1] != "được":
            return place
    return 0


def _behind_issuing(words: Words, at: int, end: int) -> int:
    """Index of the frame behind "ký công điện (yêu cầu …)", "đã ban hành Công văn số 12/UBND-KT (giao …)"; 0 if none."""
    while length := BEFORE_FRAME.at(words.words, at):
        at += length
    at += _ISSUING.at(words.words, at)
    if not (words.words[at - 1 : at] and PAPERS.at(words.words, at) and _ISSUING_LAST.at(words.words, at - 1)):
        return 0
    for place in range(at + 1, min(end, at + _PAPER_REACH)):
        if words.words[place] in (";", ":", "."):
            break
        if _ASKING.at(words.words, place) and not words.capitals[place]:
            return place
    return 0


def _behind_gathering(words: Words, at: int) -> int:
    """Index behind the meeting that decides: "Hội nghị (thống nhất giao …)"; 0 if none does."""
    return at + 2 if words.capitals[at : at + 1] == (True,) and phrase(words.words, at, 2) == "hội nghị" else 0


def _behind_place(words: Words, at: int, end: int) -> int:
    """Index behind a place whose government speaks: "Hà Nội (cũng yêu cầu các quận …)"; 0 if none does."""
    behind = at
    while behind < min(end, at + _LONGEST_PLACE) and words.capitals[behind] and words.words[behind].isalpha():
        behind += 1
    if behind - at < 2:
        return 0
    verb = behind
    while length := BEFORE_FRAME.at(words.words, verb):
        verb += length
    return behind if _ASKING.at(words.words, verb) and verb < end and not words.capitals[verb] else 0


def _may_stand(words: Words, places: tuple[int, int, int], name: str, *, spoken: bool, bare: bool) -> bool:
    """Whether the verb is a frame here, and not a noun ("các kiến nghị, đề xuất") or another word ("giao thông")."""
    at, verb, after = places
    if phrase(words.words, verb, 2) in _NO_HANDING and not words.capitals[verb + 1]:
        return False
    if name == "chỉ đạo":
        return bool(PERSONS.at(words.words, at)) or words.words[verb - 1] == "đã"
    if spoken:
        return True
    following = phrase(words.words, after, 1)
    listed = following == "," and bool(FRAMES.at(words.words, after + 1) or VERBS.at(words.words, after + 1))
    return bare and name in BARE_FRAMES and following != "" and not listed


def _behind_frame(words: Words, at: int, end: int, name: str) -> Order:
    """What is asked behind the verb of the frame; `opening` if nothing is yet."""
    while at < end and words.words[at] in _SIGNS:
        at += 1
    if name in _APPROVING:
        if order := _handed_on(words, at, end):
            return order
        at = _behind_proposal(words, at, end)
    at = behind_connectives(words, at, end)
    if name in TELLING and (order := _asked_later(words, at, end)):
        return order
    for place in (at, *_conditions(words, at, end)):
        if order := addressed_order(words, place, end):
            return Order("frame", order.action, order.agents, order.agents_end, name)
        if name not in _NEEDS_AGENT and opens_action(words.words, place) and _announced(words, place, name):
            return Order("frame", place, verb=name)
    if order := announced(words, at, end):
        return order
    if name not in _APPROVING and (order := impersonal_order(words, at, end)):
        return Order("frame", order.action, verb=name)
    return Order("opening", at, verb=name)


def _asked_later(words: Words, at: int, end: int) -> Order | None:
    """ "… nhấn mạnh: đây là …, vì vậy yêu cầu các sở …": the request behind what was told."""
    for index in range(at, min(end - 2, at + _TELLING_REACH)):
        if words.words[index] != ",":
            continue
        place = behind_connectives(words, index + 1, end)
        # Only a bare frame: a telling one inside a telling one would be sought again and again.
        if BARE_FRAMES.at(words.words, place) and (order := frame(words, place, end, bare=True)):
            return order if order.addressed else None
    return None


def _set_at_once(words: Words, at: int, end: int) -> Order | None:
    """ "… xác định nhiệm vụ trọng tâm là tiếp tục …", "… xác định tiếp tục …": the task itself behind the verb."""
    if opens_action(words.words, at) and ADVERBS.at(words.words, at):
        return Order("frame", at, verb="xác định")
    if not _TASKS.at(words.words, at):
        return None
    being = next((place for place in range(at, min(end - 1, at + _SETTING_REACH)) if words.words[place] == "là"), None)
    opens = being is not None and opens_action(words.words, being + 1)
    return Order("frame", being + 1, verb="xác định") if being is not None and opens else None


def _handed_on(words: Words, at: int, end: int) -> Order | None:
    """ "… thống nhất chủ trương, giao Ban Tổ chức …": who agrees hands the work on."""
    for index in range(at, min(end - 2, at + _HANDING_REACH)):
        if words.words[index] == "giao" and (index == at or words.words[index - 1] == ","):
            order = frame(words, index, end, bare=True)
            return order if order and order.addressed else None
    return None


def _announced(words: Words, at: int, name: str) -> bool:
    """After "phát biểu" or "nhấn mạnh" an action needs a sign or a modal, lest "phát biểu chỉ đạo" be an order."""
    if name not in TELLING or MODALS.at(words.words, at):
        return True
    sign = words.words[at - 1]
    return sign in (":", '"') or (sign == "," and phrase(words.words, at - 2, 1) == name.split()[-1])


def _behind_proposal(words: Words, at: int, end: int) -> int:
    """Index behind "với đề xuất của": what somebody proposed is now to be done by him."""
    for index in range(at, min(end, at + 4)):
        if length := _PROPOSALS.at(words.words, index):
            behind = index + length
            return behind + 1 if phrase(words.words, behind, 1) == "của" else behind
    return end


def _conditions(words: Words, at: int, end: int) -> Iterator[int]:
    """Places behind "trong thời gian tới," and "căn cứ …," between the frame and what it asks."""
    if ADVERBIALS.at(words.words, at):
        yield from (index + 1 for index in range(at, min(end, at + _REACH)) if words.words[index] == ",")


def _upward(words: Words, speaker: tuple[int, int], order: Order) -> bool:
    """A request to a higher level is a proposal, not an order."""
    if not order.addressed:
        return False
    if _UPWARD.at(words.words, order.agents):
        return order.agents_end - order.agents <= 2 or words.words[order.agents] != "tỉnh"
    asked, asking = rank_of(words, order.agents, order.agents_end), rank_of(words, *speaker)
    if speaker[0] == speaker[1] and order.verb == "kiến nghị":
        # Whoever writes so stands below a ministry; a department may be told by an inspection what to do.
        return (asked or 0) >= _MINISTRY or phrase(words.words, order.agents, 2) == "các bộ"
    return asked is not None and asking is not None and asked > asking


def hands_down(words: Words, order: Order, start: int) -> bool:
    """Whether the sentence gives a task to somebody below, though a request upward stands before it: "Giao Sở Y tế …"."""
    return order.pattern == "frame" and order.verb in _HANDING and words.capitals[start]
