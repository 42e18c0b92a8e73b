"""The filters of a list of tasks as a form: it only writes an address, which `queries.Filters` reads."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from kimchinam.monitoring.queries.filters import KINDS, ORDINARY, WITH_UNIT, Filters
from kimchinam.monitoring.queries.offering import Choices
from kimchinam.monitoring.rules import Days
from kimchinam.monitoring.states import Lack
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.states import Alarm, TaskKind
from kimchinam.regulations.queries import product_kinds
from kimchinam.ui.choosing import UnitByWords, UnitField

UNITS = ("unit", "assigner", "supporting")
YEARS = range(-1, 3)
"""Years before and after the day that is looked at, in which deadlines are asked for."""


class FilterForm(forms.Form):
    """Shown, never validated: an address that makes no sense filters nothing."""

    use_required_attribute = False

    def __init__(self, filters: Filters, choices: Choices, on: date, words: Mapping[str, str]) -> None:
        given = dict(filters.given)
        within = "below" in given and "unit" not in given
        initial = given | {"unit": given.get("unit", given.get("below", "")), "below": within}
        super().__init__(initial=initial, auto_id="filter-%s")
        self.is_set = given.keys() & _FINER
        """The filters that are set among those that stand folded away."""
        self.fields["q"] = forms.CharField(label=_("Tên, sản phẩm hoặc nhóm"), widget=forms.SearchInput)
        self._offer("programme", _("Chương trình"), _rows(choices.programmes), _("Mọi chương trình"))
        self._offer("unit", _("Đơn vị chủ trì"), _rows(choices.leads), _("Mọi đơn vị"))
        self.fields["below"] = forms.BooleanField(
            label=_("Cả các đơn vị cấp dưới"), widget=forms.CheckboxInput(attrs={"value": WITH_UNIT})
        )
        if choices.sections:
            self._offer("section", _("Mục"), _rows(choices.sections))
        self._offer("assigner", _("Cấp giao"), _rows(choices.units))
        self._offer("supporting", _("Phối hợp"), _rows(choices.units))
        self._offer("due", _("Đến hạn trong"), _periods(filters, on))
        self._offer("alarm", _("Mức"), [(level.value, level.label) for level in Alarm])
        self._offer("kind", _("Loại nhiệm vụ"), [(word, _kind_label(word)) for word in KINDS])
        self._offer("product", _("Sản phẩm"), list(product_kinds().items()))
        if choices.breakthroughs:
            self._offer("breakthrough", _("Đột phá"), _rows(choices.breakthroughs))
        self._offer("lacks", _("Còn thiếu"), list(Lack.choices))
        if choices.by_words:
            self._ask_for_units(words)

    def _ask_for_units(self, words: Mapping[str, str]) -> None:
        """By words instead of from a list; `words` that mean no single unit come back with those that come near."""
        for name in UNITS:
            label = self.fields[name].label
            self.fields[name] = UnitField(
                label=label, queryset=Organisation.objects.all(), widget=UnitByWords, required=False
            )
        self.initial = {**self.initial, **words}

    def _offer(self, name: str, label: str, choices: list[Any], everything: str = "") -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=[("", everything or _("Tất cả")), *choices])

    @property
    def plain(self) -> list[forms.BoundField]:
        """What most people filter by: always in sight."""
        return [self[name] for name in self.fields if name not in _FINER]

    @property
    def finer(self) -> list[forms.BoundField]:
        """The rest, folded away."""
        return [self[name] for name in self.fields if name in _FINER]


_FINER = frozenset(
    {"below", "section", "assigner", "supporting", "due", "alarm", "kind", "product", "breakthrough", "lacks"}
)


def _rows(rows: Iterable[Model]) -> list[tuple[str, str]]:
    return [(str(row.pk), str(row)) for row in rows]


def _kind_label(word: str) -> str:
    return str(TaskKind(word if word != ORDINARY else "").label)


def _periods(filters: Filters, on: date) -> list[Any]:
    """Each year with its quarters; and what else the address asks for."""
    groups: list[Any] = []
    for year in (on.year + step for step in YEARS):
        words = [str(year), *(f"{year}-Q{quarter}" for quarter in range(1, 5))]
        asked = filter(None, map(Days.read, words))
        groups.append((str(year), [(days.word, days.label) for days in asked]))
    offered = {word for _year, periods in groups for word, _label in periods}
    if filters.due and filters.due.word not in offered:
        groups.insert(0, (filters.due.word, filters.due.label))
    return groups
