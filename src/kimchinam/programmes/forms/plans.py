"""Which units plan below a programme, and what a year takes of its term."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import excuse_from_year, excuse_plan, plan_year, require_plans
from kimchinam.programmes.forms.seeking import SeekingForm, SoughtChoices
from kimchinam.programmes.forms.ticking import TickingForm
from kimchinam.programmes.models import PlanDuty, Programme
from kimchinam.ui.inputs import DayInput


class RequireForm(SeekingForm):
    units = SoughtChoices(
        label=gettext_lazy("Đơn vị phải ban hành kế hoạch"),
        queryset=Organisation.objects.none(),
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một đơn vị.")},
    )
    due_on = forms.DateField(label=gettext_lazy("Chậm nhất ngày"), required=False, widget=DayInput())

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.offer(units=living_tree(today()).exclude(pk=programme.organisation_id))

    def save(self, *, by: User) -> int:
        return require_plans(
            self.programme, by=by, units=list(self.cleaned_data["units"]), due_on=self.cleaned_data["due_on"]
        )


class ExcuseForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Vì sao đơn vị này không phải ban hành kế hoạch"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def excuse(self, duty: PlanDuty, *, by: User) -> None:
        excuse_plan(duty, by=by, reason=self.cleaned_data["reason"])


class YearForm(TickingForm):
    """Tasks of the term that were ticked go into the plan of the year, or need nothing in it."""

    TAKE, EXCUSE = "take", "excuse"

    act = forms.ChoiceField(choices=[(TAKE, TAKE), (EXCUSE, EXCUSE)], required=False)
    reason = forms.CharField(label=gettext_lazy("Lý do không cần trong năm"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("act") == self.EXCUSE and not data.get("reason", "").strip():
            self.add_error("reason", _("Hãy ghi lý do."))
        return data

    def save(self, term_plan: Programme, year: int, *, by: User, organisation: Organisation | None) -> Programme | None:
        """The plan of the year into which the tasks went; None when they need nothing in it."""
        data = self.cleaned_data
        if data["act"] == self.EXCUSE:
            excuse_from_year(term_plan, by=by, year=year, tasks=list(data["tasks"]), reason=data["reason"])
            return None
        return plan_year(term_plan, by=by, year=year, tasks=list(data["tasks"]), organisation=organisation)
