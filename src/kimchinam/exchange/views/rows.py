"""Rows of a register: what was written beside what becomes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.exchange.forms import RowForm
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries import (
    batches_visible_to,
    rows_left,
    rows_of,
    rows_saying,
    rows_with,
    stay_of,
    units_named_in,
)
from kimchinam.exchange.rules import Proposal, check_can_prepare
from kimchinam.exchange.states import Choice, Claim, Fault, RowKind
from kimchinam.programmes.queries import visible_to
from kimchinam.ui.lists import pager

PAGE = 50


@dataclass(frozen=True, slots=True)
class RowLine:
    row: BatchRow
    said: Proposal
    lead: str
    supporting: str
    faults: list[Fault]

    @property
    def written(self) -> str:
        """By what people know a row again that has no name."""
        cells = self.row.original["cells"]
        return " · ".join(" ".join(cells[column].split()) for column in sorted(cells, key=int))

    @property
    def claim(self) -> Claim:
        return Claim(self.said.claim)

    @property
    def due(self) -> date | None:
        return date.fromisoformat(self.said.due_on) if self.said.due_on else None


@require_GET
def rows(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Those that the address asks for: with a fault, of a group of it, of a state, of a choice, or of a kind that is no task."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    page = Paginator(_chosen(request, batch), PAGE).get_page(request.GET.get("page"))
    code = request.GET.get("fault", "")
    context = {
        "batch": batch,
        "fault": Fault(code) if code in Fault.values else None,
        "key": request.GET.get("key"),
        "lines": _lines(page.object_list),
        "page": page,
        **pager(request, page),
    }
    return render(request, "exchange/rows.html", context)


def _chosen(request: SignedInRequest, batch: Batch) -> list[BatchRow]:
    query = request.GET
    if (code := query.get("fault", "")) in Fault.values:
        return rows_with(batch, code=code, key=query.get("key"))
    if state := query.get("state"):
        return rows_saying(batch, state)
    if (kind := query.get("kind", "")) in RowKind.values:
        return list(batch.rows.filter(kind=kind))
    if query.get("choice") == "left":
        return list(rows_left(batch))
    if stay := query.get("stay"):
        return [row for row in rows_left(batch) if stay_of(row).value == stay]
    tasks = rows_of(batch)
    if (choice := query.get("choice", "")) in Choice.values:
        tasks = tasks.filter(choice=choice)
    return list(tasks)


def _lines(held: Iterable[BatchRow]) -> list[RowLine]:
    held = list(held)
    said = [Proposal.of(row.proposal) for row in held]
    names = units_named_in(said)
    return [_line(row, one, names) for row, one in zip(held, said, strict=True)]


def _line(row: BatchRow, said: Proposal, names: Mapping[str, str]) -> RowLine:
    supporting = "; ".join(names[pk] for pk in said.supporting if pk in names)
    faults = list(dict.fromkeys(Fault(fault["code"]) for fault in row.faults))
    return RowLine(row, said, names.get(said.lead, ""), supporting, faults)


def row(request: SignedInRequest, pk: UUID, number: int) -> HttpResponse:
    """One row as it was written, for ever, and what a person says of it."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    held = get_object_or_404(batch.rows, number=number)
    can_prepare = held.kind == RowKind.TASK and allowed(check_can_prepare, request.user, batch)
    form = RowForm(request.POST or None, row=held)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.save(by=request.user)
            messages.success(request, _("Đã sửa dòng %(number)d.") % {"number": held.place})
            return redirect("exchange:row", pk=pk, number=number)
    context = {
        "batch": batch,
        "line": _lines([held])[0],
        "cells": _cells(batch, held),
        "form": form if can_prepare else None,
        "task": visible_to(request.user).filter(pk=held.task_id).first() if held.task_id else None,
        **_neighbours(batch, number),
    }
    return render(request, "exchange/row.html", context)


def _cells(batch: Batch, held: BatchRow) -> list[tuple[str, str]]:
    """(head, text) in the order of the file."""
    written = held.original["cells"]
    labels = [(str(column), text or str(column + 1)) for column, text in batch.headers]
    known = {column for column, _text in labels}
    return [(text, written.get(column, "")) for column, text in labels] + [
        (str(int(column) + 1), text) for column, text in written.items() if column not in known
    ]


def _neighbours(batch: Batch, number: int) -> dict[str, int | None]:
    tasks = rows_of(batch).order_by("number").values_list("number", flat=True)
    return {"before": tasks.filter(number__lt=number).last(), "after": tasks.filter(number__gt=number).first()}
