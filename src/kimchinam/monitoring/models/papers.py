"""What people ask, decide and order about a task while it runs: one row each, with who and when."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import SecretRow
from kimchinam.monitoring.models.evidence import Evidence
from kimchinam.monitoring.states import DirectionState, ExtensionState, ObstacleKind, ObstacleState
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task

USER = settings.AUTH_USER_MODEL
_NOBODY_YET: dict[str, Any] = {"on_delete": models.PROTECT, "null": True, "blank": True, "related_name": "+"}


def _words_of(name: str, field: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=~Q(**{field: ""}), name=name)


def _ended_together(name: str, *, still: str) -> models.CheckConstraint:
    """Who ended it and when stand there from the moment it is no longer in the state `still`."""
    runs = Q(state=still, decided_at__isnull=True, decided_by__isnull=True)
    over = ~Q(state=still) & Q(decided_at__isnull=False, decided_by__isnull=False)
    return models.CheckConstraint(condition=runs | over, name=name)


class Extension(SecretRow):
    """A later deadline: asked for by the owner, or given unasked by the level that assigned."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    """Who owned the task then."""
    old_due = models.DateField(_("thời hạn cũ"))
    """The last day that was in time, with the days that reviewers held."""
    new_due = models.DateField(_("thời hạn mới"))
    """The day asked for."""
    granted_due = models.DateField(_("gia hạn đến"), null=True, blank=True)
    """The day given: another one, when the level that assigned chose so."""
    reason = models.TextField(_("lý do"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(USER, **_NOBODY_YET)
    """Empty when nobody asked."""
    state = models.CharField(max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, **_NOBODY_YET)
    answer = models.TextField(_("ý kiến"), blank=True)

    state_then: ExtensionState
    """On the day for which `queries.papers.papers_about` was asked."""

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            _words_of("extension_has_a_reason", "reason"),
            models.CheckConstraint(
                condition=Q(new_due__gt=F("old_due")) & (Q(granted_due__isnull=True) | Q(granted_due__gt=F("old_due"))),
                name="extension_is_later",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.GRANTED, granted_due__isnull=False)
                | (~Q(state=ExtensionState.GRANTED) & Q(granted_due__isnull=True)),
                name="extension_granted_to_a_day",
            ),
            _ended_together("extension_decided_together", still=ExtensionState.ASKED),
            models.CheckConstraint(
                condition=~Q(state=ExtensionState.GRANTED) | Q(asked_by__isnull=True) | ~Q(asked_by=F("decided_by")),
                name="extension_not_by_its_asker",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExtensionState.REFUSED) | ~Q(answer=""), name="extension_refused_with_words"
            ),
            models.UniqueConstraint(
                fields=["task"], condition=Q(state=ExtensionState.ASKED), name="one_extension_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_due:%d/%m/%Y} → {self.new_due:%d/%m/%Y}"

    @property
    def at(self) -> datetime:
        return self.asked_at

    @property
    def due_then(self) -> date:
        """The day given by the day of `state_then`, else the one asked for."""
        given = self.granted_due if self.state_then == ExtensionState.GRANTED else None
        return given or self.new_due

    @property
    def waits(self) -> bool:
        """On the day of `state_then`."""
        return self.state_then == ExtensionState.ASKED


class Obstacle(SecretRow):
    """What the owner cannot remove by itself. Without `decider` nobody knows yet which level must decide."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="obstacles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("loại vướng mắc"), max_length=10, choices=ObstacleKind.choices)
    text = models.TextField(_("vướng mắc"))
    decider = models.ForeignKey(Organisation, **_NOBODY_YET)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ObstacleState.choices, default=ObstacleState.RAISED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, **_NOBODY_YET)
    decided_for = models.ForeignKey(Organisation, **_NOBODY_YET)
    """In whose name it was decided: `decider`, or another unit that may. Empty while it waits and when it was withdrawn."""
    decision = models.TextField(_("quyết định"), blank=True)

    state_then: ObstacleState
    """On the day for which `queries.papers.papers_about` was asked."""

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            _words_of("obstacle_has_words", "text"),
            _ended_together("obstacle_decided_together", still=ObstacleState.RAISED),
            models.CheckConstraint(
                condition=~Q(state=ObstacleState.DECIDED)
                | (Q(decider__isnull=False) & ~Q(decision="") & ~Q(decided_by=F("raised_by"))),
                name="obstacle_decided_by_its_level",
            ),
            models.UniqueConstraint(fields=["task"], condition=Q(state=ObstacleState.RAISED), name="one_obstacle_open"),
        ]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def at(self) -> datetime:
        return self.raised_at

    @property
    def waits(self) -> bool:
        """On the day of `state_then`."""
        return self.state_then == ObstacleState.RAISED


class Direction(SecretRow):
    """The word of a leader to the owner, with a day to answer. Asked again, it is closed and another one `follows` it."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="directions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    """In whose name it was given."""
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="next")
    text = models.TextField(_("nội dung chỉ đạo"))
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    answer_due = models.DateField(_("trả lời trước hết ngày"), null=True, blank=True)
    """Empty when the working days could not be counted: nobody has decided about a day among them."""
    state = models.CharField(max_length=10, choices=DirectionState.choices, default=DirectionState.OPEN)
    answer = models.TextField(_("trả lời"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, **_NOBODY_YET)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(USER, **_NOBODY_YET)

    state_then: DirectionState
    """On the day for which `queries.papers.papers_about` was asked."""

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            _words_of("direction_has_words", "text"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="direction_answered_together",
            ),
            models.CheckConstraint(
                condition=Q(state=DirectionState.OPEN, answer="", closed_at__isnull=True)
                | (Q(state=DirectionState.ANSWERED, closed_at__isnull=True) & ~Q(answer=""))
                | Q(state=DirectionState.CLOSED, closed_at__isnull=False, closed_by__isnull=False),
                name="direction_state_told",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def at(self) -> datetime:
        return self.given_at

    @property
    def waits(self) -> bool:
        """On the day of `state_then`: for the owner, or for who gave it to read the answer."""
        return self.state_then != DirectionState.CLOSED


class Reassignment(SecretRow):
    """The task passed from one owner to another."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reassignments")
    from_unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("lý do"))
    at = models.DateTimeField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [
            _words_of("reassignment_has_a_reason", "reason"),
            models.CheckConstraint(condition=~Q(from_unit=F("to_unit")), name="reassignment_passes_on"),
        ]

    def __str__(self) -> str:
        return f"{self.from_unit} → {self.to_unit}"


class Reopening(models.Model):
    """The acceptance was wrong: evidence and grade no longer count, and the task runs again."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, primary_key=True, related_name="reopening")
    reason = models.TextField(_("lý do mở lại"))
    at = models.DateTimeField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [_words_of("reopening_has_a_reason", "reason")]

    def __str__(self) -> str:
        return self.reason[:200]


Paper = Extension | Obstacle | Direction | Reassignment
