"""What may be said of a programme as a paper."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Document
from kimchinam.programmes.models import Programme
from kimchinam.programmes.states import Instrument


@dataclass(frozen=True, slots=True)
class Frame:
    """What kind of paper a programme is, and for which time."""

    kind: str = Instrument.PROGRAMME
    term: str = ""
    period_from: date | None = None
    period_to: date | None = None
    orientation_year: int | None = None
    year: int | None = None
    term_plan: Programme | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """What a programme is about, and for whom."""

    field_codes: tuple[str, ...] = ()
    target_group: str = ""


def check_aim(aim: Aim, *, offered: Collection[str], kept: Collection[str] = ()) -> None:
    """Refuse fields that are not to choose from, but for those that the programme has already."""
    if not set(aim.field_codes) <= {*offered, *kept}:
        raise RefusedError(_("Hãy chọn các lĩnh vực có trong danh sách."))


def usual_frame(document: Document | None) -> Frame:
    """Of a programme that is taken from a paper: what the paper calls itself."""
    is_plan = document is not None and document.kind.casefold().startswith("kế hoạch")
    return Frame(kind=Instrument.PLAN) if is_plan else Frame()


def check_frame(frame: Frame) -> None:
    """Refuse what the kind of paper cannot say, and days out of order."""
    first, last = frame.period_from, frame.period_to
    if first and last and last < first:
        raise RefusedError(_("Ngày kết thúc giai đoạn không được trước ngày bắt đầu."))
    if last and frame.orientation_year is not None and frame.orientation_year < last.year:
        raise RefusedError(_("Năm định hướng không được trước năm kết thúc giai đoạn."))
    if frame.kind == Instrument.TERM_PLAN and not (first and last):
        raise RefusedError(_("Kế hoạch toàn khóa cần có ngày bắt đầu và ngày kết thúc."))
    if (frame.kind == Instrument.YEAR_PLAN) != (frame.year is not None):
        raise RefusedError(
            _("Kế hoạch năm cần ghi năm.")
            if frame.year is None
            else _("Chỉ kế hoạch năm mới ghi năm; hãy dùng giai đoạn cho loại này.")
        )
    if frame.term_plan and frame.year not in frame.term_plan.years:
        raise RefusedError(_("Năm này nằm ngoài giai đoạn của kế hoạch toàn khóa."))
