"""Who was told what and when, day by day: every number opens its list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.alarms.models import Alert, Scan
from kimchinam.alarms.models import Told as Hearer
from kimchinam.alarms.queries import (
    Counts,
    Mails,
    alerts_of,
    alerts_seen_by,
    counts_of,
    gaps_by_unit,
    mails_of,
    told_elsewhere,
)
from kimchinam.alarms.states import Level
from kimchinam.base.clock import today
from kimchinam.notices.models import Delivery
from kimchinam.notices.queries import has_mail_server
from kimchinam.programmes.queries import visible_to as tasks_visible_to
from kimchinam.ui.lists import Chip, chips, pager, with_query

DAYS, ROWS = 30, 50
PERIODS = {"30": timedelta(days=30), "90": timedelta(days=90), "all": None}
"""How far back administrators look for units that nobody hears for, as the address writes it; else the first of these."""


@require_GET
def days(request: SignedInRequest) -> HttpResponse:
    page = Paginator(Scan.objects.all(), DAYS).get_page(request.GET.get("page"))
    scans = list(page)
    counts = counts_of(scans, request.user)
    context = {
        "lines": [(scan, _numbers(counts[scan.pk])) for scan in scans],
        "page": page,
        "has_mail": has_mail_server(),
        "keeper": request.user.may(Permission.MANAGE_PEOPLE),
        **pager(request, page),
    }
    return render(request, "alarms/days.html", context)


def _numbers(counts: Counts) -> dict[str, int]:
    """By the names of the columns."""
    levels = {level.alarm.value: counts.of(level=level) for level in Level}
    return levels | {"all": counts.of(), "gap": counts.of(gap=True)}


@dataclass(frozen=True, slots=True)
class Heard:
    """A person who was told of an alert, and what became of the mail, if one was due."""

    told: Hearer
    mail: Delivery | None


@dataclass(frozen=True, slots=True)
class Row:
    alert: Alert
    heard: list[Heard]


@require_GET
def day(request: SignedInRequest, day: str) -> HttpResponse:
    scan = get_object_or_404(Scan, day=_day(day))
    level = Level.of(request.GET.get("level", ""))
    mine, gap = (bool(request.GET.get(name)) for name in ("mine", "gap"))
    counts = counts_of([scan], request.user)[scan.pk]
    found = Paginator(alerts_seen_by(request.user, scan, level=level, mine=mine, gap=gap), ROWS)
    found.count = counts.of(level=level, mine=mine, gap=gap)
    page = found.get_page(request.GET.get("page"))
    context = {
        "scan": scan,
        "chips": _level_chips(request, counts, mine=mine, gap=gap),
        "tabs": _tabs(request, counts, mine=mine, gap=gap),
        "rows": _rows(cast(list[Alert], list(page))),
        "elsewhere": told_elsewhere(request.user, scan, level=level) if mine else [],
        "page": page,
        **pager(request, page),
    }
    return render(request, "alarms/day.html", context)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error


def _level_chips(request: SignedInRequest, counts: Counts, *, mine: bool, gap: bool) -> list[Chip]:
    numbers = {level.alarm.value: counts.of(level=level, mine=mine, gap=gap) for level in Level}
    choices = [(level.alarm.value, level.label) for level in reversed(Level)]
    return chips(request, "level", counts=numbers, choices=choices)


def _tabs(request: SignedInRequest, counts: Counts, *, mine: bool, gap: bool) -> list[Chip]:
    def tab(text: str, *, for_me: bool = False, unheard: bool = False) -> Chip:
        query = with_query(request, level="", mine="1" if for_me else "", gap="1" if unheard else "")
        return Chip(text, counts.of(mine=for_me, gap=unheard), query, current=(for_me, unheard) == (mine, gap))

    return [
        tab(_("Mọi cảnh báo")),
        tab(_("Đã báo cho tôi"), for_me=True),
        tab(_("Đơn vị không có người nhận"), unheard=True),
    ]


def _rows(alerts: Iterable[Alert]) -> list[Row]:
    """Three SQL queries and one for the mails, for any number of alerts."""
    shown = list(alerts)
    mails = mails_of(shown)
    return [Row(alert, list(_heard(alert, mails))) for alert in shown]


def _heard(alert: Alert, mails: Mails) -> Iterator[Heard]:
    for told in alert.circle.told.all() if alert.circle else ():
        yield Heard(told, mails.get((alert.scan_id, told.person_id, alert.level)))


@require_GET
def task(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Of one task: each level of each deadline, when it was raised, and who was told."""
    seen = get_object_or_404(tasks_visible_to(request.user), pk=pk)
    return render(request, "alarms/task.html", {"task": seen, "rows": _rows(alerts_of(seen))})


@require_GET
def gaps(request: SignedInRequest) -> HttpResponse:
    """For administrators: units whose alerts nobody of the unit could be told of, on one day or lately."""
    check_may(request.user, Permission.MANAGE_PEOPLE)
    one_day = _day(request.GET["day"]) if "day" in request.GET else None
    asked = request.GET.get("ky", "")
    period = asked if asked in PERIODS else next(iter(PERIODS))
    since = one_day or _since(period)
    context = {
        "gaps": gaps_by_unit(first=since, last=one_day or today()),
        "since": since,
        "one_day": one_day,
        "periods": _periods(request, "" if one_day else period),
        "has_mail": has_mail_server(),
    }
    return render(request, "alarms/gaps.html", context)


def _since(period: str) -> date:
    """The first day of a period: of all of it, that of the first scan."""
    if back := PERIODS[period]:
        return today() - back
    first = Scan.objects.order_by("day").values_list("day", flat=True).first()
    return first or today()


def _periods(request: SignedInRequest, current: str) -> list[Chip]:
    labels = {"30": _("30 ngày qua"), "90": _("90 ngày qua"), "all": _("Từ lần quét đầu tiên")}
    return [
        Chip(label, None, with_query(request, ky=period, day=""), period == current) for period, label in labels.items()
    ]
