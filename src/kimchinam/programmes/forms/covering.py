"""What a person says of a clause above."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.documents.models import Provision
from kimchinam.programmes.actions import say_not_needed, take_over
from kimchinam.programmes.models import NotNeeded, Programme, Task
from kimchinam.programmes.queries import visible_to


class TaskChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic only for the checker
    def label_from_instance(self, task: Any) -> str:
        return f"{task.order}. {task.name[:1].upper()}{task.name[1:]}"


class TakeOverForm(forms.Form):
    """The tasks that take a clause over, or the clause of the programme's own text that does."""

    tasks = TaskChoices(
        label=gettext_lazy("Nhiệm vụ của chương trình"),
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "unit-choices task-choices"}),
    )
    own_clause = forms.ModelChoiceField(
        label=gettext_lazy("Hoặc điều khoản của chương trình"),
        queryset=Provision.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không chọn"),
    )

    def __init__(self, *args: Any, programme: Programme, clause: Provision, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme, self.clause = programme, clause
        tasks = visible_to(user).filter(programme=programme).order_by("order")
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]
        if programme.document_id in (None, clause.document_id):
            del self.fields["own_clause"]
        else:
            own = Provision.objects.filter(document=programme.document_id).order_by("path")
            self.fields["own_clause"].queryset = own  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("tasks") and not data.get("own_clause"):
            raise forms.ValidationError(_("Hãy chọn một nhiệm vụ hoặc một điều khoản."))
        return data

    def save(self, *, by: User) -> None:
        for task in self.cleaned_data["tasks"]:
            take_over(self.programme, by=by, clause=self.clause, task=task)
        if own := self.cleaned_data.get("own_clause"):
            take_over(self.programme, by=by, clause=self.clause, own_clause=own)


class NotNeededForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do không cần nhiệm vụ"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def save(self, programme: Programme, *, by: User, clause: Provision) -> NotNeeded:
        return say_not_needed(programme, by=by, clause=clause, reason=self.cleaned_data["reason"])
