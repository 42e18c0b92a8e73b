"""What templates may say about looks: dates and numbers the Vietnamese way, icons, badges, blocks.

The `*_badge` tags hold the only table that joins a status code to its icon and colour.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from django import template
from django.contrib.messages.storage.base import Message
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kimchinam.base.clock import VIETNAM, local_day, today

register = template.Library()

THEMES = ("light", "dark", "contrast")
UNDO_PREFIX = "undo:"


@dataclass(frozen=True)
class Look:
    """How one code is shown: the word (for codes that bring no label of their own), the tone of colour, the icon."""

    word: str | Promise
    tone: str
    icon: str


STATUS_LOOKS: Mapping[str, Look] = {
    "closed_on_time": Look(_("Hoàn thành đúng hạn"), "good", "check"),
    "closed_late": Look(_("Hoàn thành quá hạn"), "time", "check"),
    "closed_unassessable": Look(_("Hoàn thành, không rõ hạn"), "soft", "check"),
    "overdue": Look(_("Quá hạn"), "bad", "exception"),
    "review_overdue": Look(_("Quá ngày rà soát"), "bad", "question"),
    "awaiting_acceptance": Look(_("Chờ nghiệm thu"), "org", "hourglass"),
    "due_soon": Look(_("Sắp đến hạn"), "time", "clock"),
    "running": Look(_("Trong hạn"), "good", "run"),
    "recurring": Look(_("Định kỳ, thường xuyên"), "soft", "repeat"),
    "awaiting_condition": Look(_("Chờ điều kiện"), "soft", "ring"),
    "deadline_missing": Look(_("Chưa rõ thời hạn"), "bad", "question"),
}

ALARM_LOOKS: Mapping[str, Look] = {
    "green": Look(_("Xanh"), "good", "ring"),
    "yellow": Look(_("Vàng"), "time", "diamond"),
    "red": Look(_("Đỏ"), "bad", "dot"),
    "deep_red": Look(_("Đỏ đặc biệt"), "deep", "triangle"),
}


@register.filter
def vndate(value: dt.date | dt.datetime | None) -> str:
    """`value` as dd/mm/yyyy; an instant is first taken to its day in Việt Nam. Nothing gives an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.datetime) and is_aware(value):
        value = local_day(value)
    # strftime leaves years before 1000 unpadded on some platforms
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


@register.filter
def vndatetime(value: dt.datetime | None) -> str:
    """`value` as HH:MM dd/mm/yyyy in Việt Nam."""
    if value is None or value == "":
        return ""
    local = value.astimezone(VIETNAM) if is_aware(value) else value
    return f"{local:%H:%M} {vndate(local)}"


@register.filter
def is_past(day: dt.date) -> bool:
    return day < today()


@register.filter
def vnnumber(value: int | float | Decimal | str | None, decimals: int | None = None) -> str:
    """`value` as 1.234,5. Without `decimals`, as many places as it has; with, rounded half up.

    Nothing gives an empty text, because missing and zero are two things. What is not a number comes back as it was.
    """
    if value is None or value == "":
        return ""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    number = _rounded(number, decimals)
    return f"{number:,f}".translate(str.maketrans(",.", ".,")).replace("-", "\N{MINUS SIGN}")


def _rounded(number: Decimal, decimals: int | None) -> Decimal:
    if decimals is not None:
        return number.quantize(Decimal(1).scaleb(-int(decimals)), rounding=ROUND_HALF_UP) + 0
    # 12.50 is 12,5; normalize alone would make 1200 into 1.2E+3, which the `f` format then undoes
    return number.normalize() + 0


