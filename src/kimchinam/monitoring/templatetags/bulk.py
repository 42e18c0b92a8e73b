"""Choosing tasks in a list: a box in each row and a bar with what can be done to those chosen."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kimchinam.base.clock import today
from kimchinam.base.requests import as_of, once_per_request
from kimchinam.monitoring.views.bulk import BULKS
from kimchinam.programmes.models import Task

register = template.Library()
DIRECTING = "chi-dao-nhieu"


def _offered(context: RequestContext) -> list[dict[str, Any]]:
    return once_per_request("bulk_acts", lambda: _acts(context["request"]))


def _acts(request: Any) -> list[dict[str, Any]]:
    """What the reader may do to many tasks at once; nothing on a past day, which is for reading."""
    if as_of(request) < today():
        return []
    acts = BULKS.items()
    return [{"slug": slug, "bulk": bulk} for slug, bulk in acts if request.user.may(bulk.form.permission)]


@register.inclusion_tag("monitoring/_bulk_bar.html", takes_context=True)
def bulk_bar(context: RequestContext) -> dict[str, Any]:
    acts, here = _offered(context), context["request"].get_full_path()
    return {"acts": acts, "csrf_token": context.get("csrf_token"), "here": here}


@register.simple_tag(takes_context=True)
def direct_chosen(context: RequestContext) -> SafeString | str:
    """The button at the head of the page that gives one direction to all chosen tasks; its form stands below the list."""
    if not any(act["slug"] == DIRECTING for act in _offered(context)):
        return ""
    url, words = reverse("monitoring:bulk", args=[DIRECTING]), _("Chỉ đạo các mục đã chọn")
    return format_html('<button class="button primary" form="bulk" formaction="{}">{}</button>', url, words)


@register.simple_tag(takes_context=True)
def bulk_box(context: RequestContext, task: Task) -> SafeString | str:
    if not _offered(context):
        return ""
    box = '<input class="bulk-box" type="checkbox" form="bulk" name="task" value="{}" aria-label="{}"> '
    return format_html(box, task.pk, _("Chọn nhiệm vụ: %(name)s") % {"name": task.name[:80]})
