from django.db import models
from django.db.models import F, Q

from kimchinam.programmes.models.past import OPEN
from kimchinam.programmes.models.task import Task


class Wording(models.Model):
    """The words by which a task is found on days [day_from, day_to): one row for most tasks, for their name rarely changes.

    Derived from `TaskPast`. An installation on PostgreSQL has an index of them: see `queries.wordings`.
    """

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="wordings")
    words = models.TextField()
    """As `rules.words_of` writes them: each begins behind a space."""
    day_from = models.DateField()
    day_to = models.DateField(default=OPEN)

    class Meta:
        ordering = ["task", "day_from"]
        constraints = [
            models.UniqueConstraint(fields=["task", "day_from"], name="wording_one_a_day"),
            models.CheckConstraint(condition=Q(day_from__lt=F("day_to")), name="wording_has_days"),
        ]

    def __str__(self) -> str:
        return self.words.strip()
