from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import SecretRow
from kimchinam.documents.models import File
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Grade

USER = settings.AUTH_USER_MODEL


class Evidence(SecretRow):
    """Proof that the product went to the right next level: number, date, receiving level; the file is optional."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="evidence")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="evidence")
    number = models.CharField(_("số, ký hiệu văn bản"), max_length=80)
    dated = models.DateField(_("ngày văn bản"))
    receiver = models.CharField(_("cấp nhận"), max_length=300)
    note = models.TextField(_("ghi chú"), blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    file_name = models.CharField(max_length=255, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    outcome_then: Outcome
    """On the day for which `queries.papers_of` was asked."""

    class Meta:
        ordering = ["-handed_in_at"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(outcome=Outcome.WAITING), name="one_evidence_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.number}, {self.dated:%d/%m/%Y}, {self.receiver}"

    @property
    def counts(self) -> bool:
        """On the day of `outcome_then`: it waits or is accepted, and was not returned, withdrawn or revoked."""
        return self.outcome_then in (Outcome.WAITING, Outcome.ACCEPTED)


class Acceptance(models.Model):
    """Another person's word that the evidence fulfils the task."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, primary_key=True, related_name="acceptance")
    grade = models.CharField(_("xếp loại"), max_length=10, choices=Grade.choices)
    effect = models.CharField(_("hiệu quả"), max_length=10, choices=Grade.choices, blank=True)
    quality = models.CharField(_("chất lượng"), max_length=10, choices=Grade.choices, blank=True)
    """Judged apart from the grade, when somebody does; whether it came in time is computed. None is made of the others."""
    note = models.TextField(_("nhận xét"), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.get_grade_display()


class Withdrawal(models.Model):
    """The unit took its evidence back before anybody judged it, with the reason."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal")
    reason = models.TextField(_("lý do rút"))
    at = models.DateTimeField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self) -> str:
        return self.reason[:200]


class Return(models.Model):
    """The evidence goes back to the unit, with the reason."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, primary_key=True, related_name="return_paper")
    reason = models.TextField(_("lý do trả lại"))
    at = models.DateTimeField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="return_has_a_reason")]

    def __str__(self) -> str:
        return self.reason[:200]
