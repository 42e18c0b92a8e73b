from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import refusals_in
from kimchinam.base.requests import actor_of, as_of
from kimchinam.organisations.forms import ChangeForm, EndForm, FoundForm
from kimchinam.organisations.queries import ancestors, as_tree, facts_of, visible_to
from kimchinam.organisations.rules import check_can_manage
from kimchinam.ui.choosing import OFFERED, UnitInput, UnitsInput, offers_for


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """The whole tree as it was on the day people look at."""
    units = visible_to(actor_of(request)).living(as_of(request))
    context = {"rows": as_tree(units), "can_manage": actor_of(request).may("manage_organisations")}
    return render(request, "organisations/tree.html", context)


@require_GET
def unit(request: HttpRequest, pk: UUID) -> HttpResponse:
    one = get_object_or_404(visible_to(actor_of(request)), pk=pk)
    context = {
        "unit": one,
        "ancestors": ancestors(one),
        "children": one.children.living(as_of(request)),
        "aliases": facts_of(one)["aliases"],
        "successions": one.successions.select_related("successor"),
        "can_manage": actor_of(request).may("manage_organisations"),
    }
    return render(request, "organisations/unit.html", context)


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """What a field of many units shows below itself while a person types; its text and its ticked boxes bear its name."""
    name, box = request.GET.get("field", ""), request.GET.get("box", "")
    box = box if box == UnitsInput.name_of_box else UnitInput.name_of_box
    sent = request.GET.getlist(name)
    words = next((one for one in sent if not id_in(one)), "")
    units = visible_to(actor_of(request)).living(today())
    offers = offers_for(units, words, sent, keeps=box == UnitsInput.name_of_box)
    return render(request, "organisations/_offers.html", {"offers": offers, "name": name, "box": box})


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """Full names for the list of a text field: of units that come near to the words `like`."""
    units = visible_to(actor_of(request)).living(today()).named_like(request.GET.get("like", ""))
    found = [unit.full_name for unit in units.select_related("parent")[:OFFERED]]
    return render(request, "organisations/_names.html", {"names": found})


def found(request: HttpRequest) -> HttpResponse:
    check_can_manage(actor_of(request))
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            one = form.found(by=actor_of(request))
            messages.success(request, _("Đã lập đơn vị “%(name)s”.") % {"name": one.name})
            return redirect("organisations:unit", pk=one.pk)
    return render(request, "organisations/form.html", {"form": form})


def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    check_can_manage(actor_of(request))
    one = get_object_or_404(visible_to(actor_of(request)), pk=pk)
    facts = facts_of(one)
    form = ChangeForm(request.POST or None, initial=facts, facts=facts)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.change(one, by=actor_of(request))
            messages.success(request, _("Đã lưu."))
            return redirect("organisations:unit", pk=pk)
    return render(request, "organisations/form.html", {"form": form, "unit": one})


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    check_can_manage(actor_of(request))
    one = get_object_or_404(visible_to(actor_of(request)), pk=pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.end(one, by=actor_of(request))
            messages.success(request, _("Đã kết thúc đơn vị “%(name)s”.") % {"name": one.name})
            return redirect("organisations:unit", pk=pk)
    return render(request, "organisations/form.html", {"form": form, "unit": one, "ending": True})
