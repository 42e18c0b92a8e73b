"""Programmes for tests, built through the real actions."""

from datetime import date
from typing import Any

from kimchinam.accounts.models import User
from kimchinam.documents.models import Document
from kimchinam.extraction.actions import accept_candidate
from kimchinam.extraction.models import Candidate
from kimchinam.programmes.actions import TaskFacts, add_task, create_programme, issue_programme
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import Product
from tests.conftest import TODAY, Office

DUE = date(2026, 9, 20)
"""Far enough from TODAY to be neither late nor soon."""


def facts(office: Office, **changes: Any) -> TaskFacts:
    """A complete task of the finance department, with `changes`."""
    complete: dict[str, Any] = {
        "name": "Lập kế hoạch vốn cho trạm bơm Đồng Vông",
        "lead": office.finance,
        "product_kind": Product.PLAN,
        "product": "kế hoạch vốn",
        "receiver": "Ban Thường vụ Tỉnh ủy",
        "due_on": DUE,
    }
    return TaskFacts(**complete | changes)


def draft(office: Office, *tasks: TaskFacts, **about: Any) -> Programme:
    programme = create_programme(by=office.clerk, **{"title": "Chương trình thủy lợi", "number": "3-CTr/TU"} | about)
    for task in tasks:
        add_task(programme, by=office.clerk, facts=task)
    return programme


def issued(office: Office, *tasks: TaskFacts, **about: Any) -> Programme:
    programme = draft(office, *(tasks or (facts(office),)), **about)
    issue_programme(programme, by=office.leader)
    programme.refresh_from_db()
    return programme


def only_task(programme: Programme) -> Task:
    return programme.tasks.get()


def accept_all(document: Document, *, by: User) -> int:
    """Accept every candidate of a document at the review desk; returns how many are tasks, not targets."""
    candidates = list(Candidate.objects.filter(run__version__document=document))
    for candidate in candidates:
        accept_candidate(candidate, by=by)
    return sum(candidate.kind != "target" for candidate in candidates)


__all__ = ["DUE", "TODAY", "accept_all", "draft", "facts", "issued", "only_task"]
