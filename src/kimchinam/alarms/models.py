from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connections, models
from django.db.models import F, Q

from kimchinam.alarms.states import Because, Level, Reached, ScanState
from kimchinam.base.models import Row, SecretRow
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Alarm

USER = settings.AUTH_USER_MODEL


class Scan(Row):
    """The look at all open tasks on one day. There is one a day, however often and by whom it is begun."""

    day = models.DateField(unique=True)
    state = models.CharField(max_length=8, choices=ScanState.choices, default=ScanState.RUNNING)
    claimed_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    assumed = models.BooleanField(default=False)
    """Nobody has decided whether the day is worked on: the day of the week alone said so."""

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ScanState.RUNNING, finished_at=None)
                | Q(state=ScanState.DONE, finished_at__isnull=False, claimed_until=None),
                name="scan_done_together",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"

    def is_free(self, at: datetime) -> bool:
        """Whether it was begun, and no worker holds it at an instant."""
        return self.state == ScanState.RUNNING and (self.claimed_until is None or self.claimed_until < at)


class Circle(SecretRow):
    """Everybody who is told together in one scan: of alarms of one level and secrecy, of the same two units."""

    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="circles", db_index=False)
    """Without an index of its own: with one, PostgreSQL would go through all circles of a scan for each of its alarms."""
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assigner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    """Which of the two answers for what went wrong."""
    reached = models.CharField(max_length=6, choices=Reached.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scan", "level", "secrecy", "lead", "assigner", "answers"], name="circle_once_a_scan"
            ),
            models.CheckConstraint(
                condition=Q(answers=F("lead")) | Q(answers=F("assigner")), name="circle_one_of_two_answers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.answers}"


class Told(models.Model):
    """A person of a circle."""

    id = models.BigAutoField(primary_key=True)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="told")
    person = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=10, choices=Because.choices)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["circle", "person"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_because_display()})"


class AlertQuerySet(models.QuerySet["Alert"]):
    def insert_from(self, rows: models.QuerySet[Any, Any]) -> None:
        """Add every (task, level, cycle, scan, circle) that a query finds, in one statement and without bringing them here.

        What is there already stays.
        """
        names = ("task_id", "level", "cycle", "scan_id", "circle_id")
        found, values = rows.query.get_compiler(self.db).as_sql()
        with connections[self.db].cursor() as cursor:
            if connections[self.db].vendor == "postgresql":
                # It takes the table for as small as it last was, and would look through all of it for each row that it writes.
                cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute(
                f"INSERT INTO {self.model._meta.db_table} ({', '.join(names)}) {found} ON CONFLICT DO NOTHING", values
            )


class Alert(models.Model):
    """A task reached a level with one day to keep. Never twice for the same day: only a new deadline arms it again.

    Without a circle it is silent: a level that was passed while nobody scanned, or that holds together with a higher one.
    """

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="alerts")
    """It goes with a task that is taken out: an alarm is no work on it. The scan and who was told stay."""
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    cycle = models.DateField()
    """The day to keep: the fair deadline or, for a task without one, its day of review."""
    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="alerts")
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, related_name="alerts")

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-level", "cycle", "id"]
        constraints = [models.UniqueConstraint(fields=["task", "level", "cycle"], name="alert_once_a_cycle")]
        indexes = [models.Index(fields=["scan", "-level", "cycle"], name="alert_of_scan")]

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {self.cycle:%d/%m/%Y}"

    @property
    def alarm(self) -> Alarm:
        return Level(self.level).alarm
