from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.notices.actions import read_notices
from kimchinam.notices.forms import WaysForm
from kimchinam.notices.models import Notice
from kimchinam.notices.queries import has_mail_server, told_to, visible_to
from kimchinam.ui.lists import Chip, pager

PAGE = 30


@require_GET
def notice_list(request: SignedInRequest) -> HttpResponse:
    """What I was told, the newest first: all of it, or what I have not read."""
    unread_only = bool(request.GET.get("unread"))
    notices = visible_to(request.user)
    unread = notices.filter(read_at=None)
    page = Paginator(unread if unread_only else notices, PAGE).get_page(request.GET.get("page"))
    unread_total = unread.count()
    context = {
        "told": told_to(request.user, cast(list[Notice], list(page))),
        "page": page,
        "tabs": [
            Chip(_("Tất cả"), notices.count(), "?", current=not unread_only),
            Chip(_("Chưa đọc"), unread_total, "?unread=1", current=unread_only),
        ],
        "unread_total": unread_total,
        "has_mail": has_mail_server(),
        **pager(request, page),
    }
    return render(request, "notices/list.html", context)


@require_POST
def read(request: SignedInRequest) -> HttpResponse:
    """All of them, at one click."""
    count = read_notices(by=request.user)
    said = ngettext("Đã đánh dấu %(count)s thông báo là đã đọc.", "Đã đánh dấu %(count)s thông báo là đã đọc.", count)
    messages.success(request, said % {"count": count})
    return redirect("notices:list")


@require_POST
def open_notice(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """To what it speaks of; from now on it is read."""
    notice = get_object_or_404(visible_to(request.user), pk=pk)
    read_notices([notice.pk], by=request.user)
    return redirect(notice.url)


def ways(request: SignedInRequest) -> HttpResponse:
    """Where and when my mail comes."""
    form = WaysForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save(by=request.user)
        messages.success(request, _("Đã lưu cách nhận thông báo."))
        return redirect("notices:settings")
    return render(request, "notices/ways.html", {"form": form, "has_mail": has_mail_server()})
