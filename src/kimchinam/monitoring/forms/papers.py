"""What people ask, answer and decide about a task that runs. Each form knows the task or paper it is about, and saves itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.monitoring.actions import (
    answer_direction,
    ask_again,
    ask_extension,
    close_direction,
    decide_obstacle,
    direct_tasks,
    extend_tasks,
    grant_extension,
    name_answerable,
    name_decider,
    raise_obstacle,
    refuse_extension,
    reopen_task,
    withdraw_evidence,
    withdraw_extension,
    withdraw_obstacle,
)
from kimchinam.monitoring.models import Direction, Evidence, Extension, Obstacle
from kimchinam.monitoring.queries.papers import levels_above, who_may_answer
from kimchinam.monitoring.states import ObstacleKind
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.ui.inputs import DayInput

LONGEST = 5000
"""Characters that people may write into one paper."""


def words(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, required=required, widget=forms.Textarea(attrs={"rows": 3}))


def answer_day() -> forms.DateField:
    said = gettext_lazy("Để trống: tính theo số ngày làm việc trong quy định.")
    return forms.DateField(
        label=gettext_lazy("Trả lời đến hết ngày"), widget=DayInput(), required=False, help_text=said
    )


class ActForm(forms.Form):
    """`subject`: the task or the paper that the act is about. `act` takes it, who does it, and the fields by their names."""

    act: ClassVar[Callable[..., object]]

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject

    def save(self, *, by: User) -> None:
        type(self).act(self.subject, by=by, **self.cleaned_data)


class NewDueForm(ActForm):
    subject: Task
    new_due = forms.DateField(label=gettext_lazy("Thời hạn mới"), widget=DayInput())
    reason = words(gettext_lazy("Lý do"))


class AskExtensionForm(NewDueForm):
    act = staticmethod(ask_extension)


class ExtendForm(NewDueForm):
    def save(self, *, by: User) -> None:
        extend_tasks({self.subject: self.cleaned_data["new_due"]}, by=by, reason=self.cleaned_data["reason"])


class GrantForm(ActForm):
    act = staticmethod(grant_extension)
    subject: Extension
    new_due = forms.DateField(label=gettext_lazy("Gia hạn đến"), widget=DayInput())
    answer = words(gettext_lazy("Ý kiến"), required=False)

    def __init__(self, *args: Any, subject: Extension, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **{"initial": {"new_due": subject.new_due}} | kwargs)


class RefuseForm(ActForm):
    act = staticmethod(refuse_extension)
    subject: Extension
    answer = words(gettext_lazy("Lý do không cho gia hạn"))


class WithdrawExtensionForm(ActForm):
    act = staticmethod(withdraw_extension)
    subject: Extension


class WithdrawEvidenceForm(ActForm):
    act = staticmethod(withdraw_evidence)
    subject: Evidence
    reason = words(gettext_lazy("Lý do rút"))


class LevelForm(ActForm):
    """Offers the levels above the owner of the task as `decider`."""

    decider = forms.ModelChoiceField(
        label=gettext_lazy("Cấp phải quyết"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa rõ"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        task = self.subject if isinstance(self.subject, Task) else self.subject.task
        levels: Any = self.fields["decider"]
        levels.queryset = Organisation.objects.filter(pk__in=[unit.pk for unit in levels_above(task)])


class ObstacleForm(LevelForm):
    act = staticmethod(raise_obstacle)
    subject: Task
    kind = forms.ChoiceField(label=gettext_lazy("Loại vướng mắc"), choices=[("", "…"), *ObstacleKind.choices])
    text = words(gettext_lazy("Vướng mắc"))
    field_order = ("kind", "text", "decider")


class NameDeciderForm(LevelForm):
    act = staticmethod(name_decider)
    subject: Obstacle

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decider"].required = True


class DecideForm(ActForm):
    act = staticmethod(decide_obstacle)
    subject: Obstacle
    decision = words(gettext_lazy("Quyết định"))


class WithdrawObstacleForm(ActForm):
    act = staticmethod(withdraw_obstacle)
    subject: Obstacle


class DirectForm(ActForm):
    subject: Task
    text = words(gettext_lazy("Nội dung chỉ đạo"))
    answer_due = answer_day()

    def save(self, *, by: User) -> None:
        direct_tasks([self.subject], by=by, **self.cleaned_data)


class AnswerForm(ActForm):
    act = staticmethod(answer_direction)
    subject: Direction
    answer = words(gettext_lazy("Trả lời"))


class AskAgainForm(ActForm):
    act = staticmethod(ask_again)
    subject: Direction
    text = words(gettext_lazy("Còn thiếu gì"))
    answer_due = answer_day()


class CloseDirectionForm(ActForm):
    act = staticmethod(close_direction)
    subject: Direction


class AnswerableForm(ActForm):
    act = staticmethod(name_answerable)
    subject: Task
    person = forms.ModelChoiceField(label=gettext_lazy("Người chịu trách nhiệm"), queryset=User.objects.none())

    def __init__(self, *args: Any, subject: Task, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **{"initial": {"person": subject.answers_id}} | kwargs)
        people: Any = self.fields["person"]
        people.queryset = who_may_answer(subject, on=today())


class ReopenForm(ActForm):
    act = staticmethod(reopen_task)
    subject: Task
    reason = words(gettext_lazy("Lý do mở lại"))
