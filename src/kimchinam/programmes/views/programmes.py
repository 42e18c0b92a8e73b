"""The list of programmes, one programme, and what comes into it from the review desk."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.extraction.queries import accepted_targets
from kimchinam.programmes.actions import delete_programme, take_accepted
from kimchinam.programmes.forms import NewProgrammeForm, ProgrammeForm, TakeForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import issuers_of, programmes_visible_to, visible_to, waiting_decisions, with_counts
from kimchinam.programmes.rules import check_can_build, check_can_change, check_can_issue, is_issued
from kimchinam.programmes.states import GROUPS, ProgrammeState, Status
from kimchinam.programmes.views.table import Row, chosen, in_groups, rows_of
from kimchinam.ui.lists import Chip, chips, pager

PAGE = 50


@require_GET
def programme_list(request: SignedInRequest) -> HttpResponse:
    on, seen = as_of(request), programmes_visible_to(request.user)
    if on < today():  # what was drafted then cannot be told; what was issued can
        seen = seen.filter(issued_on__lte=on)
    counts = dict(seen.order_by().values_list("state").annotate(Count("pk")))
    state = request.GET.get("state", "")
    shown = seen.filter(state=state) if state in ProgrammeState.values else seen
    counted = with_counts(shown, on, tasks=visible_to(request.user)).select_related("organisation")
    page = Paginator(counted, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "chips": chips(request, "state", counts=counts, choices=ProgrammeState.choices, empty_too=True),
        **pager(request, page),
        "on": on,
        "past": on < today(),
        "may_build": request.user.may(Permission.BUILD_PROGRAMME),
    }
    return render(request, "programmes/programme_list.html", context)


@require_GET
def detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = seen_programme(request, pk)
    on = as_of(request)
    past, issued = on < today(), is_issued(programme, on)
    rows = rows_of(programme, visible_to(request.user).filter(programme=programme), on)
    status = request.GET.get("status", "")
    status = status if issued and status in (*Status.values, *GROUPS) else ""
    only_lacking = bool(request.GET.get("lacking"))
    shown = chosen(rows, status=status, only_lacking=only_lacking)
    changeable = not past and allowed(check_can_change, request.user, programme)
    issuing = not past and allowed(check_can_issue, request.user, programme)
    context = {
        "programme": programme,
        "on": on,
        "past": past,
        "issued": issued,
        "groups": in_groups(shown),
        "total": len(rows),
        "shown": len(shown),
        "filtered": bool(status or only_lacking),
        "chips": _chips(request, rows) if issued else [],
        "lacking_count": sum(bool(row.lacks) for row in rows) if changeable else 0,
        "only_lacking": only_lacking,
        "can_change": changeable,
        "can_issue": issuing,
        "issuers": issuers_of(programme, on) if changeable and not issuing else [],
        **_source_of(programme, request, changeable=changeable),
    }
    return render(request, "programmes/programme_detail.html", context)


def _chips(request: SignedInRequest, rows: list[Row]) -> list[Chip]:
    tally = Counter(str(row.status) for row in rows)
    return chips(request, "status", counts=tally, choices=Status.choices, across=["lacking"])


def _source_of(programme: Programme, request: SignedInRequest, *, changeable: bool) -> dict[str, Any]:
    """The source document, when the reader sees it, with its accepted targets and what waits to be taken."""
    document = documents_visible_to(request.user).filter(programmes=programme).first()
    if document is None:
        return {}
    return {
        "document": document,
        "targets": [(decision.item, decision.candidate.occurrence) for decision in accepted_targets(document)],
        "waiting": waiting_decisions(document).count() if changeable else 0,
    }


def seen_programme(request: SignedInRequest, pk: UUID) -> Programme:
    programmes = programmes_visible_to(request.user).select_related("organisation", "document", "issued_by")
    return get_object_or_404(programmes, pk=pk)


def turned_away(request: SignedInRequest, programme: Programme) -> HttpResponse | None:
    """Back to the programme, with the sentence, when it is opened for writing but can no longer be changed.

    A form that was already being typed is not turned away: its refusal is shown above what was typed.
    """
    if request.method != "POST":
        with refusals_said(request):
            check_can_change(request.user, programme)
            return None
        return redirect("programmes:detail", pk=programme.pk)
    return None


def create(request: SignedInRequest) -> HttpResponse:
    check_may(request.user, Permission.BUILD_PROGRAMME)
    form = NewProgrammeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            programme = form.create(by=request.user)
            messages.success(request, _("Đã lập dự thảo “%(name)s”.") % {"name": programme})
            return redirect("programmes:detail", pk=programme.pk)
    return render(request, "programmes/programme_form.html", {"form": form})


def describe(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = seen_programme(request, pk)
    if away := turned_away(request, programme):
        return away
    form = ProgrammeForm(request.POST or None, initial=programme.said, facts=programme.said)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.describe(programme, by=request.user)
            messages.success(request, _("Đã lưu thông tin chương trình."))
            return redirect("programmes:detail", pk=programme.pk)
    return render(request, "programmes/programme_form.html", {"form": form, "programme": programme})


def delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Shows what would go; a POST deletes the draft."""
    programme = seen_programme(request, pk)
    if away := turned_away(request, programme):
        return away
    if request.method == "POST":
        with refusals_said(request):
            name = str(programme)
            delete_programme(programme, by=request.user)
            messages.success(request, _("Đã xóa dự thảo “%(name)s”.") % {"name": name})
            return redirect("programmes:list")
        return redirect("programmes:detail", pk=pk)
    context = {"programme": programme, "task_count": programme.tasks.count()}
    return render(request, "programmes/delete.html", context)


def take(request: SignedInRequest, document: UUID) -> HttpResponse:
    """From the review desk: shows what waits; the form that it shows says into which programme."""
    check_may(request.user, Permission.BUILD_PROGRAMME)
    source = get_object_or_404(documents_visible_to(request.user), pk=document)
    check_can_build(request.user, organisation_id=source.organisation_id)
    answered = request.method == "POST" and "title" in request.POST
    form = TakeForm(
        request.POST if answered else None,
        user=request.user,
        document=source,
        initial={"title": source.full_title, "number": source.number},
    )
    if answered and form.is_valid():
        with refusals_in(form):
            programme, count = form.take(by=request.user)
            _say_taken(request, count)
            return redirect("programmes:detail", pk=programme.pk)
    context = {"form": form, "document": source, "waiting": waiting_decisions(source).count()}
    return render(request, "programmes/take.html", context)


@require_POST
def take_more(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What was accepted since; changes nothing when there is nothing new."""
    programme = seen_programme(request, pk)
    with refusals_said(request):
        _say_taken(request, take_accepted(programme, by=request.user))
    return redirect("programmes:detail", pk=programme.pk)


def _say_taken(request: SignedInRequest, count: int) -> None:
    if count == 0:
        messages.info(request, _("Không có mục nào mới để đưa vào chương trình."))
        return
    said = ngettext("Đã đưa %(count)d nhiệm vụ vào chương trình.", "Đã đưa %(count)d nhiệm vụ vào chương trình.", count)
    messages.success(request, said % {"count": count})
