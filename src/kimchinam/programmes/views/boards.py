"""Boards that steer programmes: those of one programme, and each with who sits on it and who sat."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.programmes.forms import DescribeBoardForm, EndBoardForm, EndSeatForm, NewBoardForm, ScopeForm, SeatForm
from kimchinam.programmes.models import Board, Programme
from kimchinam.programmes.queries import (
    boards_of,
    boards_visible_to,
    programmes_to_steer,
    scope_of_board,
    seats_of,
    sittings_of,
)
from kimchinam.programmes.rules import check_can_change_board, check_can_keep_boards
from kimchinam.programmes.views.past import check_looks_at_today
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.tabs import tabs_of


def boards(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Those of a programme on the day that is looked at; a POST founds one."""
    programme, on = seen_programme(request, pk), as_of(request)
    form = NewBoardForm(request.POST or None, programme=programme, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            board = form.found(by=request.user)
            messages.success(request, _("Đã ghi việc lập “%(name)s”. Hãy thêm thành viên.") % {"name": board})
            return redirect("programmes:board", pk=board.pk)
    context = {
        "programme": programme,
        "on": on,
        "past": on < today(),
        "tabs": tabs_of(programme, "boards"),
        "boards": boards_of(programme, on),
        "can_found": on >= today() and _founds(request, programme, form),
        "form": form,
    }
    return render(request, "programmes/boards.html", context)


def _founds(request: SignedInRequest, programme: Programme, form: NewBoardForm) -> bool:
    if not programmes_to_steer(programme.organisation, request.user).filter(pk=programme.pk).exists():
        return False
    units = form.fields["organisation"].queryset  # type: ignore[attr-defined]
    return any(allowed(check_can_keep_boards, request.user, organisation_id=unit.pk) for unit in units)


def board(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Who sits on it and what it steers on the day that is looked at, and who sat before; a POST seats members."""
    found, on = _seen(request, pk), as_of(request)
    may = on >= today() and allowed(check_can_change_board, request.user, found)
    form = SeatForm(request.POST or None, board=found) if may or request.method == "POST" else None
    if form and request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            count = len(form.seat(by=request.user))
            said = ngettext("Đã thêm %(count)d thành viên.", "Đã thêm %(count)d thành viên.", count)
            messages.success(request, said % {"count": count})
            return redirect("programmes:board", pk=pk)
    context = {
        "board": found,
        "on": on,
        "past": on < today(),
        "before": on < found.founded_on,
        "ended": found.ended_on is not None and found.ended_on <= on,
        "seats": seats_of(found, on),
        "sittings": sittings_of(found, on),
        "programmes": scope_of_board(found, request.user, on),
        "can_change": may,
        "form": form,
    }
    return render(request, "programmes/board.html", context)


def describe(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _seen(request, pk)
    form = DescribeBoardForm(request.POST or None, initial=found.said, facts=found.said)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.describe(found, by=request.user)
            messages.success(request, _("Đã lưu thông tin của ban."))
            return redirect("programmes:board", pk=pk)
    said = {"heading": _("Sửa thông tin của ban"), "done": _("Lưu")}
    return _turned_away(request, found) or _form_page(request, found, form, **said)


def scope(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Which programmes it steers from a day on."""
    found = _seen(request, pk)
    form = ScopeForm(request.POST or None, board=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.save(by=request.user)
            messages.success(request, _("Đã lưu phạm vi của ban."))
            return redirect("programmes:board", pk=pk)
    return _turned_away(request, found) or render(
        request, "programmes/board_scope.html", {"board": found, "form": form}
    )


def leave(request: SignedInRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """From which day on a member sits there no more."""
    found = _seen(request, pk)
    held = get_object_or_404(found.seats.select_related("person", "board"), pk=seat)
    form = EndSeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.end(held, by=request.user)
            messages.success(request, _("Đã ghi: %(member)s thôi giữ vai trong ban.") % {"member": held})
            return redirect("programmes:board", pk=pk)
    lead = f"{held} – {held.get_role_display()}"
    said = {"heading": _("Thành viên thôi giữ vai trong ban"), "lead": lead, "done": _("Ghi nhận")}
    return _turned_away(request, found) or _form_page(request, found, form, **said)


def end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _seen(request, pk)
    form = EndBoardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.end(found, by=request.user)
            messages.success(request, _("Đã ghi: “%(name)s” giải thể.") % {"name": found})
            return redirect("programmes:board", pk=pk)
    said = {"heading": _("Ban giải thể"), "note": _("Mọi thành viên thôi giữ vai từ ngày này."), "done": _("Ghi nhận")}
    return _turned_away(request, found) or _form_page(request, found, form, **said)


def _seen(request: SignedInRequest, pk: UUID) -> Board:
    """A form comes back only to who may keep the board: that of a new member names everybody who has an account."""
    found = get_object_or_404(boards_visible_to(request.user, as_of(request)).select_related("organisation"), pk=pk)
    if request.method == "POST":
        check_can_keep_boards(request.user, organisation_id=found.organisation_id)
    return found


def _form_page(request: SignedInRequest, found: Board, form: Any, **said: str) -> HttpResponse:
    return render(request, "programmes/board_form.html", {"board": found, "form": form, **said})


def _turned_away(request: SignedInRequest, found: Board) -> HttpResponse | None:
    """Back to the board, with the sentence, when a form is opened that nobody could send. What was typed is never thrown away."""
    if request.method == "POST":
        return None
    with refusals_said(request):
        check_looks_at_today(request)
        check_can_change_board(request.user, found)
        return None
    return redirect("programmes:board", pk=found.pk)
