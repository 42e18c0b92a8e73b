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
    count: int | None
    """None where nobody has counted: a chip shows its true number or none."""
    url: str
    current: bool


PLACES = ("page", "after", "before")
"""Words of an address that say where in a list its page begins."""


def with_query(request: HttpRequest, **changes: str) -> str:
    """This page with other filters; an empty value takes a filter away, and a new filter begins at the first page."""
    query = request.GET.copy()
    for name, value in {**dict.fromkeys(PLACES, ""), **changes}.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def chips(
    request: HttpRequest,
    name: str,
    *,
    counts: Mapping[str, int] | None,
    choices: Iterable[tuple[str, str | Promise]],
    across: Iterable[str] = (),
    empty_too: bool = False,
    total: int | None = None,
    every: str = "",
) -> list[Chip]:
    """All rows (under `every`), then each choice of the filter `name` that some row has (`empty_too`: every choice). The
    numbers of the choices sum to the first, unless `total` says that there are more. Without `counts` every choice is there
    and no number. A filter of `across` cuts through the choices: every chip takes it away, and none is the current one then.
    """
    choices, asked = list(choices), request.GET.get(name, "")
    chosen = asked if asked in {value for value, _label in choices} else ""  # nonsense filters nothing
    crossed = any(map(request.GET.get, across))
    rows = [("", every or _("Tất cả"), _everything(counts, total))]
    rows += [(value, str(label), None if counts is None else counts.get(value, 0)) for value, label in choices]
    return [
        Chip(
            label=label,
            count=count,
            url=with_query(request, **dict.fromkeys(across, ""), **{name: value}),
            current=value == chosen and not crossed,
        )
        for value, label, count in rows
        if count != 0 or empty_too or value in ("", chosen)
    ]


def _everything(counts: Mapping[str, int] | None, total: int | None) -> int | None:
    if counts is None:
        return None
    return sum(counts.values()) if total is None else total


def pager(request: HttpRequest, page: "Page[Any]") -> dict[str, str]:
    """Where the pager leads, as its template names it; empty at both ends."""
    before = with_query(request, page=str(page.previous_page_number())) if page.has_previous() else ""
    after = with_query(request, page=str(page.next_page_number())) if page.has_next() else ""
    return {"previous_url": before, "next_url": after}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page of a long list begins, as its address says: behind a row or, read backwards, before one."""

    row: str
    """The row as its room writes it."""
    number: int
    """How many rows stand before the page or, read backwards, up to its end."""
    back: bool

    @classmethod
    def of(cls, request: HttpRequest) -> "Mark | None":
        """None for the first page, and for what makes no sense."""
        back = "before" in request.GET
        number, _dot, row = request.GET.get("before" if back else "after", "").partition(".")
        return cls(row, int(number), back) if row and number.isdecimal() and len(number) < 10 else None


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of a list a page shows, counted from 1, and where it leads; `total` is None when nobody has counted."""

    first: int
    last: int
    total: int | None
    previous_url: str
    next_url: str


def window(
    request: HttpRequest, mark: Mark | None, *, shown: int, total: int | None, before: object, after: object
) -> Window:
    """A page of `shown` rows; `before` and `after` name the rows at its ends, None where the list ends."""
    number = mark.number if mark else 0
    start = number - shown if mark and mark.back else number
    start = max(start, 0) if before is not None else 0
    previous = with_query(request, before=f"{start}.{before}") if before is not None else ""
    following = with_query(request, after=f"{start + shown}.{after}") if after is not None else ""
    return Window(min(start + 1, start + shown), start + shown, total, previous, following)
