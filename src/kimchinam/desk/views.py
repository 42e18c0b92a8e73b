from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.requests import as_of, look_at
from kimchinam.desk.queries import desk_of


@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/home.html", {"desk": desk_of(request.user, as_of(request))})


@require_POST
def set_as_of(request: SignedInRequest) -> HttpResponse:
    """Choose the day that all statuses are shown for, and go back to where one was."""
    look_at(request, request.POST.get("on", ""))
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return redirect(target if safe else reverse("desk:home"))
