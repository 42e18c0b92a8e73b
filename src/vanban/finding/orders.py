"""What a single sentence orders: the frame ("Giao …", "đồng chí … yêu cầu …"), the addressee and where the action begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vanban.finding.agents import agent_head, rank_of, read_agents
from vanban.finding.clauses import behind_connectives
from vanban.finding.imperatives import ADVERBS, MODALS, STRONG_MODALS, longest, opens_action, phrase
from vanban.finding.passages import Words

Pattern = Literal["frame", "agent", "imperative", "impersonal", "petition", "opening"]

_FRAMES = frozenset(
    {"yêu cầu", "đề nghị", "giao", "chỉ đạo", "phân công", "nhấn mạnh", "lưu ý", "kêu gọi", "chỉ rõ", "nêu rõ", "kiến nghị", "giao nhiệm vụ",
     "phát biểu", "kết luận", "xác định", "đề ra", "giao cho", "gợi ý", "đồng ý", "thống nhất"}
)  # fmt: skip
# These may stand without a speaker; the others only report what somebody says.
_BARE = frozenset({"yêu cầu", "đề nghị", "giao", "phân công", "lưu ý", "kiến nghị", "giao cho", "giao nhiệm vụ"})
_NEEDS_AGENT = frozenset({"chỉ đạo", "phân công", "giao", "đồng ý", "thống nhất"})
_TELLING = frozenset({"nhấn mạnh", "chỉ rõ", "nêu rõ", "phát biểu", "kết luận"})
# Somebody sets tasks; the tasks follow.
_SETTING = frozenset({"xác định", "đề ra"})
_TASKS = frozenset({"nhiệm vụ", "giải pháp", "công việc"})
_APPROVING = frozenset({"đồng ý", "thống nhất"})
_NO_HANDING = frozenset(
    {"giao thông", "giao dịch", "giao lưu", "giao ban", "giao tiếp", "giao thừa", "giao thương", "giao diện"}
)
_BEFORE_FRAME = frozenset(
    {
        "đã",
        "cũng",
        "đồng thời",
        "tiếp tục",
        "còn",
        "lại",
        "nay",
        "đặc biệt",
        "vì vậy",
        "do đó",
        "sẽ",
        "mong muốn",
        "trực tiếp",
        "chính thức",
    }
)
_PETITIONS = frozenset({"đề nghị", "kiến nghị"})
_UPWARD = frozenset({"tỉnh", "trung ương", "chính phủ", "quốc hội", "thủ tướng", "cấp trên", "hđnd", "nhà nước"})
_ADVERBIALS = frozenset(
    """đối với, về, trong, trên, để, nhằm, trước, từ, sau, qua, theo, cùng với, bên cạnh, ngoài, riêng, nếu, khi, đến, hằng năm, hàng năm, định kỳ,
    ngay, căn cứ, với, tại, cũng tại, phát biểu, kết luận, thay mặt, nhân dịp, dịp này, chiều, sáng, ngày, tiếp đó, trường hợp, giai đoạn,
    hằng, hàng, vào, bằng, thực hiện, quán triệt, ghi nhận, qua, chậm nhất, năm, nhất là, liên quan, phát huy, xét, thời gian, cho rằng, do,
    ở, việc này, nội dung này, vấn đề này, phấn đấu, tháng, quý, tùy, tuỳ, thông qua, trên cơ sở, tiếp tục, giải đáp, biểu dương, đánh giá""".replace(
        "\n", " "
    )
    .replace("    ", "")
    .split(", ")
)
_DEPENDENT = frozenset({"của", "cho", "với", "theo", "bởi", "do", "từ", "là", "các", "những", "và", "giữa", "phó", "đồng"})
PERSONS = frozenset(
    """đồng chí, các đồng chí, ông, bà, đ/c, thủ tướng, phó thủ tướng, tổng bí thư, bí thư, phó bí thư, chủ tịch, phó chủ tịch, bộ trưởng, thứ trưởng,
    giám đốc, phó giám đốc, đại biểu, các đại biểu, hội nghị, trưởng ban, phó trưởng ban, lãnh đạo""".replace("\n", " ")
    .replace("    ", "")
    .split(", ")
)
_SCOPES = frozenset(
    {"căn cứ", "theo", "trong phạm vi", "trên cơ sở", "khi", "trong quá trình", "tùy", "tuỳ", "hằng năm", "hàng năm", "thì"}
)
_MUST = frozenset({"phải", "cần", "phải được", "cần được"})


@dataclass(frozen=True, slots=True)
class Order:
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
    def first(self) -> int:
        return self.agents if self.addressed else self.action

    @property
    def addressed(self) -> bool:
        return self.agents_end > self.agents


def find_order(words: Words, start: int, end: int) -> Order | None:
    """The first order of the sentence, or None; `opening` means that it only announces orders."""
    placed = _placed(words, start, end)
    spoken = _spoken(words, start, end)
    if placed and spoken and spoken.addressed and spoken.first < placed.first:
        return spoken
    return placed or spoken or _impersonal(words, start, end)


def _placed(words: Words, start: int, end: int) -> Order | None:
    """An order at the head of the sentence or behind its adverbials."""
    for at in _places(words, start, end):
        here = behind_connectives(words, at, end)
        if order := _frame(words, here, end, bare=True) or _addressed(words, here, end):
            return order
        if opens_action(words.words, here) and not agent_head(words, here):
            spoken = _spoken(words, here, end)
            return spoken if spoken and spoken.addressed else Order("imperative", here)
        if _tells(words, here, end):
            break
    return None


def _tells(words: Words, at: int, end: int) -> bool:
    """Whether somebody is said there to have done something."""
    behind = read_agents(words, at, end)
    return at < behind < end and words.words[behind] in ("đã", "đang", "sẽ", "vừa", "được")


def _places(words: Words, start: int, end: int) -> Iterator[int]:
    """The start and, behind an adverbial, the places after its commas."""
    while start < end and not words.words[start][0].isalnum():
        start += 1
    start = behind_connectives(words, start, end)
    if not longest(words.words, start, _ADVERBIALS) or opens_action(words.words, start):
        yield start
        if not longest(words.words, start, _ADVERBIALS):
            return
    count = 0
    for at in range(start, end - 1):
        if words.words[at] in (",", ":") or (words.words[at] == "thì" and at > start):
            yield at + 1
            count += 1
            if count == 8:
                return


def _frame(words: Words, at: int, end: int, *, bare: bool) -> Order | None:
    """A frame at `at`, after its speaker if there is one."""
    verb = behind = read_agents(words, at, end)
    spoken = behind > at
    while length := longest(words.words, verb, _BEFORE_FRAME):
        verb += length
    length = longest(words.words, verb, _FRAMES)
    if not length or verb >= end:
        return None
    name = phrase(words.words, verb, length)
    if not spoken and (not bare or name not in _BARE or phrase(words.words, verb + length, 1) in (",", "")):
        return None
    if phrase(words.words, verb, 2) in _NO_HANDING and not words.capitals[verb + 1]:
        return None
    if name in _SETTING:
        sets = any(longest(words.words, index, _TASKS) for index in range(verb + length, min(end, verb + length + 6)))
        return Order("opening", end, verb=name) if sets else None
    if name == "chỉ đạo" and not longest(words.words, at, PERSONS) and words.words[verb - 1] != "đã":
        return None
    order = _behind_frame(words, verb + length, end, name)
    if order.pattern == "opening" and not spoken:
        return None
    if order and name in _PETITIONS and _upward(words, (at, behind), order):
        return Order("petition", order.action, order.agents, order.agents_end, name)
    return replace(order, spoken=spoken)


def _behind_frame(words: Words, at: int, end: int, name: str) -> Order:
    while at < end and words.words[at] in (",", ":", "rằng", "cho", "là", '"', "-"):
        at += 1
    if name in _APPROVING:
        at = _behind_proposal(words, at, end)
    at = behind_connectives(words, at, end)
    if name in _TELLING and (order := _asked_later(words, at, end)):
        return order
    for place in (at, *_conditions(words, at, end)):
        order = _addressed(words, place, end)
        if order:
            return Order("frame", order.action, order.agents, order.agents_end, name)
        if name not in _NEEDS_AGENT and opens_action(words.words, place) and _announced(words, place, name):
            return Order("frame", place, verb=name)
    if name not in _APPROVING and (found := _impersonal(words, at, end)):
        return Order("frame", found.action, verb=name)
    return Order("opening", at, verb=name)


def _asked_later(words: Words, at: int, end: int) -> Order | None:
    """ "… nhấn mạnh: đây là …, vì vậy yêu cầu các sở …": the request behind what was told."""
    for index in range(at, end - 2):
        if words.words[index] == "," and (order := _frame(words, behind_connectives(words, index + 1, end), end, bare=True)):
            return order if order.addressed else None
    return None


def _announced(words: Words, at: int, name: str) -> bool:
    """After "phát biểu" or "nhấn mạnh" an action needs a sign or a modal, lest "phát biểu chỉ đạo" be an order."""
    if name not in _TELLING or longest(words.words, at, MODALS):
        return True
    return words.words[at - 1] in (":", '"') or (words.words[at - 1] == "," and phrase(words.words, at - 2, 1) == name.split()[-1])


def _behind_proposal(words: Words, at: int, end: int) -> int:
    """Index behind "với đề xuất của": what somebody proposed is now to be done by him."""
    proposals = [
        index
        for index in range(at, min(end, at + 4))
        if longest(words.words, index, frozenset({"đề xuất", "đề nghị", "kiến nghị"}))
    ]
    if not proposals:
        return end
    at = proposals[0] + 2
    return at + 1 if at < end and words.words[at] == "của" else at


def _conditions(words: Words, at: int, end: int) -> Iterator[int]:
    """Places behind "trong thời gian tới," and "căn cứ …," between the frame and what it asks."""
    if longest(words.words, at, _ADVERBIALS):
        yield from (index + 1 for index in range(at, min(end, at + 60)) if words.words[index] == ",")


def _addressed(words: Words, at: int, end: int) -> Order | None:
    """Addressee and action: "các sở, ngành khẩn trương rà soát …", "Bộ Y tế chịu trách nhiệm …"."""
    behind = read_agents(words, at, end)
    if behind == at or behind >= end:
        return None
    anaphor = words.words[behind] == "này" and behind - at <= 3
    action = behind + anaphor
    while action < end and words.words[action] in ("cũng", "còn", "đều"):
        action += 1
    while action < end and words.words[action] in (",", ":", ";"):
        action += 1
    action = behind_scope(words, action, end)
    frame = longest(words.words, action, _FRAMES)
    if (
        frame
        and action == behind
        and phrase(words.words, action, frame) not in ("quán triệt", "phát biểu")
        and words.words[action] != "chỉ"
    ):
        return None
    if opens_action(words.words, action):
        return Order("agent", action, at, at if anaphor else behind, anaphor=anaphor)
    return None


def behind_scope(words: Words, at: int, end: int) -> int:
    """Index behind "căn cứ chức năng, nhiệm vụ được giao," or "trong phạm vi …," if an action follows."""
    if not longest(words.words, at, _SCOPES):
        return at
    for index in range(at, min(end, at + 60)):
        if words.words[index] in ("để", "nhằm"):
            return at
        if words.words[index] in (",", "thì") and opens_action(words.words, index + 1):
            return behind_scope(words, index + 1, end)
    return at


def _spoken(words: Words, start: int, end: int) -> Order | None:
    """A frame with its speaker in the middle of the sentence: "…, Thủ tướng yêu cầu các bộ …", "… và đã yêu cầu …"."""
    for at in range(start, end - 2):
        word = words.words[at]
        speaks = word in (",", "-", '"') or (longest(words.words, at + 1, PERSONS) and word not in _DEPENDENT)
        if speaks and agent_head(words, at + 1):
            order = _frame(words, at + 1, end, bare=False)
            if order and (order.addressed or order.verb not in _TELLING):
                return order
        elif word == "và" and longest(words.words, at + 1, _BEFORE_FRAME | _BARE | frozenset({"chỉ đạo"})):
            order = _frame(words, at + 1, end, bare=True)
            if order and order.pattern == "frame" and order.addressed:
                return order
        elif word == "thì" and (order := _addressed(words, at + 1, end)) and is_strong(words, order):
            return order
    return None


def _impersonal(words: Words, start: int, end: int) -> Order | None:
    """Something must be so: "Quá trình xử lý phải …", "hồ sơ … cần được …"."""
    here = behind_connectives(words, start, end)
    if here < end and longest(words.words, here, MODALS | ADVERBS) and opens_action(words.words, here):
        return Order("imperative", here)
    for at in range(here + 1, min(end, here + 45)):
        if words.words[at] in (";", "."):
            return None
        if (
            words.words[at] in _MUST
            and at + 1 < end
            and words.words[at - 1] not in ("không", "còn", "chưa", "nhu", "những")
        ):
            return Order("impersonal", here, verb=words.words[at], modal=at)
    return None


def _upward(words: Words, speaker: tuple[int, int], order: Order) -> bool:
    """A request to a higher level is a proposal, not an order."""
    if not order.addressed:
        return False
    if phrase(words.words, order.agents, 1) in _UPWARD or phrase(words.words, order.agents, 2) in _UPWARD:
        return order.agents_end - order.agents <= 2 or words.words[order.agents] != "tỉnh"
    asked, asking = rank_of(words, order.agents, order.agents_end), rank_of(words, *speaker)
    return asked is not None and asking is not None and asked > asking


def is_strong(words: Words, order: Order) -> bool:
    """Whether the order obliges by itself ("phải", "có trách nhiệm"), whatever stood before it."""
    return bool(longest(words.words, order.action, STRONG_MODALS)) or order.verb == "phải"
