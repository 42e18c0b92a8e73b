"""What the filter form of a list offers to choose from: few of each, whatever the size of the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from kimchinam.accounts.models import User
from kimchinam.monitoring.queries.filters import Filters
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.models import Breakthrough, Programme, Section
from kimchinam.programmes.queries import (
    OFFERED,
    breakthroughs_visible_to,
    choices_of,
    programmes_visible_to,
    sections_of,
)


@dataclass(frozen=True, slots=True)
class Choices:
    programmes: list[Programme]
    leads: list[Organisation]
    units: list[Organisation]
    """For the parts of a task other than the lead."""
    by_words: bool
    """Whether there are too many units for a list: then none is offered, and they are asked for by words."""
    breakthroughs: list[Breakthrough]
    sections: list[Section]
    """Of the programme that is chosen."""


def choices_for(filters: Filters, user: User, on: date) -> Choices:
    """The same number of SQL queries for any number of rows; what is chosen is always among what is offered."""
    programmes, leads = choices_of(user, on)
    units = list(living_tree(on).order_by("name")[: OFFERED + 1])
    by_words = len(units) > OFFERED
    programme = _chosen_programme(filters, user, programmes)
    return Choices(
        programmes=programmes if programme is None or programme in programmes else [programme, *programmes],
        leads=[] if by_words else _with(leads, filters.unit, filters.below),
        units=[] if by_words else _with(units, filters.supporting, filters.assigner),
        by_words=by_words,
        breakthroughs=_breakthroughs(filters, user, on),
        sections=sections_of(programme) if programme else [],
    )


def _chosen_programme(filters: Filters, user: User, offered: list[Programme]) -> Programme | None:
    if filters.programme is None:
        return None
    known = next((one for one in offered if one.pk == filters.programme), None)
    return known or programmes_visible_to(user).filter(pk=filters.programme).first()


def _with(units: list[Organisation], *chosen: UUID | None) -> list[Organisation]:
    missing = {key for key in chosen if key} - {unit.pk for unit in units}
    return [*units, *Organisation.objects.filter(pk__in=missing)] if missing else units


def _breakthroughs(filters: Filters, user: User, on: date) -> list[Breakthrough]:
    holds = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    return list(breakthroughs_visible_to(user).filter(holds | Q(pk=filters.breakthrough)).order_by("name")[:OFFERED])
