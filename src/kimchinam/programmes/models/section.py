from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import Row
from kimchinam.documents.models import Provision
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.states import Level


class Section(Row):
    """A part or a group of tasks of a programme, as its paper divides it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="below")
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices, default=Level.GROUP)
    order = models.PositiveSmallIntegerField()
    label = models.CharField(_("số thứ tự"), max_length=20, blank=True)
    """As the paper numbers it: "I", "2"."""
    title = models.CharField(_("tên"), max_length=500)
    provision = models.ForeignKey(Provision, on_delete=models.SET_NULL, null=True, blank=True, related_name="sections")

    class Meta:
        ordering = ["programme", "order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "order"], name="section_order"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="section_below_another"),
        ]

    def __str__(self) -> str:
        return f"{self.label}. {self.title}" if self.label else self.title
