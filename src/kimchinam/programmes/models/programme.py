from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import PublishableRow, published_together
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.states import ProgrammeState


class Programme(PublishableRow):
    """An action programme or plan: tasks taken from a document by named decisions, drafted and then issued."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    """The unit that assigns: it drafts, issues and accepts."""
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="programmes")
    """Where its tasks come from."""
    title = models.CharField(_("tên chương trình"), max_length=500)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT)
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            published_together("programme_published_together"),
            models.CheckConstraint(
                condition=Q(state=ProgrammeState.DRAFT, issued_on__isnull=True, issued_by__isnull=True)
                | Q(state=ProgrammeState.ISSUED, issued_on__isnull=False, issued_by__isnull=False),
                name="programme_issued_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def said(self) -> dict[str, object]:
        """What a person says of it on one form."""
        return {"title": self.title, "number": self.number}

    @property
    def level(self) -> int:
        """As secret as itself and as its source, whose level may have risen since."""
        return max(self.secrecy, self.document.secrecy) if self.document else self.secrecy

    def get_level_display(self) -> str:
        return str(Secrecy(self.level).label)
