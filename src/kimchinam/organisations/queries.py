from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F

from kimchinam.audit.models import Fact
from kimchinam.base.requests import Actor
from kimchinam.organisations.models import FULL_NAME, Alias, Organisation, OrganisationQuerySet, name_key


def visible_to(user: Actor) -> OrganisationQuerySet:
    """The tree is common knowledge inside the installation: whoever holds a post sees every unit."""
    return Organisation.objects.all() if user.acting_for else Organisation.objects.none()


def names_for(reader: Actor, ids: Iterable[str]) -> dict[str, str]:
    """What the history calls units for a reader, by id. One query."""
    return {str(unit.pk): str(unit) for unit in visible_to(reader).filter(pk__in=list(ids))}


def living_tree(on: date) -> OrganisationQuerySet:
    """Every unit that lives on that day, parents before children, in the order people know. One query."""
    return Organisation.objects.living(on)


def as_tree(units: Iterable[Organisation]) -> list[tuple[Organisation, int]]:
    """(unit, depth) in the order of a printed tree; a unit whose parent is not among them stands at the top."""
    known = list(units)
    here = {unit.pk for unit in known}
    below: dict[UUID | None, list[Organisation]] = {}
    for unit in known:
        below.setdefault(unit.parent_id if unit.parent_id in here else None, []).append(unit)
    rows: list[tuple[Organisation, int]] = []
    pending = [(unit, 0) for unit in reversed(below.get(None, []))]
    while pending:
        unit, depth = pending.pop()
        rows.append((unit, depth))
        pending += [(child, depth + 1) for child in reversed(below.get(unit.pk, []))]
    return rows


def find_by_names(names: Iterable[str], *, on: date) -> dict[str, Organisation]:
    """For each written name the one living unit that bears it; a name of none or of several is left out. One SQL query, and
    another for names that `full_name` wrote."""
    names = list(names)
    found = _bearing(names, on)
    told = {name: parts.groups() for name in names if name not in found and (parts := FULL_NAME.fullmatch(name))}
    return found | _below_named(told, on)


def _below_named(told: Mapping[str, Sequence[str]], on: date) -> dict[str, Organisation]:
    """For each name the one living unit, told by its own name and that of the unit above."""
    if not told:
        return {}
    keys = {name: (name_key(own), name_key(superior)) for name, (own, superior) in told.items()}
    living = Organisation.objects.living(on).filter(aliases__key__in={own for own, _superior in keys.values()})
    bearers: dict[tuple[str, str], dict[UUID, Organisation]] = {}
    rows: Iterable[Any] = living.annotate(own=F("aliases__key"), superior=F("parent__aliases__key"))
    for unit in rows:
        bearers.setdefault((unit.own, unit.superior), {})[unit.pk] = unit
    return {name: next(iter(held.values())) for name, key in keys.items() if len(held := bearers.get(key, {})) == 1}


def _bearing(names: Iterable[str], on: date) -> dict[str, Organisation]:
    wanted = {name: name_key(name) for name in names}
    found: dict[str, set[UUID]] = {}
    units: dict[UUID, Organisation] = {}
    living = Organisation.objects.living(on)
    for alias in Alias.objects.filter(key__in=set(wanted.values()), organisation__in=living).select_related(
        "organisation"
    ):
        found.setdefault(alias.key, set()).add(alias.organisation_id)
        units[alias.organisation_id] = alias.organisation
    return {name: units[next(iter(found[key]))] for name, key in wanted.items() if len(found.get(key, ())) == 1}


def all_with_names() -> OrganisationQuerySet:
    """Every unit that is, was or will be, with its other names and those who carry on its work. Three queries."""
    return Organisation.objects.prefetch_related("aliases", "successions")


def ancestors(unit: Organisation) -> OrganisationQuerySet:
    """From the root down to the parent."""
    above = [part for part in unit.path.split("/") if part][:-1]
    return Organisation.objects.filter(pk__in=above).order_by("path")


def is_demo() -> bool:
    """Whether this is the invented office, in an installation that may show it. A real database never is."""
    marks = Fact.objects.filter(kind="organisations.organisation", name="invented", valid_to__isnull=True)
    return settings.DEMO and marks.exists()


def facts_of(unit: Organisation) -> dict[str, Any]:
    """What a person may correct, named like the fields of the form. One SQL query."""
    others = unit.aliases.exclude(name__in=[unit.name, unit.short_name]).order_by("name")
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind,
        "order": unit.order,
        "aliases": [alias.name for alias in others],
    }
