"""What a set of filters says, in words: for the chips above a list and for the page of saved views."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.monitoring.queries.filters import ORDINARY, Filters
from kimchinam.monitoring.rules import Days
from kimchinam.monitoring.states import Lack
from kimchinam.organisations.queries import names_for
from kimchinam.programmes.queries import breakthroughs_visible_to, programmes_visible_to, section_names
from kimchinam.programmes.states import Alarm, Status, TaskKind
from kimchinam.regulations.queries import product_kinds


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter that is set; without `names` the list is wider."""

    label: str
    value: str
    names: tuple[str, ...]
    """Words of the address that set it."""


Names = dict[str, str]
"""What the rows that filters name are called, by id as text: those that the reader may know of."""


def names_in(asked: Iterable[Filters], user: User) -> Names:
    """At most four SQL queries, none for filters that name no row."""
    asked = list(asked)
    units = _ids(asked, "unit", "below", "outside", "late", "supporting", "assigner")
    programmes = programmes_visible_to(user).filter(pk__in=_ids(asked, "programme"))
    named = {str(one.pk): one.number or one.title for one in programmes} if _ids(asked, "programme") else {}
    named |= names_for(user, map(str, units)) if units else {}
    if sections := _ids(asked, "section"):
        named |= section_names(user, [str(one) for one in sections])
    if cuts := _ids(asked, "breakthrough"):
        named |= {str(one.pk): one.name for one in breakthroughs_visible_to(user).filter(pk__in=cuts)}
    return named


def _ids(asked: Iterable[Filters], *names: str) -> set[UUID]:
    return {key for filters in asked for name in names if (key := getattr(filters, name))}


def conditions_of(filters: Filters, names: Names) -> list[Condition]:
    """Every filter that is set, in the order of the fields."""
    return list(_conditions(filters, names))


def _conditions(filters: Filters, names: Names) -> Iterator[Condition]:
    for name, label in _labels().items():
        if value := getattr(filters, name):
            yield Condition(label, _said(name, value, names), _TOGETHER.get(name, (name,)))


_TOGETHER = {"below": ("unit", "below"), "programme": ("programme", "section"), "words": ("q",)}


def _labels() -> dict[str, str]:
    return {
        "status": _("Tình trạng"),
        "alarm": _("Mức"),
        "mine": "",
        "judge": "",
        "decide": "",
        "unclear": "",
        "words": _("Có chữ"),
        "programme": _("Chương trình"),
        "section": _("Mục"),
        "unit": _("Chủ trì"),
        "below": _("Chủ trì"),
        "outside": _("Chủ trì"),
        "late": _("Đơn vị chậm"),
        "supporting": _("Phối hợp"),
        "assigner": _("Cấp giao"),
        "kind": _("Loại nhiệm vụ"),
        "product": _("Sản phẩm"),
        "breakthrough": _("Đột phá"),
        "due": _("Đến hạn"),
        "day": _("Rơi vào"),
        "lacks": "",
    }


def _said(name: str, value: Any, names: Names) -> str:
    if isinstance(value, UUID):
        known = names.get(str(value)) or _("không có hoặc không xem được")
        wider = {"below": _("%(unit)s và cấp dưới"), "outside": _("ngoài %(unit)s và cấp dưới")}
        return wider[name] % {"unit": known} if name in wider else known
    if isinstance(value, Days):
        return value.label
    if name == "words":
        return f"“{value}”"
    return str(_words()[name].get(value, value))


def _words() -> dict[str, dict[Any, Any]]:
    """How codes of each filter are said."""
    return {
        "status": {**dict(Status.choices), **_groups()},
        "alarm": dict(Alarm.choices),
        "mine": {True: _("Đơn vị tôi chủ trì")},
        "judge": {True: _("Chờ tôi nghiệm thu")},
        "decide": {True: _("Cần tôi quyết")},
        "unclear": {True: _("Chưa rõ cấp quyết")},
        "kind": {**dict(TaskKind.choices), ORDINARY: TaskKind.ORDINARY.label},
        "product": product_kinds(),
        "lacks": dict(Lack.choices),
    }


def _groups() -> dict[str, str]:
    return {
        "open": _("Đang mở"),
        "closed": _("Đã hoàn thành"),
        "late": _("Chậm"),
        "going": _("Đang làm, chưa gấp"),
        "ahead": _("Còn trong hạn"),
    }
