"""One act on many tasks: what it would change in each, which it cannot touch and why, and then all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import stamp_of
from kimchinam.monitoring.actions import direct_tasks, extend_tasks, reassign_tasks
from kimchinam.monitoring.forms.papers import answer_day, words
from kimchinam.monitoring.queries.papers import answer_day as answer_day_of
from kimchinam.monitoring.queries.papers import asked_of, count_directions, may_be_read_at
from kimchinam.monitoring.rules import (
    check_answer_day,
    check_can_direct,
    check_can_extend,
    check_can_reassign,
    check_is_read,
    check_new_due,
    check_new_lead,
    level_of,
    limits_after,
)
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import lock_tasks
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import fair_due
from kimchinam.ui.choosing import UnitField
from kimchinam.ui.inputs import DayInput


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the act would change in one task, or the sentence that refuses it."""

    task: Task
    change: str = ""
    refusal: str = ""

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, with the days that reviewers held."""
        return fair_due(self.task)


class BulkForm(forms.Form):
    """`tasks`: those chosen, with programme, document and lead at hand."""

    permission: Permission
    act: ClassVar[Callable[..., object]]
    change_of: Callable[[Task, User], str]
    """In words; `RefusedError` or `NotAllowedError` when it is not possible."""

    def __init__(self, *args: Any, tasks: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tasks

    def proposed(self, *, by: User) -> list[Proposed]:
        """One for each task; nothing is written. As many queries for any number of them."""
        return [self._proposed(task, by) for task in self.tasks]

    def _proposed(self, task: Task, by: User) -> Proposed:
        try:
            return Proposed(task, change=self.change_of(task, by))
        except (RefusedError, NotAllowedError) as refusal:
            return Proposed(task, refusal=str(refusal))

    @transaction.atomic
    def save(self, *, by: User, seen: str) -> None:
        """Do it to all of them, if it would still change what stood on the page with the stamp `seen`."""
        self.tasks = lock_tasks(self.tasks)
        rows = self.proposed(by=by)
        if any(row.refusal for row in rows) or seen != self.stamp(rows):
            raise RefusedError(
                _(
                    "Những gì sẽ thay đổi không còn như khi bạn xem trước, nên lần bấm này không thực hiện gì. "
                    "Hãy xem lại rồi bấm lần nữa."
                )
            )
        self.perform(by)

    def perform(self, by: User) -> None:
        type(self).act(self.tasks, by=by, **self.cleaned_data)

    def stamp(self, rows: Iterable[Proposed]) -> str:
        """Of what was filled in and of what it changes: what is done must be what was shown, and is done once."""
        shown = [(row.task.pk, row.task.lead_id, row.change) for row in rows]
        return stamp_of(self.cleaned_data | {"rows": shown})


class ExtendManyForm(BulkForm):
    permission = Permission.GRANT_EXTENSION
    days = forms.IntegerField(
        label=gettext_lazy("Thêm số ngày"),
        min_value=1,
        max_value=3650,
        required=False,
        help_text=gettext_lazy("Tính từ thời hạn hiện tại; nhiệm vụ đã quá hạn thì tính từ hôm nay."),
    )
    new_due = forms.DateField(label=gettext_lazy("Hoặc cùng thời hạn mới"), widget=DayInput(), required=False)
    reason = words(gettext_lazy("Lý do chung"))

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and data["days"] and data["new_due"]:
            raise forms.ValidationError(_("Chỉ ghi một trong hai: số ngày thêm hoặc một thời hạn mới chung."))
        if not self.errors and not (data["days"] or data["new_due"]):
            raise forms.ValidationError(_("Hãy ghi số ngày thêm hoặc một thời hạn mới chung."))
        return data

    def proposed(self, *, by: User) -> list[Proposed]:
        self.asked = {extension.task_id for extension in asked_of(self.tasks)}
        self.limits = limits_after({task: day for task in self.tasks if (day := self._day(task))})
        return super().proposed(by=by)

    def change_of(self, task: Task, by: User) -> str:
        check_can_extend(by, task)
        day = self._day(task)
        check_new_due(task, day, on=today(), limit=self.limits[task.pk])
        if task.pk in self.asked:
            raise RefusedError(_("Đã có đề nghị gia hạn đang chờ quyết định."))
        return f"{fair_due(task):%d/%m/%Y} → {day:%d/%m/%Y}"

    def _day(self, task: Task) -> date:
        due, days = fair_due(task), self.cleaned_data["days"]
        # Days already gone cannot be given: of a late task the added ones lie ahead.
        day: date = max(due, today()) + timedelta(days=days) if days and due else self.cleaned_data["new_due"]
        return day

    def perform(self, by: User) -> None:
        extend_tasks({task: self._day(task) for task in self.tasks}, by=by, reason=self.cleaned_data["reason"])


class ReassignManyForm(BulkForm):
    permission = Permission.REASSIGN
    act = staticmethod(reassign_tasks)
    to = UnitField(label=gettext_lazy("Đơn vị chủ trì mới"), queryset=Organisation.objects.none())
    keeps = forms.BooleanField(label=gettext_lazy("Đơn vị cũ tiếp tục phối hợp"), required=False)
    reason = words(gettext_lazy("Lý do chung"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units: Any = self.fields["to"]
        units.queryset = living_tree(today())
        self._may_be_read = cache(may_be_read_at)

    def change_of(self, task: Task, by: User) -> str:
        to = self.cleaned_data["to"]
        check_can_reassign(by, task)
        check_new_lead(task, to, on=today())
        check_is_read(to, self._may_be_read(to, level_of(task)))
        return f"{task.lead} → {to}"


class DirectManyForm(BulkForm):
    permission = Permission.DIRECT
    act = staticmethod(partial(direct_tasks, again=True))
    text = words(gettext_lazy("Nội dung chỉ đạo"))
    answer_due = answer_day()

    def proposed(self, *, by: User) -> list[Proposed]:
        self.given = count_directions(self.tasks)
        return super().proposed(by=by)

    def change_of(self, task: Task, by: User) -> str:
        """Says how many directions there are already: given once, the same direction would change something else."""
        check_can_direct(by, task)
        day = self.cleaned_data["answer_due"] or answer_day_of(task.lead)
        check_answer_day(day, on=today())
        said = _("%(unit)s trả lời, chưa định được ngày") if day is None else _("%(unit)s trả lời đến hết ngày %(day)s")
        said %= {"unit": task.lead, "day": f"{day:%d/%m/%Y}" if day else ""}
        if given := self.given[task.pk]:
            before = ngettext("trước đó đã có %(count)s chỉ đạo", "trước đó đã có %(count)s chỉ đạo", given)
            said += f" ({before % {'count': given}})"
        return said
