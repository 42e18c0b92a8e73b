"""One task, 1-1-1-1-3 on one screen: owner, product, deadline, evidence, alarm."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.base.requests import as_of
from kimchinam.monitoring.forms import AcceptForm, DeadlineForm, HandInForm, ReturnForm
from kimchinam.monitoring.models import Evidence, Paper
from kimchinam.monitoring.queries import holder_of, papers_of
from kimchinam.monitoring.queries.papers import clock_of, papers_about, stopped_at
from kimchinam.monitoring.rules import check_can_hand_in, check_can_judge, check_can_reassign
from kimchinam.monitoring.states import Outcome
from kimchinam.monitoring.views.acts import CameBack, Offer, offers_on_papers, offers_on_task
from kimchinam.monitoring.views.rows import row_of
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import (
    as_stood,
    branch_of,
    for_list,
    passage_of,
    programmes_visible_to,
    visible_to,
)
from kimchinam.programmes.rules import check_can_break_down, check_can_set_deadline, is_issued


@require_GET
def task(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return task_page(request, seen_task(request, pk))


def seen_task(request: SignedInRequest, pk: UUID) -> Task:
    return get_object_or_404(for_list(visible_to(request.user)).select_related("programme__document"), pk=pk)


@require_POST
def set_deadline(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """For a task that was issued without a deadline."""
    task = seen_task(request, pk)
    form = DeadlineForm(request.POST)
    with refusals_in(form):
        check_can_set_deadline(request.user, task)
        if form.is_valid():
            form.save(task, by=request.user)
            messages.success(request, _("Đã định ngày cho nhiệm vụ."))
            return redirect("monitoring:task", pk=pk)
    return task_page(request, task, deadline_form=form)


def task_page(request: SignedInRequest, task: Task, *, came_back: CameBack | None = None, **forms: Any) -> HttpResponse:
    """The page of a task; `forms` and `came_back` are those that came back with errors, in place of empty ones.

    Papers are handed in and judged only while the page shows today: a past day is for reading.
    """
    on = as_of(request)
    past = on < today()
    if past:
        as_stood([task], on)
        if task.then is None:
            return render(request, "monitoring/task_not_yet.html", {"on": on})
    papers, said = papers_of(task, on), papers_about(task, on)
    context = {
        "task": task,
        "on": on,
        "past": past,
        "issued": is_issued(task.programme, on) and task.received_on is not None,
        "row": row_of(task, on),
        "papers": papers,
        **_with_offers(papers, said, {} if past else offers_on_papers(request.user, [*papers, *said], came_back or {})),
        "clock": clock_of(task, on),
        "offers": [] if past else offers_on_task(request.user, task, said, came_back or {}),
        **_held(task, papers, said, on),
        "may_break_down": not past and allowed(check_can_break_down, request.user, task),
        **_around(task, request.user, on),
        **({} if past else _desk(request, task, papers)),
        **forms,
    }
    return render(request, "monitoring/task_detail.html", context)


def _around(task: Task, user: User, on: date) -> dict[str, Any]:
    """What it was taken from and what lies above and below it, as far as he sees these."""
    return {
        "passage": passage_of(task, user),
        "branch": branch_of(task, user, on),
        "programme_seen": programmes_visible_to(user).filter(pk=task.programme_id).exists(),
    }


def _with_offers(papers: list[Evidence], said: list[Paper], offers: dict[Any, list[Offer]]) -> dict[str, Any]:
    """Each paper with what this person may do about it."""
    return {
        "handed_in": [(paper, offers.get(paper.pk, [])) for paper in papers],
        "said": [(paper, paper._meta.model_name, offers.get(paper.pk, [])) for paper in said],
    }


def _held(task: Task, papers: list[Evidence], said: list[Paper], on: date) -> dict[str, Any]:
    """Who has the task in hand, and for how many days."""
    holder = stopped_at(task, said) or holder_of(task, papers, said)
    return {"holder": holder, "held_days": max((on - holder.since).days, 0) if holder else 0}


def _desk(request: SignedInRequest, task: Task, papers: list[Evidence]) -> dict[str, Any]:
    """Empty forms for what this person may do with the task now."""
    waiting = next((paper for paper in papers if paper.outcome == Outcome.WAITING), None)
    if waiting:
        waiting.task = task
    may_judge = waiting is not None and allowed(check_can_judge, request.user, waiting)
    return {
        "hand_in_form": HandInForm(task=task) if allowed(check_can_hand_in, request.user, task) else None,
        "may_reassign": allowed(check_can_reassign, request.user, task),
        "deadline_form": DeadlineForm() if allowed(check_can_set_deadline, request.user, task) else None,
        "judged": waiting if may_judge else None,
        "accept_form": AcceptForm() if may_judge else None,
        "return_form": ReturnForm() if may_judge else None,
    }
