"""What a programme stands on, and how it stops."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.documents.models import Document
from kimchinam.programmes.actions import set_foundations
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import documents_to_stand_on, foundations_of, programmes_to_stand_on


class PaperChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Papers to tick, with the day of each: many bear like titles."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.issued_on:%d/%m/%Y})" if obj.issued_on else str(obj)


class FoundationForm(forms.Form):
    documents = PaperChoice(
        label=gettext_lazy("Văn bản"),
        queryset=Document.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "unit-choices"}),
    )
    parents = PaperChoice(
        label=gettext_lazy("Chương trình, kế hoạch cấp trên"),
        queryset=Programme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "unit-choices"}),
    )

    def __init__(self, *args: Any, programme: Programme, user: User, **kwargs: Any) -> None:
        held = foundations_of(programme, user)
        initial = {"documents": [one.pk for one in held.documents], "parents": [one.pk for one in held.parents]}
        super().__init__(*args, **kwargs | {"initial": initial})
        self.programme = programme
        self.fields["documents"].queryset = documents_to_stand_on(programme, user)  # type: ignore[attr-defined]
        self.fields["parents"].queryset = programmes_to_stand_on(programme, user)  # type: ignore[attr-defined]

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
