"""Coverage: the map of a document above against the tasks of a programme, and what is said of one clause."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.documents.models import Document, Provision
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.programmes.actions import undo_take_over, withdraw_not_needed
from kimchinam.programmes.forms import NotNeededForm, TakeOverForm
from kimchinam.programmes.models import NotNeeded, Programme, TakeOver, Task
from kimchinam.programmes.queries import (
    Line,
    clauses_without_anybody,
    coverage_of,
    documents_seen,
    likely_takers,
    orphans_of,
    tasks_to_map,
    visible_to,
)
from kimchinam.programmes.rules import check_can_cover
from kimchinam.programmes.views.coverage_map import group_name, heads_of, in_group, lines_below, map_of, tasks_of
from kimchinam.programmes.views.past import check_looks_at_today
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.tabs import Tab, tabs_of
from kimchinam.ui.lists import chips, pager, with_query

PAGE = 100
STATES = [
    ("uncovered", gettext_lazy("Chưa có nhiệm vụ")),
    ("covered", gettext_lazy("Đã có nhiệm vụ")),
    ("excused", gettext_lazy("Không cần nhiệm vụ")),
]


@require_GET
def coverage(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """`document`: which of the documents above, the first when it is not said; `state`: only clauses of one state."""
    programme, on = seen_programme(request, pk), as_of(request)
    documents = documents_seen(programme, request.user, on)
    chosen = next((one for one in documents if str(one.pk) == request.GET.get("document")), None)
    document = chosen or next(iter(documents), None)
    context: dict[str, Any] = {
        "programme": programme,
        "on": on,
        "tabs": tabs_of(programme, "coverage"),
        "orphans": orphans_of(programme, request.user, on),
    }
    if document:
        context |= _of_document(request, programme, document)
        context["documents"] = [_tab(request, one, current=one == document) for one in documents]
    return render(request, "programmes/coverage.html", context)


def _of_document(request: SignedInRequest, programme: Programme, document: Document) -> dict[str, Any]:
    on = as_of(request)
    told = coverage_of(programme, document, request.user, on)
    tasks = tasks_to_map(programme, request.user, on)
    smallest = [line for line in told.lines if line.answer]
    counts = Counter(line.answer for line in smallest)
    state = request.GET.get("state", "")
    lines = smallest if state not in dict(STATES) else [line for line in smallest if line.answer == state]
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return {
        "document": document,
        "told": told,
        "map": map_of(programme, told.lines, tasks=tasks, under=id_in(request.GET.get("under", ""))),
        "page": page,
        "chips": chips(request, "state", counts=counts, choices=STATES),
        **pager(request, page),
    }


def _tab(request: SignedInRequest, document: Document, *, current: bool) -> Tab:
    url = with_query(request, document=str(document.pk), state="", under="")
    return Tab(label=document.heading, url=url, current=current)


def clause(request: SignedInRequest, pk: UUID, provision: UUID) -> HttpResponse:
    """One clause above: what takes it over, what may be meant. `group` and `below`: the tasks of one cell of the map."""
    return _clause_page(request, *_found(request, pk, provision))


def _found(request: SignedInRequest, pk: UUID, provision: UUID) -> tuple[Programme, Provision]:
    programme = seen_programme(request, pk)
    documents = [one.pk for one in documents_seen(programme, request.user, as_of(request))]
    clauses = Provision.objects.filter(document__in=documents).select_related("document")
    return programme, get_object_or_404(clauses, pk=provision)


def _clause_page(request: SignedInRequest, programme: Programme, clause: Provision, **forms: Any) -> HttpResponse:
    """On a past day nothing is said of a clause; what was sent from there comes back with what was typed, among `forms`."""
    on = as_of(request)
    told = coverage_of(programme, clause.document, request.user, on)
    line = told.line_of(clause.pk)
    if line is None:
        raise Http404  # no clause of the newest text of the day
    may_mark = (on >= today() or bool(forms)) and allowed(check_can_cover, request.user, programme)
    chosen = _chosen(request, line, told.lines)
    context = {
        "programme": programme,
        "clause": clause,
        "line": line,
        "group": group_name(chosen[0]) if chosen and "group" in request.GET else "",
        "tasks": chosen,
        "unmarked": _unmarked(line),
        "heads": heads_of(told.lines, line),
        "may_mark": may_mark,
        "likely": _likely(request, programme, line) if may_mark else [],
        "take_over_form": TakeOverForm(programme=programme, clause=clause, user=request.user) if may_mark else None,
        "not_needed_form": NotNeededForm() if may_mark and not line.taken else None,
        **forms,
    }
    return render(request, "programmes/clause.html", context)


def _chosen(request: SignedInRequest, line: Line, lines: Sequence[Line]) -> list[Task]:
    """What a cell of the map counted: those of its column and, on a folded map, of all clauses below."""
    below = "below" in request.GET
    tasks = tasks_of(lines_below(lines, line.place.provision_id)) if below else line.tasks
    group = request.GET.get("group", "")
    return in_group(tasks, group) if group else tasks


def _unmarked(line: Line) -> list[Task]:
    """Tasks that carry the clause although nobody has named them for it."""
    named = {mark.task_id for mark in line.marks}
    return [task for task in line.tasks if task.pk not in named]


def _likely(request: SignedInRequest, programme: Programme, line: Line) -> list[Task]:
    carried = {task.pk for task in line.tasks}
    tasks = visible_to(request.user).filter(programme=programme).exclude(pk__in=carried)
    return likely_takers(line.words, tasks)


@require_POST
def take(request: SignedInRequest, pk: UUID, provision: UUID) -> HttpResponse:
    programme, found = _found(request, pk, provision)
    check_can_cover(request.user, programme)
    form = TakeOverForm(request.POST, programme=programme, clause=found, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.save(by=request.user)
            messages.success(request, _("Đã ghi nhận."))
            return redirect("programmes:clause", pk=pk, provision=provision)
    return _clause_page(request, programme, found, take_over_form=form)


@require_POST
def not_needed(request: SignedInRequest, pk: UUID, provision: UUID) -> HttpResponse:
    programme, found = _found(request, pk, provision)
    check_can_cover(request.user, programme)
    form = NotNeededForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.save(programme, by=request.user, clause=found)
            messages.success(request, _("Đã ghi nhận."))
            return redirect("programmes:clause", pk=pk, provision=provision)
    return _clause_page(request, programme, found, not_needed_form=form)


@require_POST
def undo(request: SignedInRequest, pk: UUID, provision: UUID) -> HttpResponse:
    """`mark`: a take-over that does not hold; without it the word that nothing is needed."""
    programme, found = _found(request, pk, provision)
    marks = TakeOver.objects.living().filter(programme=programme, clause=found)
    words = NotNeeded.objects.living().filter(programme=programme, clause=found)
    with refusals_said(request):
        check_looks_at_today(request)
        if "mark" in request.POST:
            undo_take_over(get_object_or_404(marks, pk=id_in(request.POST["mark"])), by=request.user)
        else:
            withdraw_not_needed(get_object_or_404(words), by=request.user)
        messages.success(request, _("Đã bỏ ghi nhận."))
    return redirect("programmes:clause", pk=pk, provision=provision)


@require_GET
def without_anybody(request: SignedInRequest, document: UUID) -> HttpResponse:
    """Clauses of a document of which no programme has made anything."""
    found = get_object_or_404(documents_visible_to(request.user), pk=document)
    clauses, total = clauses_without_anybody(found, as_of(request))
    page = Paginator(clauses, PAGE).get_page(request.GET.get("page"))
    context = {"document": found, "page": page, "total": total, **pager(request, page)}
    return render(request, "programmes/without_anybody.html", context)
