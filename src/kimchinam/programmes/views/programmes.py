"""The list of programmes, one programme, and what comes into it from the review desk."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
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
from kimchinam.programmes.models import Programme, ProgrammeField
from kimchinam.programmes.queries import (
    chairs_of,
    fields_counted,
    foundations_of,
    issuers_of,
    lacking_keys,
    plans_i_owe,
    programmes_visible_to,
    ruling_on,
    visible_to,
    waiting_decisions,
    with_counts,
    with_state,
)
from kimchinam.programmes.rules import (
    check_can_build,
    check_can_change,
    check_can_end,
    check_can_issue,
    check_can_offer,
)
from kimchinam.programmes.states import ProgrammeState
from kimchinam.programmes.views.filters import shown_tasks
from kimchinam.programmes.views.tabs import tabs_of
from kimchinam.regulations.queries import field_name, fields_ever
from kimchinam.ui.lists import Chip, chips, pager

PAGE = 50


@require_GET
def programme_list(request: SignedInRequest) -> HttpResponse:
    """`parts`: the breakdowns of the units, which would else bury the programmes that they break down. `field`: a code."""
    on, seen, parts = as_of(request), programmes_visible_to(request.user), bool(request.GET.get("parts"))
    if on < today():  # what was drafted then cannot be told; what was issued can
        seen = seen.filter(issued_on__lte=on)
    told = with_state(seen, on).annotate(part=ExpressionWrapper(Q(breaks_down__isnull=False), BooleanField()))
    field = _field_asked(request)
    every = {(part, state): count for part, state, count in _counted(_about(told, field))}
    counts = {state: count for (part, state), count in every.items() if part == parts}
    state = request.GET.get("state", "") if request.GET.get("state") in ProgrammeState.values else ""
    of_any_field = told.filter(part=parts, **({"state_on": state} if state else {}))
    shown = _about(of_any_field, field).select_related("organisation")
    paginator = Paginator(shown.order_by("-created_at", "-id"), PAGE)
    paginator.count = counts.get(state, 0) if state else sum(counts.values())
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": with_counts(page, request.user, on),
        "chips": chips(request, "state", counts=counts, choices=_states(counts), empty_too=True),
        "field_chips": _field_chips(request, of_any_field),
        **pager(request, page),
        "owed": plans_i_owe(request.user)[:5] if on >= today() else [],
        "on": on,
        "past": on < today(),
        "may_build": request.user.may(Permission.BUILD_PROGRAMME),
        "parts": parts,
        "breakdowns": sum(count for (part, _state), count in every.items() if part),
    }
    return render(request, "programmes/programme_list.html", context)


def _field_asked(request: SignedInRequest) -> str:
    """Nonsense filters nothing."""
    code = request.GET.get("field", "")
    return code if code in fields_ever() else ""


def _about(told: QuerySet[Any], field: str) -> QuerySet[Any]:
    return told.filter(Exists(ProgrammeField.objects.filter(programme=OuterRef("pk"), field=field))) if field else told


def _field_chips(request: SignedInRequest, told: QuerySet[Any]) -> list[Chip]:
    """None while no programme is about any field; one that is about several counts for each."""
    counts = fields_counted(told)
    if not counts:
        return []
    choices = fields_ever().items()
    return chips(request, "field", counts=counts, choices=choices, total=told.count(), every=_("Mọi lĩnh vực"))


def _counted(told: QuerySet[Any]) -> QuerySet[Any, tuple[bool, str, int]]:
    counted: QuerySet[Any, tuple[bool, str, int]] = (
        told.order_by().values_list("part", "state_on").annotate(Count("pk"))
    )
    return counted


def _states(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Ended and withdrawn ones are named once there are any."""
    always = (ProgrammeState.DRAFT, ProgrammeState.ISSUED)
    return [(value, str(label)) for value, label in ProgrammeState.choices if value in always or counts.get(value)]


@require_GET
def detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = seen_programme(request, pk)
    on = as_of(request)
    tasks = visible_to(request.user).filter(programme=programme)
    may = _acts(programme, request, on)
    drafting = may["can_change"] or (programme.state == ProgrammeState.DRAFT and "lacking" in request.GET)
    lacking = lacking_keys(programme, tasks.prefetch_related("assignments"), on) if drafting else set()
    context = {
        "programme": programme,
        "on": on,
        "past": on < today(),
        "lacking_count": len(lacking) if may["can_change"] else 0,
        "tabs": tabs_of(programme, "detail"),
        "fields": [(code, field_name(code)) for code in programme.field_codes],
        "held": foundations_of(programme, request.user, on),
        "chairs": chairs_of(programme, on),
        **may,
        **shown_tasks(programme, request, tasks, on, lacking=lacking),
        **_source_of(programme, request, changeable=bool(may["can_change"])),
        **_in_cascade(programme, request, past=on < today()),
    }
    return render(request, "programmes/programme_detail.html", context)


def _in_cascade(programme: Programme, request: SignedInRequest, *, past: bool) -> dict[str, Any]:
    """What it breaks down, when the reader sees it, and whether he may offer a task."""
    return {
        "can_offer": not past and allowed(check_can_offer, request.user, programme),
        "breaks_down": programmes_visible_to(request.user).filter(breakdowns=programme).first(),
    }


def _acts(programme: Programme, request: SignedInRequest, on: date) -> dict[str, Any]:
    """What the person may do with it; nothing on the page of a past day."""
    if on < today():
        return {"can_change": False, "can_issue": False, "can_end": False, "ruling": None}
    changeable = allowed(check_can_change, request.user, programme)
    issuing = allowed(check_can_issue, request.user, programme)
    return {
        "can_change": changeable,
        "can_issue": issuing,
        "can_end": allowed(check_can_end, request.user, programme),
        "ruling": ruling_on(programme, on) if changeable or issuing else None,
        "issuers": issuers_of(programme, on) if changeable and not issuing else [],
    }


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
