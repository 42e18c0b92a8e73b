"""Sentences that announce tasks: "… nêu rõ những nhiệm vụ trọng tâm cần triển khai là: …"."""

from __future__ import annotations

from vanban.finding.commands import Order
from vanban.finding.imperatives import opens_action
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases

_TASKS = Phrases("""
    nhiệm vụ, giải pháp, nội dung triển khai, nội dung thực hiện, công việc, lộ trình, những việc, các việc, một số việc
""")
_FOLLOWING = frozenset({"là", "gồm", "sau", "thể", "việc", "đây"})
# "Các nhiệm vụ đã đề ra là: …" still announces; "đã hoàn thành các nhiệm vụ sau: …" reports.
_SAID = frozenset({"nêu", "đề", "xác", "yêu", "chỉ", "nhấn", "giao", "quán", "đưa", "thống"})
_REACH = 400


def announces_tasks(words: Words, start: int, end: int) -> bool:
    """Whether `[start, end)`, up to a colon, says that tasks follow."""
    tasks = [at for at, _length in _TASKS.within(words.words, start, end)]
    if not tasks or _FOLLOWING.isdisjoint(words.words[tasks[-1] : end]):
        return False
    # What another part of the sentence tells does not matter: "… những kết quả đã đạt được, đồng thời nêu rõ những nhiệm vụ …".
    clause = next((at for at in range(tasks[-1], start, -1) if words.words[at] == ","), start)
    return not any(
        words.words[at] == "đã" and words.words[at + 1 : at + 2] and words.words[at + 1] not in _SAID
        for at in range(clause, end)
    )


def announced(words: Words, start: int, end: int) -> Order | None:
    """The first task of a list that the sentence announces and then gives."""
    part = words.words[start + 1 : min(end - 1, start + _REACH)]
    if ":" not in part:
        return None
    colon = start + 1 + part.index(":")
    if not opens_action(words.words, colon + 1) or not announces_tasks(words, start, colon):
        return None
    return Order("frame", colon + 1, verb="nêu rõ")
