from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.actions import Actor
from kimchinam.base.clock import today
from kimchinam.organisations.actions import change_organisation, found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.organisations.states import Kind

ALIASES = forms.Textarea(attrs={"rows": 3})


class ChangeForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    order = forms.IntegerField(label=_("Thứ tự"), min_value=0, initial=0)
    aliases = forms.CharField(
        label=_("Tên gọi khác"),
        widget=ALIASES,
        required=False,
        help_text=_("Mỗi dòng một tên, như văn bản thường viết."),
    )

    def clean_aliases(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["aliases"].splitlines() if name.strip()]

    def change(self, unit: Organisation, *, by: Actor) -> None:
        change_organisation(unit, by=by, **self.cleaned_data)


class FoundForm(ChangeForm):
    parent = forms.ModelChoiceField(label=_("Đơn vị cấp trên"), queryset=Organisation.objects.none(), required=False)
    valid_from = forms.DateField(
        label=_("Lập từ ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), initial=today
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = living_tree(today())  # type: ignore[attr-defined]

    def found(self, *, by: Actor) -> Organisation:
        return found_organisation(by=by, **self.cleaned_data)
