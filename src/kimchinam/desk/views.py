from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import today
from kimchinam.base.requests import as_of, look_at, next_place
from kimchinam.desk.queries import desk_of, leads, my_reviews, waits_of
from kimchinam.monitoring.queries.questions import questions
from kimchinam.ui.lists import pager

PAGE = 50


@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    on = as_of(request)
    desk = desk_of(request.user, on)
    context = {
        "desk": desk,
        "questions": [] if desk.own else questions(desk.answers, request.user, on),
        "leads": leads(request.user),
        "waits": waits_of(desk.waiting),
        "today": today(),
        "may_issue": request.user.may(Permission.ISSUE_PROGRAMME),
    }
    return render(request, "desk/home.html", context)


@require_GET
def reviews(request: SignedInRequest) -> HttpResponse:
    """Every document with items that this person is to judge: what the number on the desk counts."""
    page = Paginator(my_reviews(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/reviews.html", {"page": page, **pager(request, page)})


@require_POST
def set_as_of(request: SignedInRequest) -> HttpResponse:
    """Choose the day that all statuses are shown for, and go back to where one was."""
    asked = request.POST.get("on", "")
    look_at(request, asked)
    if asked not in ("", as_of(request).isoformat()):
        messages.error(request, _("Chỉ xem được theo một ngày đã qua. Trang đang hiện theo hôm nay."))
    return HttpResponseRedirect(next_place(request, otherwise=reverse("desk:home")))
