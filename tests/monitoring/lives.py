"""Tasks as chance has them, made through the real actions; and what a list finds of them."""

import random
from datetime import date, timedelta

from django.http import QueryDict

from kimchinam.accounts.models import User
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.monitoring.queries import Filters
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import counts_of, page_of, tasks_at, visible_to
from kimchinam.programmes.states import TaskKind
from tests.conftest import TODAY, Office
from tests.programmes.build import facts, issued, proved


def lives(office: Office, seed: int, number: int = 14) -> Programme:
    """Tasks of all kinds with deadlines around TODAY; some handed in, some closed, each as chance has it."""
    chance = random.Random(seed)
    tasks = []
    for place in range(number):
        due = TODAY + timedelta(days=chance.randint(-40, 60)) if chance.random() < 0.8 else None
        plain = {"recurrence": "P3M"} if due is None else {}
        lead = chance.choice([office.finance, office.health])
        kind = chance.choice([TaskKind.ORDINARY, TaskKind.KEY, TaskKind.SCHEME])
        tasks.append(facts(office, name=f"việc {place}", due_on=due, lead=lead, kind=kind, **plain))
    programme = issued(office, *tasks)
    for task in programme.tasks.all():
        fate = chance.random()
        if fate < 0.25:
            proved(task, office)
        elif fate < 0.5:
            person = office.finance_person if task.lead == office.finance else office.health_person
            hand_in_evidence(task, by=person, number="9/BC", dated=TODAY, receiver="Thường trực")
    return programme


def found(query: str, user: User, on: date = TODAY) -> list[str]:
    """Names of the tasks, sorted; what is counted must be what is shown."""
    filters = Filters.of(QueryDict(query))
    scope = filters.all_but_status(user, on)
    counts = counts_of(scope, on)
    page = page_of(filters.shown(scope), on, steps=filters.steps, counts=counts, size=100)
    tasks = tasks_at(page.places, visible_to(user), on)
    assert counts is None or sum(counts[step] for step in filters.steps) == len(tasks)
    return sorted(task.name for task in tasks)