_SIGNS = {"=": "=", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈", "range": ""}


@register.filter
def vnamount(value: str, comparator: str) -> str:
    """`≥ 2,5`; both ends of a range, which stand in `value` with a hyphen between them, with a dash."""
    ends = value.split("-") if comparator == "range" else [value]
    figures = "–".join(vnnumber(end) for end in ends)
    return f"{_SIGNS.get(comparator, comparator)} {figures}".strip()


_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


@register.filter
def vnperiod(value: str) -> str:
    """`2030`, `2026-09`, `2026-Q3`, `2021/2025`, `2025/..` as people write them; anything else as it is."""
    start, slash, end = value.partition("/")
    if slash:
        return f"{vnperiod(start)}–{vnperiod(end)}" if end != ".." else gettext("từ %(start)s") % {"start": start}
    if match := _QUARTER.match(value):
        number = ("I", "II", "III", "IV")[int(match[2]) - 1]
        return gettext("quý %(quarter)s/%(year)s") % {"quarter": number, "year": match[1]}
    if match := _MONTH.match(value):
        return f"{match[2]}/{match[1]}"
    return vndate(dt.date.fromisoformat(value)) if _DAY.match(value) else value


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The symbol `name` of icons.svg. With `label` it speaks; without, it only accompanies a word."""
    return _icon(name, str(label))


@lru_cache(maxsize=256)
def _icon(name: str, label: str) -> SafeString:
    """A page shows the same few dozens of times."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"></use></svg>', voice, static("ui/icons.svg"), name)


@register.simple_tag
def status_badge(status: object) -> SafeString:
    """Badge of a task's status: a code of `STATUS_LOOKS`, or a choice with that value and its own `label`."""
    return _badge(status, STATUS_LOOKS)


@register.simple_tag
def alarm_badge(level: object) -> SafeString:
    """Badge of an alarm: green, yellow, red or deep_red."""
    return _badge(level, ALARM_LOOKS)


def _badge(code: object, looks: Mapping[str, Look]) -> SafeString:
    """As components/badge.html shows it, without a template: a list has a hundred of them."""
    value = str(getattr(code, "value", code))
    look = looks.get(value, Look(value, "soft", "ring"))
    word = getattr(code, "label", look.word)
    return format_html('<span class="badge {}">{}{}</span>', look.tone, icon(look.icon), word)


@register.simple_tag(takes_context=True)
def chosen_theme(context: Context) -> str:
    """Theme from the cookie; empty when the machine decides (also on error pages, which have no request)."""
    request = context.get("request")
    theme = request.COOKIES.get("theme", "") if request else ""
    return theme if theme in THEMES else ""


@register.simple_tag(takes_context=True)
def query_fields(context: Context, *without: str) -> SafeString:
    """Hidden fields that carry the page's filters through a GET form, except those named."""
    request = context.get("request")
    query: QueryDict = request.GET if request else QueryDict()
    kept = ((name, value) for name in query if name not in without for value in query.getlist(name))
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', kept)


@register.filter
def undo_url(message: Message) -> str:
    """Where to post to undo what `message` tells: the word `undo:/path/` of its extra tags, if it is a local path."""
    for tag in (message.extra_tags or "").split():
        url = tag.removeprefix(UNDO_PREFIX)
        if url != tag and url.startswith("/") and not url.startswith(("//", "/\\")):
            return url
    return ""


@register.filter
def has_wrong_fields(form: BaseForm) -> bool:
    """Whether something typed is to be corrected; a refusal of the whole form alone is not that."""
    return bool(set(form.errors) - {NON_FIELD_ERRORS})


@register.simple_tag
def message_icon(level: str) -> str:
    return {"success": "check", "warning": "exception", "error": "stop"}.get(level, "info")


@register.inclusion_tag("ui/components/progress.html")
def progress_bar(*, value: int, total: int, label: str, note: str = "") -> dict[str, object]:
    return {"value": value, "total": total, "label": label, "note": note}


def _block(name: str, content: str, **facts: object) -> SafeString:
    return render_to_string(f"ui/components/{name}.html", {"body": content, **facts})


@register.simple_block_tag
def card(content: str, *, title: str = "", kind: str = "", id: str = "", level: int = 2) -> SafeString:
    return _block("card", content, title=title, kind=kind, id=id, level=level)


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    """From the room down to the parent of this page; each `<li>` inside is one step."""
    return _block("crumbs", content)


@register.simple_block_tag
def dialog(content: str, *, id: str, title: str) -> SafeString:
    return _block("dialog", content, id=id, title=title)


@register.simple_block_tag
def empty(content: str, *, title: str, icon: str = "document") -> SafeString:
    return _block("empty", content, title=title, icon=icon)


@register.simple_block_tag(takes_context=True)
def lead(context: Context, content: str) -> SafeString:
    """Under the heading; every page on paper tells once the day for which it is true."""
    return _block("lead", content, day=vndate(context.get("as_of")))


@register.simple_block_tag
def listtable(content: str, *, caption: str, kind: str = "") -> SafeString:
    return _block("table", content, caption=caption, kind=kind)


@register.simple_block_tag
def toolbar(content: str, *, label: str) -> SafeString:
    return _block("toolbar", content, label=label)
