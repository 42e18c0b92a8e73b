from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.organisations.states import Kind as UnitKind
from kimchinam.regulations.actions import (
    add_calendar_rule,
    end_mandate,
    give_mandate,
    set_regulation,
    withdraw_calendar_rule,
    withdraw_regulation,
)
from kimchinam.regulations.models import CalendarRule, Mandate, Regulation
from kimchinam.regulations.queries import fields_on
from kimchinam.regulations.rules import (
    RULED,
    Choice,
    Clock,
    Definition,
    Fields,
    Issuers,
    Kind,
    Number,
    Numbers,
    ProductKinds,
    YesNo,
)
from kimchinam.regulations.states import Authority, DayRule
from kimchinam.ui.choosing import UnitField
from kimchinam.ui.inputs import DayInput

LONGEST = 300
"""Characters of a source or a reason."""
PAPER = gettext_lazy("Số, ngày, cơ quan ban hành của văn bản quy định điều này.")
"""What a source names."""


class NumbersField(forms.CharField):
    """Whole numbers with commas between them; gives a list."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]  # a list of the text that CharField gives
        words = [word.strip() for word in (super().to_python(value) or "").split(",") if word.strip()]
        try:
            return [int(word) for word in words]
        except ValueError as error:
            raise forms.ValidationError(_("Hãy nhập các số nguyên, cách nhau bằng dấu phẩy.")) from error


class NamesField(forms.CharField):
    """One name a line; gives a list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 10}), help_text=gettext_lazy("Mỗi dòng một tên."), **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a list of the text that CharField gives
        return [" ".join(line.split()) for line in (super().to_python(value) or "").splitlines() if line.strip()]


class ClockField(forms.TimeField):
    """A time of the day; gives "HH:MM"."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": gettext_lazy("Hãy nhập giờ và phút, như 07:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)

    def clean(self, value: Any) -> str:
        return f"{super().clean(value):%H:%M}"


class IssuersInput(forms.Widget):
    """A table with a list of answers for each kind of paper and kind of unit; its value is as the rule writes it."""

    template_name = "regulations/_issuers_input.html"
    use_fieldset = True
    is_wide = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        said = value or {}
        rows = [
            (
                unit,
                [(paper, f"{name}-{paper}-{unit}", said.get(paper, {}).get(unit, Authority.FREE)) for paper in RULED],
            )
            for unit in UnitKind
        ]
        table = {"rows": rows, "papers": RULED, "answers": Authority.choices}
        return super().get_context(name, value, attrs) | table

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> dict[str, dict[str, str]]:
        return {
            paper.value: {unit.value: data.get(f"{name}-{paper}-{unit}", "") for unit in UnitKind} for paper in RULED
        }


class IssuersField(forms.Field):
    """What is said of each kind of paper and unit; gives those that are not free."""

    widget = IssuersInput

    def clean(self, value: Any) -> dict[str, dict[str, str]]:
        answers = {
            paper: {unit: answer for unit, answer in units.items() if answer != Authority.FREE}
            for paper, units in value.items()
        }
        return {paper: units for paper, units in answers.items() if units}


def _yes_no(**kwargs: Any) -> forms.Field:
    choices = [(True, gettext_lazy("Có")), (False, gettext_lazy("Không"))]
    return forms.TypedChoiceField(choices=choices, coerce=lambda word: word == "True", **kwargs)


def _number(**kwargs: Any) -> forms.Field:
    return forms.IntegerField(widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **kwargs)


_FIELDS: Mapping[type, Callable[..., forms.Field]] = {
    Number: _number,
    Numbers: NumbersField,
    Clock: ClockField,
    YesNo: _yes_no,
    Choice: forms.ChoiceField,
    ProductKinds: NamesField,
    Issuers: IssuersField,
    Fields: NamesField,
}
"""How a person types each kind of value. Bounds are the definition's."""


def _field_of(kind: Kind, **kwargs: Any) -> forms.Field:
    choices = {"choices": kind.options.choices} if isinstance(kind, Choice) else {}
    return _FIELDS[type(kind)](**choices, **kwargs)


