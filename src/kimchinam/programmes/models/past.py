from datetime import date
from functools import cached_property

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Task, TaskColumns
from kimchinam.programmes.states import Step

OPEN = date.max
"""The end of what still holds."""


class TaskPast(TaskColumns):
    """One version of a task's facts: true from one event to the next, and what the log knew at the end of those days."""

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="past")
    version = models.PositiveIntegerField()
    event_id = models.BigIntegerField(unique=True)
    """The event that made it true."""
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    """Empty while it holds."""
    day_from = models.DateField()
    day_to = models.DateField(default=OPEN)
    """The day in Việt Nam on which it no longer held at midnight; `day_from` when it did not outlive its day."""
    section = models.ForeignKey(
        "programmes.Section", on_delete=models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="+"
    )
    """A section of a draft may be gone since."""
    supporting = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    """Keys of the supporting units as text, in order."""

    class Meta:
        ordering = ["task", "version"]
        constraints = [
            models.UniqueConstraint(fields=["task", "version"], name="past_version"),
            models.UniqueConstraint(fields=["task"], condition=Q(valid_to__isnull=True), name="past_one_holds"),
            models.CheckConstraint(condition=Q(day_from__lte=F("day_to")), name="past_days_in_order"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, day_to=OPEN) | Q(valid_to__isnull=False, day_to__lt=OPEN),
                name="past_ends_together",
            ),
        ]
        indexes = [
            models.Index(fields=["task", "day_from"], name="past_day"),
            models.Index(fields=["product_kind", "task"], name="past_of_product"),
            models.Index(fields=["kind", "task"], condition=~Q(kind=""), name="past_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.version}"

    @cached_property
    def supporting_units(self) -> list[Organisation]:
        """One SQL query, none when they were set with those of other tasks."""
        return list(Organisation.objects.filter(pk__in=self.supporting).order_by("name"))


_DAYS = ("day_to", "day_from", "level")


class Span(models.Model):
    """Days on which `rules.status` gives one answer for a task, those to come included. Derived from `TaskPast`.

    What happens to a task rewrites its days from today on; the past stays as it was.
    """

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="spans", db_index=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+", db_index=False)
    assigner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    """Each of the four begins an index below."""
    level = models.PositiveSmallIntegerField(default=0)
    """The higher secrecy of the task and its programme; that of the source may have risen above it since."""
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    day_from = models.DateField()
    day_to = models.DateField()
    sort_day = models.DateField()
    """By which it stands among others of its step: the day missed or to keep, or on which it was handed in or closed."""
    reach = models.PositiveSmallIntegerField()
    """As `rules.Segment` counts it: of the late ones, those that hold a day have their `sort_day` at most 2^(reach + 1)
    days before it, so few rows of an index are read for any day."""

    class Meta:
        ordering = ["task", "day_from"]
        constraints = [
            models.UniqueConstraint(fields=["task", "day_from"], name="span_one_a_day"),
            models.CheckConstraint(condition=Q(day_from__lt=F("day_to")), name="span_has_days"),
        ]
        indexes = [
            # What comes last orders nothing: most rows that do not hold the day asked for are passed over unread.
            models.Index(fields=["step", "reach", "sort_day", "task", *_DAYS], name="span_of_step_on_day"),
            models.Index(fields=["lead", "step", "reach", "sort_day"], name="span_of_lead"),
            models.Index(fields=["assigner", "step", "reach", "sort_day", *_DAYS], name="span_of_assigner_on_day"),
            models.Index(fields=["programme", "step", "sort_day", *_DAYS], name="span_of_programme_on_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.day_from} – {self.day_to}"
