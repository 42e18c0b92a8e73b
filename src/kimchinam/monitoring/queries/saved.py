"""Views that people saved: whose a person finds, and what each filters."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict

from kimchinam.accounts.models import User
from kimchinam.monitoring.models import SavedView
from kimchinam.monitoring.queries.conditions import Condition, conditions_of, names_in
from kimchinam.monitoring.queries.filters import Filters


def views_of(user: User) -> QuerySet[SavedView]:
    """His own first, then those that others share with the unit for which he acts."""
    unit = user.acting_for
    shared = Q(shared_with=unit) if unit else Q(pk=None)
    whose = Case(When(user=user, then=Value(0)), default=Value(1), output_field=IntegerField())
    return SavedView.objects.filter(Q(user=user) | shared).select_related("user", "shared_with").order_by(whose, "name")


@dataclass(frozen=True, slots=True)
class Told:
    """A saved view with what it filters, in words."""

    view: SavedView
    conditions: list[Condition]


def told(views: Iterable[SavedView], user: User) -> list[Told]:
    """At most four SQL queries for any number of views."""
    asked = [(view, Filters.of(QueryDict(view.query))) for view in views]
    names = names_in([filters for _view, filters in asked], user)
    return [Told(view, conditions_of(filters, names)) for view, filters in asked]
