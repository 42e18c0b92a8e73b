"""When a unit can be given a field of the work, and when that ends."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.regulations.models import Mandate


def check_can_give(
    unit: Organisation, field: str, *, valid_from: date, words: str, offered: Collection[str], held: Iterable[Mandate]
) -> None:
    """`offered`: codes of the fields to choose from; `held`: every mandate of the unit for this field."""
    if field not in offered:
        raise RefusedError(_("Hãy chọn một lĩnh vực có trong danh sách."))
    _check_said(words)
    if not unit.lives_on(valid_from):
        raise RefusedError(_("Đơn vị “%(name)s” không hoạt động vào ngày này.") % {"name": unit.name})
    for other in held:
        if other.valid_to is None or max(other.valid_from, valid_from) < other.valid_to:
            raise RefusedError(_("Đơn vị đã được giao lĩnh vực này. Hãy kết thúc lần giao ấy trước."))


def check_can_end_mandate(mandate: Mandate, *, on: date, words: str) -> None:
    if mandate.valid_to:
        raise RefusedError(_("Lần giao lĩnh vực này đã kết thúc."))
    if on < mandate.valid_from:
        raise RefusedError(_("Ngày kết thúc không được trước ngày giao."))
    _check_said(words)


def _check_said(words: str) -> None:
    if not words.strip():
        raise RefusedError(_("Hãy ghi căn cứ: số, ngày, cơ quan ban hành của văn bản."))
