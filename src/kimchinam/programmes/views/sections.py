"""How a programme is divided: its outline, and which task lies where."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.programmes.actions import move_section, remove_section
from kimchinam.programmes.forms import PlaceForm, SectionForm
from kimchinam.programmes.models import Programme, Section
from kimchinam.programmes.queries import sections_of, visible_to
from kimchinam.programmes.rules import check_can_arrange
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.table import in_groups, rows_of
from kimchinam.programmes.views.tabs import tabs_of


def sections(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The outline with its counts, and the tasks to place; a POST adds a section."""
    programme = seen_programme(request, pk)
    form = SectionForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            added = form.save(by=request.user)
            messages.success(request, _("Đã thêm mục “%(name)s”.") % {"name": added})
            return redirect("programmes:sections", pk=pk)
    return _page(request, programme, form=form)


def _page(request: SignedInRequest, programme: Programme, **more: Any) -> HttpResponse:
    rows = rows_of(programme, visible_to(request.user).filter(programme=programme), today())
    groups = in_groups(rows, sections_of(programme), empty_too=True)
    context = {
        "programme": programme,
        "on": as_of(request),
        "tabs": tabs_of(programme, "sections"),
        "groups": groups,
        "total": len(rows),
        "loose": sum(group.count for group in groups if group.section is None),
        "can_arrange": as_of(request) >= today() and allowed(check_can_arrange, request.user, programme),
        "place_form": PlaceForm(programme=programme),
    }
    return render(request, "programmes/sections.html", context | more)


def edit(request: SignedInRequest, pk: UUID, section: UUID) -> HttpResponse:
    """Number, name, level and place of one section. A form that was typed too late keeps what was typed."""
    programme, found = _found(request, pk, section)
    if request.method != "POST":
        with refusals_said(request):
            check_can_arrange(request.user, programme)
            return _form_page(request, programme, found)
        return redirect("programmes:sections", pk=pk)
    return _form_page(request, programme, found)


def _form_page(request: SignedInRequest, programme: Programme, found: Section) -> HttpResponse:
    form = SectionForm(request.POST or None, programme=programme, section=found)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.save(by=request.user)
            messages.success(request, _("Đã lưu mục."))
            return redirect("programmes:sections", pk=programme.pk)
    return render(request, "programmes/section_form.html", {"programme": programme, "section": found, "form": form})


@require_POST
def move(request: SignedInRequest, pk: UUID, section: UUID) -> HttpResponse:
    """Up or down among its neighbours."""
    _programme, found = _found(request, pk, section)
    with refusals_said(request):
        move_section(found, by=request.user, up=request.POST.get("way") == "up")
    return redirect("programmes:sections", pk=pk)


@require_POST
def remove(request: SignedInRequest, pk: UUID, section: UUID) -> HttpResponse:
    _programme, found = _found(request, pk, section)
    with refusals_said(request):
        remove_section(found, by=request.user)
        messages.success(request, _("Đã bỏ mục “%(name)s” khỏi bố cục.") % {"name": found})
    return redirect("programmes:sections", pk=pk)


@require_POST
def place(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = seen_programme(request, pk)
    form = PlaceForm(request.POST, programme=programme)
    if form.is_valid():
        with refusals_in(form):
            count = form.place(by=request.user)
            said = ngettext("Đã xếp %(count)d nhiệm vụ.", "Đã xếp %(count)d nhiệm vụ.", count) % {"count": count}
            messages.success(request, said)
            return redirect("programmes:sections", pk=pk)
    return _page(request, programme, place_form=form, form=SectionForm(programme=programme))


def _found(request: SignedInRequest, pk: UUID, section: UUID) -> tuple[Programme, Section]:
    programme = seen_programme(request, pk)
    return programme, get_object_or_404(Section.objects.select_related("programme", "parent"), pk=section, programme=pk)
