"""What a person marks on the paper itself: an item that was overlooked, a provision that needs no task."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import RefusedError, refusals_said
from kimchinam.documents.models import Provision
from kimchinam.extraction.actions import mark_no_task, unmark_no_task
from kimchinam.extraction.forms import SpanForm
from kimchinam.extraction.models import Run
from kimchinam.extraction.queries import visible_to
from kimchinam.extraction.views.answers import leaf_answer


def _run(request: SignedInRequest, version: UUID) -> Run:
    runs = visible_to(request.user).select_related("version__document", "version__text")
    return get_object_or_404(runs, version=version)


@require_POST
def add(request: SignedInRequest, version: UUID) -> HttpResponse:
    """A new card from a selection; the page opens anew with its form, for marks must be cut again."""
    run = _run(request, version)
    form = SpanForm(request.POST)
    url = reverse("extraction:review", args=[version])
    with refusals_said(request):
        if not form.is_valid():
            raise RefusedError(_("Hãy chọn một đoạn trong nguyên văn trước."))
        candidate = form.save(run, by=request.user)
        url = reverse("extraction:edit", args=[candidate.pk])
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


@require_POST
def no_task(request: SignedInRequest, version: UUID) -> HttpResponse:
    """`provision` needs no task; with `undo` it does again."""
    run = _run(request, version)
    provision = get_object_or_404(Provision, pk=id_in(request.POST.get("provision", "")), occurrences__version=version)
    act = unmark_no_task if "undo" in request.POST else mark_no_task
    act(provision, version=run.version, by=request.user)
    return leaf_answer(request, run, provision.pk)
