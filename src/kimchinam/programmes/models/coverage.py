from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import RevocableRow, ended_together
from kimchinam.documents.models import Provision
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Task


class ClauseRow(RevocableRow):
    """What somebody says of a clause of a document above, for one programme below it."""

    clause = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.clause)


class TakeOver(ClauseRow):
    """A clause above is taken over: by a clause of the programme's own text, or by a task. It covers what stands below it."""

    own_clause = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(own_clause__isnull=True) ^ Q(task__isnull=True), name="take_over_by_clause_or_task"
            ),
            models.UniqueConstraint(
                fields=["clause", "programme", "task"],
                condition=Q(task__isnull=False, ended_at=None),
                name="take_over_task_once",
            ),
            models.UniqueConstraint(
                fields=["clause", "programme", "own_clause"],
                condition=Q(own_clause__isnull=False, ended_at=None),
                name="take_over_clause_once",
            ),
            ended_together("take_over_ended_together"),
        ]

    @property
    def taker(self) -> Task | Provision:
        """What takes it over."""
        taker = self.task or self.own_clause
        assert taker is not None  # the constraint above
        return taker


class NotNeeded(ClauseRow):
    """A named person's word, with the reason, that a clause above asks nothing of this programme."""

    reason = models.CharField(_("lý do"), max_length=500)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="not_needed_has_a_reason"),
            models.UniqueConstraint(fields=["clause", "programme"], condition=Q(ended_at=None), name="not_needed_once"),
            ended_together("not_needed_ended_together"),
        ]
