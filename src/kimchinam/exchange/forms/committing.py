"""Where the tasks of a register go, why they go out again, and the papers that they lack."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.exchange.actions import (
    commit_batch,
    undo_batch,
)
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.programmes.models import Programme
from kimchinam.regulations.queries import thresholds_on
from kimchinam.ui.inputs import DayInput


class CommitForm(forms.Form):
    """Where the tasks go: into a draft, or at once to the units."""

    programme = forms.ModelChoiceField(
        label=gettext_lazy("Vào dự thảo đang có"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=gettext_lazy("Lập dự thảo mới"),
    )
    title = forms.CharField(label=gettext_lazy("Tên chương trình hoặc sổ"), required=False, max_length=500)
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=80)
    review_on = forms.DateField(
        label=gettext_lazy("Ngày rà soát các nhiệm vụ chưa rõ thời hạn"), required=False, widget=DayInput()
    )

    def __init__(self, *args: Any, drafts: "QuerySet[Programme]", issued: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issued = issued
        self.fields["programme"].queryset = drafts  # type: ignore[attr-defined]
        if issued or not drafts.exists():
            del self.fields["programme"]
            self.fields["title"].required = True
        if not issued:
            del self.fields["review_on"]
        else:
            days = thresholds_on(today()).review.days
            self.fields["review_on"].help_text = _("Chậm nhất %(days)s ngày tới; bỏ trống là ngày chậm nhất ấy.") % {
                "days": days
            }

    def save(self, batch: Batch, *, by: User) -> int:
        return commit_batch(batch, by=by, issued=self.issued, **self.cleaned_data)


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do hoàn tác"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def save(self, batch: Batch, *, by: User) -> int:
        return undo_batch(batch, by=by, reason=self.cleaned_data["reason"])


class PaperForm(forms.Form):
    """The paper that proves one task of the list of gaps; left empty as a whole, it waits for the next time."""

    number = forms.CharField(required=False, max_length=80)
    dated = forms.DateField(required=False, widget=DayInput())
    receiver = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: Any, row: BatchRow, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": str(row.pk)} | kwargs)
        self.row = row
        names = {
            "number": _("Số của “%(name)s”"),
            "dated": _("Ngày của “%(name)s”"),
            "receiver": _("Nơi nhận của “%(name)s”"),
        }
        for name, label in names.items():
            self.fields[name].widget.attrs["aria-label"] = label % {"name": row.task}

    @property
    def filled(self) -> bool:
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not all(data.values()):
            raise forms.ValidationError(_("Hãy ghi đủ số, ngày và nơi nhận."))
        return data

    def save(self, *, by: User) -> None:
        assert self.row.task is not None  # only tasks lack evidence
        hand_in_evidence(self.row.task, by=by, **self.cleaned_data)
