"""Papers of a task: handed in by its owner, judged by another, read by those who see the task."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import refusals_in
from kimchinam.documents.queries import open_file
from kimchinam.monitoring.forms import AcceptForm, HandInForm, ReturnForm
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import visible_to
from kimchinam.monitoring.rules import check_can_hand_in, check_can_judge
from kimchinam.monitoring.views.tasks import seen_task, task_page


@require_POST
def hand_in(request: SignedInRequest, pk: UUID) -> HttpResponse:
    task = seen_task(request, pk)
    form = HandInForm(request.POST, request.FILES, task=task)
    with refusals_in(form):
        check_can_hand_in(request.user, task)
        if form.is_valid():
            form.save(by=request.user)
            messages.success(request, _("Đã nộp kết quả. Nhiệm vụ đang chờ nghiệm thu."))
            return redirect("monitoring:task", pk=pk)
    form.refuse()
    return task_page(request, task, hand_in_form=form)


@require_http_methods(["GET", "POST"])
def accept(request: SignedInRequest, pk: UUID) -> HttpResponse:
    form = AcceptForm(request.POST)
    return _judge(request, pk, form, "accept_form", _("Đã nghiệm thu. Nhiệm vụ hoàn thành."))


@require_http_methods(["GET", "POST"])
def give_back(request: SignedInRequest, pk: UUID) -> HttpResponse:
    form = ReturnForm(request.POST)
    return _judge(request, pk, form, "return_form", _("Đã trả lại. Nhiệm vụ tiếp tục chạy."))


def _judge(request: SignedInRequest, pk: UUID, form: AcceptForm | ReturnForm, name: str, done: str) -> HttpResponse:
    evidence = _seen(request, pk)
    if request.method == "GET":  # the address of a refused form, asked for again
        return redirect("monitoring:task", pk=evidence.task_id)
    with refusals_in(form):
        check_can_judge(request.user, evidence)
        if form.is_valid():
            form.save(evidence, by=request.user)
            messages.success(request, done)
            return redirect("monitoring:task", pk=evidence.task_id)
    return _again(request, evidence, name, form)


def _again(request: SignedInRequest, evidence: Evidence, name: str, form: forms.Form) -> HttpResponse:
    forms_back: dict[str, Any] = {name: form, "judged": evidence}
    return task_page(request, seen_task(request, evidence.task_id), **forms_back)


def _seen(request: SignedInRequest, pk: UUID) -> Evidence:
    return get_object_or_404(visible_to(request.user).select_related("file", "task__programme"), pk=pk)


@require_GET
def download(request: SignedInRequest, pk: UUID) -> FileResponse:
    """Always as a file to keep, under the name it was handed in with: no browser may run what a stranger sent."""
    evidence = _seen(request, pk)
    if evidence.file is None:
        raise Http404
    response = FileResponse(
        open_file(evidence.file),
        as_attachment=True,
        filename=evidence.file_name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
