"""Whether a clause sets the time it names, or tells of it: "trong tháng 6, toàn xã đã trồng …", "đạt 61,4%"."""

from __future__ import annotations

from vanban.finding import deadline_words as words
from vanban.finding.deadline_place import Place
from vanban.finding.moment_parts import Moment


def is_ahead(place: Place, moment: Moment) -> bool:
    """Whether a time behind "trong" or "vào" is to come, and something is to be done in it."""
    if place.is_over(moment) or is_reported(place, moment) or words.DONE.match(place.low, moment.end):
        return False
    clause = place.clause()
    if moment.kind == "date":
        return moment.last > place.reference and not words.MEETING.search(clause)
    if moment.kind == "year" and not moment.dated:  # "từ nay đến cuối năm", "đến cuối năm phải xong"
        return place.low.startswith("từ nay", place.start) or _is_task(place, moment)
    return moment.dated or bool(words.TASK.search(clause) or words.AIM_BEHIND.match(place.low, moment.end))


def is_ordered(place: Place, moment: Moment) -> bool:
    """Whether a time without a preposition is that of a task."""
    clause, told = place.clause(), place.told()
    edged = bool(words.EDGED.match(place.low, place.start))
    reviews = words.REVIEWED.search(told) and not (edged and words.ORDER.search(clause))
    if place.is_over(moment) or words.OVER.search(told) or reviews:
        return False
    if moment.kind == "year" and not moment.dated:  # "những tháng cuối năm"
        return False
    if words.REPORTED.search(clause) and not edged:
        return False
    opens_order = not clause.strip() and words.TASK.search(place.low, moment.end, moment.end + 25)
    return bool(opens_order or words.TASK.search(clause))


def is_reported(place: Place, moment: Moment) -> bool:
    """Whether the clause tells of the time; of results it tells only if nothing orders and the time has begun."""
    clause = place.told()
    if words.OVER.search(clause):
        return True
    begun = moment.first <= place.reference
    return begun and bool(words.REVIEWED.search(clause)) and not words.ORDER.search(clause)


def is_history(place: Place, moment: Moment) -> bool:
    """ "Trước ngày 01/7/2025, tỉnh có 9 huyện", "nhà xây trước năm 1975": nothing around what is over speaks of a task."""
    heads = moment.dated and (moment.kind == "year" or not place.clause().strip())
    return heads and not words.TASK.search(place.told()) and not words.TASK_BEHIND.match(place.low, moment.end)


def is_measured(place: Place, moment: Moment) -> bool:
    """ "Đến hết tháng 8/2026, tỷ lệ giải ngân đạt 61,4%"."""
    found = words.MEASURED.match(place.low, moment.end)
    if not found or moment.kind == "year":
        return False
    return not words.AIMED.search(place.clause() + found.group())


def _is_task(place: Place, moment: Moment) -> bool:
    """Whether the clause speaks of a task, before the time or soon after it."""
    return bool(words.TASK.search(place.clause()) or words.TASK.search(place.low, moment.end, moment.end + 25))
