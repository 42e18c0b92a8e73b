"""What a programme stands on, what stands on it, and its end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.programmes.actions import end_programme, withdraw_programme
from kimchinam.programmes.forms import EndForm, FoundationForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import children_of, followed, foundations_of, open_on
from kimchinam.programmes.rules import check_can_arrange, check_can_end
from kimchinam.programmes.views.past import check_looks_at_today
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.tabs import tabs_of


def foundations(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Both directions; a POST sets what it stands on."""
    programme = seen_programme(request, pk)
    on = as_of(request)
    may = on >= today() and allowed(check_can_arrange, request.user, programme)
    form = None
    if may or request.method == "POST":
        form = FoundationForm(request.POST or None, programme=programme, user=request.user)
    if form and request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.save(by=request.user)
            messages.success(request, _("Đã lưu căn cứ của chương trình."))
            return redirect("programmes:foundations", pk=pk)
    context = {
        "programme": programme,
        "on": on,
        "tabs": tabs_of(programme, "foundations"),
        "held": foundations_of(programme, request.user, on),
        "children": children_of(programme, request.user, on),
        "form": form,
    }
    return render(request, "programmes/foundations.html", context)


def end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Says what is still open; a POST ends the programme or withdraws it."""
    programme = seen_programme(request, pk)
    with refusals_said(request):
        check_can_end(request.user, programme)
        return _end_page(request, programme)
    return redirect("programmes:detail", pk=pk)


def _end_page(request: SignedInRequest, programme: Programme) -> HttpResponse:
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            act = withdraw_programme if form.cleaned_data["how"] == "withdraw" else end_programme
            act(programme, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Đã ghi: %(state)s.") % {"state": programme.get_state_display()})
            return redirect("programmes:detail", pk=programme.pk)
    left = open_on(followed(request.user).filter(programme=programme), today()).count()
    return render(request, "programmes/end.html", {"programme": programme, "form": form, "left": left})
