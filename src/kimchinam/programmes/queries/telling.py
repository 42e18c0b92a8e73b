"""What notices say of tasks, to those who may read it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q
from django.shortcuts import resolve_url
from django.utils.text import capfirst

from kimchinam.accounts.models import User
from kimchinam.base.states import Secrecy
from kimchinam.notices.models import Notice
from kimchinam.notices.queries import Line
from kimchinam.programmes.queries.seeing import visible_to

LINES = 5
"""So many tasks of a notice are named."""
NAMED = "tasks"
"""The word of a notice that holds the ids of the tasks that it names."""


def open_to_all(at: str = "") -> Q:
    """Tasks, standing under the name `at`, that may be named outside the house: nothing about them is secret."""
    source = f"{at}programme__document"
    papers = Q(**{source: None}) | Q(**{f"{source}__secrecy": Secrecy.OPEN})
    return papers & Q(**{f"{at}secrecy": Secrecy.OPEN, f"{at}programme__secrecy": Secrecy.OPEN})


def lines_for(reader: User, notices: Sequence[Notice], *, openly: bool) -> dict[UUID, list[Line]]:
    """The names of the tasks that notices name, as far as the reader may see them now. One SQL query, and that of his reach."""
    named = {notice.pk: list(map(UUID, notice.words.get(NAMED, ()))) for notice in notices}
    tasks = visible_to(reader).filter(pk__in={key for keys in named.values() for key in keys})
    if openly:
        tasks = tasks.filter(open_to_all())
    lines = {task.pk: Line(capfirst(task.name), resolve_url(task)) for task in tasks}
    return {notice: [lines[key] for key in keys if key in lines] for notice, keys in named.items()}
