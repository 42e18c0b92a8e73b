"""What people say of one task of a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.stamps import Stamped
from kimchinam.extraction.states import Recurrence
from kimchinam.organisations.models import Organisation, OrganisationQuerySet
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import TaskFacts, add_task, change_task
from kimchinam.programmes.forms.products import ProductField
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.rules import preorder
from kimchinam.programmes.states import PARTS_OF_ANOTHER, TaskKind
from kimchinam.regulations.queries import product_names_on, thresholds_on
from kimchinam.regulations.rules import kind_of
from kimchinam.ui.choosing import UnitField, UnitsField, UnitsInput
from kimchinam.ui.inputs import DayInput

RECURRENCES = [("", gettext_lazy("Không định kỳ")), *Recurrence.choices]
KINDS = [one for one in TaskKind.choices if one[0] not in PARTS_OF_ANOTHER]


class SectionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Sections of a programme as its paper prints them, what lies in another behind it."""

    def of(self, programme: Programme) -> None:
        printed = preorder(list(programme.sections.all())) if programme.pk else []
        self.queryset = Section.objects.filter(pk__in=[section.pk for section, _depth in printed])
        shown = [(section.pk, f"{'– ' * depth}{section}") for section, depth in printed]
        self.choices = [("", self.empty_label), *shown]


class TaskForm(Stamped, forms.Form):
    """1-1-1-1-3, one field each. What is not known stays empty: nobody guesses, and the draft is not issued."""

    name = forms.CharField(label=gettext_lazy("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4}))
    section = SectionChoice(
        label=gettext_lazy("Mục trong bố cục"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không nhóm"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại nhiệm vụ"), choices=KINDS, required=False)
    lead = UnitField(
        label=gettext_lazy("Chủ trì"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa rõ"),
        help_text=gettext_lazy("Đúng một đơn vị chịu trách nhiệm về kết quả."),
    )
    supporting = UnitsField(
        label=gettext_lazy("Phối hợp"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=UnitsInput(attrs={"class": "unit-choices"}),
    )
    product_kind = ProductField(label=gettext_lazy("Sản phẩm"), empty=gettext_lazy("Chưa rõ"), required=False)
    product = forms.CharField(label=gettext_lazy("Tên sản phẩm"), max_length=500, required=False)
    receiver = forms.CharField(
        label=gettext_lazy("Cấp nhận"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )
    due_on = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=DayInput())
    due_words = forms.CharField(label=gettext_lazy("Nguyên văn thời hạn"), max_length=300, required=False)
    review_on = forms.DateField(
        label=gettext_lazy("Ngày rà soát"),
        required=False,
        widget=DayInput(),
    )
    recurrence = forms.ChoiceField(label=gettext_lazy("Định kỳ"), choices=RECURRENCES, required=False)
    condition = forms.CharField(
        label=gettext_lazy("Điều kiện phải chờ"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Ví dụ: sau khi Trung ương ban hành hướng dẫn."),
    )

    def __init__(self, *args: Any, programme: Programme, task: Task | None = None, **kwargs: Any) -> None:
        facts = TaskFacts.of(task).by_field() if task else {}
        super().__init__(*args, **{"initial": facts, "facts": facts} | kwargs)
        self.programme, self.task = programme, task
        self.fields["product_kind"].keep(task.product_kind if task else "")  # type: ignore[attr-defined]
        self.fields["review_on"].help_text = _("Chậm nhất %(days)s ngày tới.") % {
            "days": thresholds_on(today()).review.days
        }
        for name in ("lead", "supporting"):
            self.fields[name].queryset = _units_for(task)  # type: ignore[attr-defined]
        self.fields["section"].of(programme)  # type: ignore[attr-defined]
        if task and task.kind in PARTS_OF_ANOTHER:
            self.fields["kind"].choices = [(task.kind, task.get_kind_display())]  # type: ignore[attr-defined]
        if task and task.recurrence and task.recurrence not in dict(RECURRENCES):
            self.fields["recurrence"].choices = [*RECURRENCES, (task.recurrence, task.recurrence_words)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A product that was named has a kind, even when nobody chose one."""
        data = super().clean() or self.cleaned_data
        named = kind_of(data.get("product", ""), product_names_on(today()))
        data["product_kind"] = data.get("product_kind") or named
        return data

    def save(self, *, by: User) -> Task:
        said = dict(self.cleaned_data)
        seen = said.pop("seen")
        group = self.task.group if self.task else ""
        facts = TaskFacts(**said | {"supporting": tuple(said["supporting"]), "group": group})
        if self.task is None:
            return add_task(self.programme, by=by, facts=facts)
        change_task(self.task, by=by, facts=facts, seen=seen)
        return self.task


def _units_for(task: Task | None) -> OrganisationQuerySet:
    """Units that live today, and those that the task names already."""
    units = living_tree(today())
    return units if task is None else (units | Organisation.objects.filter(assignments__task=task)).distinct()
