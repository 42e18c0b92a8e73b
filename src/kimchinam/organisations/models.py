import re
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.folding import canonical_name, fold
from kimchinam.base.models import Row
from kimchinam.organisations.states import Kind, SuccessionKind

SEPARATOR = "/"


def name_key(name: str) -> str:
    """What two spellings of one name share: "Sở KH&ĐT" and "Sở Kế hoạch và Đầu tư" have the same key."""
    return fold(canonical_name(name))[:300]


FULL_NAME = re.compile(r"(.+) \((.+)\)")
"""A name as `Organisation.full_name` writes it."""


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

    def named(self, name: str) -> "OrganisationQuerySet":
        """Those that bear a name, alone or as `full_name` writes it."""
        alone = Q(aliases__key__in={name_key(name), name_key(name.upper())})
        if found := FULL_NAME.fullmatch(name.strip()):
            own, superior = map(name_key, found.groups())
            alone |= Q(aliases__key=own, parent__aliases__key=superior)
        return self.filter(pk__in=Organisation.objects.filter(alone).values("pk"))

    def named_like(self, words: str) -> "OrganisationQuerySet":
        """Those whose names, with the names of the unit above, hold every one of some words, and one of them their own; by
        name. Several searches are parted by semicolons."""
        parts = words.upper().split(";")  # an abbreviation is known by its capitals
        near = [Q(pk__in=_holding(keys)) for part in parts if (keys := name_key(part).split())]
        return self.filter(reduce(or_, near)).order_by("name", "path") if near else self.none()


def _holding(keys: Iterable[str]) -> "models.QuerySet[Organisation, Any]":
    own = [Q(Exists(Alias.objects.filter(organisation=OuterRef("pk"), key__contains=key))) for key in keys]
    above = [Q(Exists(Alias.objects.filter(organisation=OuterRef("parent"), key__contains=key))) for key in keys]
    each = reduce(and_, (mine | superior for mine, superior in zip(own, above, strict=True)))
    return Organisation.objects.filter(each & reduce(or_, own)).values("pk")


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
    asked_at = "organisations:choose"
    """Where `ui.choosing` asks for units while a person types."""

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="organisation_lives_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """With the unit above, which tells those of one name apart: "Phòng Tài chính (UBND huyện Mẫu)"."""
        return f"{self.name} ({self.parent.name})" if self.parent else self.name

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
