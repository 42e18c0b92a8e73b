"""What a paper says of itself: its numbers, and the breakthroughs that its tasks serve."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.programmes.actions import name_breakthrough, set_breakthrough, state_count
from kimchinam.programmes.forms.ticking import TickingForm
from kimchinam.programmes.models import Breakthrough, Programme, StatedCount
from kimchinam.programmes.states import Counted
from kimchinam.ui.inputs import DayInput


class CountForm(forms.Form):
    stated = forms.IntegerField(label=gettext_lazy("Số nêu"), min_value=0, max_value=9999)
    what = forms.ChoiceField(label=gettext_lazy("Nội dung được đếm"), choices=Counted.choices)
    words = forms.CharField(label=gettext_lazy("Nguyên văn"), max_length=300, required=False)

    def save(self, programme: Programme, *, by: User) -> StatedCount:
        return state_count(programme, by=by, **self.cleaned_data)


class BreakthroughForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên đột phá"), max_length=300)
    valid_from = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DayInput())
    valid_to = forms.DateField(label=gettext_lazy("Đến ngày"), required=False, widget=DayInput())

    def save(self, programme: Programme, *, by: User) -> Breakthrough:
        return name_breakthrough(programme, by=by, **self.cleaned_data)


class ServingForm(TickingForm):
    """Tasks of a programme that serve a breakthrough; none may."""

    def __init__(self, *args: Any, programme: Programme, serving: Iterable[UUID], **kwargs: Any) -> None:
        super().__init__(*args, tasks=programme.tasks.all(), **{"initial": {"tasks": list(serving)}} | kwargs)
        self.programme = programme
        self.fields["tasks"].required = False

    def save(self, breakthrough: Breakthrough, *, by: User) -> int:
        tasks = list(self.cleaned_data["tasks"])
        return set_breakthrough(self.programme, by=by, breakthrough=breakthrough, tasks=tasks)
