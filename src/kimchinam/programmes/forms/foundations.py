"""What a programme stands on, and how it stops."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.documents.models import Document
from kimchinam.documents.queries import holding
from kimchinam.programmes.actions import set_foundations
from kimchinam.programmes.forms.seeking import SeekingForm, SoughtChoices
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import documents_to_stand_on, foundations_of, programmes_to_stand_on


class PaperChoice(SoughtChoices):
    """Papers to tick, with the day of each: many bear like titles."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.issued_on:%d/%m/%Y})" if obj.issued_on else str(obj)


class FoundationForm(SeekingForm):
    documents = PaperChoice(
        label=gettext_lazy("Văn bản"),
        queryset=Document.objects.none(),
        required=False,
    )
    parents = PaperChoice(
        label=gettext_lazy("Chương trình, kế hoạch cấp trên"),
        queryset=Programme.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, programme: Programme, user: User, **kwargs: Any) -> None:
        held = foundations_of(programme, user, today())
        initial = {"documents": [one.pk for one in held.documents], "parents": [one.pk for one in held.parents]}
        super().__init__(*args, **kwargs | {"initial": initial})
        self.programme = programme
        self.fields["documents"].holding = holding  # type: ignore[attr-defined]
        self.offer(documents=documents_to_stand_on(programme, user), parents=programmes_to_stand_on(programme, user))

    def save(self, *, by: User) -> None:
        data = self.cleaned_data
        set_foundations(self.programme, by=by, documents=list(data["documents"]), parents=list(data["parents"]))


class EndForm(forms.Form):
    how = forms.ChoiceField(
        label=gettext_lazy("Việc cần làm"),
        choices=[
            ("end", gettext_lazy("Kết thúc: hết giai đoạn, việc chưa xong vẫn phải làm")),
            ("withdraw", gettext_lazy("Thu hồi: các đơn vị không còn phải làm, chỉ khi chưa ai nộp kết quả")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do, văn bản kèm theo"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
