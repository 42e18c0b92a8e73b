"""Commands in plain form: an addressee with an action, or a thing of which something must be done."""

from __future__ import annotations

from typing import Literal, NamedTuple

from vanban.finding.agents import read_agents
from vanban.finding.clauses import behind_connectives
from vanban.finding.imperatives import opens_action, skip_adverbs
from vanban.finding.lexicon import ADVERBS, FRAMES, MODALS, STRONG_MODALS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase

Pattern = Literal["frame", "agent", "imperative", "impersonal", "petition", "opening"]

_SCOPES = Phrases("căn cứ, theo, trong phạm vi, trên cơ sở, khi, trong quá trình, tùy, tuỳ, hằng năm, hàng năm, thì")
_ASIDES = Phrases("nhất là, đặc biệt là, trước hết là")
_GIVEN = Phrases("được giao nhiệm vụ, được giao, được phân công, được yêu cầu")
_REPORTING = Phrases("báo cáo, trình, gửi")
_MUST = frozenset({"phải", "cần"})
_NO_MUST = ("không", "còn", "chưa", "nhu", "những")
# "Các đơn vị chỉ đạo …" and "các cấp quán triệt …" are actions although leaders also speak with these verbs.
_ACTIONS_TOO = Phrases("quán triệt, phát biểu, chỉ đạo")
LEADING = Phrases("chủ trì, chủ trì thực hiện, chủ trì tham mưu, phụ trách, tham mưu, thực hiện, làm đầu mối")
HELPING = Phrases("phối hợp, phối hợp thực hiện, cùng phối hợp, tham gia, hỗ trợ")
_SIGNS = frozenset({",", ";", ".", ":", "(", ")"})
_RELATIVE = frozenset({"chưa", "đang", "đã", "được", "không", "còn"})
_SETTING_OFF = Phrases("phải, cần, có trách nhiệm, khẩn trương, sớm, kịp thời, nghiêm túc, tích cực, chủ động")
_RELATIVE_REACH = 18
# "Căn cứ nhiệm vụ của đơn vị xây dựng kế hoạch, triển khai …": the work begins before the comma.
_WORKS = Phrases(
    "xây dựng kế hoạch, xây dựng chương trình, ban hành kế hoạch, tổ chức thực hiện, tổ chức triển khai, lập kế hoạch"
)
_SHORTEST_SCOPE = 4
_TIMES = Phrases("""
    trong thời gian tới, thời gian tới, trước mắt, từ nay đến cuối năm, trong năm tới, ngay từ đầu năm, ngay sau hội nghị,
    sau hội nghị, trong tháng tới, trong quý tới, hiện nay, ngay sau cuộc họp, trong những tháng cuối năm, trong nhiệm kỳ tới
""")
_SCOPE_REACH = 60
_MOST_SCOPES = 3
_SUBJECT_REACH = 45


class Order(NamedTuple):
    """Spans count words of the sentence: addressee `[agents, agents_end)`, action from `action` on."""

    pattern: Pattern
    action: int
    agents: int = 0
    agents_end: int = 0
    verb: str = ""
    modal: int = 0
    spoken: bool = False
    """Whether somebody is named who asks."""
    anaphor: bool = False
    """ "Cơ quan này cũng cần …": whoever was addressed before."""

    @property
    def addressed(self) -> bool:
        return self.agents_end > self.agents

    @property
    def first(self) -> int:
        """Word with which the order itself begins."""
        return self.agents if self.addressed else self.action


def addressed_order(words: Words, at: int, end: int) -> Order | None:
    """Addressee and action: "các sở, ngành khẩn trương rà soát …", "Bộ Y tế chịu trách nhiệm …"."""
    behind = read_agents(words, at, end)
    if behind == at or behind >= end:
        return None
    anaphor = words.words[behind] == "này" and behind - at <= 3
    action = _behind_aside(words, behind + anaphor, end)
    while action < end and words.words[action] in ("cũng", "còn", "đều"):
        action += 1
    while action < end and words.words[action] in (",", ":", ";"):
        action += 1
    action = behind_scope(words, _behind_passive(words, _behind_time(words, action)), end)
    frame = FRAMES.at(words.words, action)
    if frame and action == behind and phrase(words.words, action, frame) not in _ACTIONS_TOO:
        return None
    if not opens_action(words.words, action):
        action = _behind_relative(words, behind, end)
    if action:
        return Order("agent", action, at, at if anaphor else behind, anaphor=anaphor)
    return None


