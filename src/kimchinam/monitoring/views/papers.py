"""Doing what `acts` offers: one address for each act on a task, one for each on a paper about it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.monitoring.forms import Typed, words_typed
from kimchinam.monitoring.queries.waiting import KINDS, LONGEST, NEED_ME, Group, waiting_for, waiting_of
from kimchinam.monitoring.views.acts import ON_PAPER, ON_TASK, Act, form_of
from kimchinam.monitoring.views.tasks import seen_task, task_page
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import visible_to
from kimchinam.ui.lists import Chip, chips, pager


@require_POST
def on_task(request: SignedInRequest, pk: UUID, slug: str) -> HttpResponse:
    task = seen_task(request, pk)
    return _do(request, _known(ON_TASK, slug), slug, task, task)


@require_http_methods(["GET", "POST"])
def on_paper(request: SignedInRequest, slug: str, pk: UUID) -> HttpResponse:
    act = _known(ON_PAPER, slug)
    papers: Any = act.about._default_manager.all()
    paper = get_object_or_404(papers.filter(task__in=visible_to(request.user)), pk=pk)
    if request.method == "GET":  # the address of a refused form, asked for again
        return redirect("monitoring:task", pk=paper.task_id)
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
    """What others wait for this person to decide, answer or read; `kind` opens all papers of one kind."""
    user, kind = request.user, request.GET.get("kind", "")
    groups = waiting_for(user)
    context: dict[str, Any] = {"chips": _kinds(request, groups), "today": today()}
    if kind in KINDS:
        page = Paginator(waiting_of(kind, user), LONGEST).get_page(request.GET.get("page"))
        groups = [Group(kind, page.paginator.count, list(page))] if page.paginator.count else []
        context |= {"page": page, **pager(request, page)}
    else:
        groups = [group for group in groups if group.name in NEED_ME]
    return render(request, "monitoring/waiting.html", context | {"waiting": groups})


def _kinds(request: SignedInRequest, groups: Iterable[Group]) -> list[Chip]:
    """What needs the person, as a whole and by kind; then what needs others."""
    counts = {group.name: group.count for group in groups}
    needs_me = sum(counts.get(name, 0) for name in NEED_ME)
    choices = [(name, kind.label) for name, kind in KINDS.items()]
    everything, *kinds = chips(request, "kind", counts=counts, choices=choices, total=needs_me)
    return [replace(everything, label=_("Cần tôi xử lý")), *kinds]
