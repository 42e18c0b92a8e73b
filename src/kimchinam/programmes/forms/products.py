"""Which kind of product a task has."""

from typing import Any

from django import forms
from django.utils.functional import Promise

from kimchinam.base.clock import today
from kimchinam.regulations.queries import product_kinds_on, product_name


class ProductField(forms.ChoiceField):
    """One of the kinds that the rules of today name; `empty` says that nobody has chosen."""

    def __init__(self, *, empty: str | Promise, **kwargs: Any) -> None:
        super().__init__(choices=lambda: [("", empty), *product_kinds_on(today())], **kwargs)

    def keep(self, code: str) -> None:
        """Leave a kind that stands already among the choices, though the rules name it no longer."""
        offered: Any = self.choices
        if code not in dict(offered):
            self.choices = [*offered, (code, product_name(code))]
