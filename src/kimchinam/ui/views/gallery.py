"""Every component, in every state, with invented facts: the page to look at after a change of css."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kimchinam.ui.inputs import DayInput
from kimchinam.ui.templatetags.ui import ALARM_LOOKS, STATUS_LOOKS

Words = str | Promise


@dataclass(frozen=True)
class Link:
    """Stands for whatever a room hands to a component that lists links."""

    label: Words
    url: str = "#main"
    count: int | None = None
    current: bool = False
    icon: str = ""


@dataclass(frozen=True)
class Cell:
    """Stands for one number of a table of units."""

    name: str
    count: int
    query: str = "on=today"


@dataclass(frozen=True)
class UnitRow:
    label: Words
    late: int
    closed: int
    unit: None = None

    @property
    def cells(self) -> list[Cell]:
        return [Cell("late", self.late), Cell("closed", self.closed)]

    @property
    def total(self) -> Cell:
        return Cell("", self.late + self.closed)


UNIT_TABLE = {
    "heads": [_("Chậm"), _("Hoàn thành")],
    "rows": [UnitRow("Sở Thủy lợi", 6, 21), UnitRow("Phường Bến Mây", 0, 9)],
    "whole": UnitRow(_("Tất cả"), 6, 30),
}


class SampleForm(forms.Form):
    product = forms.CharField(label=_("Sản phẩm"), help_text=_("Tên văn bản sẽ nộp, ví dụ: Tờ trình, Đề án."))
    due = forms.DateField(label=_("Thời hạn"), widget=DayInput())
    kind = forms.ChoiceField(label=_("Loại"), choices=[("plan", _("Kế hoạch")), ("report", _("Báo cáo"))])
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    urgent = forms.BooleanField(label=_("Khẩn"), required=False)
    file = forms.FileField(label=_("Văn bản đã ký"), help_text=_("Tệp .docx hoặc .pdf, không quá 50 MB."))


ROOMS = [
    Link(_("Bàn làm việc"), icon="desk", count=6),
    Link(_("Văn bản"), icon="document"),
    Link(_("Chương trình"), icon="programme"),
    Link(_("Nhiệm vụ"), icon="task", current=True, count=1284),
    Link(_("Ngoại lệ"), icon="exception", count=23),
    Link(_("Chỉ tiêu"), icon="indicator"),
    Link(_("Góp ý"), icon="comment", count=2),
    Link(_("Hội nghị"), icon="conference"),
    Link(_("Báo cáo"), icon="report", count=1),
    Link(_("Cổng thông tin"), icon="portal"),
    Link(_("Tổ chức"), icon="organisation"),
]

CHIPS = [
    Link(_("Tất cả"), count=23, current=True),
    Link(_("Đỏ đặc biệt"), count=8),
    Link(_("Đỏ"), count=15),
]

TABS = [Link(_("Thông tin"), current=True), Link(_("Minh chứng"), count=2), Link(_("Lịch sử"), count=14)]


def _told() -> list[Message]:
    return [
        Message(constants.SUCCESS, gettext("Đã giao nhiệm vụ cho Sở Thủy lợi."), extra_tags="undo:/ui/"),
        Message(constants.ERROR, gettext("Chưa gửi được thư nhắc; nhiệm vụ vẫn được giao.")),
    ]


def _symbols() -> list[str]:
    sprite = Path(__file__).resolve().parents[1] / "static/ui/icons.svg"
    return re.findall(r'<symbol id="(\w+)"', sprite.read_text(encoding="utf-8"))


def gallery(request: HttpRequest) -> HttpResponse:
    sample = {
        "nav": ROOMS,
        "search_url": request.path,
        "as_of": dt.date(2026, 11, 20),
        "as_of_url": request.path,
        "statuses": list(STATUS_LOOKS),
        "alarms": list(ALARM_LOOKS),
        "chips": CHIPS,
        "unit_table": UNIT_TABLE,
        "tabs": TABS,
        "form": SampleForm(),
        "wrong": SampleForm({"product": "Tờ trình", "due": ""}, auto_id="wrong_%s"),
        "messages": _told(),
        "symbols": _symbols(),
    }
    return render(request, "ui/gallery.html", sample)
