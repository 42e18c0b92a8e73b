"""The invented life of one task: what happened to it on which day, told as the door of the room would be told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tasks.world import World

ACTS = ("Lập", "Rà soát", "Sửa", "Trình", "Tổng kết", "Thẩm định", "Công bố", "Sắp xếp")
THINGS = ("kế hoạch", "đề án", "quy hoạch", "danh mục", "hồ sơ", "dự toán", "báo cáo", "quy chế")
OF = ("trạm bơm", "bến đò", "đường liên xã", "trường mầm non", "chợ đầu mối", "hồ chứa", "kho lưu trữ", "đê biển")
PLACES = ("Đồng Vông", "Bãi Cháo", "Cồn Sậy", "Suối Lim", "Gò Mun", "Vàm Rạch", "Đèo Nải", "Khe Lụa")


@dataclass(frozen=True, slots=True)
class Act:
    day: date
    verb: str
    changes: dict[str, Any]
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    programme: UUID
    assigner: UUID
    order: int
    secrecy: int
    acts: list[Act]


def life(number: int, world: World) -> Life:
    """Always the same for a number: five to eight acts, six for most, from the draft to where it stands today."""
    chance = random.Random(number)
    programme, assigner, issued = world.programmes[number % len(world.programmes)]
    secrecy = 1 if number % 50 == 0 else 0
    return Life(
        programme, assigner, number // len(world.programmes) + 1, secrecy, list(_acts(chance, number, world, issued))
    )


def _acts(chance: random.Random, number: int, world: World, issued: date) -> Iterator[Act]:
    lead, *others = chance.sample(world.units, 4)
    name = " ".join(map(chance.choice, (ACTS, THINGS, OF, PLACES))) + f" đợt {number % 9973}"
    told = {"name": name, "product_kind": "plan", "product": chance.choice(THINGS), "receiver": "Thường trực"}
    told |= {"lead": lead, "supporting": others[: chance.randrange(4)], **_deadline(chance, issued)}
    draft = issued - timedelta(days=chance.randrange(6, 20))
    yield Act(draft, "task.added", told, {"name": name})
    for days, receiver in enumerate(("Ban Thường vụ", "Thường trực Hội đồng", "Văn phòng"), start=1):
        yield Act(draft + timedelta(days=days), "task.changed", {"receiver": receiver}, {"name": name})
    yield Act(issued, "task.assigned", {"received_on": issued}, {"lead_name": world.names[lead]})
    yield from (act for act in _followed(chance, told["due_on"], issued) if act.day <= world.today)


def _deadline(chance: random.Random, issued: date) -> dict[str, Any]:
    if chance.random() < 0.9:
        return {"due_on": issued + timedelta(days=chance.randrange(30, 900))}
    review = issued + timedelta(days=chance.randrange(10, 30))
    return {"due_on": None, "review_on": review, "recurrence": chance.choice(["", "P3M"])}


def _followed(chance: random.Random, due: date | None, issued: date) -> Iterator[Act]:
    """A fifth is never handed in; of the others some come late, some are returned once, all but a few are accepted."""
    if chance.random() < 0.2:
        return
    day = max(
        (due or issued + timedelta(days=200)) + timedelta(days=chance.randrange(-40, 15)), issued + timedelta(days=1)
    )
    yield _hand_in(day, chance)
    if chance.random() < 0.3:
        held = chance.randrange(1, 9)
        day += timedelta(days=held)
        back = {"handed_in_on": None, "held_days": held, "return_count": 1}
        yield Act(day, "task.returned", back, {"reason": "Thiếu biểu số liệu"})
        day += timedelta(days=chance.randrange(2, 20))
        yield _hand_in(day, chance)
    if chance.random() < 0.97:
        closed = day + timedelta(days=chance.randrange(1, 20))
        yield Act(closed, "task.closed", {"closed_on": closed, "grade": "good"}, {})


def _hand_in(day: date, chance: random.Random) -> Act:
    number = f"{chance.randrange(1, 999)}/BC"
    return Act(
        day, "task.handed_in", {"handed_in_on": day}, {"evidence_name": f"{number}, {day:%d/%m/%Y}, Thường trực"}
    )
