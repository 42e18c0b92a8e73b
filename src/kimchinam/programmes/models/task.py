from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import PublishableRow, Row, published_together
from kimchinam.documents.models import Provision
from kimchinam.extraction.models import Decision
from kimchinam.extraction.states import Recurrence
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.states import PARTS_OF_ANOTHER, Grade, Part, Product, TaskKind
from kimchinam.regulations.queries import product_name
from kimchinam.regulations.rules import in_papers

if TYPE_CHECKING:
    from kimchinam.programmes.models.past import TaskPast


class TaskColumns(models.Model):
    """The facts of a task that stand in its row: those of today on `Task`, those of each day before on `TaskPast`.

    Only `actions.turning` writes them, so that columns, log and past always say the same.
    """

    parent = models.ForeignKey("programmes.Task", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The task of which it is a part; its deadline binds this one."""
    section = models.ForeignKey(
        "programmes.Section", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("mục")
    )
    """Where it stands in the programme."""
    group = models.CharField(_("nhóm"), max_length=500, blank=True)
    """What the source calls its group; `section` says where it stands."""
    kind = models.CharField(_("loại"), max_length=10, choices=TaskKind.choices, default=TaskKind.ORDINARY, blank=True)
    period_from = models.DateField(null=True, blank=True)
    """First day of a period of a regular task."""
    period_to = models.DateField(null=True, blank=True)
    """Its last day."""
    name = models.TextField(_("nhiệm vụ"))
    lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chủ trì")
    )
    """The one unit that answers for the result."""
    answers = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The one person of that unit who answers for it, when one is named."""
    product_kind = models.CharField(_("sản phẩm"), max_length=12, blank=True)
    """The code of a kind that the rules name, or named once."""
    product = models.CharField(_("tên sản phẩm"), max_length=500, blank=True)
    receiver = models.CharField(_("cấp nhận"), max_length=300, blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    due_words = models.CharField(_("nguyên văn thời hạn"), max_length=300, blank=True)
    review_on = models.DateField(_("ngày rà soát"), null=True, blank=True)
    recurrence = models.CharField(_("định kỳ"), max_length=12, blank=True)
    """ISO 8601 period (`P3M`) or `continuous`."""
    condition = models.CharField(_("chờ điều kiện"), max_length=300, blank=True)
    received_on = models.DateField(null=True, blank=True)
    """When the unit received it: the clock starts here."""
    handed_in_on = models.DateField(null=True, blank=True)
    """Day of the evidence that waits or was accepted; empty again after a return."""
    held_days = models.PositiveSmallIntegerField(default=0)
    """For how many days reviewers held evidence that they then returned: not the owner's, the deadline moves by them."""
    return_count = models.PositiveSmallIntegerField(default=0)
    extension_count = models.PositiveSmallIntegerField(default=0)
    """How often its deadline was moved to a later day."""
    obstacle_on = models.DateField(null=True, blank=True)
    """Since when an obstacle waits for the word of a level above, which holds the task from then on; empty again after it."""
    decider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The level for whose word the obstacle waits; empty while nobody has said which."""
    reopen_count = models.PositiveSmallIntegerField(default=0)
    """How often its acceptance was taken back."""
    closed_on = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=10, choices=Grade.choices, blank=True)

    class Meta:
        abstract = True

    def get_product_kind_display(self) -> str:
        return product_name(self.product_kind)


FACT_COLUMNS = {column.name: column.attname for column in TaskColumns._meta.fields}
"""Facts of a task that stand in its row, with the attribute that holds each as the database keeps it."""


class Task(TaskColumns, PublishableRow):
    """1-1-1-1-3: one owner, one product, one deadline, one evidence, three alarms. Status is derived, never stored."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="tasks")
    order = models.PositiveIntegerField()
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="task")
    """The judgement it came from; empty only when a person wrote it without a source."""
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    units = models.ManyToManyField(Organisation, through="Assignment", related_name="tasks")
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    """How many tasks stand above it."""
    limit_on = models.DateField(null=True, blank=True, editable=False)
    """The earliest deadline of the tasks above it: its own is never after."""
    if TYPE_CHECKING:

        def get_absolute_url(self) -> str:
            """Its page, which stands downstream: the settings know it."""

    then: "TaskPast | None" = None
    """The version whose facts this instance shows, on a page of a past day."""

    class Meta:
        ordering = ["programme", "order"]
        constraints = [
            published_together("task_published_together"),
            models.UniqueConstraint(fields=["programme", "order"], name="task_order"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, grade="") | (Q(closed_on__isnull=False) & ~Q(grade="")),
                name="task_closed_with_a_grade",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(handed_in_on__isnull=False), name="task_closed_on_evidence"
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(lead__isnull=False), name="task_received_by_its_lead"
            ),
            models.CheckConstraint(
                condition=Q(decider__isnull=True) | Q(obstacle_on__isnull=False), name="task_decider_of_an_obstacle"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, depth=0, limit_on__isnull=True) | Q(parent__isnull=False, depth__gt=0),
                name="task_depth_below_its_parent",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(limit_on__isnull=True) | Q(due_on__lte=F("limit_on")),
                name="task_due_within_its_limit",
            ),
            models.CheckConstraint(condition=~Q(kind=TaskKind.REGULAR) | ~Q(recurrence=""), name="task_regular_recurs"),
            models.CheckConstraint(
                condition=~Q(kind__in=[*PARTS_OF_ANOTHER]) | Q(parent__isnull=False), name="task_part_of_another"
            ),
            models.CheckConstraint(
                condition=Q(kind=TaskKind.PERIOD, period_from__isnull=False, period_to__gte=F("period_from"))
                | (~Q(kind=TaskKind.PERIOD) & Q(period_from__isnull=True, period_to__isnull=True)),
                name="task_days_of_a_period",
            ),
            models.UniqueConstraint(
                fields=["parent", "period_from"], condition=Q(kind=TaskKind.PERIOD), name="task_period_once"
            ),
        ]
        indexes = [
            models.Index(fields=["closed_on", "due_on"], name="task_due"),
            models.Index(fields=["secrecy"], name="task_secrecy"),
            models.Index(
                fields=["programme"], condition=Q(kind=TaskKind.REGULAR, closed_on=None), name="task_regular_open"
            ),
        ]

    def __str__(self) -> str:
        return self.name[:300]

    @property
    def bound(self) -> date | None:
        """The day after which no task below it may be due."""
        return min((day for day in (self.due_on, self.limit_on) if day), default=None)

    @property
    def recurrence_words(self) -> str:
        return Recurrence.words(self.recurrence)

    @property
    def product_name(self) -> str:
        """Kind and name of the product in one phrase, without saying the kind twice; empty when neither is known."""
        kind = self.get_product_kind_display() if self.product_kind not in ("", Product.OTHER) else ""
        name = self.product[:1].upper() + self.product[1:]
        if kind and name.lower() == in_papers(self.product_kind).lower():
            return kind
        if not name or name.lower().startswith(kind.lower()):
            return name or self.get_product_kind_display()
        return f"{kind}: {name}"


class Assignment(Row):
    """A unit's part in a task. Exactly one unit leads once the programme is issued."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments", db_index=False)
    part = models.CharField(max_length=12, choices=Part.choices)

    class Meta:
        ordering = ["part", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(part=Part.LEAD), name="one_lead"),
            models.UniqueConstraint(fields=["task", "organisation"], name="one_part_each"),
        ]
        indexes = [models.Index(fields=["organisation", "task"], name="assignment_of_unit")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_part_display()})"
