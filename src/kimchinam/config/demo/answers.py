"""What the demo office answers to the resolution above its programme, and what units offer of themselves."""

from __future__ import annotations

from datetime import date

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.programmes.actions import OfferedTask, make_offer, refuse_offer, say_not_needed, take_over
from kimchinam.programmes.models import Offer, Programme
from kimchinam.programmes.queries import coverage_of, likely_takers, parents_of
from kimchinam.programmes.states import Product

TAKERS = 2
"""So many of the likeliest tasks the clerk names for a clause."""
TALK = ("I", "II")
"""Parts of the resolution that tell how things stand and ask for nothing."""


def answer_clauses(programme: Programme, *, by: User) -> None:
    """The clerk names who takes over which clause, and excuses what only talks; some clauses she leaves for later."""
    tasks = list(programme.tasks.order_by("order"))
    for document in parents_of(programme, today()):
        for line in coverage_of(programme, document, by, today()).lines:
            clause = line.place.provision
            if not line.answer:
                continue
            if clause.path.split("/")[0] in TALK:
                say_not_needed(programme, by=by, clause=clause, reason="Nêu tình hình, quan điểm; không giao việc")
                continue
            for task in likely_takers(line.words, tasks)[:TAKERS]:
                take_over(programme, by=by, clause=clause, task=task)


def offer_tools(programme: Programme, *, by: User) -> Offer:
    """The finance department would make something that the communes ask for; it waits for an answer."""
    task = OfferedTask(
        name="Xây dựng công cụ tra cứu định mức chi cho chuyển đổi số của cấp xã",
        product_kind=Product.PLAN,
        due_on=date(2027, 3, 31),
    )
    return make_offer(programme, by=by, task=task, reason="Các xã thường hỏi; Sở đã có số liệu ba năm.")


def offer_and_be_refused(programme: Programme, *, by: User, clerk: User) -> None:
    """The department of the interior offers what the programme holds already."""
    task = OfferedTask(
        name="Bồi dưỡng kỹ năng số cho cán bộ không chuyên trách",
        product_kind=Product.REPORT,
        due_on=date(2026, 12, 31),
    )
    offer = make_offer(programme, by=by, task=task, reason="Nhu cầu từ cơ sở.")
    refuse_offer(offer, by=clerk, answer="Đã nằm trong nhiệm vụ bồi dưỡng của chương trình.")
