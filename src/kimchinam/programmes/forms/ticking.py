"""Tasks that are ticked in a table."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from kimchinam.base.ids import id_in
from kimchinam.programmes.models import Task


class TickingForm(forms.Form):
    """The table draws the boxes itself, each with the key of its task."""

    tasks = forms.ModelMultipleChoiceField(
        queryset=Task.objects.none(),
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một nhiệm vụ.")},
    )

    def __init__(self, *args: Any, tasks: QuerySet[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]

    @cached_property
    def ticked(self) -> set[UUID]:
        """As the person left them, so that a refusal costs him none; before that, as they stand."""
        return {key for one in self["tasks"].value() or () if (key := id_in(str(one)))}
