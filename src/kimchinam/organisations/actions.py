"""Units and their names, the tree as of a date, mergers and successions."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.requests import Actor
from kimchinam.base.stamps import check_unchanged
from kimchinam.organisations.models import SEPARATOR, Organisation, Succession, name_key
from kimchinam.organisations.queries import facts_of
from kimchinam.organisations.rules import check_can_end, check_can_manage, check_can_stand_under, check_names_free
from kimchinam.organisations.states import CHANGED, ENDED, FOUNDED, INVENTED, SUCCEEDED, SuccessionKind


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
    _lock_tree()
    check_can_stand_under(parent, valid_from=valid_from)
    unit = Organisation(name=name, short_name=short_name, kind=kind, parent=parent, valid_from=valid_from, order=order)
    unit.path = f"{parent.path if parent else ''}{unit.pk}{SEPARATOR}"
    _save_with_names(unit, aliases)
    record(FOUNDED, unit, by=by, after=_facts(unit))
    return unit


@transaction.atomic
def change_organisation(
    unit: Organisation,
    *,
    by: Actor,
    name: str,
    short_name: str,
    kind: str,
    order: int,
    aliases: Iterable[str],
    seen: str | None = None,
) -> None:
    """Correct what is recorded of a unit. A renaming by decision is a succession, not a correction."""
    check_can_manage(by)
    _lock_tree()
    # A row of its own: what the caller holds stays as it was when this is refused.
    unit = Organisation.objects.get(pk=unit.pk)
    check_unchanged(facts_of(unit), seen=seen)
    before = _facts(unit)
    unit.name, unit.short_name, unit.kind, unit.order = name, short_name, kind, order
    _save_with_names(unit, aliases)
    record(CHANGED, unit, by=by, before=before, after=_facts(unit))


@transaction.atomic
def end_organisation(
    unit: Organisation, *, by: Actor, on: date, decision: str, successor: Organisation | None = None
) -> None:
    """From the day `on` the unit is no more; `successor` carries on what it had."""
    check_can_manage(by)
    _lock_tree()
    unit = Organisation.objects.get(pk=unit.pk)
    check_can_end(unit, on=on, successor=successor)
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    kind = SuccessionKind.MERGED if successor else SuccessionKind.ENDED
    Succession.objects.create(predecessor=unit, successor=successor, kind=kind, on=on, decision=decision)
    facts = {"valid_to": on, "successor": successor, "decision": decision}
    record(SUCCEEDED if successor else ENDED, unit, by=by, before={"valid_to": None}, after=facts)


@transaction.atomic
def mark_invented(unit: Organisation, *, by: Actor | None) -> None:
    """Say for ever that the units from this root down belong to the demo office."""
    check_can_manage(by)
    record(INVENTED, unit, by=by, after={"invented": True})


def _lock_tree() -> None:
    """One change of the tree at a time: two at once could each take the same name, and neither would see the other."""
    list(Organisation.objects.filter(parent=None).order_by("pk").select_for_update())


def _save_with_names(unit: Organisation, aliases: Iterable[str]) -> None:
    names = {name_key(name): name for name in [*aliases, unit.short_name, unit.name]}
    names.pop("", None)
    check_names_free(unit, names, on=today())
    unit.save()
    unit.aliases.exclude(key__in=names).delete()
    for key, name in names.items():
        unit.aliases.update_or_create(key=key, defaults={"name": name})


def _facts(unit: Organisation) -> dict[str, object]:
    return {**facts_of(unit), "parent": unit.parent_id, "valid_from": unit.valid_from, "valid_to": unit.valid_to}
