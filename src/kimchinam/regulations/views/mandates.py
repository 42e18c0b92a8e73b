"""Which unit answers for which field of the work: the map of all, and the mandates of one unit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.base.requests import as_of
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import visible_to as units_visible_to
from kimchinam.organisations.rules import check_can_manage as check_can_manage_units
from kimchinam.regulations.forms import EndMandateForm, GiveForm
from kimchinam.regulations.models import Mandate
from kimchinam.regulations.queries import field_name, fields_ever, fields_on, mandates_visible_to


@dataclass(frozen=True, slots=True)
class Cell:
    field: str
    """The name."""
    mandate: Mandate | None


@dataclass(frozen=True, slots=True)
class UnitLine:
    unit: Organisation
    cells: list[Cell]
    """One for each column of the map."""
    count: int


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    name: str
    count: int
    """Units that answer for it."""


@require_GET
def mandate_map(request: SignedInRequest) -> HttpResponse:
    """Units × fields on the day people look at; `every`: units without any field too."""
    on, every = as_of(request), bool(request.GET.get("every"))
    units = list(units_visible_to(request.user).living(on))
    held = {(one.organisation_id, one.field): one for one in mandates_visible_to(request.user).held(on)}
    columns = _columns(on, Counter(code for _unit, code in held))
    lines = [_line(unit, columns, held) for unit in units]
    shown = [line for line in lines if every or line.count]
    context = {
        "columns": columns,
        "lines": shown,
        "total": len(held),
        "bare": sum(1 for line in lines if not line.count),
        "unheld": [column for column in columns if not column.count],
        "every": every,
        "on": on,
        "can_manage": allowed(check_can_manage_units, request.user),
    }
    return render(request, "regulations/mandates.html", context)


def _columns(on: date, counts: Mapping[str, int]) -> list[Column]:
    """Every field to choose from on the day, and those that units were given while they still were."""
    offered, every = dict(fields_on(on)), fields_ever()
    kept = {code: every.get(code, code) for code in counts if code not in offered}
    return [Column(code, name, counts.get(code, 0)) for code, name in {**offered, **kept}.items()]


def _line(unit: Organisation, columns: list[Column], held: Mapping[tuple[UUID, str], Mandate]) -> UnitLine:
    cells = [Cell(column.name, held.get((unit.pk, column.code))) for column in columns]
    return UnitLine(unit, cells, sum(1 for cell in cells if cell.mandate))


@require_GET
def unit_mandates(request: SignedInRequest, unit: UUID) -> HttpResponse:
    """Every mandate of a unit, the newest beginning first, with its state on the day people look at."""
    one, on = get_object_or_404(units_visible_to(request.user), pk=unit), as_of(request)
    rows = mandates_visible_to(request.user).filter(organisation=one).select_related("organisation")
    newest = rows.order_by("-valid_from", "-created_at")
    context = {
        "unit": one,
        "lines": [(row, field_name(row.field), row.state_on(on)) for row in newest],
        "on": on,
        "can_manage": on >= today() and allowed(check_can_manage_units, request.user),
    }
    return render(request, "regulations/unit_mandates.html", context)


def give(request: SignedInRequest, unit: UUID) -> HttpResponse:
    check_can_manage_units(request.user)
    one = get_object_or_404(units_visible_to(request.user), pk=unit)
    form = GiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            mandate = form.give(one, by=request.user)
            messages.success(request, _("Đã ghi lĩnh vực “%(field)s”.") % {"field": field_name(mandate.field)})
            return redirect("regulations:unit_mandates", unit=unit)
    return render(request, "regulations/mandate_form.html", {"form": form, "unit": one})


def end(request: SignedInRequest, mandate: UUID) -> HttpResponse:
    check_can_manage_units(request.user)
    rows = mandates_visible_to(request.user).select_related("organisation")
    row = get_object_or_404(rows, pk=mandate)
    name = field_name(row.field)
    form = EndMandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.end(row, by=request.user)
            messages.success(request, _("Đã kết thúc lĩnh vực “%(field)s”.") % {"field": name})
            return redirect("regulations:unit_mandates", unit=row.organisation_id)
    context = {"form": form, "unit": row.organisation, "mandate": row, "field_name": name}
    return render(request, "regulations/mandate_form.html", context)
