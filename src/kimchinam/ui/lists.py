"""What stands around a list: filters in its address, chips that count what each filter opens, and the pager."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of a filter: `count` is the length of exactly the list that `url` opens."""

    label: str
    count: int
    url: str
    current: bool


def with_query(request: HttpRequest, **changes: str) -> str:
    """This page with other filters; an empty value takes a filter away, and a new filter begins at the first page."""
    query = request.GET.copy()
    for name, value in {"page": "", **changes}.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def chips(
    request: HttpRequest,
    name: str,
    *,
    counts: Mapping[str, int],
    choices: Iterable[tuple[str, str | Promise]],
    across: Iterable[str] = (),
    empty_too: bool = False,
) -> list[Chip]:
    """All rows, then each choice of the filter `name` that some row has (`empty_too`: every choice).

    The numbers of the choices sum to the first. A filter of `across` cuts through the choices: every chip takes it away, and
    none is the current one while it stands.
    """
    choices = list(choices)
    asked = request.GET.get(name, "")
    chosen = asked if asked in {value for value, _label in choices} else ""  # nonsense filters nothing
    crossed = any(request.GET.get(other) for other in across)
    rows = [("", _("Tất cả"), sum(counts.values()))]
    rows += [(value, str(label), counts.get(value, 0)) for value, label in choices]
    return [
        Chip(
            label=label,
            count=count,
            url=with_query(request, **{name: value}, **dict.fromkeys(across, "")),
            current=value == chosen and not crossed,
        )
        for value, label, count in rows
        if count or empty_too or value in ("", chosen)
    ]


def pager(request: HttpRequest, page: "Page[Any]") -> dict[str, str]:
    """Where the pager leads, as its template names it; empty at both ends."""
    before = with_query(request, page=str(page.previous_page_number())) if page.has_previous() else ""
    after = with_query(request, page=str(page.next_page_number())) if page.has_next() else ""
    return {"previous_url": before, "next_url": after}
