"""A past day is for reading: what is sent while one looks at it is refused, and kept as it was typed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.base.requests import as_of


def check_looks_at_today(request: HttpRequest) -> None:
    if as_of(request) < today():
        raise RefusedError(_("Bạn đang xem một ngày đã qua. Hãy trở về hôm nay rồi ghi."))
