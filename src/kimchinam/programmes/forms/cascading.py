"""What a unit says when it passes a task on, or offers one; and what it is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation, OrganisationQuerySet
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import (
    OfferedTask,
    TaskFacts,
    break_down,
    make_offer,
    refuse_offer,
    take_offer,
)
from kimchinam.programmes.forms.products import ProductField
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.queries import SuggestedDay, suggested_days, supporting_of, wholes_for
from kimchinam.ui.choosing import UnitField, UnitsField, UnitsInput
from kimchinam.ui.inputs import DayInput

OTHER_DAY = "other"
"""The choice of a day that no rule suggests."""


class ResultForm(forms.Form):
    """What is to be done, and its one product."""

    name = forms.CharField(label=gettext_lazy("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 3}))
    product_kind = ProductField(label=gettext_lazy("Sản phẩm"), empty=gettext_lazy("Chọn sản phẩm"))
    product = forms.CharField(label=gettext_lazy("Tên sản phẩm"), max_length=500, required=False)


class DayChoices(forms.RadioSelect):
    """Days as buttons; one that cannot be reckoned stands there with its reason and cannot be chosen."""

    impossible: frozenset[str] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value in self.impossible:
            option["attrs"]["disabled"] = True
        return option


class BreakDownForm(ResultForm):
    """One part of a task, for a unit below. The days offered lie before the deadline of the whole."""

    lead = UnitField(
        label=gettext_lazy("Giao cho"),
        queryset=Organisation.objects.none(),
        empty_label=gettext_lazy("Chọn đơn vị"),
        help_text=gettext_lazy("Đơn vị của bạn hoặc đơn vị cấp dưới."),
    )
    supporting = UnitsField(
        label=gettext_lazy("Phối hợp"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=UnitsInput(attrs={"class": "unit-choices"}),
    )
    receiver = forms.CharField(label=gettext_lazy("Cấp nhận"), max_length=300)
    day = forms.ChoiceField(
        label=gettext_lazy("Thời hạn"), widget=DayChoices(attrs={"class": "day-choices"}), initial=OTHER_DAY
    )
    due_on = forms.DateField(label=gettext_lazy("Ngày khác"), required=False, widget=DayInput())

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"receiver": str(task.lead)}} | kwargs)
        self.task = task
        units = _units_below(task)
        helpers = living_tree(today()).filter(pk__in=[unit.pk for unit in supporting_of(task)])
        self.fields["lead"].queryset = units  # type: ignore[attr-defined]
        others = (
            (units | helpers).distinct().exclude(pk__in=[task.lead.pk] if task.lead else [])
        )  # nobody supports what he himself passes on
        self.fields["supporting"].queryset = others  # type: ignore[attr-defined]
        self.days = {str(one.lead): one for one in suggested_days(task, today(), unit=task.lead)}
        if self.days:
            self._offer_days()
        else:
            del self.fields["day"]

    def _offer_days(self) -> None:
        field: forms.ChoiceField = self.fields["day"]  # type: ignore[assignment]
        field.choices = [*((code, _words_of(one)) for code, one in self.days.items()), (OTHER_DAY, _("Ngày khác"))]
        field.widget.impossible = frozenset(code for code, one in self.days.items() if one.day is None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen, typed = self.days.get(data.get("day", "")), data.get("due_on")
        if chosen:  # whatever still stands in the box: it belongs to the choice "other day"
            self.errors.pop("due_on", None)
        if chosen and chosen.day is None:
            self.add_error("day", _("Không tính được ngày này. Hãy chọn ngày khác."))
        elif not chosen and typed is None and not {"day", "due_on"} & self.errors.keys():
            self.add_error("due_on", _("Hãy chọn ngày."))
        return data | {"due_on": chosen.day if chosen else typed}

    def save(self, *, by: User) -> Task:
        said = {name: value for name, value in self.cleaned_data.items() if name != "day"}
        part = TaskFacts(**said | {"supporting": tuple(said["supporting"])})
        return break_down(self.task, by=by, parts=[part])[0]


def _units_below(task: Task) -> OrganisationQuerySet:
    living = living_tree(today())
    return living.within(task.lead) if task.lead else living.none()


def _words_of(one: SuggestedDay) -> str:
    """A choice in words; what the calendar only assumes is said, what it cannot tell is not guessed."""
    before = ngettext("Trước %(count)d ngày làm việc", "Trước %(count)d ngày làm việc", one.lead) % {"count": one.lead}
    if one.undecided_on:
        return _("%(before)s: lịch nghỉ ngày %(day)s chưa có quyết định") % {
            "before": before,
            "day": f"{one.undecided_on:%d/%m/%Y}",
        }
    if one.day is None:
        return _("%(before)s: không đủ ngày") % {"before": before}
    told = f"{before}: {one.day:%d/%m/%Y}"
    return _("%(told)s (tạm tính)") % {"told": told} if one.assumed else told


class OfferForm(ResultForm):
    """A task that a unit would take upon itself, and why."""

    due_on = forms.DateField(label=gettext_lazy("Thời hạn đề xuất"), widget=DayInput())
    reason = forms.CharField(
        label=gettext_lazy("Lý do đề xuất"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def save(self, programme: Programme, *, by: User) -> Offer:
        data = dict(self.cleaned_data)
        reason = data.pop("reason")
        return make_offer(programme, by=by, task=OfferedTask(**data), reason=reason)


class AnswerForm(forms.Form):
    """Taken, as the unit that assigns completes it; or refused, with words."""

    whole = forms.ModelChoiceField(
        label=gettext_lazy("Là một phần của nhiệm vụ"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chọn nhiệm vụ"),
    )
    receiver = forms.CharField(label=gettext_lazy("Cấp nhận"), max_length=300, required=False)
    due_on = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=DayInput())
    answer = forms.CharField(
        label=gettext_lazy("Trả lời"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, offer: Offer, user: User, **kwargs: Any) -> None:
        initial = {"due_on": offer.due_on, "receiver": str(offer.programme.organisation)}
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.offer = offer
        if offer.programme.breaks_down_id:
            self.fields["whole"].queryset = wholes_for(offer, user)  # type: ignore[attr-defined]
        else:
            del self.fields["whole"]

    def take(self, *, by: User) -> Task:
        return take_offer(self.offer, by=by, **self.cleaned_data)

    def refuse(self, *, by: User) -> None:
        refuse_offer(self.offer, by=by, answer=self.cleaned_data["answer"])
