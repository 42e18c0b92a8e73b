"""Writing the tasks of a draft, each beside the words that it came from."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import refusals_in, refusals_said
from kimchinam.programmes.actions import remove_task
from kimchinam.programmes.forms import MilestoneForm, ReceiverForm, TaskForm
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import (
    finder_of_fit,
    finder_of_lacks,
    for_list,
    lacks,
    passage_of,
    receivers_of,
    visible_to,
)
from kimchinam.programmes.states import PARTS_OF_ANOTHER, Fit, TaskKind
from kimchinam.programmes.views.programmes import seen_programme, turned_away
from kimchinam.programmes.views.table import words_of


def add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = seen_programme(request, pk)
    if away := turned_away(request, programme):
        return away
    return _form_page(request, TaskForm(request.POST or None, programme=programme))


def edit(request: SignedInRequest, pk: UUID, task: UUID) -> HttpResponse:
    found = _task(request, pk, task)
    if away := turned_away(request, found.programme):
        return away
    return _form_page(request, TaskForm(request.POST or None, programme=found.programme, task=found))


def _task(request: SignedInRequest, pk: UUID, task: UUID) -> Task:
    tasks = for_list(visible_to(request.user)).select_related("programme__document")
    return get_object_or_404(tasks, pk=task, programme=pk)


def _form_page(
    request: SignedInRequest, form: TaskForm, *, milestone_form: MilestoneForm | None = None
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            saved = form.save(by=request.user)
            messages.success(request, _("Đã lưu nhiệm vụ số %(number)s.") % {"number": saved.order})
            return _after(request, saved)
    task, programme = form.task, form.programme
    missing = finder_of_lacks(programme, today())(task) if task else ()
    context = {
        "form": form,
        "programme": programme,
        "task": task,
        "missing": words_of(missing),
        "fit": finder_of_fit(programme, today())(task) if task else Fit.UNKNOWN,
        "milestones": Task.objects.filter(parent=task, kind=TaskKind.MILESTONE).order_by("due_on", "order")
        if task
        else [],
        "milestone_form": milestone_form or (MilestoneForm() if task and task.kind not in PARTS_OF_ANOTHER else None),
        "passage": passage_of(task, request.user) if task else None,
        "receivers": receivers_of(programme),
    }
    return render(request, "programmes/task_form.html", context)


def _after(request: SignedInRequest, saved: Task) -> HttpResponse:
    """The programme, or the next task that lacks something when the person asked to go on."""
    if "next" not in request.POST:
        return redirect("programmes:detail", pk=saved.programme_id)
    following = next_lacking(saved.programme, after=saved.order)
    if following is None:
        messages.success(request, _("Không còn nhiệm vụ nào thiếu thông tin."))
        return redirect("programmes:detail", pk=saved.programme_id)
    return redirect("programmes:task_edit", pk=saved.programme_id, task=following.pk)


def next_lacking(programme: Programme, *, after: int) -> Task | None:
    """The first lacking task behind a number, else the first of all, so that nobody stops at the end of the list."""
    found = [lack.task for lack in lacks(programme, today())]
    return next((task for task in found if task.order > after), next(iter(found), None))


@require_POST
def milestone(request: SignedInRequest, pk: UUID, task: UUID) -> HttpResponse:
    """A step of the task, in one line."""
    found = _task(request, pk, task)
    form = MilestoneForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            added = form.add(found, by=request.user)
            messages.success(request, _("Đã thêm mốc “%(name)s”.") % {"name": added})
            return redirect("programmes:task_edit", pk=pk, task=task)
    shown = TaskForm(programme=found.programme, task=found)
    return _form_page(request, shown, milestone_form=form)


@require_POST
def remove(request: SignedInRequest, pk: UUID, task: UUID) -> HttpResponse:
    found = _task(request, pk, task)
    with refusals_said(request):
        remove_task(found, by=request.user)
        said = _("Đã đưa nhiệm vụ số %(number)s ra khỏi dự thảo. Mục đã nhận ở bàn duyệt vẫn còn và đưa lại được.")
        messages.success(request, said % {"number": found.order})
    return redirect("programmes:detail", pk=pk)


@require_POST
def fill_receivers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Back to the page of issuing, which shows what is still lacking."""
    programme = seen_programme(request, pk)
    form = ReceiverForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi cấp nhận."))
        return redirect("programmes:issue", pk=pk)
    with refusals_said(request):
        count = form.fill(programme, by=request.user)
        said = ngettext("Đã ghi cấp nhận cho %(count)d nhiệm vụ.", "Đã ghi cấp nhận cho %(count)d nhiệm vụ.", count)
        messages.success(request, said % {"count": count})
    return redirect("programmes:issue", pk=pk)
