"""Issuing: the one page where a draft becomes binding."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_said
from kimchinam.programmes.actions import issue_programme
from kimchinam.programmes.forms import ReceiverForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import receivers_of, visible_to
from kimchinam.programmes.rules import check_can_change, check_can_issue
from kimchinam.programmes.states import ProgrammeState
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.table import rows_of, words_of


def issue(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Shows who will receive what, and what is lacking; a POST issues."""
    programme = seen_programme(request, pk)
    if programme.state == ProgrammeState.ISSUED:
        messages.info(request, _("Chương trình này đã được ban hành."))
        return redirect("programmes:detail", pk=programme.pk)
    check_can_issue(request.user, programme)
    if request.method == "POST" and _issued(request, programme):
        return redirect("programmes:detail", pk=programme.pk)
    rows = rows_of(programme, visible_to(request.user).filter(programme=programme), today())
    leads = {row.lead.organisation for row in rows if row.lead}
    context = {
        "programme": programme,
        "task_count": len(rows),
        "lead_count": len(leads),
        "lacking": [(row.task, words_of(row.lacks)) for row in rows if row.lacks],
        "can_change": allowed(check_can_change, request.user, programme),
        "without_receiver": sum("receiver" in row.lacks for row in rows),
        "receiver_form": ReceiverForm(),
        "receivers": receivers_of(programme),
    }
    return render(request, "programmes/issue.html", context)


def _issued(request: SignedInRequest, programme: Programme) -> bool:
    with refusals_said(request):
        issue_programme(programme, by=request.user)
        messages.success(request, _("Đã ban hành “%(name)s”. Các đơn vị đã nhận nhiệm vụ.") % {"name": programme})
        return True
    return False
