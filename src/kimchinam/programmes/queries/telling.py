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


def open_to_all(at: str = "") -> Q:
    """Tasks, standing under the name `at`, that may be named outside the house: nothing about them is secret."""
    source = f"{at}programme__document"
    papers = Q(**{source: None}) | Q(**{f"{source}__secrecy": Secrecy.OPEN})
    return papers & Q(**{f"{at}secrecy": Secrecy.OPEN, f"{at}programme__secrecy": Secrecy.OPEN})


def lines_for(reader: User, notices: Sequence[Notice], *, openly: bool) -> dict[UUID, list[Line]]:
    """For notices about one task each: its name, if the reader may see it now. One SQL query, and that of his reach."""
    tasks = visible_to(reader).filter(pk__in=[UUID(notice.about_id) for notice in notices])
    if openly:
        tasks = tasks.filter(open_to_all())
    lines = {str(task.pk): [Line(capfirst(task.name), resolve_url(task))] for task in tasks}
    return {notice.pk: lines[notice.about_id] for notice in notices if notice.about_id in lines}
