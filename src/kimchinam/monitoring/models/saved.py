from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import Row
from kimchinam.organisations.models import Organisation


class SavedView(Row):
    """Filters of a list under a name: a person's own or, shared, those of his unit as well.

    It opens what each reader sees: it holds words of an address, never tasks.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("tên"), max_length=80)
    query = models.TextField()
    """As `queries.Filters.query` writes it."""
    shared_with = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="saved_views"
    )
    """The unit whose people see it too."""

    class Meta:
        ordering = ["name", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="saved_view_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
            models.CheckConstraint(condition=~Q(query=""), name="saved_view_filters"),
        ]

    def __str__(self) -> str:
        return self.name
