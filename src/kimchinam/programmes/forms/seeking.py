"""Choices among more than anybody reads: those that are chosen, the likeliest, and others that are looked for by words."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q, QuerySet
from django.forms.utils import ErrorDict

from kimchinam.base.folding import fold
from kimchinam.base.ids import id_in

MOST = 100
"""So many are shown beside those that are chosen."""
MOST_WORDS = 12
"""Words that are looked for; an engine bears only so many conditions."""


class SoughtChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Shows a part of its queryset, and takes all of it."""

    holding: Callable[[Collection[str]], Q] | None = None
    """Which rows hold words, where an index knows; else all are looked through."""
    word = ""
    more = False
    """There are others than those that are shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"widget": forms.CheckboxSelectMultiple(attrs={"class": "unit-choices"})} | kwargs)

    def offer(self, chosen: Collection[UUID], word: str) -> None:
        """The chosen first, then those that hold the words; without words the first ones. Two SQL queries."""
        self.word = " ".join(word.replace("\x00", " ").split())  # no database looks for a zero
        rows: Any = self.queryset
        first = list(rows.filter(pk__in=chosen)) if chosen else []
        others = list(self._found().exclude(pk__in=chosen)[: MOST + 1])
        self.more = len(others) > MOST
        shown = [*first, *others[:MOST]]
        self.choices = [(one.pk, self.label_from_instance(one)) for one in shown]

    @property
    def is_long(self) -> bool:
        return self.more or bool(self.word)

    def _found(self) -> Any:
        words = fold(self.word).split()[:MOST_WORDS]
        rows: Any = self.queryset
        if not words:
            return rows
        if self.holding:
            return rows.filter(self.holding(words))
        folded = ((one.pk, fold(self.label_from_instance(one))) for one in rows)
        return rows.filter(pk__in=[pk for pk, name in folded if all(word in name for word in words)][: MOST + 1])


class SeekingForm(forms.Form):
    """A form with such fields. Looking for something in one of them saves nothing and finds no fault with the others."""

    LOOK = "look"

    @property
    def looking(self) -> bool:
        return self.LOOK in self.data

    def offer(self, **querysets: QuerySet[Any]) -> None:
        """Let each field take these rows."""
        for name, rows in querysets.items():
            field: Any = self.fields[name]
            field.queryset = rows
            value = self[name].value() or ()
            keys = (id_in(str(one)) for one in ([value] if isinstance(value, str | UUID) else value))
            field.offer({key for key in keys if key}, self.data.get(f"find-{name}", ""))

    def full_clean(self) -> None:
        if self.looking:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def is_valid(self) -> bool:
        return not self.looking and super().is_valid()
