"""What a single sentence orders: to whom, from which word on, and by which pattern of the language."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.finding.agents import agent_head, read_agents
from vanban.finding.announcements import announced
from vanban.finding.clauses import behind_connectives
from vanban.finding.commands import Order, addressed_order, impersonal_order, is_role_alone, is_strong
from vanban.finding.frames import BARE_FRAMES, BEFORE_FRAME, PAPERS, TELLING, frame
from vanban.finding.imperatives import is_prevention, opens_action
from vanban.finding.lexicon import ADVERBIALS, FRAMES, MODALS, PERSONS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases

# A person behind one of these is not the one who speaks.
_DEPENDENT = frozenset(
    {"của", "cho", "với", "theo", "bởi", "do", "được", "từ", "là", "các", "những", "và", "giữa", "phó", "đồng"}
)
_SIGNS = frozenset({",", "-", '"'})
_TURNS = _SIGNS | {"thì", "và"}
"""Here, and before a person, somebody may begin to ask."""
_SO = Phrases("vì vậy, do đó, do vậy, vì thế, bởi vậy, từ đó, đồng thời")
_CONCERNING = Phrases("đối với")
_CONDITIONS = Phrases("nếu, khi, trường hợp, trong quá trình, trong trường hợp")
_MOST_PLACES = 8
_TOPIC_REACH = 20
_REACH = 400
"""An order begins within so many words of its sentence, however long that is."""


def find_order(words: Words, start: int, end: int) -> Order | None:
    """The first order between the words `start` and `end`, or None.

    `opening` only announces orders; `petition` asks somebody above.
    """
    placed = _placed(words, start, end)
    if placed and placed.first <= start + 1:
        return placed
    spoken = _spoken(words, start, end)
    if placed and spoken and spoken.addressed and spoken.first < placed.first:
        return spoken
    return placed or spoken or announced(words, start, end) or impersonal_order(words, start, end)


def _placed(words: Words, start: int, end: int) -> Order | None:
    """An order at the head of the sentence or behind its adverbials."""
    first = behind_connectives(words, start, end)
    if order := _concerned(words, first, end):
        return order
    places = list(_places(words, start, end))
    framed = any(FRAMES.within(words.words, start, end))
    if words.words[start : start + 1] and _CONDITIONS.at(words.words, first):
        # What is done in the condition is no order: "nếu cần sửa đổi, bổ sung, các sở chủ động đề xuất …".
        addressed = (addressed_order(words, at, end) for at in places)
        if order := next((order for order in addressed if order), None):
            return order
    for at in places:
        here = behind_connectives(words, at, end)
        if framed and (order := frame(words, here, end, bare=True)):
            return order
        if order := addressed_order(words, here, end):
            return order
        if opens_action(words.words, here) and not agent_head(words, here):
            if told := _behind_topic(words, here, end):
                return told
            spoken = _spoken(words, here, end)
            asked = spoken is not None and (spoken.addressed or spoken.verb in BARE_FRAMES)
            return spoken if asked else Order("imperative", here)
        if _tells(words, here, end):
            break
    return None


def _concerned(words: Words, at: int, end: int) -> Order | None:
    """ "Đối với ngành Giáo dục, cần chủ động …": whom it concerns is who must do it."""
    if not _CONCERNING.at(words.words, at):
        return None
    behind = read_agents(words, at + 2, end)
    action = behind + (behind < end and words.words[behind] == ",")
    if behind == at + 2:
        return None
    if MODALS.at(words.words, action) and opens_action(words.words, action):
        return Order("agent", action, at + 2, behind)
    return _asked_of(words, at + 2, min(end - 2, behind + 1), end) if words.starts[at + 2] in words.bodies else None


def _asked_of(words: Words, at: int, behind: int, end: int) -> Order | None:
    """ "Đối với Sở Tài chính, Chủ tịch yêu cầu cân đối …": a body that is named, not a group that is spoken of."""
    for comma in range(at + 1, behind):
        asked = frame(words, comma + 1, end, bare=True) if words.words[comma] == "," else None
        if asked and asked.pattern == "frame" and not asked.addressed:
            return asked._replace(agents=at, agents_end=comma)
    return None


def _behind_topic(words: Words, at: int, end: int) -> Order | None:
    """ "Phòng, chống sạt lở: Sở Xây dựng rà soát …": behind the topic stands who does what about it."""
    colon = next(
        (place for place in range(at, min(end - 1, at + _TOPIC_REACH)) if words.words[place] in (":", "(")), at
    )
    order = addressed_order(words, colon + 1, end) if words.words[colon] == ":" else None
    return order if order and not is_role_alone(words, order.action, end) else None


def _tells(words: Words, at: int, end: int) -> bool:
    """Whether somebody is said there to have done something."""
    behind = read_agents(words, at, end)
    return at < behind < end and words.words[behind] in ("đã", "đang", "sẽ", "vừa", "được")


def _places(words: Words, start: int, end: int) -> Iterator[int]:
    """The start and, behind an adverbial, the places after its commas."""
    while start < end and not words.words[start][0].isalnum():
        start += 1
    start = behind_connectives(words, start, end)
    adverbial = ADVERBIALS.at(words.words, start)
    if not adverbial or opens_action(words.words, start):
        yield start
    if not adverbial:
        return
    commas = (
        at
        for at in range(start, min(end - 1, start + _REACH))
        if words.words[at] in (",", ":", "thì") and not is_prevention(words.words, at - 1)
    )
    for at, _ in zip(commas, range(_MOST_PLACES), strict=False):
        yield at + 1


def _spoken(words: Words, start: int, end: int) -> Order | None:
    """A frame with its speaker in the middle of the sentence: "…, Thủ tướng yêu cầu các bộ …", "… và đã yêu cầu …"."""
    if "thì" not in words.words[start:end] and not any(FRAMES.within(words.words, start, end)):
        return None  # nobody asks anything
    persons = {at - 1 for at, _length in PERSONS.within(words.words, start + 1, end)}
    papers = {at - 1 for at, _length in PAPERS.within(words.words, start + 1, end) if words.capitals[at]}
    for at in range(start, min(end - 2, start + _REACH)):
        word = words.words[at]
        if at in papers:
            order = frame(words, at + 1, end, bare=False)
            if order and order.addressed:
                return order
        if word not in _TURNS and at not in persons:
            continue
        if word == "thì":
            order = addressed_order(words, at + 1, end)
            if order and is_strong(words, order):
                return order
        elif asking := (at + 1 if word == "và" and _asks(words, at + 1) else word == "," and _so_asks(words, at + 1)):
            order = frame(words, asking, end, bare=True)
            if order and order.pattern == "frame" and order.addressed:
                return order
        elif _speaks(words, at):
            order = frame(words, at + 1, end, bare=False)
            if order and (order.addressed or order.verb not in TELLING):
                return order
    return None


def _asks(words: Words, at: int) -> bool:
    return bool(BEFORE_FRAME.at(words.words, at) or BARE_FRAMES.at(words.words, at)) or words.words[at] == "chỉ"


def _so_asks(words: Words, at: int) -> int:
    """Index of the verb in "…, vì vậy(,) yêu cầu các đơn vị …", where who asks was named before or writes; 0 for none."""
    length = _SO.at(words.words, at)
    verb = at + length + (words.words[at + length : at + length + 1] == (",",))
    return verb if length and BARE_FRAMES.at(words.words, verb) else 0


def _speaks(words: Words, at: int) -> bool:
    """Whether somebody who may speak is named behind the sign or word `at`."""
    word = words.words[at]
    return (word in _SIGNS or word not in _DEPENDENT) and bool(agent_head(words, at + 1))
