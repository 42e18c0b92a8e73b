"""What the rules of today name to choose from: kinds of product, fields of the work."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise

from kimchinam.base.clock import today
from kimchinam.regulations.queries import field_name, fields_on, product_kinds_on, product_name


class ProductField(forms.ChoiceField):
    """One of the kinds that the rules of today name; `empty` says that nobody has chosen."""

    def __init__(self, *, empty: str | Promise, **kwargs: Any) -> None:
        super().__init__(choices=lambda: [("", empty), *product_kinds_on(today())], **kwargs)

    def keep(self, code: str) -> None:
        """Leave a kind that stands already among the choices, though the rules name it no longer."""
        offered: Any = self.choices
        if code not in dict(offered):
            self.choices = [*offered, (code, product_name(code))]


class FieldsField(forms.MultipleChoiceField):
    """Some of the fields of the work that the rules of today name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=lambda: fields_on(today()), widget=forms.CheckboxSelectMultiple, **kwargs)

    def keep(self, codes: Iterable[str]) -> None:
        """Leave fields that stand already among the choices, though the rules name them no longer."""
        offered: Any = self.choices
        known = dict(offered)
        self.choices = [*offered, *((code, field_name(code)) for code in codes if code not in known)]
