"""One task as a row of a list."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.monitoring.models import Obstacle
from kimchinam.monitoring.rules import deciding_unit, late_unit
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import supporting_of
from kimchinam.programmes.rules import alarm, days_handed_in_late, days_late, fair_due, status
from kimchinam.programmes.states import CLOSED, Alarm, Status
from kimchinam.regulations.queries import thresholds_on


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of why a task is late."""

    clause_url: str
    """Where the document shows the clause it comes from; empty for a reader who does not see the document."""
    obstacle: Obstacle | None
    """What stops it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a list says of a task on a day. `days_left` only while a deadline still lies ahead of an open task."""

    task: Task
    status: Status
    alarm: Alarm
    lead: Organisation | None
    due_on: date | None
    """The last day that is in time, with the days that reviewers held."""
    days_late: int
    days_left: int | None
    handed_in_late: int
    """Days by which the evidence that waits came after the deadline."""
    late: Organisation | None
    decides: Organisation | None
    why: Note | None = None

    @property
    def level_unknown(self) -> bool:
        """An obstacle stops it, and nobody knows yet which level must decide."""
        return self.task.obstacle_on is not None and self.task.decider is None

    @property
    def warns(self) -> bool:
        return bool(self.days_late or self.handed_in_late)

    @property
    def days(self) -> str:
        return ngettext("%(count)s ngày", "%(count)s ngày", self.days_late) % {"count": self.days_late}

    @property
    def note(self) -> str:
        """How far the deadline is behind or ahead; empty when neither is to be said."""
        if self.days_late:
            said, days = ngettext("chậm %(count)s ngày", "chậm %(count)s ngày", self.days_late), self.days_late
        elif self.handed_in_late:
            days = self.handed_in_late
            said = ngettext("nộp chậm %(count)s ngày", "nộp chậm %(count)s ngày", days)
        elif self.days_left == 0:
            return _("hạn hôm nay")
        else:
            days = self.days_left or 0
            said = ngettext("còn %(count)s ngày", "còn %(count)s ngày", days) if days else ""
        return said % {"count": days}

    @property
    def supporting(self) -> list[Organisation]:
        """One SQL query, none for a task read with `for_list`."""
        return supporting_of(self.task)


def row_of(task: Task, on: date) -> Row:
    """No query for tasks read with `for_rows`."""
    by = thresholds_on(on)
    state = status(task, on, by)
    due = fair_due(task)
    runs = due is not None and due >= on and state not in (*CLOSED, Status.AWAITING_ACCEPTANCE)
    return Row(
        task=task,
        status=state,
        alarm=alarm(task, on, by),
        lead=task.lead,
        due_on=due,
        days_late=days_late(task, on),
        days_left=(due - on).days if runs and due else None,
        handed_in_late=days_handed_in_late(task) if state == Status.AWAITING_ACCEPTANCE else 0,
        late=late_unit(task, on),
        decides=deciding_unit(task, on),
    )
