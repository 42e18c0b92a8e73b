"""Setting a rule from a day on, adding days to the calendar, withdrawing what was wrong; giving units their fields."""

from datetime import date
from typing import Any

from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.states import Verb
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.rules import check_can_manage as check_can_manage_units
from kimchinam.regulations.models import CalendarRule, DatedRow, Mandate, Regulation
from kimchinam.regulations.queries import ask_anew, field_name, fields_on, thresholds_from, working_calendar
from kimchinam.regulations.rules import (
    DEFINITIONS,
    check_can_end_mandate,
    check_can_give,
    check_can_manage,
    check_can_withdraw,
    check_day_is_free,
    check_days,
    check_for_whom,
    check_in_order,
    check_starts_ahead,
)
from kimchinam.regulations.states import (
    DAYS_ADDED,
    DAYS_VERIFIED,
    DAYS_WITHDRAWN,
    MANDATE_ENDED,
    MANDATED,
    SET,
    VERIFIED,
    WITHDRAWN,
    Field,
    Name,
)


@transaction.atomic
def set_regulation(
    name: Name,
    *,
    by: User | None,
    value: Any,
    valid_from: date,
    source: str,
    reason: str,
    organisation: Organisation | None = None,
    verified: bool = False,
) -> Regulation:
    """Rule otherwise from a day on; what held before ends the day before. `value` as JSON, checked by its definition.

    The installation itself (`by=None`) may also say what held in the past.
    """
    check_can_manage(by)
    definition = DEFINITIONS[name]
    shown = definition.kind.shown(value)
    check_for_whom(definition, organisation)
    if by:
        check_starts_ahead(valid_from, on=today())
    _one_at_a_time()
    check_day_is_free(name, organisation, valid_from)
    facts = {"value": value, "valid_from": valid_from, "source": source, "reason": reason, "verified": verified}
    row = Regulation.objects.create(name=name, organisation=organisation, by=by, **facts)
    _check_whole(valid_from)
    words = {"shown": shown, "day": f"{valid_from:%d/%m/%Y}"}
    record(SET, row, by=by, after={"rule": name, "organisation": organisation} | facts, words=words)
    return row


@transaction.atomic
def withdraw_regulation(row: Regulation, *, by: User, reason: str) -> None:
    """Take back a value that has not begun to hold; the one before it goes on."""
    check_can_manage(by)
    _one_at_a_time()
    row = Regulation.objects.get(pk=row.pk)
    check_can_withdraw(row, on=today())
    _withdraw(row, by=by, reason=reason)
    _check_whole(row.valid_from)
    record(WITHDRAWN, row, by=by, before={"withdrawn": False}, after={"withdrawn": True}, words={"reason": reason})


@transaction.atomic
def verify_regulation(row: Regulation, *, by: User) -> None:
    """Say that somebody has compared the row with its source."""
    _verify(row, by=by, verb=VERIFIED)


@transaction.atomic
def add_calendar_rule(
    *,
    by: User | None,
    name: str,
    kind: str,
    first_day: date,
    last_day: date,
    source: str,
    reason: str,
    verified: bool = False,
) -> CalendarRule:
    """Days off, days that make up for them, or a stretch of which everything is decided, as a notice says."""
    check_can_manage(by)
    _one_at_a_time()
    facts = {"kind": kind, "first_day": first_day, "last_day": last_day, "source": source, "reason": reason}
    row = CalendarRule(name=name, by=by, verified=verified, **facts)
    check_days(row, others=CalendarRule.objects.live(), calendar=working_calendar())
    row.save()
    ask_anew()
    days = f"{first_day:%d/%m/%Y}" + (f" – {last_day:%d/%m/%Y}" if last_day != first_day else "")
    record(DAYS_ADDED, row, by=by, after={"verified": verified} | facts, words={"days": days})
    return row


@transaction.atomic
def withdraw_calendar_rule(row: CalendarRule, *, by: User, reason: str) -> None:
    """Take days back out of the calendar. Deadlines that were reckoned with them stay as they are."""
    check_can_manage(by)
    _one_at_a_time()
    row = CalendarRule.objects.get(pk=row.pk)
    check_can_withdraw(row, on=today())
    _withdraw(row, by=by, reason=reason)
    ask_anew()
    record(DAYS_WITHDRAWN, row, by=by, before={"withdrawn": False}, after={"withdrawn": True}, words={"reason": reason})


@transaction.atomic
def verify_calendar_rule(row: CalendarRule, *, by: User) -> None:
    """Say that somebody has compared these days with the notice."""
    _verify(row, by=by, verb=DAYS_VERIFIED)


@transaction.atomic
def give_mandate(unit: Organisation, *, by: User | None, field: str, valid_from: date, words: str) -> Mandate:
    """The unit answers for a field, a code of `Name.FIELDS`, from a day on; `words` name the paper that says so."""
    check_can_manage_units(by)
    _one_at_a_time()
    unit = Organisation.objects.get(pk=unit.pk)
    offered = {code for code, _label in fields_on(max(today(), valid_from))}
    held = unit.mandates.filter(field=field)
    check_can_give(unit, field, valid_from=valid_from, words=words, offered=offered, held=held)
    mandate = Mandate.objects.create(organisation=unit, field=field, valid_from=valid_from, words=words.strip())
    record(MANDATED, unit, by=by, words=_of_mandate(mandate, day=valid_from, words=words))
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: User | None, on: date, words: str) -> None:
    """From the day `on` the unit answers for the field no longer; on the day of its beginning, it never did."""
    check_can_manage_units(by)
    _one_at_a_time()
    mandate = Mandate.objects.select_related("organisation").get(pk=mandate.pk)
    check_can_end_mandate(mandate, on=on, words=words)
    mandate.valid_to, mandate.ending = on, words.strip()
    mandate.save(update_fields=["valid_to", "ending"])
    record(MANDATE_ENDED, mandate.organisation, by=by, words=_of_mandate(mandate, day=on, words=words))


def _of_mandate(mandate: Mandate, *, day: date, words: str) -> dict[str, str]:
    """What the log says of it: a field of the office by its name, for no other version knows its code."""
    called = mandate.field if mandate.field in Field.values else field_name(mandate.field)
    return {"field": mandate.field, "called": called, "day": f"{day:%d/%m/%Y}", "words": words.strip()}


def _one_at_a_time() -> None:
    """Two rules set at once could each be right by itself and wrong beside the other."""
    list(Organisation.objects.filter(parent=None).order_by("pk").select_for_update())


def _check_whole(start: date) -> None:
    """All periods from a day on, as they now are; a refusal takes the whole act back."""
    ask_anew()
    try:
        check_in_order(thresholds_from(start))
    except RefusedError:
        ask_anew()
        raise


def _withdraw(row: DatedRow, *, by: User, reason: str) -> None:
    type(row).objects.filter(pk=row.pk).update(withdrawn_at=now(), withdrawn_by=by, withdrawn_reason=reason)


def _verify(row: DatedRow, *, by: User, verb: Verb) -> None:
    check_can_manage(by)
    if type(row).objects.live().filter(pk=row.pk, verified=False).update(verified=True):
        ask_anew()
        record(verb, row, by=by, before={"verified": False}, after={"verified": True})
