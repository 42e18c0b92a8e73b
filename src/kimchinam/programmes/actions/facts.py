"""What is said of a programme and of a task, as forms fill it in and as the log keeps it."""

from dataclasses import dataclass, fields
from datetime import date

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.queries import supporting_of

SAID = (
    "name", "section", "group", "kind", "product_kind", "product", "receiver", "due_on", "due_words", "review_on", "recurrence",
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
    section: Section | None = None
    kind: str = ""

    @classmethod
    def of(cls, task: Task) -> "TaskFacts":
        """As they stand now."""
        supporting = sorted(supporting_of(task), key=lambda unit: str(unit.pk))
        return cls(**{name: getattr(task, name) for name in SAID}, lead=task.lead, supporting=tuple(supporting))

    def by_field(self) -> dict[str, object]:
        """By the name of the field of the form."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def programme_facts(programme: Programme) -> dict[str, object]:
    names = ("state", "issued_on", "secrecy", "term_plan", "ended_on")
    return programme.said | {name: getattr(programme, name) for name in names}
