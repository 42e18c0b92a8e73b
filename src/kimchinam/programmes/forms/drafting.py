"""What people say of a draft: its name, frame and aim, what it takes in, how it is issued."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.stamps import Facts, Stamped
from kimchinam.documents.models import Document
from kimchinam.programmes.actions import (
    create_programme,
    describe_programme,
    fill_receiver,
    issue_programme,
    start_programme,
    take_accepted,
)
from kimchinam.programmes.forms.products import FieldsField
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import drafts_for, sources_for
from kimchinam.programmes.rules import Aim, Frame
from kimchinam.programmes.states import Instrument
from kimchinam.ui.inputs import DayInput


class NameForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Tên chương trình"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=80, required=False)


class PresetField(forms.TypedChoiceField):
    """A choice that every browser sends; what sends none means the usual one."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or self.empty_value)


class FrameForm(NameForm):
    """And what kind of paper it is, for which time, about what and for whom."""

    kind = PresetField(
        label=gettext_lazy("Loại"),
        choices=[one for one in Instrument.choices if one[0] != Instrument.BREAKDOWN],
        empty_value=Instrument.PROGRAMME,
        initial=Instrument.PROGRAMME,
    )
    term = forms.CharField(
        label=gettext_lazy("Nhiệm kỳ"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Ví dụ: 2025–2030."),
    )
    period_from = forms.DateField(label=gettext_lazy("Giai đoạn từ ngày"), required=False, widget=DayInput())
    period_to = forms.DateField(label=gettext_lazy("Đến ngày"), required=False, widget=DayInput())
    orientation_year = forms.IntegerField(
        label=gettext_lazy("Định hướng đến năm"), required=False, min_value=1945, max_value=2200
    )
    year = forms.IntegerField(
        label=gettext_lazy("Năm (của kế hoạch năm)"), required=False, min_value=1945, max_value=2200
    )
    field_codes = FieldsField(
        label=gettext_lazy("Lĩnh vực"),
        required=False,
        help_text=gettext_lazy("Nhiệm vụ giao cho đơn vị không được giao lĩnh vực nào trong số này sẽ được chỉ ra."),
    )
    target_group = forms.CharField(
        label=gettext_lazy("Đối tượng"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Ví dụ: cán bộ, công chức; doanh nghiệp; người dân vùng cao."),
    )

    @property
    def aim(self) -> Aim:
        return Aim(tuple(self.cleaned_data["field_codes"]), self.cleaned_data["target_group"])

    def frame(self, *, term_plan: Programme | None = None) -> Frame:
        said = {field.name: self.cleaned_data[field.name] for field in fields(Frame) if field.name != "term_plan"}
        return Frame(**said, term_plan=term_plan)


class ProgrammeForm(Stamped, FrameForm):
    """Name, frame and aim of a draft."""

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self.fields["field_codes"].keep(facts["field_codes"])  # type: ignore[attr-defined]

    def describe(self, programme: Programme, *, by: User) -> None:
        data, frame = self.cleaned_data, self.frame(term_plan=programme.term_plan)
        named = {name: data[name] for name in ("title", "number", "seen")}
        describe_programme(programme, by=by, frame=frame, aim=self.aim, **named)


class NewProgrammeForm(FrameForm):
    """Name, frame, aim and the document that its tasks come from."""

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
        return create_programme(
            by=by,
            title=data["title"],
            number=data["number"],
            document=data["document"],
            frame=self.frame(),
            aim=self.aim,
        )


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


class IssueForm(forms.Form):
    """What the one who issues says of deadlines that are over, numbers that differ and a unit that is asked why."""

    late_known = forms.BooleanField(required=False)
    counts_known = forms.CharField(max_length=500, required=False)
    authority_checked = forms.BooleanField(required=False)
    authority_known = forms.CharField(max_length=500, required=False)

    def issue(self, programme: Programme, *, by: User) -> None:
        said = dict(self.cleaned_data)
        if not said.pop("authority_checked"):  # a reason alone confirms nothing
            said["authority_known"] = ""
        issue_programme(programme, by=by, **said)
