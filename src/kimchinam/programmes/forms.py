"""What people say of a programme and of its tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.organisations.models import Organisation, OrganisationQuerySet
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import (
    TaskFacts,
    add_task,
    change_task,
    create_programme,
    describe_programme,
    fill_receiver,
    take_accepted,
)
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import drafts_for, lead_of, supporting_of
from kimchinam.programmes.states import Product

RECURRENCES = [
    ("", gettext_lazy("Không định kỳ")),
    ("P1M", gettext_lazy("Hằng tháng")),
    ("P3M", gettext_lazy("Hằng quý")),
    ("P6M", gettext_lazy("6 tháng một lần")),
    ("P1Y", gettext_lazy("Hằng năm")),
    ("continuous", gettext_lazy("Thường xuyên")),
]


class DayInput(forms.DateInput):
    """The browser's own calendar, which speaks ISO whatever the language of the page."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ProgrammeForm(forms.Form):
    """Title, number and, for a new one, the document that its tasks come from."""

    title = forms.CharField(
        label=gettext_lazy("Tên chương trình"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=80, required=False)

    def describe(self, programme: Programme, *, by: User) -> None:
        describe_programme(programme, by=by, title=self.cleaned_data["title"], number=self.cleaned_data["number"])


class NewProgrammeForm(ProgrammeForm):
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
        documents.queryset = documents_visible_to(user)

    def create(self, *, by: User) -> Programme:
        data = self.cleaned_data
        return create_programme(by=by, title=data["title"], number=data["number"], document=data["document"])


class TakeForm(ProgrammeForm):
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
        programme = data["programme"] or create_programme(
            by=by, title=data["title"], number=data["number"], document=self.document
        )
        return programme, take_accepted(programme, by=by)


class ReceiverForm(forms.Form):
    """One receiving level for every task of a draft that names none, as annexes seldom do."""

    receiver = forms.CharField(
        label=gettext_lazy("Cấp nhận cho các nhiệm vụ chưa có"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )

    def fill(self, programme: Programme, *, by: User) -> int:
        return fill_receiver(programme, by=by, receiver=self.cleaned_data["receiver"])


class TaskForm(forms.Form):
    """1-1-1-1-3, one field each. What is not known stays empty: nobody guesses, and the draft is not issued."""

    name = forms.CharField(label=gettext_lazy("Nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4}))
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
        help_text=gettext_lazy("Chậm nhất 30 ngày tới."),
    )
    recurrence = forms.ChoiceField(label=gettext_lazy("Định kỳ"), choices=RECURRENCES, required=False)
    condition = forms.CharField(
        label=gettext_lazy("Chờ điều kiện"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Ví dụ: sau khi Trung ương ban hành hướng dẫn."),
    )

    def __init__(self, *args: Any, programme: Programme, task: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _facts_of(task) if task else {}} | kwargs)
        self.programme, self.task = programme, task
        units = _units_for(task)
        for name in ("lead", "supporting"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]
        if task and task.recurrence and task.recurrence not in dict(RECURRENCES):
            self.fields["recurrence"].choices = [*RECURRENCES, (task.recurrence, task.recurrence)]  # type: ignore[attr-defined]

    def save(self, *, by: User) -> Task:
        facts = TaskFacts(**self.cleaned_data | {"supporting": tuple(self.cleaned_data["supporting"])})
        if self.task is None:
            return add_task(self.programme, by=by, facts=facts)
        change_task(self.task, by=by, facts=facts)
        return self.task


def _units_for(task: Task | None) -> OrganisationQuerySet:
    """Units that live today, and those that the task names already."""
    units = living_tree(today())
    return units if task is None else (units | Organisation.objects.filter(assignments__task=task)).distinct()


def _facts_of(task: Task) -> dict[str, Any]:
    names = (
        "name", "group", "product_kind", "product", "receiver", "due_on", "due_words", "review_on", "recurrence",
        "condition",
    )  # fmt: skip
    lead = lead_of(task)
    units = {
        "lead": lead and lead.organisation_id,
        "supporting": [one.organisation_id for one in supporting_of(task)],
    }
    return {name: getattr(task, name) for name in names} | units
