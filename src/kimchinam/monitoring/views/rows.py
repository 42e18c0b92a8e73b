"""One task as a row of a list, and links that keep the filters of the page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page

from kimchinam.accounts.models import SignedInRequest
from kimchinam.monitoring.rules import deciding_unit
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Assignment, Task
from kimchinam.programmes.queries import lead_of, supporting_of
from kimchinam.programmes.rules import alarm, days_late, status
from kimchinam.programmes.states import CLOSED, Alarm, Status


@dataclass(frozen=True, slots=True)
class Row:
    """What a list says of a task on a day. `days_left` only while a deadline still lies ahead of an open task."""

    task: Task
    status: Status
    alarm: Alarm
    lead: Assignment | None
    supporting: list[Assignment]
    days_late: int
    days_left: int | None
    decides: Organisation | None


def row_of(task: Task, on: date) -> Row:
    """No query for tasks read with `for_list`."""
    state = status(task, on)
    runs = task.due_on is not None and task.due_on >= on and state not in (*CLOSED, Status.AWAITING_ACCEPTANCE)
    return Row(
        task=task,
        status=state,
        alarm=alarm(task, on),
        lead=lead_of(task),
        supporting=supporting_of(task),
        days_late=days_late(task, on),
        days_left=(task.due_on - on).days if runs and task.due_on else None,
        decides=deciding_unit(task, on),
    )


def with_query(request: SignedInRequest, **changes: str) -> str:
    """This page with other filters; an empty value takes a filter away, and a new filter begins at the first page."""
    query = request.GET.copy()
    for name, value in {"page": "", **changes}.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def neighbours(request: SignedInRequest, page: "Page[Any]") -> dict[str, str]:
    """Where the pager leads; empty at both ends."""
    before = with_query(request, page=str(page.previous_page_number())) if page.has_previous() else ""
    after = with_query(request, page=str(page.next_page_number())) if page.has_next() else ""
    return {"previous_url": before, "next_url": after}
