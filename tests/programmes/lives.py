"""Random lives of tasks, written through the one door with the clock at their days."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from kimchinam.base import clock
from kimchinam.base.clock import VIETNAM
from kimchinam.monitoring.models import Evidence
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Programme, Tally, TallyTail, Task
from kimchinam.programmes.states import TASK_ADDED, TASK_CHANGED, Grade, ProgrammeState
from tests.conftest import FOUNDED, TODAY, Office
from tests.programmes.build import accepted_paper

ACTS = ("due", "review", "hand_in", "return", "close", "reopen", "lead", "support", "name")
NAMES = ("Sửa trạm bơm Đồng Vông", "Lập đề án trạm y tế", "Tổng kết năm", "Đề án số 12/BC-STC")


@dataclass(frozen=True)
class Life:
    """Days are counted from the day of receipt, which is counted from TODAY; units by their place among `units`."""

    assigner: int
    lead: int
    secrecy: int
    received: int
    name: int
    due: int | None
    acts: list[tuple[int, str, int]] = field(default_factory=list)
    """(days since the act before, what, with which number)."""


lives = st.builds(
    Life,
    assigner=st.integers(0, 1),
    lead=st.integers(0, 3),
    secrecy=st.sampled_from([0, 0, 0, 1, 2]),
    received=st.integers(-40, 0),
    name=st.integers(0, 3),
    due=st.none() | st.integers(-5, 70),
    acts=st.lists(st.tuples(st.integers(0, 15), st.sampled_from(ACTS), st.integers(0, 9)), max_size=3),
)


def clear() -> None:
    Evidence.objects.all().delete()
    Task.objects.all().delete()
    Tally.objects.all().delete()
    TallyTail.objects.all().delete()


def live(office: Office, told: list[Life]) -> list[Task]:
    """Make everything happen, task by task."""
    return [_live(office, order, life) for order, life in enumerate(told)]


def afterwards() -> AbstractContextManager[None]:
    """The clock behind everything that can happen in a life: any day before is a day of the past."""
    return clock.set_to(_noon(TODAY + timedelta(days=100)))


def units(office: Office) -> list[Organisation]:
    return [office.finance, office.health, office.commune, office.bureau]


def _live(office: Office, order: int, life: Life) -> Task:
    day, known = TODAY + timedelta(days=life.received), units(office)
    task = Task(programme=_programme(office, life), order=order, secrecy=life.secrecy)
    due = day + timedelta(days=life.due) if life.due is not None else None
    changes = {"name": NAMES[life.name], "lead": known[life.lead], "received_on": day, "due_on": due}
    with clock.set_to(_noon(day)):
        turn(task, TASK_ADDED, by=None, changes=changes)
    for days, act, number in life.acts:
        day += timedelta(days=days)
        with clock.set_to(_noon(day)):
            if act == "close":
                accepted_paper(task)
            turn(task, TASK_CHANGED, by=None, changes=_changes(known, task, act, number, day))
    return task


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), VIETNAM)


def _programme(office: Office, life: Life) -> Programme:
    assigner = (office.bureau, office.finance)[life.assigner]
    issued = {"state": ProgrammeState.ISSUED, "issued_on": FOUNDED, "issued_by": office.leader}
    return Programme.objects.get_or_create(organisation=assigner, title="Ngẫu nhiên", **issued)[0]


def _changes(known: list[Organisation], task: Task, act: str, number: int, day: date) -> dict[str, Any]:
    open_again = {"handed_in_on": None, "closed_on": None, "grade": ""}
    match act:
        case "due":
            return {"due_on": day + timedelta(days=number * 4) if number else None}
        case "review":
            return {"due_on": None, "review_on": day + timedelta(days=number * 2), "recurrence": "P3M" * (number % 2)}
        case "hand_in":
            return {"handed_in_on": day}
        case "return":
            return {**open_again, "held_days": task.held_days + number}
        case "close":
            return {"handed_in_on": task.handed_in_on or day, "closed_on": day, "grade": Grade.GOOD}
        case "reopen":
            return open_again
        case "lead":
            return {"lead": known[number % len(known)], "supporting": []}
        case "support":
            chosen = [unit for place, unit in enumerate(known) if (number >> place) & 1 and unit.pk != task.lead_id]
            return {"supporting": chosen}
    return {"name": NAMES[number % len(NAMES)]}
