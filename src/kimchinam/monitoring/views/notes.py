"""What a list of late tasks says of each beside its facts: the clause it comes from, and what stops it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.monitoring.queries.open_papers import obstacles_of
from kimchinam.monitoring.views.rows import Note, Row
from kimchinam.programmes.models import Task


def noted(rows: Iterable[Row], user: User, on: date) -> list[Row]:
    """The rows with their notes. At most two SQL queries for any number of them."""
    rows = list(rows)
    stopped = obstacles_of((row.task for row in rows), on)
    seen = _documents_seen((row.task for row in rows), user)
    return [replace(row, why=Note(_clause_url(row.task, seen), stopped.get(row.task.pk))) for row in rows]


def _documents_seen(tasks: Iterable[Task], user: User) -> set[UUID]:
    sources = {task.provision.document_id for task in tasks if task.provision}
    return set(documents_visible_to(user).filter(pk__in=sources).values_list("pk", flat=True)) if sources else set()


def _clause_url(task: Task, seen: set[UUID]) -> str:
    clause = task.provision
    if clause is None or clause.document_id not in seen:
        return ""
    return f"{reverse('documents:detail', args=[clause.document_id])}#p-{clause.pk}"
