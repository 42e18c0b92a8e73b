"""The ways to look at the same tasks — list, board, calendar, timeline, exceptions — and the filters that all of them keep."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.ids import id_in
from kimchinam.monitoring.forms.filters import UNITS, FilterForm
from kimchinam.monitoring.models import SavedView
from kimchinam.monitoring.queries import Filters
from kimchinam.monitoring.queries.conditions import Condition, conditions_of, names_in
from kimchinam.monitoring.queries.offering import choices_for
from kimchinam.monitoring.queries.saved import views_of
from kimchinam.organisations.models import Organisation
from kimchinam.ui.choosing import UnitByWords, UnitField
from kimchinam.ui.lists import Chip, with_query

SHOWN = 6
"""So many saved views lead on from above a list; their page has all."""


@dataclass(frozen=True, slots=True)
class Removable:
    """A filter that is set, and the page without it."""

    condition: Condition
    url: str


@dataclass(frozen=True)
class Narrowing:
    """What stands above tasks, whatever way they are shown in."""

    user: User
    on: date
    filters: Filters
    """Those that the page hears."""
    ways: list[Chip]
    kept: Filters
    """Those under which a list shows the same: what is saved."""
    conditions: list[Removable]
    cleared_url: str
    saved: list[SavedView]
    """One more than SHOWN where there are more."""
    unclear: dict[str, str]
    """Filters whose words mean no single unit."""

    @cached_property
    def form(self) -> FilterForm:
        """Only where a page shows it: what it offers has to be asked for."""
        return FilterForm(self.filters, choices_for(self.filters, self.user, self.on), self.on, self.unclear)

    @property
    def query(self) -> str:
        return self.kept.query


def units_meant(look: Callable[[SignedInRequest], HttpResponse]) -> Callable[[SignedInRequest], HttpResponse]:
    """For a page with the filter form: a unit that was named in words, or ticked below them, goes on as its id."""

    @wraps(look)
    def meant(request: SignedInRequest) -> HttpResponse:
        units: Any = UnitField(queryset=Organisation.objects.all(), widget=UnitByWords).widget
        found = {name: units.value_from_datadict(request.GET, {}, name) or "" for name in UNITS if name in request.GET}
        clear = {name: value for name, value in found.items() if request.GET.getlist(name) != [value]}
        return HttpResponseRedirect(with_query(request, **clear)) if clear else look(request)

    return meant


def narrowing(
    request: SignedInRequest,
    filters: Filters,
    on: date,
    *,
    way: str,
    deaf_to: Iterable[str] = (),
    kept: Filters | None = None,
) -> Narrowing:
    """For the page `monitoring:<way>`, which some filters do not narrow: it says nothing of these, but leads on with them.
    `kept`: where the page shows something other than a list of the filters that it hears.

    The same number of SQL queries for any number of tasks.
    """
    heard = filters.without(*deaf_to)
    said = conditions_of(heard, names_in([heard], request.user))
    return Narrowing(
        user=request.user,
        on=on,
        filters=heard,
        kept=kept or heard,
        ways=ways(filters, way),
        conditions=[Removable(one, with_query(request, **dict.fromkeys(one.names, ""))) for one in said],
        cleared_url=reverse(f"monitoring:{way}"),
        saved=list(views_of(request.user)[: SHOWN + 1]),
        unclear={name: words for name in UNITS if (words := request.GET.get(name, "")) and not id_in(words)},
    )


def ways(filters: Filters, current: str) -> list[Chip]:
    """One tab for each way; all keep the filters, and the list is the one that shows every one of them."""
    labels = {
        "list": _("Danh sách"),
        "board": pgettext("way to look at tasks", "Bảng"),
        "calendar": _("Lịch"),
        "timeline": _("Dòng thời gian"),
        "exceptions": _("Ngoại lệ"),
    }
    query = f"?{filters.query}" if filters.query else ""
    return [
        Chip(label, count=None, url=reverse(f"monitoring:{way}") + query, current=way == current)
        for way, label in labels.items()
    ]