def _behind_relative(words: Words, at: int, end: int) -> int:
    """Index of the order behind "… chưa nộp báo cáo (phải nộp)", which says which of the group are meant; 0 for none."""
    if not (at < end and words.words[at] in _RELATIVE):
        return 0
    for place in range(at + 2, min(end, at + _RELATIVE_REACH)):
        listed = words.words[place] == "," and not opens_action(words.words, place + 1)
        if (words.words[place] in _SIGNS and not listed) or FRAMES.at(words.words, place):
            return 0
        if _SETTING_OFF.at(words.words, place) and opens_action(words.words, place):
            return place
    return 0


def is_role_alone(words: Words, at: int, end: int) -> bool:
    """Whether the action is only the part somebody plays: "… chủ trì, các đoàn thể phối hợp"."""
    length = LEADING.at(words.words, at)
    after = at + length
    if not length or (after < end and words.words[after] not in _SIGNS):
        return False
    return not (after + 1 < end and words.words[after] == "," and HELPING.at(words.words, after + 1))


def _behind_time(words: Words, at: int) -> int:
    """Index behind "trong thời gian tới" between the addressee and the work."""
    length = _TIMES.at(words.words, at)
    after = at + length + (length > 0 and words.words[at + length : at + length + 1] == (",",))
    return after if length and opens_action(words.words, after) else at


def _behind_aside(words: Words, at: int, end: int) -> int:
    """Index behind the aside of "các tỉnh, nhất là các tỉnh miền núi, chủ động …"; `at` if none stands there."""
    if words.words[at : at + 1] != (",",) or not _ASIDES.at(words.words, at + 1):
        return at
    closing = (place for place in range(at + 3, min(end, at + _SCOPE_REACH)) if words.words[place] == ",")
    return next((place for place in closing if opens_action(words.words, place + 1)), at)


def _behind_passive(words: Words, at: int) -> int:
    """Index behind "được giao nhiệm vụ": who was given a task owes it as one to whom it is given."""
    length = _GIVEN.at(words.words, at)
    return at + length if length and opens_action(words.words, at + length) else at


def behind_scope(words: Words, at: int, end: int) -> int:
    """Index behind "căn cứ chức năng, nhiệm vụ được giao," or "trong phạm vi …," if an action follows."""
    for _ in range(_MOST_SCOPES):
        behind = _behind_one_scope(words, at, end)
        if behind == at:
            break
        at = behind
    return at


def _behind_one_scope(words: Words, at: int, end: int) -> int:
    if not _SCOPES.at(words.words, at) or phrase(words.words, at, 2) == "theo dõi":
        return at
    for index in range(at, min(end, at + _SCOPE_REACH)):
        word = words.words[index]
        if word in ("để", "nhằm"):
            return at
        # "… theo chức năng, nhiệm vụ được giao thực hiện …": no comma parts the scope from the work.
        if word == "giao" and words.words[index - 1] == "được" and opens_action(words.words, index + 1):
            return index + 1
        if word in (",", "thì") and opens_action(words.words, index + 1):
            reports = _REPORTING.at(words.words, skip_adverbs(words.words, index + 1))
            return at if reports or any(_WORKS.within(words.words, at + _SHORTEST_SCOPE, index)) else index + 1
    return at


def impersonal_order(words: Words, start: int, end: int) -> Order | None:
    """Something must be so: "Quá trình xử lý phải …", "hồ sơ … cần được …"."""
    here = behind_connectives(words, start, end)
    if (
        here < end
        and (MODALS.at(words.words, here) or ADVERBS.at(words.words, here))
        and opens_action(words.words, here)
    ):
        return Order("imperative", here)
    limit = min(end - 1, here + _SUBJECT_REACH)
    if _MUST.isdisjoint(words.words[here + 1 : limit]):
        return None
    for at in range(here + 1, limit):
        word = words.words[at]
        if word in (";", "."):
            return None
        if word in _MUST and words.words[at - 1] not in _NO_MUST:
            return Order("impersonal", here, verb=words.words[at], modal=at)
    return None


def is_strong(words: Words, order: Order) -> bool:
    """Whether the order obliges by itself ("phải", "có trách nhiệm"), whatever stood before it."""
    return bool(STRONG_MODALS.at(words.words, order.action)) or order.verb == "phải"
