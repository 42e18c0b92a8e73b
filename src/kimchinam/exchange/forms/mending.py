"""What was meant by the words of a register: of all rows alike, or of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions import (
    explain_state,
    mend_alike,
    mend_row,
)
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.states import Choice
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.ui.choosing import UnitByWords, UnitField, UnitsField, UnitsInput
from kimchinam.ui.inputs import DayInput


def _id_of(unit: Organisation | None) -> str:
    return str(unit.pk) if unit else ""


class MendForm(forms.Form):
    """One answer for all rows with a fault of the same words: an offer, or another unit or day."""

    key = forms.CharField(required=False, strip=False)
    offer = forms.CharField(required=False)
    unit = UnitField(
        label=gettext_lazy("Đơn vị khác"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=UnitByWords,
        empty_label="",
    )
    day = forms.DateField(label=gettext_lazy("Ngày khác"), required=False)
    remember = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = living_tree(today())  # type: ignore[attr-defined]

    def value(self) -> str:
        """What was typed goes before what was offered."""
        data = self.cleaned_data
        return _id_of(data["unit"]) or (data["day"].isoformat() if data["day"] else "") or str(data["offer"])

    def save(self, batch: Batch, *, code: str, by: User) -> int:
        return mend_alike(
            batch,
            by=by,
            code=code,
            key=self.cleaned_data["key"],
            value=self.value(),
            remember=self.cleaned_data["remember"],
        )


class StateForm(forms.Form):
    """What one way of writing a state claims, for all rows that write so."""

    key = forms.CharField(required=False, strip=False)
    claim = forms.CharField(required=False)
    remember = forms.BooleanField(required=False)

    def save(self, batch: Batch, *, by: User) -> int:
        """Refused when nothing can be meant by what was sent."""
        if not self.is_valid():
            raise RefusedError(_("Không còn dòng nào ghi như vậy. Hãy tải lại trang."))
        return explain_state(batch, by=by, **self.cleaned_data)


class RowForm(forms.Form):
    """What a person says of one row alone."""

    name = forms.CharField(
        label=pgettext_lazy("tên cột", "Nhiệm vụ"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    lead = UnitField(
        label=gettext_lazy("Chủ trì"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=UnitByWords,
        empty_label=gettext_lazy("giữ như máy hiểu"),
    )
    supporting = UnitsField(
        label=gettext_lazy("Phối hợp"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=UnitsInput(attrs={"class": "unit-choices"}),
    )
    product = forms.CharField(label=gettext_lazy("Sản phẩm"), required=False, max_length=500)
    due = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=DayInput())
    choice = forms.ChoiceField(
        label=gettext_lazy("Dòng này"),
        choices=[(one.value, one.label) for one in (Choice.TAKE, Choice.SKIP)],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, row: BatchRow, **kwargs: Any) -> None:
        """What may be emptied stands in the form as the row says it; the rest is asked for anew."""
        said = {name: row.proposal.get(name) for name in ("name", "supporting", "product")}
        super().__init__(*args, **{"initial": said} | kwargs)
        self.row = row
        for name in ("lead", "supporting"):
            self.fields[name].queryset = living_tree(today())  # type: ignore[attr-defined]

    def save(self, *, by: User) -> None:
        data, changed = self.cleaned_data, self.changed_data
        mend_row(
            self.row,
            by=by,
            name=data["name"] if "name" in changed else "",
            lead=_id_of(data["lead"]),
            due=data["due"].isoformat() if data["due"] else "",
            choice=data["choice"],
            supporting=[str(unit.pk) for unit in data["supporting"]] if "supporting" in changed else None,
            product=data["product"] if "product" in changed else None,
        )
