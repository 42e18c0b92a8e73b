"""What a person wrote for an act that was over when he sent it: it is shown to him, not thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django import forms


class Typed(NamedTuple):
    label: str
    words: str


def words_typed(form: type[forms.Form], data: Mapping[str, str], *, prefix: str = "") -> list[Typed]:
    """The words that `data` holds for fields of such a form, by their labels."""
    names = {name: f"{prefix}-{name}" if prefix else name for name in _texts(form)}
    found = ((name, data.get(names[name], "").strip()) for name in names)
    return [Typed(str(form.base_fields[name].label), words) for name, words in found if words]


def _texts(form: type[forms.Form]) -> list[str]:
    return [name for name, field in form.base_fields.items() if isinstance(field, forms.CharField)]
