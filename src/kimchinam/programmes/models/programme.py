from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import PublishableRow, RevocableRow, Row, ended_together, published_together
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.states import BINDING, Instrument, ProgrammeState


class Programme(PublishableRow):
    """An action programme or plan: tasks taken from a document by named decisions, drafted and then issued.

    It stands on its `foundations`; a plan of a year takes its tasks from the `term_plan`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    """The unit that assigns: it drafts, issues and accepts."""
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="programmes")
    """Where its own text is, from which its tasks come."""
    kind = models.CharField(_("loại"), max_length=12, choices=Instrument.choices, default=Instrument.PROGRAMME)
    breaks_down = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="breakdowns"
    )
    """The programme whose tasks the unit passes on to those below it; each of its tasks is part of one there."""
    title = models.CharField(_("tên chương trình"), max_length=500)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    term = models.CharField(_("nhiệm kỳ"), max_length=40, blank=True)
    period_from = models.DateField(_("từ ngày"), null=True, blank=True)
    period_to = models.DateField(_("đến ngày"), null=True, blank=True)
    orientation_year = models.PositiveSmallIntegerField(_("định hướng đến năm"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    term_plan = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="year_plans")
    state = models.CharField(max_length=10, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT)
    target_group = models.CharField(_("đối tượng"), max_length=300, blank=True)
    """For whom it is: officials, enterprises, people of a region; as the paper says."""
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    ended_on = models.DateField(null=True, blank=True)
    """When it was ended or withdrawn."""
    ending = models.CharField(max_length=500, blank=True)
    """Why, and by which paper."""

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="programme_newest")]
        constraints = [
            published_together("programme_published_together"),
            models.UniqueConstraint(
                fields=["organisation", "breaks_down"],
                condition=Q(breaks_down__isnull=False, state=ProgrammeState.ISSUED),
                name="programme_one_breakdown_each",
            ),
            models.CheckConstraint(
                condition=Q(state=ProgrammeState.DRAFT, issued_on__isnull=True, issued_by__isnull=True)
                | (~Q(state=ProgrammeState.DRAFT) & Q(issued_on__isnull=False, issued_by__isnull=False)),
                name="programme_issued_together",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ProgrammeState.DRAFT, ProgrammeState.ISSUED], ended_on__isnull=True, ending="")
                | (
                    Q(state__in=[ProgrammeState.ENDED, ProgrammeState.WITHDRAWN], ended_on__gte=F("issued_on"))
                    & ~Q(ending="")
                ),
                name="programme_ended_together",
            ),
            models.CheckConstraint(
                condition=Q(kind=Instrument.YEAR_PLAN, year__isnull=False)
                | (~Q(kind=Instrument.YEAR_PLAN) & Q(year__isnull=True, term_plan__isnull=True)),
                name="programme_year_of_a_year_plan",
            ),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True) | Q(period_to__isnull=True) | Q(period_to__gte=F("period_from")),
                name="programme_period_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Instrument.TERM_PLAN) | Q(period_from__isnull=False, period_to__isnull=False),
                name="programme_term_has_a_period",
            ),
            models.UniqueConstraint(
                fields=["organisation", "year", "term_plan"],
                condition=Q(kind=Instrument.YEAR_PLAN) & ~Q(state=ProgrammeState.WITHDRAWN),
                name="programme_one_plan_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def said(self) -> dict[str, object]:
        """What a person says of it on one form."""
        names = (
            "title",
            "number",
            "kind",
            "term",
            "period_from",
            "period_to",
            "orientation_year",
            "year",
            "target_group",
        )
        return {name: getattr(self, name) for name in names} | {"field_codes": self.field_codes}

    @property
    def field_codes(self) -> list[str]:
        """Of its fields of the work; they change in a draft only. One SQL query unless they were read with it."""
        return sorted(one.field for one in self.fields.all())

    @property
    def binds(self) -> bool:
        """Whether its tasks are owed."""
        return self.state in BINDING

    @property
    def begins_on(self) -> date | None:
        """The first day of the time for which it plans; None when it names none."""
        return date(self.year, 1, 1) if self.year else self.period_from

    @property
    def years(self) -> range:
        """Years that its period touches; none without a period."""
        if self.period_from is None or self.period_to is None:
            return range(0)
        return range(self.period_from.year, self.period_to.year + 1)

    @property
    def level(self) -> int:
        """As secret as itself and as its source, whose level may have risen since."""
        return max(self.secrecy, self.document.secrecy) if self.document else self.secrecy

    def get_level_display(self) -> str:
        return str(Secrecy(self.level).label)


class ProgrammeField(Row):
    """A field of the work, a code of the rule of fields, that a programme is about. It may have several."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="fields")
    field = models.CharField(_("lĩnh vực"), max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "field"], name="programme_field_once"),
            models.CheckConstraint(condition=~Q(field=""), name="programme_field_is_named"),
        ]
        indexes = [models.Index(fields=["field", "programme"], name="programme_of_field")]

    def __str__(self) -> str:
        return self.field


class Foundation(RevocableRow):
    """What a programme stands on: a resolution, a conclusion, the programme of a unit above. It may have several.

    One that is named no longer, or at another place, has ended.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="foundations")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="founded")
    parent = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="founded")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["programme", "order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) ^ Q(parent__isnull=False), name="foundation_is_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("programme")), name="foundation_is_another"
            ),
            models.UniqueConstraint(
                fields=["programme", "document"], condition=Q(ended_at=None), name="foundation_document_once"
            ),
            models.UniqueConstraint(
                fields=["programme", "parent"], condition=Q(ended_at=None), name="foundation_parent_once"
            ),
            ended_together("foundation_ended_together"),
        ]

    def __str__(self) -> str:
        return str(self.document or self.parent)
