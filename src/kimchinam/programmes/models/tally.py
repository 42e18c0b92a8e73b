from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from kimchinam.base.models import Row
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.states import Grain, Step, View

EVERYWHERE = UUID(int=0)
"""The key of a tally that holds every unit."""


class TallyColumns(models.Model):
    """By how much a count changes on a day: what holds on a day is the sum of all changes until then."""

    id = models.BigAutoField(primary_key=True)
    view = models.PositiveSmallIntegerField(choices=View.choices)
    key = models.UUIDField()
    """The unit, as its view means it, or EVERYWHERE."""
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    level = models.PositiveSmallIntegerField()
    """Secrecy of the tasks that are counted."""
    day = models.DateField()
    delta = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.get_view_display()} {self.key}: {self.delta:+} ({self.day})"


class Tally(TallyColumns):
    """Changes summed by day, month and year, so that a sum until any day reads few rows."""

    grain = models.PositiveSmallIntegerField(choices=Grain.choices)
    """`day` is the first day of the month or year of which it is the sum."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["view", "key", "grain", "day", "step", "level"], name="tally_one_a_day")
        ]
        indexes = [
            # Every column that `late_by_unit` reads: it sums tens of thousands of rows without a look at one of them.
            models.Index(
                fields=["grain", "day", "key", "step", "level", "delta"],
                condition=Q(view=View.LATE),
                name="tally_of_late_units",
            )
        ]


class TallyTail(TallyColumns):
    """What acts added since the last fold. Only inserted, so that no act waits for another; a job folds it into `Tally`."""

    class Meta:
        indexes = [models.Index(fields=["view", "key"], name="tally_tail")]


class Tallied(models.Model):
    """A unit with others below it for which a tally of all that they see is kept, complete from the day it stands here."""

    unit = models.OneToOneField(Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.unit)


class Redraw(Row):
    """The days to come of every open task drawn anew, because the office set or withdrew a rule of theirs."""

    rules = models.JSONField(encoder=DjangoJSONEncoder)
    """The rows of rules by which it draws."""
    reached = models.UUIDField(null=True)
    """The last task that was drawn."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.created_at:%d/%m/%Y}"
