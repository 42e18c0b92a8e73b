"""Pages side by side: those of one programme, or one of each document above it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kimchinam.programmes.models import Programme
from kimchinam.programmes.states import Instrument


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool
    count: int | None = None


def tabs_of(programme: Programme, current: str) -> list[Tab]:
    """`current`: the url name of the page that is shown. A breakdown answers to the tasks that it passes on, to no document."""
    pages = [
        ("detail", _("Nhiệm vụ")),
        ("foundations", _("Căn cứ")),
        *([] if programme.breaks_down_id else [("coverage", _("Độ phủ"))]),
        *([] if programme.breaks_down_id else [("boards", _("Ban chủ nhiệm"))]),
        ("sections", _("Bố cục")),
        ("plans", _("Ai đã ban hành")),
        *([("years", _("Kế hoạch năm"))] if programme.kind == Instrument.TERM_PLAN else []),
        ("breakthroughs", _("Đột phá")),
        ("counts", _("Số liệu nêu")),
    ]
    return [Tab(label, reverse(f"programmes:{name}", args=[programme.pk]), name == current) for name, label in pages]
