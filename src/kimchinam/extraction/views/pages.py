"""The review desk itself, and what stands in its place while there is nothing to review."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh, trigger_client_event

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import refusals_said
from kimchinam.documents.models import Version
from kimchinam.documents.queries import versions_visible_to
from kimchinam.documents.states import Reading
from kimchinam.extraction.actions import analyse_again
from kimchinam.extraction.models import Run
from kimchinam.extraction.queries import changed_since, visible_to
from kimchinam.extraction.rules import can_review
from kimchinam.extraction.states import Analysis
from kimchinam.extraction.views.answers import Answer, desk_of, desk_page, waiting_context

REFRESHED = "desk:refreshed"
"""Event by which the page learns up to when it shows everything."""
SLACK = timedelta(seconds=10)
"""A judgement bears the moment in which it was made, and is seen when its transaction ends."""


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
        return desk_page(request, desk_of(request, run, at=id_in(request.GET.get("at", ""))))
    context = waiting_context(found, run) | {"may_review": can_review(request.user, found)}
    return render(request, "extraction/waiting.html", context)


@require_GET
def changes(request: SignedInRequest, version: UUID) -> HttpResponse:
    """What was judged on this desk since the page was drawn, or asked the last time."""
    run = get_object_or_404(
        visible_to(request.user).select_related("version__document", "version__text"), version=version
    )
    desk = desk_of(request, run)
    since = _instant(request.GET.get("since", ""))
    cards = desk.touched_by(changed_since(run, since - SLACK)) if since else []
    if request.htmx and not cards:
        return HttpResponse(status=204)
    answer = Answer(desk=desk, cards=cards, leaves=desk.leaves_of(cards)).to(request)
    return trigger_client_event(answer, REFRESHED, {"known": desk.known})


def _instant(text: str) -> datetime | None:
    """None for what is no moment with its zone."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if is_aware(instant) else None


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
    if run:
        with refusals_said(request):
            analyse_again(run, by=request.user)
            messages.success(request, _("Văn bản đang chờ được phân tích lại."))
    return redirect("extraction:review", version)
