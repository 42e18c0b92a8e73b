from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from kimchinam.base.clock import today
from kimchinam.base.requests import Actor
from kimchinam.base.stamps import Stamped
from kimchinam.organisations.actions import change_organisation, end_organisation, found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.organisations.states import Kind
from kimchinam.ui.choosing import UnitField, UnitInput
from kimchinam.ui.inputs import DayInput

LONGEST_NAME = 300
TOPMOST = "topmost"
"""What the form sends for a unit without a superior."""


class NamesField(forms.CharField):
    """Names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or ())

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a list of the text that CharField gives
        return [name.strip() for name in (super().to_python(value) or "").splitlines() if name.strip()]

    def run_validators(self, value: list[str]) -> None:
        for name in value:
            super().run_validators(name)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or ()) != self.to_python(data)


class SuperiorChoices(ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """Nothing chosen, every unit, and at the end that there is none above."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield from super().__iter__()
        yield from SuperiorInput.also


class SuperiorInput(UnitInput):
    also = [(TOPMOST, _("Không có (đơn vị cao nhất)"))]


class SuperiorField(UnitField):
    """The unit above; that there is none must be said, not left open."""

    widget = SuperiorInput
    iterator = SuperiorChoices

    def clean(self, value: Any) -> Organisation | None:
        return None if value == TOPMOST else super().clean(value)


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=LONGEST_NAME)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn loại")), *Kind.choices])
    order = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=9999, initial=0)
    aliases = NamesField(
        label=_("Tên gọi khác"),
        required=False,
        validators=[MaxLengthValidator(LONGEST_NAME)],
        help_text=_("Mỗi dòng một tên, như văn bản thường viết."),
    )


class ChangeForm(Stamped, UnitForm):
    def change(self, unit: Organisation, *, by: Actor) -> None:
        change_organisation(unit, by=by, **self.cleaned_data)


class FoundForm(UnitForm):
    parent = SuperiorField(
        label=_("Đơn vị cấp trên"), queryset=Organisation.objects.none(), empty_label=_("Chọn đơn vị cấp trên")
    )
    valid_from = forms.DateField(label=_("Lập từ ngày"), widget=DayInput(), initial=today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: SuperiorField = self.fields["parent"]  # type: ignore[assignment]
        parent.queryset = living_tree(today())
        if not parent.queryset.exists():
            parent.initial = TOPMOST

    def found(self, *, by: Actor) -> Organisation:
        return found_organisation(by=by, **self.cleaned_data)


class EndForm(forms.Form):
    on = forms.DateField(label=_("Kết thúc từ ngày"), widget=DayInput(), initial=today)
    decision = forms.CharField(label=_("Theo quyết định"), max_length=200)
    successor = UnitField(
        label=_("Đơn vị kế thừa"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Không có (giải thể)"),
        help_text=_("Người và nhiệm vụ của đơn vị không tự chuyển đi: hãy giao lại cho đơn vị kế thừa."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = living_tree(today())  # type: ignore[attr-defined]

    def end(self, unit: Organisation, *, by: Actor) -> None:
        end_organisation(unit, by=by, **self.cleaned_data)
