from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import SecretRow
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Task
from kimchinam.programmes.states import OfferState
from kimchinam.regulations.queries import product_name


class Offer(SecretRow):
    """A task that a unit would take upon itself. It is one only when the unit that assigns has taken it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offers")
    """The unit that offers, and would lead."""
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="offers")
    name = models.TextField(_("nhiệm vụ"))
    reason = models.CharField(_("lý do"), max_length=1000)
    product_kind = models.CharField(_("sản phẩm"), max_length=12)
    product = models.CharField(_("tên sản phẩm"), max_length=500, blank=True)
    due_on = models.DateField(_("thời hạn"))
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.OFFERED)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("trả lời"), max_length=1000, blank=True)
    """What the unit that assigns said; never empty when it refused."""
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="offer")
    """The one that arose by taking."""

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="offer_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state=OfferState.TAKEN, task__isnull=False)
                | (~Q(state=OfferState.TAKEN) & Q(task__isnull=True)),
                name="offer_is_a_task_when_taken",
            ),
            models.CheckConstraint(
                condition=Q(state=OfferState.OFFERED, answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(state=OfferState.OFFERED) & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="offer_answered_together",
            ),
            models.CheckConstraint(
                condition=~Q(state=OfferState.REFUSED) | ~Q(answer=""), name="offer_refused_with_words"
            ),
        ]
        indexes = [models.Index(fields=["state", "programme"], name="offer_waiting")]

    @property
    def stood(self) -> OfferState:
        """Its state at the end of the day for which it was read; that of now where it was read for none."""
        return OfferState(getattr(self, "then_state", self.state))

    def get_product_kind_display(self) -> str:
        return product_name(self.product_kind)

    def __str__(self) -> str:
        return self.name[:300]
