"""What is said of a programme and of a task, as forms fill it in and as the log keeps it."""

from dataclasses import dataclass, fields
from datetime import date

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import lead_of, supporting_of

SAID = (
    "name", "group", "product_kind", "product", "receiver", "due_on", "due_words", "review_on", "recurrence",
    "condition",
)  # fmt: skip
"""Columns of a task that a person writes; the others follow from acts."""


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a person says of a task on one form."""

    name: str
    group: str = ""
    lead: Organisation | None = None
    supporting: tuple[Organisation, ...] = ()
    product_kind: str = ""
    product: str = ""
    receiver: str = ""
    due_on: date | None = None
    due_words: str = ""
    review_on: date | None = None
    recurrence: str = ""
    condition: str = ""

    @classmethod
    def of(cls, task: Task) -> "TaskFacts":
        """As they stand now."""
        lead, supporting = lead_of(task), sorted(supporting_of(task), key=lambda one: str(one.organisation_id))
        return cls(
            **{name: getattr(task, name) for name in SAID},
            lead=lead.organisation if lead else None,
            supporting=tuple(one.organisation for one in supporting),
        )

    def by_field(self) -> dict[str, object]:
        """By the name of the field of the form."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def columns(self) -> dict[str, object]:
        """What stands in the row of the task itself; its units stand beside it."""
        return {name: getattr(self, name) for name in SAID}


def task_facts(task: Task) -> dict[str, object]:
    """The facts of a task as the log keeps them."""
    names = (
        *SAID, "received_on", "handed_in_on", "held_days", "return_count", "closed_on", "grade",
    )  # fmt: skip
    lead = lead_of(task)
    supporting = sorted(str(one.organisation_id) for one in supporting_of(task))
    facts = {name: getattr(task, name) for name in names}
    return facts | {"lead": lead and str(lead.organisation_id), "supporting": supporting}


def programme_facts(programme: Programme) -> dict[str, object]:
    return {name: getattr(programme, name) for name in ("title", "number", "state", "issued_on", "secrecy")}
