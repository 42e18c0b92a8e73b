from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import RevocableRow, Row, ended_together
from kimchinam.documents.models import Provision
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Task
from kimchinam.programmes.states import Counted


class Breakthrough(Row):
    """A breakthrough of a term: it cuts across sections and programmes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="breakthroughs")
    """The unit that decided on it."""
    name = models.CharField(_("tên"), max_length=300)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    tasks = models.ManyToManyField(Task, through="BreakthroughTask", related_name="breakthroughs")

    class Meta:
        ordering = ["valid_from", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="breakthrough_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="breakthrough_lasts"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BreakthroughTask(RevocableRow):
    """A task that serves a breakthrough."""

    breakthrough = models.ForeignKey(Breakthrough, on_delete=models.PROTECT, related_name="links")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="breakthrough_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["breakthrough", "task"], condition=Q(ended_at=None), name="breakthrough_task_once"
            ),
            ended_together("breakthrough_task_ended_together"),
        ]

    def __str__(self) -> str:
        return f"{self.breakthrough}: {self.task}"


class DutyColumns(models.Model):
    """What holds of a duty: today on `PlanDuty`, before on `PlanDutyPast`. Only `actions.duties` writes it."""

    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    fulfilled_by = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fulfilled_on = models.DateField(null=True, blank=True)
    excused_reason = models.CharField(_("lý do"), max_length=500, blank=True)
    excused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    excused_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


DUTY_COLUMNS = tuple(column.attname for column in DutyColumns._meta.fields)
"""Attributes that hold what is true of a duty as the database keeps it."""


class PlanDuty(DutyColumns, Row):
    """A unit has to issue a plan of its own under a programme, until it does or is excused."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="plan_duties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plan_duties")
    required_on = models.DateField()

    class Meta:
        ordering = ["programme", "organisation__order", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "organisation"], name="plan_duty_once"),
            models.CheckConstraint(
                condition=Q(fulfilled_by__isnull=True, fulfilled_on__isnull=True)
                | Q(fulfilled_by__isnull=False, fulfilled_on__isnull=False),
                name="plan_duty_fulfilled_together",
            ),
            models.CheckConstraint(
                condition=Q(excused_by__isnull=True, excused_on__isnull=True, excused_reason="")
                | (Q(excused_by__isnull=False, excused_on__isnull=False) & ~Q(excused_reason="")),
                name="plan_duty_excused_together",
            ),
            models.CheckConstraint(
                condition=Q(fulfilled_by__isnull=True) | Q(excused_by__isnull=True), name="plan_duty_one_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.programme}"

    def days_late(self, on: date) -> int:
        """Days past the deadline on which it was still open, by a day; 0 without a deadline or once excused."""
        excused = self.excused_on is not None and self.excused_on <= on
        until = self.fulfilled_on if self.fulfilled_on and self.fulfilled_on <= on else on
        return max((until - self.due_on).days, 0) if self.due_on and not excused else 0


class PlanDutyPast(DutyColumns, Row):
    """What held of a duty until a day, which is the first on which it no longer did."""

    duty = models.ForeignKey(PlanDuty, on_delete=models.CASCADE, related_name="past")
    until = models.DateField()

    class Meta:
        ordering = ["duty", "until"]
        constraints = [models.UniqueConstraint(fields=["duty", "until"], name="plan_duty_past_once_a_day")]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.until:%d/%m/%Y}"


class NotThisYear(Row):
    """A person's word that a task of the term needs nothing in the plan of a year."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="years_off")
    year = models.PositiveSmallIntegerField()
    reason = models.CharField(_("lý do"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The first day on which it no longer holds: the plan of the year took the task."""

    class Meta:
        ordering = ["task", "year"]
        constraints = [
            models.UniqueConstraint(fields=["task", "year"], condition=Q(until=None), name="not_this_year_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="not_this_year_has_a_reason"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("on")), name="not_this_year_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.task} ({self.year})"


class StatedCount(Row):
    """A number that the paper of a programme states of itself: "5 phần", "10 nhiệm vụ trọng tâm"."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stated_counts")
    what = models.CharField(_("nội dung"), max_length=14, choices=Counted.choices)
    stated = models.PositiveSmallIntegerField(_("số nêu"))
    words = models.CharField(_("nguyên văn"), max_length=300, blank=True)
    provision = models.ForeignKey(Provision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["programme", "created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "what", "stated"], name="stated_count_once")]

    def __str__(self) -> str:
        return f"{self.stated} {self.get_what_display()}"
