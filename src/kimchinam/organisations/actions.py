from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kimchinam.audit.actions import Actor, record
from kimchinam.organisations.models import SEPARATOR, Alias, Organisation, name_key
from kimchinam.organisations.rules import check_can_manage, check_can_stand_under
from kimchinam.organisations.states import CHANGED, FOUNDED


@transaction.atomic
def found_organisation(
    *,
    by: Actor | None,
    name: str,
    kind: str,
    valid_from: date,
    parent: Organisation | None = None,
    short_name: str = "",
    aliases: Iterable[str] = (),
    order: int = 0,
) -> Organisation:
    """A new unit under `parent`, known by its name, its short name and its aliases."""
    check_can_manage(by)
    check_can_stand_under(parent, valid_from=valid_from)
    unit = Organisation(name=name, short_name=short_name, kind=kind, parent=parent, valid_from=valid_from, order=order)
    unit.path = f"{parent.path if parent else ''}{unit.pk}{SEPARATOR}"
    unit.save()
    _set_aliases(unit, aliases)
    record(FOUNDED, unit, by=by, after=_facts(unit))
    return unit


@transaction.atomic
def change_organisation(
    unit: Organisation, *, by: Actor, name: str, short_name: str, kind: str, order: int, aliases: Iterable[str]
) -> None:
    """Correct what is recorded of a unit. A renaming by decision is a succession, not a correction."""
    check_can_manage(by)
    before = _facts(unit)
    unit.name, unit.short_name, unit.kind, unit.order = name, short_name, kind, order
    unit.save()
    _set_aliases(unit, aliases)
    record(CHANGED, unit, by=by, before=before, after=_facts(unit))


def _set_aliases(unit: Organisation, aliases: Iterable[str]) -> None:
    by_key = {name_key(name): name for name in [*aliases, unit.short_name, unit.name] if name.strip()}
    by_key.pop("", None)
    unit.aliases.exclude(key__in=by_key).delete()
    known = set(unit.aliases.values_list("key", flat=True))
    for key, name in by_key.items():
        if key not in known:
            Alias.objects.create(organisation=unit, name=name)


def _facts(unit: Organisation) -> dict[str, object]:
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind,
        "order": unit.order,
        "parent": unit.parent_id and str(unit.parent_id),
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
    }
