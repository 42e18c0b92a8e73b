"""The review desk itself, and what stands in its place while there is nothing to review."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Version
from kimchinam.documents.queries import versions_visible_to
from kimchinam.documents.states import Reading
from kimchinam.extraction.actions import analyse_again
from kimchinam.extraction.models import Run
from kimchinam.extraction.rules import can_review
from kimchinam.extraction.states import Analysis
from kimchinam.extraction.views.answers import desk_of, desk_page, waiting_context


def _version(request: SignedInRequest, pk: UUID) -> tuple[Version, Run | None]:
    versions = versions_visible_to(request.user).select_related("document", "text", "run")
    version = get_object_or_404(versions, pk=pk)
    run = getattr(version, "run", None)
    if run:
        run.version = version
    return version, run


@require_GET
def review(request: SignedInRequest, version: UUID) -> HttpResponse:
    found, run = _version(request, version)
    if run and run.state == Analysis.DONE:
        return desk_page(request, desk_of(request, run, at=_asked(request)))
    context = waiting_context(found, run) | {"may_review": can_review(request.user, found)}
    return render(request, "extraction/waiting.html", context)


def _asked(request: SignedInRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("at", ""))
    except ValueError:
        return None


@require_GET
def analysis_state(request: SignedInRequest, version: UUID) -> HttpResponse:
    """How far the analysis is, asked for every second; once it has ended either way, the page is loaded again."""
    found, run = _version(request, version)
    ended = found.state == Reading.UNREADABLE or (run and run.state != Analysis.RUNNING)
    if ended and request.htmx:
        return HttpResponseClientRefresh()
    if ended:
        return redirect("extraction:review", version)
    return render(request, "extraction/_progress.html", waiting_context(found, run))


@require_POST
def analyse_once_more(request: SignedInRequest, version: UUID) -> HttpResponse:
    _found, run = _version(request, version)
    try:
        if run:
            analyse_again(run, by=request.user)
            messages.success(request, _("Văn bản đang chờ được phân tích lại."))
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    return redirect("extraction:review", version)
