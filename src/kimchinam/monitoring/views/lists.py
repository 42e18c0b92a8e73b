"""The list of followed tasks: every filter stands in the URL, every number opens its list."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import followed_on, leading_units, most_urgent_first, named_like
from kimchinam.monitoring.views.rows import neighbours, row_of, with_query
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import counts, for_list, led_by, open_on, with_status
from kimchinam.programmes.states import CLOSED, Status

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What the URL asks for; words that make no sense filter nothing."""

    status: str
    programme: UUID | None
    unit: UUID | None
    words: str
    mine: bool

    @classmethod
    def of(cls, request: SignedInRequest) -> "Filters":
        query = request.GET
        status = query.get("status", "")
        return cls(
            status=status if status in (*Status.values, "open", "closed") else "",
            programme=_uuid(query.get("programme", "")),
            unit=_uuid(query.get("unit", "")),
            words=query.get("q", "").strip(),
            mine=bool(query.get("mine")),
        )

    def all_but_status(self, tasks: QuerySet[Task], user: User) -> QuerySet[Task]:
        if self.programme:
            tasks = tasks.filter(programme=self.programme)
        if self.unit:
            tasks = led_by(tasks, [self.unit])
        if self.mine:
            tasks = led_by(tasks, own_units(user))
        return named_like(tasks, self.words)

    def status_of(self, tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
        if self.status == "open":
            return open_on(tasks, on)
        wanted = CLOSED if self.status == "closed" else (self.status,)
        return with_status(tasks, on).filter(status_on__in=wanted) if self.status else tasks


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def own_units(user: User) -> list[UUID]:
    """Units in which the person holds a post."""
    return [post.organisation_id for post in user.posts_today]


@require_GET
def task_list(request: SignedInRequest) -> HttpResponse:
    on, filters = as_of(request), Filters.of(request)
    everything = followed_on(request.user, on)
    narrowed = filters.all_but_status(everything, request.user)
    tally = counts(narrowed, on)
    shown = most_urgent_first(filters.status_of(narrowed, on), on)
    page = Paginator(for_list(shown), PAGE).get_page(request.GET.get("page"))
    context = {
        "on": on,
        "filters": filters,
        "tabs": _tabs(request, everything),
        "chips": _chips(request, tally, filters.status),
        "programmes": Programme.objects.filter(tasks__in=everything).distinct(),
        "units": leading_units(everything),
        "page": page,
        "rows": [row_of(task, on) for task in page],
        **neighbours(request, page),
    }
    return render(request, "monitoring/task_list.html", context)


def _tabs(request: SignedInRequest, tasks: QuerySet[Task]) -> list[dict[str, Any]]:
    """All that is followed, and what the person's own units lead."""
    mine = bool(request.GET.get("mine"))
    rows = [("", _("Tất cả nhiệm vụ"), tasks), ("1", _("Của tôi chủ trì"), led_by(tasks, own_units(request.user)))]
    return [
        {
            "label": label,
            "count": held.count(),
            "url": f"?mine={value}" if value else "?",
            "current": mine == bool(value),
        }
        for value, label, held in rows
    ]


def _chips(request: SignedInRequest, tally: dict[str, int], current: str) -> list[dict[str, Any]]:
    """All, and every status that some task has; the numbers of the statuses sum to the first."""
    rows = [("", _("Tất cả"), sum(tally.values()))]
    rows += [
        (status, str(label), tally[status]) for status, label in Status.choices if tally[status] or status == current
    ]
    return [
        {"label": label, "count": count, "url": with_query(request, status=status), "current": status == current}
        for status, label, count in rows
    ]
