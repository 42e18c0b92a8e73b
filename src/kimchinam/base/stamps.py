"""Two people edit one row: who saves second is told so, and what stands now, before anything is overwritten.

A form carries a stamp of the facts that it showed; the action compares it with the facts of the locked row:

    class DescribeForm(Stamped, forms.ModelForm): …          # DescribeForm(request.POST, facts=facts_of(row)); {{ form.seen }}
    def describe(row, *, by, seen: str | None = None, …):     # gets form.cleaned_data, which holds `seen`
        row = Row.objects.select_for_update().get(pk=row.pk)
        check_unchanged(facts_of(row), seen=seen)

`facts_of` names its facts like the fields of the form.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError

Facts = Mapping[str, Any]
"""Facts of a row by the name of the field that shows them: plain values, days, rows, or lists of these."""


def stamp_of(facts: Facts) -> str:
    """A digest (hex) that is the same as long as every fact is the same."""
    text = json.dumps({name: _plain(value) for name, value in facts.items()}, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    plain = [_plain(one) for one in value]
    return sorted(plain, key=str) if isinstance(value, set | frozenset) else plain


def check_unchanged(facts: Facts, *, seen: str | None) -> None:
    """Refuse when `facts`, read from the locked row, are not those of the stamp `seen`. None: nothing was shown before."""
    if seen is not None and seen != stamp_of(facts):
        raise ChangedMeanwhileError(facts)


class ChangedMeanwhileError(RefusedError):
    """Somebody else saved first. `facts` are those that stand now."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(
            _(
                "Người khác đã sửa các thông tin này sau khi bạn mở trang. Hãy xem giá trị hiện tại cạnh từng mục; "
                "lưu lần nữa thì những gì bạn nhập sẽ thay thế."
            )
        )
        self.facts = facts

    def show_in(self, form: forms.BaseForm) -> None:
        super().show_in(form)
        if isinstance(form, Stamped):
            form.show_present(self.facts)


class Stamped(forms.BaseForm):
    """A form that edits facts of a row. Its page must render the hidden field `seen`."""

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.CharField(
            required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), initial=stamp_of(facts)
        )

    def show_present(self, facts: Facts) -> None:
        """Say beside each field that differs what stands now, and carry its stamp: the next save is a deliberate one."""
        for name, present in facts.items():
            field = self.fields.get(name)
            if field and not field.disabled and field.has_changed(_initial(present), self[name].data):
                self.add_error(name, _("Hiện đang là: %(present)s") % {"present": _in_words(field, present)})
        posted: Any = self.data
        self.data = renewed = posted.copy()
        renewed[self.add_prefix("seen")] = stamp_of(facts)


def _initial(value: Any) -> Any:
    """As a field takes its initial value: text for nothing, a list for several."""
    return sorted(value, key=str) if isinstance(value, set | frozenset) else value


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as the form would show it."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_in_words(field, one) for one in value) or _("(để trống)")
    if value is None or value == "":
        return _("(để trống)")
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    choices: Iterable[tuple[Any, Any]] = flatten_choices(getattr(field, "choices", ()))
    return {str(code): str(label) for code, label in choices}.get(str(_plain(value)), str(value))
