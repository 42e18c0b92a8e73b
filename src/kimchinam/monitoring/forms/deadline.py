"""The day that an issued task still lacks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.programmes.actions import set_deadline
from kimchinam.programmes.models import Task
from kimchinam.regulations.queries import thresholds_on
from kimchinam.ui.inputs import DayInput


class DeadlineForm(forms.Form):
    """The deadline that an issued task lacks or, while it cannot be said yet, the next day on which to look for it."""

    due_on = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=DayInput())
    review_on = forms.DateField(
        label=gettext_lazy("Hoặc ngày rà soát mới"),
        required=False,
        widget=DayInput(),
    )
    reason = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].help_text = _("Chậm nhất %(days)s ngày tới.") % {
            "days": thresholds_on(today()).review.days
        }

    def save(self, task: Task, *, by: User) -> None:
        set_deadline(task, by=by, **self.cleaned_data)
