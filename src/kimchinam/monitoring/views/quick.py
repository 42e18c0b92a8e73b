"""One task on a phone: how it stands, and the one thing that its owner has to tell now. Light, and whole without a script."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.monitoring.forms import HandInForm, Typed, words_typed
from kimchinam.monitoring.models import Direction, Paper, Reassignment
from kimchinam.monitoring.queries.papers import open_directions_of, papers_about
from kimchinam.monitoring.queries.waiting import anchor_of
from kimchinam.monitoring.rules import check_can_hand_in
from kimchinam.monitoring.states import DirectionState
from kimchinam.monitoring.views.acts import ON_PAPER, ON_TASK, open_on_task
from kimchinam.monitoring.views.rows import row_of
from kimchinam.monitoring.views.tasks import seen_task
from kimchinam.programmes.models import Task

HAND_IN, ANSWER = "nop", "tra-loi"
ASKED = ("xin-gia-han", "neu-vuong-mac")
"""What the owner asks of the level above."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tell, as a large button and, once chosen, as a form. `asked`: what it answers."""

    label: str | Promise
    icon: str
    done: str | Promise
    form: Callable[..., Any]
    asked: str = ""


@require_http_methods(["GET", "POST"])
def quick(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """`viec` in the address names the choice, an answer with its direction. Always of today: a past day is not updated."""
    task = seen_task(request, pk)
    papers = papers_about(task, today())
    choices = dict(_choices(request.user, task, papers))
    slug = request.GET.get("viec", "")
    chosen = choices.get(slug)
    form = chosen.form(request.POST, request.FILES) if chosen and request.method == "POST" else None
    if chosen and form and _told(request, form):
        messages.success(request, str(chosen.done))
        return redirect("monitoring:quick", pk=pk)
    context = {
        "task": task,
        "on": today(),
        "row": row_of(task, today()),
        "waiting": [(paper, paper._meta.model_name) for paper in papers if _waits_for_others(paper)],
        "choices": choices,
        "chosen": chosen,
        "form": form or (chosen.form() if chosen else None),
        "over": slug and not chosen,
        "lost": [] if chosen else _typed(slug, request.POST),
    }
    return render(request, "monitoring/quick.html", context)


def _waits_for_others(paper: Paper) -> bool:
    """What the owner has sent and nobody has decided or read; a direction that he must answer is a choice."""
    if isinstance(paper, Direction):
        return paper.state_then == DirectionState.ANSWERED
    return not isinstance(paper, Reassignment) and paper.waits


def _choices(user: User, task: Task, papers: Iterable[Paper]) -> list[tuple[str, Choice]]:
    """What this person may tell about the task now, by its word in the address."""
    found = []
    if allowed(check_can_hand_in, user, task):
        label, done = _("Nộp kết quả"), _("Đã nộp kết quả. Nhiệm vụ đang chờ nghiệm thu.")
        found.append((HAND_IN, Choice(label, "upload", done, partial(HandInForm, task=task))))
    answer = ON_PAPER[ANSWER]
    for direction in open_directions_of(task):
        if allowed(answer.check, user, direction):
            form = partial(answer.form, subject=direction)
            choice = Choice(_("Trả lời chỉ đạo"), answer.icon, answer.done, form, asked=direction.text)
            found.append((anchor_of(ANSWER, direction), choice))
    for slug, act in open_on_task(papers).items():
        if slug in ASKED and allowed(act.check, user, task):
            found.append((slug, Choice(act.label, act.icon, act.done, partial(act.form, subject=task))))
    return found


def _typed(slug: str, data: QueryDict) -> list[Typed]:
    """What was written for a choice that is gone."""
    kinds: dict[str, type[Form]] = {HAND_IN: HandInForm, **{asked: ON_TASK[asked].form for asked in ASKED}}
    kind = ON_PAPER[ANSWER].form if slug.startswith(ANSWER) else kinds.get(slug)
    return words_typed(kind, data) if kind else []


def _told(request: SignedInRequest, form: Any) -> bool:
    with refusals_in(form):
        if form.is_valid():
            form.save(by=request.user)
            return True
    if isinstance(form, HandInForm):
        form.refuse()
    return False
