"""Events, their seals, and the facts that they made true for a while."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from kimchinam.base.clock import now

Facts = Mapping[str, Any]
"""What is true of a row, by the name of each fact."""


class AppendOnlyError(Exception):
    """Somebody tried to change or delete a line of the log through the ORM."""


class AppendOnlyQuerySet(models.QuerySet["Event"]):
    def update(self, **fields: Any) -> int:
        if set(fields) != {"seal_number"}:
            raise AppendOnlyError
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError


class Event(models.Model):
    """One line of the log. No foreign keys: it survives whatever it speaks of, and never stands in the way of a deletion."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=now)
    by_id = models.CharField(max_length=36, blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    on_behalf_of_id = models.CharField(max_length=36, blank=True)
    on_behalf_of_name = models.CharField(max_length=300, blank=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=36)
    object_name = models.TextField(blank=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    words = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    """What only the sentence of the event says, such as a reason: no facts of the object, so no fact rows."""
    request_id = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64)
    """SHA-256 over every field above; the seals chain these digests."""
    seal_number = models.BigIntegerField(null=True)
    """Which seal closed it; the only column that is ever written twice."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["kind", "object_id", "-id"], name="event_object"),
            models.Index(fields=["seal_number"], name="event_seal"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_name}"

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(**kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError

    @property
    def room(self) -> str:
        return self.kind.partition(".")[0]


class Seal(models.Model):
    """Closes a batch of events: a hash over the seal before it and the digests of the batch, in order of id."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=now)
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"


class Fact(models.Model):
    """What was true of an object, and when: valid in [valid_from, valid_to). Written with the event that changed it."""

    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=36)
    name = models.CharField(max_length=60)
    value = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    event_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "name"], condition=models.Q(valid_to__isnull=True), name="one_open_fact"
            ),
        ]
        indexes = [models.Index(fields=["kind", "object_id", "valid_from"], name="fact_object")]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


def label(row: models.Model) -> str:
    """How the log names the kind of a row: `programmes.task`."""
    return row._meta.label_lower


def ref(row: models.Model) -> dict[str, str]:
    """How the words of an event speak of another row: by kind and id, for not every reader may know its name."""
    return {"kind": label(row), "id": str(row.pk)}


def ids(rows: Iterable[models.Model]) -> list[str]:
    return [str(row.pk) for row in rows]


def plain(facts: Facts) -> dict[str, Any]:
    """Facts as JSON holds them: rows by id, days and instants as ISO text."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | float | bool | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
