"""One act on many chosen tasks: shown first, task by task, then done to all of them or to none."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.rules import check_may
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import refusals_in
from kimchinam.base.requests import next_place
from kimchinam.monitoring.forms import BulkForm, DirectManyForm, ExtendManyForm, Proposed, ReassignManyForm
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import followed

MOST = 500
"""Tasks in one act."""


@dataclass(frozen=True, slots=True)
class Bulk:
    form: type[BulkForm]
    heading: str | Promise
    button: str | Promise
    icon: str


BULKS = {
    "giao-nhieu": Bulk(
        ReassignManyForm, gettext_lazy("Giao lại nhiều nhiệm vụ"), gettext_lazy("Giao lại"), "organisation"
    ),
    "gia-han-nhieu": Bulk(ExtendManyForm, gettext_lazy("Gia hạn nhiều nhiệm vụ"), gettext_lazy("Gia hạn"), "calendar"),
    "chi-dao-nhieu": Bulk(DirectManyForm, gettext_lazy("Chỉ đạo nhiều nhiệm vụ"), gettext_lazy("Chỉ đạo"), "comment"),
}


@require_http_methods(["GET", "POST"])
def bulk(request: SignedInRequest, slug: str) -> HttpResponse:
    """`step`: empty when tasks were just chosen, `show` to see what it would change, `without` to leave out those refused
    and see again, `act` to do what was shown."""
    if slug not in BULKS:
        raise Http404
    one, data = BULKS[slug], request.POST if request.method == "POST" else request.GET
    check_may(request.user, one.form.permission)
    tasks, step = _chosen(request, data), data.get("step", "")
    back = next_place(request, otherwise=reverse("monitoring:list"))
    if not tasks:
        messages.error(request, _("Hãy chọn từ 1 đến %(most)s nhiệm vụ.") % {"most": MOST})
        return redirect(back)
    form = one.form(data, tasks=tasks) if step else one.form(tasks=tasks)
    filled = bool(step) and form.is_valid()
    if filled and step == "act" and request.method == "POST" and _done(request, form, data.get("seen", "")):
        return redirect(back)
    rows = form.proposed(by=request.user) if filled else []
    if step == "without":
        form.tasks = tasks = [row.task for row in rows if not row.refusal]
        rows = [row for row in rows if not row.refusal]
    shown = _shown(form, tasks, rows)
    return render(request, "monitoring/bulk.html", {"bulk": one, "form": form, "back": back, **shown})


def _chosen(request: SignedInRequest, data: QueryDict) -> list[Task]:
    """Those of the chosen tasks that the person follows; none when they are too many. One SQL query."""
    keys = [key for text in data.getlist("task")[: MOST + 1] if (key := id_in(text))]
    if len(keys) > MOST:
        return []
    tasks = followed(request.user).filter(pk__in=set(keys))
    return list(
        tasks.select_related("programme__document", "programme__organisation", "lead").order_by("programme_id", "order")
    )


def _done(request: SignedInRequest, form: BulkForm, seen: str) -> bool:
    with refusals_in(form):
        form.save(by=request.user, seen=seen)
        count = len(form.tasks)
        said = ngettext("Đã thực hiện với %(count)s nhiệm vụ.", "Đã thực hiện với %(count)s nhiệm vụ.", count)
        messages.success(request, said % {"count": count})
        return True
    return False


def _shown(form: BulkForm, tasks: Iterable[Task], rows: list[Proposed]) -> dict[str, object]:
    refused = sum(bool(row.refusal) for row in rows)
    return {
        "rows": rows or [Proposed(task) for task in tasks],
        "shown": bool(rows),
        "refused": refused,
        "seen": form.stamp(rows) if rows else "",
    }
