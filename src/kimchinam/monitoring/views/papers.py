"""Doing what `acts` offers: one address for each act on a task, one for each on a paper about it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.monitoring.forms import Typed, words_typed
from kimchinam.monitoring.queries.waiting import waiting_for
from kimchinam.monitoring.views.acts import ON_PAPER, ON_TASK, Act, form_of
from kimchinam.monitoring.views.tasks import seen_task, task_page
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import visible_to


@require_POST
def on_task(request: SignedInRequest, pk: UUID, slug: str) -> HttpResponse:
    task = seen_task(request, pk)
    return _do(request, _known(ON_TASK, slug), slug, task, task)


@require_POST
def on_paper(request: SignedInRequest, slug: str, pk: UUID) -> HttpResponse:
    act = _known(ON_PAPER, slug)
    papers: Any = act.about._default_manager.all()
    paper = get_object_or_404(papers.filter(task__in=visible_to(request.user)), pk=pk)
    paper.task = seen_task(request, paper.task_id)
    return _do(request, act, slug, paper, paper.task)


def _known(acts: dict[str, Act], slug: str) -> Act:
    if slug not in acts:
        raise Http404
    return acts[slug]


def _do(request: SignedInRequest, act: Act, slug: str, subject: Any, task: Task) -> HttpResponse:
    """Refused, the page comes back with the form as it was typed; an act that is over by now says so as a message, and the
    page shows what was typed for it."""
    form = form_of(act, slug, subject, request.POST)
    with refusals_in(form):
        act.check(request.user, subject)
        if form.is_valid():
            form.save(by=request.user)
            messages.success(request, str(act.done))
            return redirect("monitoring:task", pk=task.pk)
    lost: list[Typed] = []
    if not (form.fields and allowed(act.check, request.user, subject)):
        lost = words_typed(act.form, request.POST, prefix=form.prefix or "")
        for error in form.non_field_errors():
            messages.error(request, str(error))
    return task_page(request, seen_task(request, task.pk), came_back={request.path: form}, lost=lost)


@require_GET
def waiting(request: SignedInRequest) -> HttpResponse:
    """What others wait for this person to decide, answer or read."""
    return render(request, "monitoring/waiting.html", {"waiting": waiting_for(request.user), "today": today()})
