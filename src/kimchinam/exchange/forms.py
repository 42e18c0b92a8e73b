"""What people say of a register: its file, its columns, what was meant, where its tasks go."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.rules import TOP_SECRET_REFUSED
from kimchinam.exchange.actions import (
    commit_batch,
    explain_state,
    map_columns,
    mend_alike,
    mend_row,
    raise_secrecy,
    receive_register,
    undo_batch,
)
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.states import Choice, Field
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.models import Programme
from kimchinam.regulations.queries import thresholds_on
from kimchinam.ui.choosing import UnitByWords, UnitField
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


class MendForm(forms.Form):
    """One answer for all rows with a fault of the same words: an offer, or another unit or day."""

    key = forms.CharField(required=False, strip=False)
    offer = forms.CharField(required=False)
    unit = UnitField(
        label=gettext_lazy("Đơn vị khác"), queryset=Organisation.objects.none(), required=False, widget=UnitByWords
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


def _id_of(unit: Organisation | None) -> str:
    return str(unit.pk) if unit else ""


class RowForm(forms.Form):
    """What a person says of one row alone."""

    lead = UnitField(
        label=gettext_lazy("Chủ trì"), queryset=Organisation.objects.none(), required=False, widget=UnitByWords
    )
    due = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=DayInput())
    choice = forms.ChoiceField(
        label=gettext_lazy("Dòng này"),
        choices=[(one.value, one.label) for one in (Choice.TAKE, Choice.SKIP)],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = living_tree(today())  # type: ignore[attr-defined]

    def save(self, row: BatchRow, *, by: User) -> None:
        data = self.cleaned_data
        due = data["due"].isoformat() if data["due"] else ""
        mend_row(row, by=by, lead=_id_of(data["lead"]), due=due, choice=data["choice"])


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
