"""Choosing units in a form: from a list where they are few; of many by words, with or without a script.

Of many units a form shows a text field. A name typed in full means its unit. Other words bring the form back with the units
that come near, each with a box under the same name as the text; while a person types, the page asks for these boxes itself.
A box that is ticked counts as long as the words still speak of its unit.

Units are rows of a query set that knows `named` (a name in full) and `named_like` (words of it), each with a `name` and a
`full_name`; `asked_at` of their model is the page that gives the boxes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.base.ids import id_in

Units = Any
"""A query set as described above."""

MANY = 100
"""Of more units nobody chooses from a list."""
OFFERED = 20
"""So many units that come near are offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    unit: Any
    is_chosen: bool

    @property
    def label(self) -> str:
        return str(self.unit.full_name)


@dataclass(frozen=True, slots=True)
class Offers:
    """Boxes to tick below a text field."""

    rows: list[Offer]
    more: int
    """How many others come near."""
    words: str


def offers_for(units: Units, words: str, chosen: Iterable[str], *, keeps: bool) -> Offers:
    """Units that come near to words, those of the chosen ids first. `keeps`: also where the words do not speak of them."""
    ids = [one for one in chosen if id_in(one)]
    near = units.named_like(words)
    ticked = (units if keeps else near).filter(pk__in=ids).select_related("parent") if ids else []
    rows = [Offer(unit, is_chosen=True) for unit in ticked]
    others = near.exclude(pk__in=ids).select_related("parent")
    offered = [Offer(unit, is_chosen=False) for unit in others[:OFFERED]]
    more = others.count() - OFFERED if len(offered) == OFFERED else 0
    return Offers([*rows, *offered], more, words)


class _ByWords:
    """What both widgets share. `choices` are those of a field of units."""

    choices: Any
    name_of_box: str
    """The type of the box before each unit."""
    short_template: str
    keeps = False

    @property
    def units(self) -> Units:
        return self.choices.queryset

    @cached_property
    def is_long(self) -> bool:
        return bool(self.units.order_by()[: MANY + 1].count() > MANY)

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        return [] if self.is_long else super().optgroups(name, value, attrs)  # type: ignore[misc]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"] |= {"is_long": self.is_long, "short_template": self.short_template, "box": self.name_of_box}
        context["widget"]["empty"] = "" if self.choices.field.required else self.choices.field.empty_label or ""
        if self.is_long:
            context["offers"] = self._offers(value)
            context["widget"]["ask_url"] = reverse(self.units.model.asked_at)
        return context

    def _offers(self, value: Any) -> Offers:
        given = [str(one) for one in (value if isinstance(value, list | tuple) else [value]) if one]
        ids, words = [one for one in given if id_in(one)], "; ".join(one for one in given if not id_in(one))
        shown = offers_for(self.units, words, ids, keeps=self.keeps or not words)
        if words or self.keeps:
            return shown
        return Offers(shown.rows, 0, next((row.unit.name for row in shown.rows), ""))

    def meant(self, words: str, ids: Iterable[str]) -> str:
        """The id of the one unit that words speak of; the words themselves where that is not sure."""
        ticked = self.units.named_like(words).filter(pk__in=list(ids)).first()
        exact = [] if ticked else list(self.units.named(words)[:2])
        unit = ticked or (exact[0] if len(exact) == 1 else None)
        return str(unit.pk) if unit else words


def _sent(data: Mapping[str, Any], name: str) -> list[str]:
    """Every value under a name, as text."""
    values = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name)
    values = values if isinstance(values, list | tuple) else [values]
    return [str(one) for one in values if one is not None]


class UnitInput(_ByWords, forms.Select):
    """One unit."""

    template_name = "ui/_unit_input.html"
    short_template = "django/forms/widgets/select.html"
    name_of_box = "radio"
    also: Sequence[tuple[str, Any]] = ()
    """(value, label) of answers that are no unit."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["also"] = [(key, label, key == str(value)) for key, label in self.also]
        return context

    def _offers(self, value: Any) -> Offers:
        return super()._offers(None if value in dict(self.also) else value)

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> str | None:
        sent = _sent(data, name)
        other = dict(self.also)
        boxes = [one for one in sent if one in other or id_in(one)]
        words = next((one.strip() for one in sent if one not in boxes), None)
        if words:
            return self.meant(words, [one for one in boxes if one not in other])
        if words is None:
            return boxes[0] if boxes else None
        return next((one for one in boxes if one in other), "")


class UnitByWords(UnitInput):
    """One unit by words, also where there are few."""

    is_long = True


class UnitsInput(_ByWords, forms.CheckboxSelectMultiple):
    """Several units; those that are chosen already come first. Several names are parted by semicolons."""

    template_name = "ui/_unit_input.html"
    short_template = "django/forms/widgets/checkbox_select.html"
    name_of_box = "checkbox"
    keeps = True

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not group[1][0]["selected"])

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> list[str]:
        sent = _sent(data, name)
        ids = [one for one in sent if id_in(one)]
        typed = [part.strip() for one in sent if not id_in(one) for part in re.split(r"[;\n]", one)]
        return list(dict.fromkeys([*ids, *(self.meant(words, ()) for words in typed if words)]))


def unclear(units: Units, words: str) -> str:
    """Why words mean no unit."""
    count = units.named_like(words).count()
    if not count:
        return _("Không có đơn vị nào tên “%(words)s”. Hãy gõ một phần của tên.") % {"words": words}
    said = ngettext(
        "“%(words)s”: có %(count)d đơn vị gần với tên này. Hãy chọn ở dưới, hoặc gõ cả tên.",
        "“%(words)s”: có %(count)d đơn vị gần với tên này. Hãy chọn ở dưới, hoặc gõ cả tên.",
        count,
    )
    return said % {"words": words, "count": count}


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    widget = UnitInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value and not id_in(value):
            raise forms.ValidationError(unclear(self.queryset, value), code="unclear")
        return super().to_python(value)


class UnitsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    widget = UnitsInput

    def clean(self, value: Any) -> Any:
        words = [one for one in value or () if isinstance(one, str) and not id_in(one)]
        if words:
            raise forms.ValidationError([unclear(self.queryset, one) for one in words], code="unclear")
        return super().clean(value)
