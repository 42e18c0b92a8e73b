"""The list of followed tasks: every filter stands in the URL, every number opens its list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.accounts.states import Permission
from kimchinam.base.ids import id_in
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import (
    followed_on,
    for_my_judgement,
    leading_units,
    led_by_me,
    most_urgent_first,
    named_like,
)
from kimchinam.monitoring.views.rows import row_of
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import as_stood, counts, for_list, led_by, of_status
from kimchinam.programmes.states import GROUPS, Status
from kimchinam.ui.lists import Chip, chips, pager

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What the URL asks for; words that make no sense filter nothing."""

    status: str
    programme: UUID | None
    unit: UUID | None
    words: str
    mine: bool
    """Led by the unit that the person acts for."""
    judge: bool
    """Waiting for this person's acceptance."""

    @classmethod
    def of(cls, request: SignedInRequest) -> "Filters":
        query = request.GET
        status = query.get("status", "")
        return cls(
            status=status if status in (*Status.values, *GROUPS) else "",
            programme=id_in(query.get("programme", "")),
            unit=id_in(query.get("unit", "")),
            words=query.get("q", "").strip(),
            mine=bool(query.get("mine")),
            judge=bool(query.get("judge")),
        )

    def all_but_status(self, user: User, on: date) -> QuerySet[Task]:
        tasks = self.scope(user, on)
        if self.programme:
            tasks = tasks.filter(programme=self.programme)
        if self.unit:
            tasks = led_by(tasks, [self.unit], on)
        return named_like(tasks, self.words)

    def scope(self, user: User, on: date) -> QuerySet[Task]:
        if self.judge:
            return for_my_judgement(user, on)
        return led_by_me(user, on) if self.mine else followed_on(user, on)

    def status_of(self, tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
        return of_status(tasks, on, status=self.status) if self.status else tasks


@require_GET
def task_list(request: SignedInRequest) -> HttpResponse:
    on, filters = as_of(request), Filters.of(request)
    everything = followed_on(request.user, on)
    narrowed = filters.all_but_status(request.user, on)
    tally = counts(narrowed, on)
    shown = most_urgent_first(filters.status_of(narrowed, on), on)
    page = Paginator(for_list(shown), PAGE).get_page(request.GET.get("page"))
    context = {
        "on": on,
        "filters": filters,
        "tabs": _tabs(request.user, on, filters),
        "chips": chips(request, "status", counts=tally, choices=Status.choices),
        "programmes": Programme.objects.filter(tasks__in=everything).distinct(),
        "units": leading_units(everything, on),
        "page": page,
        "rows": [row_of(task, on) for task in as_stood(page, on)],
        **pager(request, page),
    }
    return render(request, "monitoring/task_list.html", context)


def _tabs(user: User, on: date, filters: Filters) -> list[Chip]:
    """All that is followed, what the person's own unit leads and, for one who accepts, what waits for that."""
    tabs = [
        Chip(_("Tất cả nhiệm vụ"), followed_on(user, on).count(), "?", current=not (filters.mine or filters.judge)),
        Chip(_("Của tôi chủ trì"), led_by_me(user, on).count(), "?mine=1", current=filters.mine and not filters.judge),
    ]
    if user.may(Permission.ACCEPT_EVIDENCE):
        tabs.append(Chip(_("Chờ tôi nghiệm thu"), for_my_judgement(user, on).count(), "?judge=1", filters.judge))
    return tabs
