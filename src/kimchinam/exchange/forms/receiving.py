"""A register comes in: its file, what its columns hold, how secret it is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.rules import TOP_SECRET_REFUSED
from kimchinam.exchange.actions import (
    map_columns,
    raise_secrecy,
    receive_register,
)
from kimchinam.exchange.models import Batch
from kimchinam.exchange.states import Field
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.ui.choosing import UnitField
from kimchinam.ui.inputs import DayInput
from vanban import MAX_BYTES

SHEETS = (".xlsx", ".xls", ".csv", ".docx", ".doc", ".html", ".htm")
"""Kinds of files that hold tables."""


class UploadForm(forms.Form):
    register = forms.FileField(label=gettext_lazy("Tệp sổ"), allow_empty_file=True)
    organisation = UnitField(
        label=gettext_lazy("Sổ của đơn vị"),
        queryset=Organisation.objects.none(),
        help_text=gettext_lazy("Đơn vị giao các nhiệm vụ trong sổ."),
    )
    secrecy = forms.TypedChoiceField(
        label=gettext_lazy("Độ mật"), help_text=TOP_SECRET_REFUSED, choices=(), coerce=int, initial=Secrecy.OPEN
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"organisation": user.acting_for}} | kwargs)
        mine = reach(user)
        units = living_tree(today())
        units = units if mine.everything else units.filter(pk__among=mine.organisations)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]
        most = min(mine.clearance, Secrecy.SECRET)
        self.fields["secrecy"].choices = [one for one in Secrecy.choices if one[0] <= most]  # type: ignore[attr-defined]
        self.fields["register"].widget.attrs["accept"] = ",".join(SHEETS)

    def clean_register(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["register"]
        if getattr(file, "too_large", False):
            raise forms.ValidationError(
                _("Tệp lớn hơn %(limit)d MB nên không được giữ lại. Hãy tách sổ thành nhiều tệp.")
                % {"limit": MAX_BYTES // 2**20}
            )
        if not file.size:
            raise forms.ValidationError(_("Tệp này rỗng. Hãy chọn lại tệp."))
        if not (file.name or "").lower().endswith(SHEETS):
            raise forms.ValidationError(
                _("Sổ phải là một bảng: Excel (.xlsx, .xls), .csv, hoặc bảng trong Word (.docx, .doc) hay HTML.")
            )
        return file

    def receive(self, *, by: User) -> Batch:
        file = self.cleaned_data["register"]
        return receive_register(
            by=by,
            stream=file.file,
            file_name=file.name or "",
            organisation=self.cleaned_data["organisation"],
            secrecy=self.cleaned_data["secrecy"],
        )


class ColumnsForm(forms.Form):
    """One choice for each column, and the days that hold for all rows."""

    issued_on = forms.DateField(
        label=gettext_lazy("Ngày giao của các dòng không ghi"), required=False, widget=DayInput()
    )
    term_from = forms.DateField(label=gettext_lazy("Giai đoạn từ ngày"), required=False, widget=DayInput())
    term_to = forms.DateField(label=gettext_lazy("Giai đoạn đến ngày"), required=False, widget=DayInput())

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        days = {name: getattr(batch, name) for name in ("issued_on", "term_from", "term_to")}
        held = {f"column_{column}": field for field, column in batch.mapping.items()}
        super().__init__(*args, **{"initial": days | held} | kwargs)
        choices = [("", _("– không dùng –")), *Field.choices]
        for column, text in batch.headers:
            label = text or _("Cột %(number)s") % {"number": column + 1}
            self.fields[f"column_{column}"] = forms.ChoiceField(label=label, choices=choices, required=False)

    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("term_from"), data.get("term_to")
        if first and last and last < first:
            raise forms.ValidationError(_("Ngày cuối của giai đoạn không được trước ngày đầu."))
        return data

    def mapping(self) -> Mapping[str, int]:
        chosen = [(name, field) for name, field in self.cleaned_data.items() if name.startswith("column_") and field]
        if len({field for _name, field in chosen}) < len(chosen):
            raise RefusedError(_("Mỗi mục chỉ lấy từ một cột."))
        return {field: int(name.removeprefix("column_")) for name, field in chosen}

    def save(self, batch: Batch, *, by: User) -> None:
        days = {name: self.cleaned_data[name] for name in ("issued_on", "term_from", "term_to")}
        map_columns(batch, by=by, mapping=self.mapping(), **days)


class SecrecyForm(forms.Form):
    """How secret a register really is: a level above the one it came in with."""

    secrecy = forms.TypedChoiceField(label=gettext_lazy("Độ mật của sổ"), choices=(), coerce=int)

    def __init__(self, *args: Any, batch: Batch, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = min(reach(user).clearance, Secrecy.SECRET)
        self.fields["secrecy"].choices = [  # type: ignore[attr-defined]
            one for one in Secrecy.choices if batch.secrecy < one[0] <= most
        ]

    def save(self, batch: Batch, *, by: User) -> None:
        raise_secrecy(batch, by=by, secrecy=self.cleaned_data["secrecy"])
