"""How a programme is divided, and the steps of a scheme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.programmes.actions import add_milestone, add_section, place_tasks, rename_section
from kimchinam.programmes.forms.tasks import SectionChoice
from kimchinam.programmes.forms.ticking import TickingForm
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.states import Level
from kimchinam.ui.inputs import DayInput


class SectionForm(forms.Form):
    label = forms.CharField(label=gettext_lazy("Số"), max_length=20, required=False)
    title = forms.CharField(label=gettext_lazy("Tên mục"), max_length=500)
    level = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=Level.choices, initial=Level.GROUP)
    below = SectionChoice(
        label=gettext_lazy("Nằm trong"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=gettext_lazy("Cấp cao nhất"),
    )

    def __init__(self, *args: Any, programme: Programme, section: Section | None = None, **kwargs: Any) -> None:
        if section:
            names = ("label", "title", "level")
            kwargs["initial"] = {name: getattr(section, name) for name in names} | {"below": section.parent_id}
        super().__init__(*args, **kwargs)
        self.programme, self.section = programme, section
        self.fields["below"].of(programme)  # type: ignore[attr-defined]

    def save(self, *, by: User) -> Section:
        if self.section is None:
            return add_section(self.programme, by=by, **self.cleaned_data)
        rename_section(self.section, by=by, **self.cleaned_data)
        return self.section


class PlaceForm(TickingForm):
    """Tasks that were ticked go into one section."""

    section = SectionChoice(
        label=gettext_lazy("Xếp các nhiệm vụ đã chọn vào"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không nhóm"),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, tasks=programme.tasks.all(), **kwargs)
        self.programme = programme
        self.fields["section"].of(programme)  # type: ignore[attr-defined]

    def place(self, *, by: User) -> int:
        data = self.cleaned_data
        return place_tasks(self.programme, by=by, tasks=list(data["tasks"]), section=data["section"])


class MilestoneForm(forms.Form):
    """A step in one line: what, by when, with which product."""

    name = forms.CharField(label=gettext_lazy("Tên mốc"), max_length=500)
    due_on = forms.DateField(label=gettext_lazy("Thời hạn"), widget=DayInput())
    product = forms.CharField(label=gettext_lazy("Sản phẩm"), max_length=500, required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """It stands on the page of the form of a task, whose fields have the same names."""
        super().__init__(*arguments, **{"auto_id": "id_milestone_%s"} | options)

    def add(self, task: Task, *, by: User) -> Task:
        return add_milestone(task, by=by, **self.cleaned_data)
