"""What a reviewer types: a corrected item, the reason of a refusal, a marked passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.extraction.actions import add_item, edit_candidate, refuse_candidate
from kimchinam.extraction.models import Body, Candidate, Decision, Item, Run
from kimchinam.extraction.rules import fault_of_review_day
from kimchinam.extraction.states import Comparator, Recurrence
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import find_by_names, living_tree
from kimchinam.regulations.queries import thresholds_on
from kimchinam.ui.choosing import MANY

UNITS = "units"
"""Id of the list of unit names that the page offers while a person types."""
REASONS = "reasons"


class DayField(forms.DateField):
    """A day that an item keeps as ISO text."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> str:
        day = super().clean(value)
        return day.isoformat() if day else ""


class NamesInput(forms.Widget):
    """One text input per name and an empty one more."""

    template_name = "extraction/_names_input.html"

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> list[str]:
        return data.getlist(name) if isinstance(data, MultiValueDict) else list(data.get(name, ()))

    def get_context(self, name: str, value: Sequence[str] | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["names"] = [*filter(None, value or ()), ""]
        return context

    def format_value(self, value: Any) -> Any:
        return value

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class NamesField(forms.Field):
    widget = NamesInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Only the first input can bear the label of the field; the others say it themselves."""
        return {"title": self.label}

    def clean(self, value: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(name.strip() for name in value or () if name.strip()))


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Vì sao bỏ mục này?"),
        max_length=500,
        widget=forms.TextInput(attrs={"list": REASONS, "autocomplete": "off", "data-first": True}),
    )

    def save(self, candidate: Candidate, *, by: User, seen: Collection[str]) -> Decision:
        """Raises RefusedError."""
        return refuse_candidate(candidate, by=by, reason=self.cleaned_data["reason"], seen=seen)


def refusal_reasons() -> list[str]:
    """What people most often write; anything else may be written too."""
    return [
        _("Không phải nhiệm vụ"),
        _("Việc đã làm xong"),
        _("Trùng với mục khác"),
        _("Việc thường xuyên, không theo dõi riêng"),
        _("Kiến nghị với cấp trên"),
    ]


class SpanForm(forms.Form):
    """A passage marked on the paper, in characters of the text."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)


class ItemForm(forms.Form):
    """The item of a candidate, as the person would have it. `item` is what stood there before."""

    text = forms.CharField(label=gettext_lazy("Nội dung"), widget=forms.Textarea(attrs={"rows": 3, "data-first": True}))

    def __init__(self, *args: Any, item: Item, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": self.initial_of(item)} | kwargs)
        self.item = item
        self.on = on

    def initial_of(self, item: Item) -> dict[str, Any]:
        """What stands in the fields before anybody types."""
        return item.to_json()

    @property
    def written(self) -> Item:
        """The item as the person wrote it."""
        return replace(self.item, **self.cleaned_data)

    def save(self, candidate: Candidate, *, by: User, seen: Collection[str]) -> Decision:
        """Raises RefusedError."""
        return edit_candidate(candidate, by=by, item=self.written, seen=seen)

    def add(self, run: Run, *, by: User, start: int, end: int) -> Decision:
        """The item of a passage in which the machine saw none. Raises RefusedError."""
        return add_item(run, by=by, start=start, end=end, item=self.written)


class TaskItemForm(ItemForm):
    lead = forms.CharField(
        label=gettext_lazy("Chủ trì"),
        required=False,
        widget=forms.TextInput(attrs={"list": UNITS, "autocomplete": "off", "data-lead": True}),
    )
    supporting = NamesField(label=gettext_lazy("Phối hợp"), required=False)
    product = forms.CharField(label=gettext_lazy("Sản phẩm"), required=False, max_length=500)
    receiver = forms.CharField(
        label=gettext_lazy("Cấp nhận"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": UNITS, "autocomplete": "off"}),
    )
    due_on = DayField(label=gettext_lazy("Thời hạn"), required=False)
    due_words = forms.CharField(label=gettext_lazy("Nguyên văn thời hạn"), required=False, max_length=300)
    review_on = DayField(label=gettext_lazy("Hoặc ngày rà soát"), required=False)
    recurrence = forms.ChoiceField(label=gettext_lazy("Định kỳ"), required=False)
    condition = forms.CharField(label=gettext_lazy("Điều kiện phải chờ"), required=False, max_length=300)

    def __init__(self, *args: Any, item: Item, on: date, **kwargs: Any) -> None:
        super().__init__(*args, item=item, on=on, **kwargs)
        named = not item.recurrence or item.recurrence in Recurrence
        other = [] if named else [(item.recurrence, Recurrence.words(item.recurrence))]
        self.fields["recurrence"].choices = [("", _("Không định kỳ")), *Recurrence.choices, *other]  # type: ignore[attr-defined]
        if len(item.lead) > 1:
            names = "; ".join(body.name for body in item.lead)
            self.fields["lead"].help_text = _(
                "Nguyên văn nêu nhiều đơn vị: %(names)s. Hãy chọn một; để trống thì phải bổ sung trước khi ban hành."
            ) % {"names": names}

    def initial_of(self, item: Item) -> dict[str, Any]:
        """Of several leads one must be chosen before the programme is issued; until then all of them support."""
        one = len(item.lead) == 1
        supporting = [body.name for body in (*(() if one else item.lead), *item.supporting)]
        return super().initial_of(item) | {"lead": item.lead[0].name if one else "", "supporting": supporting}

    def clean_review_on(self) -> str:
        day: str = self.cleaned_data["review_on"]
        if day and day != self.item.review_on:
            within = thresholds_on(self.on).review
            if fault := fault_of_review_day(date.fromisoformat(day), on=self.on, within=within):
                raise forms.ValidationError(fault)
        return day

    def clean(self) -> dict[str, Any]:
        """Names become bodies; the lead does not support itself."""
        data = super().clean() or self.cleaned_data
        lead = [data["lead"]] if data.get("lead") else []
        directory = Directory([*lead, *data.get("supporting", ())], item=self.item, on=self.on)
        data["lead"] = tuple(self._bodies("lead", lead, directory))
        supporting = self._bodies("supporting", data.get("supporting", ()), directory)
        data["supporting"] = tuple(body for body in supporting if body not in data["lead"])
        return data

    def _bodies(self, field: str, names: Iterable[str], directory: Directory) -> list[Body]:
        found = {name: directory.body(name) for name in names}
        for name in (name for name, body in found.items() if body is None):
            self.add_error(field, _("“%(name)s” chưa có trong danh sách đơn vị.") % {"name": name})
        return list(dict.fromkeys(body for body in found.values() if body))


class TargetItemForm(ItemForm):
    comparator = forms.ChoiceField(label=gettext_lazy("So sánh"), choices=Comparator.choices)
    value = forms.CharField(label=gettext_lazy("Mức"), max_length=40)
    unit = forms.CharField(label=gettext_lazy("Đơn vị tính"), required=False, max_length=60)
    by = forms.CharField(label=gettext_lazy("Đến (năm, tháng hoặc ngày)"), required=False, max_length=20)

    def initial_of(self, item: Item) -> dict[str, Any]:
        return super().initial_of(item) | {"value": item.value.replace(".", ","), "by": _typed_period(item.by)}

    def clean_value(self) -> str:
        """`1.234,5` and `11,5-12,4` as people write them → with a decimal point, as the analysis gives them."""
        typed = re.sub(r"\s*[-–]\s*", "-", self.cleaned_data["value"])
        if not re.fullmatch(f"{_FIGURE}(-{_FIGURE})?", typed):
            raise forms.ValidationError(
                _(
                    "Hãy ghi một con số với dấu phẩy trước phần thập phân, dấu chấm chỉ ở hàng nghìn: "
                    "2,5 hoặc 1.234,5 hoặc 11,5-12,4."
                )
            )
        return typed.replace(".", "").replace(",", ".")

    def clean_by(self) -> str:
        """`2030`, `09/2026`, `30/09/2026`, `2026-2030` → as the analysis gives them."""
        typed = self.cleaned_data["by"].strip()
        for pattern, value in _PERIODS:
            if match := re.fullmatch(pattern, typed):
                return _real_period(value(match))
        if typed == _typed_period(self.item.by):
            return self.item.by
        raise forms.ValidationError(_("Hãy ghi năm, tháng/năm hoặc ngày/tháng/năm."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        is_range = "-" in data.get("value", "").lstrip("-")
        if "value" in data and is_range != (data.get("comparator") == Comparator.RANGE):
            self.add_error("value", _("Hai con số đi cùng “trong khoảng”, một con số đi cùng các cách so sánh khác."))
        return data


_FIGURE = r"-?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?"
"""`2.5` is no figure here: read as two and a half or as twenty-five it would be a guess."""

_PERIODS = (
    (r"", lambda _match: ""),
    (r"(\d{4})", lambda match: match[1]),
    (r"(\d{4})\s*[-–/]\s*(\d{4})", lambda match: f"{match[1]}/{match[2]}"),
    (r"(\d{1,2})/(\d{4})", lambda match: f"{match[2]}-{int(match[1]):02d}"),
    (r"(\d{1,2})/(\d{1,2})/(\d{4})", lambda match: f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"),
)


def _real_period(value: str) -> str:
    """Refuses the 13th month and the 31st of February."""
    parts = [int(part) for part in value.split("-")] if "-" in value else []
    try:
        if parts:
            date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    except ValueError:
        raise forms.ValidationError(_("Không có ngày này trong lịch.")) from None
    return value


def _typed_period(value: str) -> str:
    """The value as a person would type it back."""
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value):
        return "/".join(reversed(value.split("-")))
    return value.replace("/", "-") if re.fullmatch(r"\d{4}/\d{4}", value) else value


class Directory:
    """Finds the units that were typed. At most two SQL queries for any number of names."""

    def __init__(self, names: Sequence[str], *, item: Item, on: date) -> None:
        self._found = find_by_names(names, on=on)
        self._proposed = {body.name: body for body in (*item.lead, *item.supporting)}

    def body(self, name: str) -> Body | None:
        """The unit of that label, name, short form or alias; else a body of the text that is in no list; else None."""
        proposed = self._proposed.get(name)
        if proposed and (proposed.organisation or proposed.collective):
            return proposed
        unit = self._found.get(name)
        return Body(name=unit.name, organisation=str(unit.pk)) if unit else proposed


def unit_labels(on: date) -> dict[Organisation, str]:
    """Every living unit with the name it can be chosen by; units that share a name also say what they stand under.

    None of them where they are too many for a list: then the page asks for those that come near to what is typed.
    """
    units = list(living_tree(on).select_related("parent")[: MANY + 1])
    times = Counter(unit.name for unit in units)
    if len(units) > MANY:
        return {}
    return {unit: unit.full_name if times[unit.name] > 1 else unit.name for unit in units}
