from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from kimchinam.base.requests import next_place
from kimchinam.ui.templatetags.ui import THEMES

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme on this machine; anything but a known one gives the choice back to the machine."""
    response = HttpResponseRedirect(next_place(request, otherwise="/"))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
