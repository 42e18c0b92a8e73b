"""What notices say of tasks, to those who may read it."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import resolve_url
from django.utils.text import capfirst

from kimchinam.accounts.models import User
from kimchinam.base.states import Secrecy
from kimchinam.notices.models import Notice
from kimchinam.notices.queries import Line
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries.seeing import cleared, visible_to

LINES = 5
"""So many tasks of a notice are named."""
NAMED = "tasks"
"""The word of a notice that holds the ids of the tasks that it names."""


def named_to(reader: User, *, openly: bool) -> QuerySet[Task]:
    """Tasks that may be named to a person: on a page those of the post he acts in; in a mail the open ones of any of his."""
    here = visible_to(reader)
    if not openly:
        return here
    seen = [Q(pk__in=visible_to(other).values("pk")) for other in reader.elsewhere]
    tasks = Task.objects.filter(reduce(or_, seen, Q(pk__in=here.values("pk")))) if seen else here
    return tasks.filter(cleared(Secrecy.OPEN, "programme__"), secrecy=Secrecy.OPEN)


def lines_for(reader: User, notices: Sequence[Notice], *, openly: bool) -> dict[UUID, list[Line]]:
    """The names of the tasks that notices name, as far as the reader may see them now. One SQL query, and that of his reach."""
    named = {notice.pk: list(map(UUID, notice.words.get(NAMED, ()))) for notice in notices}
    tasks = named_to(reader, openly=openly).filter(pk__in={key for keys in named.values() for key in keys})
    lines = {task.pk: Line(capfirst(task.name), resolve_url(task)) for task in tasks}
    return {notice: [lines[key] for key in keys if key in lines] for notice, keys in named.items()}