class SourceForm(forms.Form):
    """What no rule is without: where it comes from, and why it is set."""

    source = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=LONGEST,
        help_text=PAPER,
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=LONGEST)
    verified = forms.BooleanField(
        label=gettext_lazy("Tôi đã đối chiếu với bản gốc của căn cứ"),
        required=False,
        help_text=gettext_lazy("Để trống thì quy định mang dấu “chưa kiểm chứng” cho đến khi có người xác nhận."),
    )


class PeriodForm(SourceForm):
    """A new value of one rule from a day on."""

    field_order = ("value", "organisation", "valid_from", "source", "reason", "verified")
    organisation = UnitField(
        label=gettext_lazy("Áp dụng cho"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
        help_text=gettext_lazy("Chọn một đơn vị thì chỉ đơn vị ấy và các đơn vị trực thuộc theo giá trị này."),
    )
    valid_from = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ ngày"),
        widget=DayInput(),
        help_text=gettext_lazy("Sớm nhất là ngày mai: những ngày đã qua giữ quy định của chúng."),
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.fields["value"] = _field_of(definition.kind, label=gettext_lazy("Giá trị mới"))
        self.fields["valid_from"].initial = today() + timedelta(days=1)
        if definition.per_unit:
            self.fields["organisation"].queryset = living_tree(today())  # type: ignore[attr-defined]
        else:
            del self.fields["organisation"]
        self.order_fields(self.field_order)

    def clean_value(self) -> Any:
        value = self.cleaned_data["value"]
        try:
            self.definition.kind.read(value)
        except RefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return value

    def set(self, *, by: User) -> Regulation:
        return set_regulation(self.definition.name, by=by, **self.cleaned_data)


class DaysForm(SourceForm):
    """Days of the calendar, as a notice decided them."""

    field_order = ("name", "kind", "first_day", "last_day", "source", "reason", "verified")
    name = forms.CharField(
        label=gettext_lazy("Tên"), max_length=200, help_text=gettext_lazy("Như “Tết Nguyên đán 2027”.")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        choices=DayRule.choices,
        help_text=gettext_lazy(
            "“Ngày nghỉ”: ghi cả đợt nghỉ như thông báo, gồm cả thứ Bảy, Chủ nhật và ngày nghỉ bù. "
            "“Ngày làm bù” là thứ Bảy hay Chủ nhật đi làm thay ngày nghỉ. “Lịch đã đủ” nói rằng trong khoảng này không "
            "còn quyết định nào phải chờ."
        ),
    )
    first_day = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DayInput())
    last_day = forms.DateField(label=gettext_lazy("Đến hết ngày"), widget=DayInput())

    def add(self, *, by: User) -> CalendarRule:
        return add_calendar_rule(by=by, **self.cleaned_data)


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do rút lại"), max_length=LONGEST)

    def withdraw(self, row: Regulation | CalendarRule, *, by: User) -> None:
        act: Any = withdraw_regulation if isinstance(row, Regulation) else withdraw_calendar_rule
        act(row, by=by, **self.cleaned_data)


class GiveForm(forms.Form):
    """A field that a unit answers for."""

    field = forms.ChoiceField(
        label=gettext_lazy("Lĩnh vực"), choices=lambda: [("", gettext_lazy("Chọn lĩnh vực")), *fields_on(today())]
    )
    valid_from = forms.DateField(label=gettext_lazy("Được giao từ ngày"), widget=DayInput(), initial=today)
    words = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=LONGEST, help_text=PAPER)

    def give(self, unit: Organisation, *, by: User) -> Mandate:
        return give_mandate(unit, by=by, **self.cleaned_data)


class EndMandateForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("Thôi phụ trách từ ngày"),
        widget=DayInput(),
        initial=today,
        help_text=gettext_lazy("Ghi đúng ngày giao nếu lần giao này do ghi nhầm: khi đó coi như chưa từng giao."),
    )
    words = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=LONGEST, help_text=PAPER)

    def end(self, mandate: Mandate, *, by: User) -> None:
        end_mandate(mandate, by=by, **self.cleaned_data)
