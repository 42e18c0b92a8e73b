"""What a person marks on the paper itself: an item that was overlooked, a provision that needs no task."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import RefusedError, refusals_in, refusals_said
from kimchinam.documents.models import Provision
from kimchinam.extraction.actions import mark_no_task, unmark_no_task
from kimchinam.extraction.forms import SpanForm, TaskItemForm
from kimchinam.extraction.models import Item, Run
from kimchinam.extraction.queries import visible_to
from kimchinam.extraction.rules import check_analysed, check_can_review, check_passage
from kimchinam.extraction.views.answers import Answer, desk_of, leaf_answer
from kimchinam.extraction.views.cards import NewItem


def _run(request: SignedInRequest, version: UUID) -> Run:
    runs = visible_to(request.user).select_related("version__document", "version__text")
    return get_object_or_404(runs, version=version)


@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, version: UUID) -> HttpResponse:
    """An item for the passage in the address: GET opens its form and keeps nothing, POST keeps passage and judgement at once."""
    run = _run(request, version)
    check_can_review(request.user, run.version)
    span = SpanForm(request.GET)
    with refusals_said(request):
        if not span.is_valid():
            raise RefusedError(_("Hãy chọn một đoạn trong nguyên văn trước."))
        check_analysed(run)
        return _new_item(request, run, *check_passage(run.version.text.content, **span.cleaned_data))
    return _to_desk(request, reverse("extraction:review", args=[version]))


def _new_item(request: SignedInRequest, run: Run, start: int, end: int) -> HttpResponse:
    """The form of a passage, or the desk with what was made of it: drawn anew, for its marks must be cut again."""
    desk = desk_of(request, run)
    desk = desk_of(request, run)
    words = run.version.text.content[start:end]
    form = TaskItemForm(request.POST or None, item=Item(text=words), on=today(), auto_id="new-%s")
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            decision = form.add(run, by=request.user, start=start, end=end)
            undo = reverse("extraction:withdraw", args=[decision.candidate_id])
            messages.success(request, _("Đã thêm và nhận: %(name)s") % {"name": decision}, extra_tags=f"undo:{undo}")
            return _to_desk(request, f"{desk.url}?at={decision.candidate_id}#c-{decision.candidate.sequence}")
    new_item = NewItem(form=form, form_url=request.get_full_path(), leave_url=desk.url)
    return Answer(desk=desk, new_item=new_item).to(request)


def _to_desk(request: SignedInRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


@require_POST
def no_task(request: SignedInRequest, version: UUID) -> HttpResponse:
    """`provision` needs no task, for a `reason`; with `undo` it does again."""
    run = _run(request, version)
    provision = get_object_or_404(Provision, pk=id_in(request.POST.get("provision", "")), occurrences__version=version)
    with refusals_said(request):
        if "undo" in request.POST:
            unmark_no_task(provision, version=run.version, by=request.user)
        else:
            mark_no_task(provision, version=run.version, by=request.user, reason=request.POST.get("reason", ""))
    return leaf_answer(request, run, provision.pk)
