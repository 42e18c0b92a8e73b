"""Chips above a list: each opens exactly the list that it counts."""

from typing import Any

from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.programmes.states import ProgrammeState, Status


def with_query(request: SignedInRequest, **changes: str) -> str:
    """This page with other filters; an empty value takes a filter away, and a new filter begins at the first page."""
    query = request.GET.copy()
    for name, value in {"page": "", **changes}.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def status_chips(request: SignedInRequest, counts: dict[str, int]) -> list[dict[str, Any]]:
    """All, and every status that some task has; the numbers of the statuses sum to the first."""
    current = request.GET.get("status", "")
    rows = [("", _("Tất cả"), sum(counts.values()))]
    rows += [
        (status, str(label), counts[status]) for status, label in Status.choices if counts[status] or status == current
    ]
    return [
        {
            "label": label,
            "count": count,
            "url": with_query(request, status=status, lacking=""),
            "current": status == current and not request.GET.get("lacking"),
        }
        for status, label, count in rows
    ]


def state_chips(request: SignedInRequest, counts: dict[str, int]) -> list[dict[str, Any]]:
    current = request.GET.get("state", "")
    rows = [("", _("Tất cả"), sum(counts.values()))]
    rows += [(state, str(label), counts.get(state, 0)) for state, label in ProgrammeState.choices]
    return [
        {"label": label, "count": count, "url": with_query(request, state=state), "current": state == current}
        for state, label, count in rows
    ]
