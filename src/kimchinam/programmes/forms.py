"""What people say of a programme and of its tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.stamps import Stamped
from kimchinam.documents.models import Document
from kimchinam.extraction.states import Recurrence
from kimchinam.organisations.models import Organisation, OrganisationQuerySet
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import (
    TaskFacts,
    add_task,
    change_task,
    create_programme,
    describe_programme,
    fill_receiver,
    start_programme,
    take_accepted,
)
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import drafts_for, sources_for, supporting_of
from kimchinam.programmes.rules import product_kind
from kimchinam.programmes.states import Product
from kimchinam.regulations.queries import thresholds_on
from kimchinam.ui.inputs import DayInput

RECURRENCES = [("", gettext_lazy("Không định kỳ")), *Recurrence.choices]


class NameForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Tên chương trình"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=80, required=False)


class ProgrammeForm(Stamped, NameForm):
    """Title and number of a draft."""

    def describe(self, programme: Programme, *, by: User) -> None:
        describe_programme(programme, by=by, **self.cleaned_data)


class NewProgrammeForm(NameForm):
    """Title, number and the document that its tasks come from."""

    document = forms.ModelChoiceField(
        label=gettext_lazy("Văn bản nguồn"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không có văn bản nguồn"),
        help_text=gettext_lazy("Nhiệm vụ đã nhận ở bàn duyệt của văn bản này sẽ đưa được vào chương trình."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        documents: forms.ModelChoiceField[Any] = self.fields["document"]  # type: ignore[assignment]
        documents.queryset = sources_for(user)

    def create(self, *, by: User) -> Programme:
        data = self.cleaned_data
        return create_programme(by=by, title=data["title"], number=data["number"], document=data["document"])


class TakeForm(NameForm):
    """Where the accepted items of a document go: a draft that exists, or a new one."""

    programme = forms.ModelChoiceField(
        label=gettext_lazy("Đưa vào"),
        queryset=Programme.objects.none(),
        required=False,
        blank=True,  # else a radio group shows no empty choice
        empty_label=gettext_lazy("Chương trình mới"),
        widget=forms.RadioSelect,
    )
    field_order = ("programme", "title", "number")

    def __init__(self, *args: Any, user: User, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        self.fields["title"].required = False
        drafts: forms.ModelChoiceField[Any] = self.fields["programme"]  # type: ignore[assignment]
        drafts.queryset = drafts_for(document, user)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("programme") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Chương trình mới cần có tên."))
        return data

    def take(self, *, by: User) -> tuple[Programme, int]:
        """The programme, and how many tasks it gained."""
        data = self.cleaned_data
        if programme := data["programme"]:
            return programme, take_accepted(programme, by=by)
        return start_programme(self.document, by=by, title=data["title"], number=data["number"])


class ReceiverForm(forms.Form):
    """One receiving level for every task of a draft that names none, as annexes seldom do."""

    receiver = forms.CharField(
        label=gettext_lazy("Cấp nhận cho các nhiệm vụ chưa có"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )

    def fill(self, programme: Programme, *, by: User) -> int:
        return fill_receiver(programme, by=by, receiver=self.cleaned_data["receiver"])


class TaskForm(Stamped, forms.Form):
    """1-1-1-1-3, one field each. What is not known stays empty: nobody guesses, and the draft is not issued."""

    name = forms.CharField(label=gettext_lazy("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4}))
    group = forms.CharField(
        label=gettext_lazy("Nhóm"), max_length=500, required=False, widget=forms.TextInput(attrs={"list": "groups"})
    )
    lead = forms.ModelChoiceField(
        label=gettext_lazy("Chủ trì"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa rõ"),
        help_text=gettext_lazy("Đúng một đơn vị chịu trách nhiệm về kết quả."),
    )
    supporting = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Phối hợp"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "unit-choices"}),
    )
    product_kind = forms.ChoiceField(
        label=gettext_lazy("Sản phẩm"), choices=[("", gettext_lazy("Chưa rõ")), *Product.choices], required=False
    )
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
        self.fields["review_on"].help_text = _("Chậm nhất %(days)s ngày tới.") % {
            "days": thresholds_on(today()).review.days
        }
        units = _units_for(task)
        self.fields["lead"].queryset = units  # type: ignore[attr-defined]
        chosen = [unit.pk for unit in supporting_of(task)] if task else []
        self.fields["supporting"].queryset = _first(units, chosen)  # type: ignore[attr-defined]
        if task and task.recurrence and task.recurrence not in dict(RECURRENCES):
            self.fields["recurrence"].choices = [*RECURRENCES, (task.recurrence, task.recurrence_words)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A product that was named has a kind, even when nobody chose one."""
        data = super().clean() or self.cleaned_data
        data["product_kind"] = data.get("product_kind") or product_kind(data.get("product", ""))
        return data

    def save(self, *, by: User) -> Task:
        said = dict(self.cleaned_data)
        seen = said.pop("seen")
        facts = TaskFacts(**said | {"supporting": tuple(said["supporting"])})
        if self.task is None:
            return add_task(self.programme, by=by, facts=facts)
        change_task(self.task, by=by, facts=facts, seen=seen)
        return self.task


def _first(units: OrganisationQuerySet, chosen: Iterable[UUID]) -> OrganisationQuerySet:
    """The chosen ones before all others, so that nobody scrolls through a province to see them."""
    rank = Case(When(pk__in=list(chosen), then=Value(0)), default=Value(1), output_field=IntegerField())
    return units.annotate(rank=rank).order_by("rank", "order", "name")


def _units_for(task: Task | None) -> OrganisationQuerySet:
    """Units that live today, and those that the task names already."""
    units = living_tree(today())
    return units if task is None else (units | Organisation.objects.filter(assignments__task=task)).distinct()
