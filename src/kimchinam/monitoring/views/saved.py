"""Filters that people keep: saved from a list, opened, renamed, shared with the own unit, deleted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import refusals_in
from kimchinam.monitoring.actions import delete_view
from kimchinam.monitoring.forms import NewViewForm, SavedViewForm
from kimchinam.monitoring.queries.saved import told, views_of

LOOK_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@LOOK_OR_SEND
def saved_views(request: SignedInRequest) -> HttpResponse:
    """All that he finds; a new one is sent here from a list, and comes back here when it is refused."""
    form = NewViewForm(request.POST or None) if request.method == "POST" else None
    if form is not None:
        with refusals_in(form):
            if form.is_valid():
                view = form.save(by=request.user)
                messages.success(request, _("Đã lưu cách xem “%(name)s”.") % {"name": view.name})
                return redirect("monitoring:saved_views")
    found = told(views_of(request.user), request.user)
    return render(request, "monitoring/saved_views.html", {"views": found, "form": form})


@LOOK_OR_SEND
def saved_view(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Another name, and who sees it. Whoever else sees the view may not change it."""
    view = get_object_or_404(views_of(request.user).filter(user=request.user), pk=pk)
    form = SavedViewForm(request.POST if request.method == "POST" else None, view=view, user=request.user)
    if request.method == "POST":
        with refusals_in(form):
            if form.is_valid():
                form.save(by=request.user)
                messages.success(request, _("Đã sửa cách xem."))
                return redirect("monitoring:saved_views")
    return render(request, "monitoring/saved_view.html", {"view": told([view], request.user)[0], "form": form})


@require_POST
def delete_saved_view(request: SignedInRequest, pk: UUID) -> HttpResponse:
    view = get_object_or_404(views_of(request.user), pk=pk)
    delete_view(view, by=request.user)
    messages.success(request, _("Đã xóa cách xem “%(name)s”.") % {"name": view.name})
    return redirect("monitoring:saved_views")
