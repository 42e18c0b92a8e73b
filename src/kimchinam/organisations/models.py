from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.folding import canonical_name, fold
from kimchinam.base.models import Row
from kimchinam.organisations.states import Kind, SuccessionKind

SEPARATOR = "/"


def name_key(name: str) -> str:
    """What two spellings of one name share: "Sở KH&ĐT" and "Sở Kế hoạch và Đầu tư" have the same key."""
    return fold(canonical_name(name))[:300]


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def living(self, on: date) -> "OrganisationQuerySet":
        """Units that exist on that day: valid in [valid_from, valid_to)."""
        return self.not_ended(on).filter(valid_from__lte=on)

    def not_ended(self, on: date) -> "OrganisationQuerySet":
        """Units that live on that day or will live later."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))

    def within(self, root: "Organisation") -> "OrganisationQuerySet":
        """The unit and everything below it."""
        return self.filter(path__startswith=root.path)


class Organisation(Row):
    name = models.CharField(_("tên"), max_length=300)
    short_name = models.CharField(_("tên gọn"), max_length=80, blank=True)
    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=700, editable=False, unique=True)
    """Ids from the root down, each followed by a slash: one prefix names a whole subtree, on every engine."""
    order = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="organisation_lives_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def lives_on(self, day: date) -> bool:
        """Twin of `OrganisationQuerySet.living`."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)

    @property
    def above(self) -> tuple[UUID, ...]:
        """The ids of the units above it, from the root down."""
        return tuple(UUID(key) for key in self.path.split(SEPARATOR)[:-2])

    @property
    def depth(self) -> int:
        """0 at the root."""
        return self.path.count(SEPARATOR) - 1


class Alias(Row):
    """Another way to write the name; the name itself is kept here too, so that one table answers."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, db_index=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = name_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Succession(Row):
    """`successor` carries on what `predecessor` had, from a day, by a decision. Several rows are a split or a merger."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="inheritances"
    )
    kind = models.CharField(max_length=20, choices=SuccessionKind.choices)
    on = models.DateField()
    decision = models.CharField(_("quyết định"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '∅'}"
