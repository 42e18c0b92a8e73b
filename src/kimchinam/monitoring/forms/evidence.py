"""What a unit hands in, and what a reviewer says of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.kinds import PAPERS, check_is_paper
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.rules import check_day_of_paper
from kimchinam.monitoring.states import ACCEPTED_GRADES
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Grade
from kimchinam.ui.inputs import DayInput


class HandInForm(forms.Form):
    """Number, date and receiving level prove that the product went to the next level; the file is optional."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu văn bản"), max_length=80)
    dated = forms.DateField(label=gettext_lazy("Ngày văn bản"), widget=DayInput())
    receiver = forms.CharField(label=gettext_lazy("Cấp nhận"), max_length=300)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp"),
        help_text=gettext_lazy("PDF, Word, bảng tính, trình chiếu, ảnh hoặc thư điện tử."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(PAPERS))}),
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"receiver": task.receiver, "dated": today()}} | kwargs)
        self.task = task
        self.file_to_choose_again = False

    def clean_dated(self) -> date:
        dated: date = self.cleaned_data["dated"]
        try:
            check_day_of_paper(dated, on=today())
        except RefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return dated

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and getattr(file, "too_large", False):
            raise forms.ValidationError(
                _("Tệp quá lớn nên không được giữ lại. Hãy chọn tệp nhỏ hơn hoặc nộp không kèm tệp.")
            )
        if file and not file.size:
            raise forms.ValidationError(_("Tệp này rỗng. Hãy chọn lại tệp."))
        if file and file.file:
            try:
                check_is_paper(file.file, file.name or "")
            except RefusedError as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return file

    def refuse(self) -> None:
        """Browsers forget the chosen file when a form comes back; say so instead of losing it in silence."""
        self.file_to_choose_again = bool(self.files)

    def save(self, *, by: User) -> Evidence:
        data = dict(self.cleaned_data)
        file: UploadedFile[Any] | None = data.pop("file")
        name = file.name or "" if file else ""
        return hand_in_evidence(self.task, by=by, stream=file.file if file else None, file_name=name, **data)


_GRADES = [(grade.value, grade.label) for grade in ACCEPTED_GRADES]
_JUDGED_OR_NOT = [("", gettext_lazy("Không đánh giá")), *Grade.choices]


class AcceptForm(forms.Form):
    """The grade closes the task. Effect and quality are judged apart when there is something to say; no sum is made."""

    grade = forms.ChoiceField(label=gettext_lazy("Xếp loại"), choices=_GRADES, widget=forms.RadioSelect)
    effect = forms.ChoiceField(label=gettext_lazy("Hiệu quả"), choices=_JUDGED_OR_NOT, required=False)
    quality = forms.ChoiceField(label=gettext_lazy("Chất lượng"), choices=_JUDGED_OR_NOT, required=False)
    note = forms.CharField(
        label=gettext_lazy("Nhận xét"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def save(self, evidence: Evidence, *, by: User) -> None:
        accept_evidence(evidence, by=by, **self.cleaned_data)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do trả lại"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def save(self, evidence: Evidence, *, by: User) -> None:
        return_evidence(evidence, by=by, reason=self.cleaned_data["reason"])
