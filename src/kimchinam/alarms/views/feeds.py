"""The days to keep, in the calendar on a desk or a phone."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from kimchinam.accounts.actions import open_feed, revoke_feed
from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.queries import feed_keys_of, owner_of_feed
from kimchinam.alarms.queries import Dated, dated_tasks
from kimchinam.base.clock import today
from kimchinam.base.refusals import NotAllowedError

PRODUCT = "-//Kim Chi Nam//alarms//VI"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NEW_KEY = "new_feed_key"
"""Where the session keeps the key of a new address until it has been shown."""


@require_GET
def feeds(request: SignedInRequest) -> HttpResponse:
    """With the address that was made by the click before, on this page once and on no page after it."""
    key = request.session.pop(NEW_KEY, "")
    address = settings.SITE_URL + reverse("alarms:feed", args=[key]) if key else ""
    context = {"keys": feed_keys_of(request.user), "posts": request.user.posts_today, "address": address}
    return render(request, "alarms/feeds.html", context)


@require_POST
def new_feed(request: SignedInRequest) -> HttpResponse:
    """The key waits in the session for the page that shows it, which can be loaded again without making another."""
    if request.user.post is None:
        raise NotAllowedError(_("Bạn chưa có vị trí công tác nào."))
    request.session[NEW_KEY] = open_feed(request.user.post, by=request.user)
    return redirect("alarms:feeds")


@require_POST
def revoke(request: SignedInRequest, pk: UUID) -> HttpResponse:
    revoke_feed(get_object_or_404(feed_keys_of(request.user), pk=pk), by=request.user)
    messages.success(request, _("Đã thu hồi. Lịch dùng địa chỉ ấy không còn được cập nhật."))
    return redirect("alarms:feeds")


@login_not_required
@require_GET
def feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """What a calendar asks for, without a sign-in: the key says whose it is. Any other address is as unknown as a wrong one."""
    user = owner_of_feed(key)
    if user is None:
        raise Http404
    text = calendar_of(dated_tasks(user, today()), name=str(user.post))
    etag = f'"{sha256(text).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    patch_cache_control(answer, private=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag=etag, response=answer) or answer


def calendar_of(dated: Iterable[Dated], *, name: str) -> bytes:
    """The same bytes as long as nothing was told of these tasks: its times are those of their facts, not of the asking."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Kim Chỉ Nam: {name}")
    calendar.add("refresh-interval", HOUR, parameters={"value": "DURATION"})
    for one in dated:
        calendar.add_component(_event(one))
    text: bytes = calendar.to_ical()
    return text


def _event(one: Dated) -> Event:
    event = Event()
    event.add("uid", f"{one.task.pk}@kimchinam")
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("sequence", one.version - 1)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + DAY)
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(one))
    event.add("url", settings.SITE_URL + resolve_url(one.task))
    if one.secret:
        event.add("class", "CONFIDENTIAL")
    else:
        event.add("description", f"{one.task.lead or ''}\n{one.task.product_name}".strip())
    return event


def _summary(one: Dated) -> str:
    if one.secret:
        return _("Hạn: nhiệm vụ có độ mật")
    return (_("Hạn: %(name)s") if one.task.due_on else _("Rà soát: %(name)s")) % {"name": one.task.name}
