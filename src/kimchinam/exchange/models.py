from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import Row, SecretRow
from kimchinam.documents.models import File
from kimchinam.exchange.states import BatchState, Choice, Kind, RowKind
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task

USER = settings.AUTH_USER_MODEL


class Batch(SecretRow):
    """One register that somebody sent, from its bytes to its tasks. Tasks come from it once, all or none."""

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="batches")
    file_name = models.CharField(max_length=255)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="batches")
    """The unit that keeps the register: it will have assigned the tasks."""
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason_vi = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    """Why it could not be read."""
    headers = models.JSONField(default=list)
    """[[column, label]] of the file, in order."""
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    """The same for registers with the same head: what their columns hold need not be told again."""
    mapping = models.JSONField(default=dict)
    """{field: column}."""
    left_out = models.JSONField(default=dict)
    """{"hidden": rows and columns, "tables": tables with another head, "rows": beyond the most that are read}."""
    term_from = models.DateField(null=True, blank=True)
    term_to = models.DateField(null=True, blank=True)
    """First and last day that can be a deadline."""
    issued_on = models.DateField(_("ngày giao việc"), null=True, blank=True)
    """Of all rows that do not say it themselves."""
    programme = models.ForeignKey(Programme, on_delete=models.SET_NULL, null=True, blank=True, related_name="batches")
    programme_is_new = models.BooleanField(default=False)
    """It was begun for this register, and goes with it."""
    committed_at = models.DateTimeField(null=True, blank=True)
    committed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(committed_at__isnull=True, committed_by__isnull=True)
                | Q(committed_at__isnull=False, committed_by__isnull=False),
                name="batch_committed_together",
            ),
            models.CheckConstraint(
                condition=Q(state=BatchState.UNDONE, undone_at__isnull=False, undone_by__isnull=False)
                & ~Q(undone_reason="")
                | ~Q(state=BatchState.UNDONE) & Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason=""),
                name="batch_undone_together",
            ),
        ]
        indexes = [
            models.Index(
                fields=["claimed_until"],
                condition=Q(state__in=(BatchState.UPLOADED, BatchState.READING)),
                name="batch_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def reason(self, language: str) -> str:
        return self.reason_en if language.startswith("en") else self.reason_vi


class BatchRow(models.Model):
    """One row of a register as it was written, for ever, and what was made of it."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    """Its place among the rows below the head, from 1."""
    original = models.JSONField(default=dict)
    """{"cells": {column: text}, "above": [columns whose text stands in a merged cell that began above],
    "spans": {column: [rows, columns]} of merged cells,
    "row": its number in the sheet, 0 for none}. Never edited: the database refuses."""
    kind = models.CharField(max_length=10, choices=RowKind.choices, default=RowKind.REST)
    answers = models.JSONField(default=dict)
    """What a person said of this row: {field: value}."""
    proposal = models.JSONField(default=dict)
    """What it says as a task: `rules.Proposal`."""
    faults = models.JSONField(default=list)
    """[{"code", "key", "words", "proposals"}]: `rules.Found`."""
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.TAKE)
    claims_done = models.BooleanField(default=False)
    """The register says that it is done, and shows no evidence."""
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="batch_rows")

    class Meta:
        ordering = ["batch", "number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="batch_row_number")]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def place(self) -> int:
        """The number by which people find it in their file; unlike `number`, two sheets may have the same."""
        return self.original.get("row") or self.number

    @property
    def name(self) -> str:
        return str(self.proposal.get("name", ""))

    def has(self, code: str) -> bool:
        return any(fault["code"] == code for fault in self.faults)


class Correction(Row):
    """A line of an office's dictionary: how a word of its registers is to be read; with a batch, in that one only."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="corrections")
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=300)
    """The word as it is compared: folded."""
    written = models.CharField(max_length=300)
    """As it first stood in a register."""
    value = models.JSONField(default=str)
    """The id of a unit, a day as ISO text, or a `states.Claim`."""
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "written"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "key"], condition=Q(batch__isnull=True), name="correction_once"
            ),
            models.UniqueConstraint(
                fields=["batch", "kind", "key"], condition=Q(batch__isnull=False), name="correction_once_in_batch"
            ),
        ]

    def __str__(self) -> str:
        return self.written

    @property
    def meant(self) -> Any:
        return self.value
