"""Tasks given out as a file: exactly those that the list shows for the same address."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.requests import as_of
from kimchinam.exchange.exports import MOST_TASKS, workbook_of
from kimchinam.exchange.queries import cells_in, shown_tasks

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def tasks_out(request: SignedInRequest) -> FileResponse | HttpResponse:
    on = as_of(request)
    shown = shown_tasks(request.GET, user=request.user, on=on)
    if shown.exceeds(MOST_TASKS):
        most = {"most": f"{MOST_TASKS:,}".replace(",", ".")}
        messages.error(request, _("Mỗi tệp có nhiều nhất %(most)s nhiệm vụ. Hãy lọc bớt rồi xuất lại.") % most)
        return redirect(f"{reverse('monitoring:list')}?{request.GET.urlencode()}")
    file = workbook_of(cells_in(shown, user=request.user))
    return FileResponse(file, as_attachment=True, filename=f"nhiem-vu-{on:%Y-%m-%d}.xlsx", content_type=XLSX)
