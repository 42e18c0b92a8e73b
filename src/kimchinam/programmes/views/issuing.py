"""Issuing: the one page where a draft becomes binding."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_said
from kimchinam.programmes.forms import IssueForm, ReceiverForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import count_check, issuers_of, receivers_of, ruling_on, visible_to
from kimchinam.programmes.rules import check_can_change, check_can_issue, is_past_at_birth
from kimchinam.programmes.states import Fit, ProgrammeState
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.table import rows_of, words_of


def issue(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Shows who will receive what, what is lacking and which deadlines are over; a POST issues.

    Who builds the draft sees the page too: there he completes it, and reads who can issue it.
    """
    programme = seen_programme(request, pk)
    if programme.state != ProgrammeState.DRAFT:
        messages.info(request, _("Chương trình này đã được ban hành."))
        return redirect("programmes:detail", pk=programme.pk)
    can_issue = allowed(check_can_issue, request.user, programme)
    can_change = allowed(check_can_change, request.user, programme)
    if request.method == "POST" or not can_change:
        check_can_issue(request.user, programme)
    form = IssueForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _issued(request, form, programme):
        return redirect("programmes:detail", pk=programme.pk)
    context = _context(request, programme, can_issue=can_issue, can_change=can_change)
    return render(request, "programmes/issue.html", context | {"form": form})


def _context(request: SignedInRequest, programme: Programme, *, can_issue: bool, can_change: bool) -> dict[str, Any]:
    rows = rows_of(programme, visible_to(request.user).filter(programme=programme), today())
    return {
        "programme": programme,
        "task_count": len(rows),
        "lead_count": len({row.lead for row in rows if row.lead}),
        "lacking": [(row.task, words_of(row.lacks)) for row in rows if row.lacks],
        "past_at_birth": [row for row in rows if is_past_at_birth(row.task, today())],
        "outside": [row for row in rows if row.fit == Fit.OUTSIDE],
        "differing": [check for check in count_check(programme) if not check.agrees],
        "ruling": ruling_on(programme, today()),
        "can_change": can_change,
        "can_issue": can_issue,
        "issuers": [] if can_issue else issuers_of(programme, today()),
        "without_receiver": sum("receiver" in row.lacks for row in rows),
        "receiver_form": ReceiverForm(),
        "receivers": receivers_of(programme),
    }


def _issued(request: SignedInRequest, form: IssueForm, programme: Programme) -> bool:
    if not form.is_valid():
        return False
    with refusals_said(request):
        form.issue(programme, by=request.user)
        messages.success(request, _("Đã ban hành “%(name)s”. Các đơn vị đã nhận nhiệm vụ.") % {"name": programme})
        return True
    return False
