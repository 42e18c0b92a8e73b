from datetime import date
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import Row
from kimchinam.organisations.models import Organisation
from kimchinam.regulations.states import DayRule, Name


class EditedError(Exception):
    """Somebody tried to change a rule through the ORM. A new row says what holds from a later day on."""


class DatedQuerySet(models.QuerySet[Any]):
    def live(self) -> "DatedQuerySet":
        return self.filter(withdrawn_at=None)

    def update(self, **fields: Any) -> int:
        if not set(fields) <= {"verified", "withdrawn_at", "withdrawn_by", "withdrawn_reason"}:
            raise EditedError
        return super().update(**fields)


class DatedRow(Row):
    """A rule with its source, its reason and who set it. Nothing of it is ever edited: what is wrong is withdrawn."""

    source = models.CharField(_("căn cứ"), max_length=300)
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    """None: the installation itself."""
    verified = models.BooleanField(_("đã đối chiếu với căn cứ"), default=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EditedError
        super().save(**kwargs | {"force_insert": True})


def _dated(name: str) -> list[models.BaseConstraint]:
    """No rule without a source and a reason; a withdrawal says when, by whom and why, or is none."""
    live = Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
    withdrawn = Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")
    return [
        models.CheckConstraint(condition=~Q(source="") & ~Q(reason=""), name=f"{name}_says_why"),
        models.CheckConstraint(condition=live | withdrawn, name=f"{name}_withdrawn_together"),
    ]


class Regulation(DatedRow):
    """What is ruled under a name from a day on, until the next row of that name and office begins.

    The end is not kept: a new row closes the old one by its mere beginning, so periods can neither overlap nor leave a gap.
    """

    name = models.CharField(_("quy định"), max_length=40, choices=Name.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    """The unit for which it holds, and those below it; None: the whole installation."""
    value = models.JSONField(_("giá trị"), encoder=DjangoJSONEncoder)
    """As `rules.DEFINITIONS` writes it: a number, "HH:MM", a list of numbers, true or false, the name of a choice."""
    valid_from = models.DateField(_("từ ngày"))

    class Meta(DatedRow.Meta):
        ordering = ["valid_from"]
        constraints = [
            *_dated("regulation"),
            models.CheckConstraint(condition=Q(name__in=Name.values), name="regulation_of_a_known_name"),
            models.UniqueConstraint(
                fields=["name", "valid_from"],
                condition=Q(organisation=None, withdrawn_at=None),
                name="regulation_of_all_begins_once",
            ),
            models.UniqueConstraint(
                fields=["name", "organisation", "valid_from"],
                condition=Q(organisation__isnull=False, withdrawn_at=None),
                name="regulation_of_a_unit_begins_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from:%d/%m/%Y}"


class CalendarRule(DatedRow):
    """Days of the calendar as a notice decided them, beside the rules that come with this version."""

    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=10, choices=DayRule.choices)
    first_day = models.DateField(_("từ ngày"))
    last_day = models.DateField(_("đến hết ngày"))

    class Meta(DatedRow.Meta):
        ordering = ["first_day", "created_at"]
        constraints = [
            *_dated("calendar_rule"),
            models.CheckConstraint(condition=Q(kind__in=DayRule.values) & ~Q(name=""), name="calendar_rule_is_named"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="calendar_rule_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name


class MandateQuerySet(models.QuerySet["Mandate"]):
    def held(self, on: date) -> "MandateQuerySet":
        """Those that hold on that day: in [valid_from, valid_to), of units that live."""
        begun = self.filter(valid_from__lte=on, organisation__in=Organisation.objects.living(on))
        return begun.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))


class Mandate(Row):
    """A unit answers for a field of the work, by a paper, until another paper ends it.

    It stands here and not in the room of units, for it is known only here what a code of a field means.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    field = models.CharField(_("lĩnh vực"), max_length=12)
    """A code of `Name.FIELDS`."""
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True)
    """The day of its beginning where it was given by mistake: then it held on no day."""
    words = models.CharField(_("căn cứ"), max_length=300)
    ending = models.CharField(_("căn cứ kết thúc"), max_length=300, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "created_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(field=""), name="mandate_says_why"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, ending="") | (Q(valid_to__gte=F("valid_from")) & ~Q(ending="")),
                name="mandate_ended_together",
            ),
            models.UniqueConstraint(
                fields=["organisation", "field"], condition=Q(valid_to__isnull=True), name="mandate_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.field}"

    def state_on(self, day: date) -> str:
        """never, ahead, holds or over; it is over, too, with its unit. `holds` is the twin of `MandateQuerySet.held`."""
        if self.valid_to == self.valid_from:
            return "never"
        if self.valid_from > day:
            return "ahead"
        over = (self.valid_to and self.valid_to <= day) or not self.organisation.lives_on(day)
        return "over" if over else "holds"
