"""Who may register, describe and relate documents, and which levels of secrecy are not entered at all."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document, Version
from kimchinam.documents.states import Reading
from kimchinam.organisations.models import Organisation

TOP_SECRET_REFUSED = gettext_lazy(
    "Văn bản Tuyệt mật không được đưa vào hệ thống: chỉ xử lý trên phương tiện riêng theo quy định bảo vệ bí mật."
)


def check_can_register(user: User, *, organisation: Organisation | None, secrecy: int) -> None:
    check_may(user, Permission.REGISTER_DOCUMENT)
    if organisation is None or not reach(user).covers(organisation.pk):
        raise NotAllowedError(_("Bạn không đưa được văn bản vào đơn vị này."))
    if secrecy >= Secrecy.TOP_SECRET:
        raise RefusedError(str(TOP_SECRET_REFUSED))
    if secrecy > reach(user).clearance:
        raise NotAllowedError(_("Bạn chưa được phép xử lý văn bản ở độ mật này."))


def check_can_describe(user: User, document: Document) -> None:
    check_can_register(user, organisation=document.organisation, secrecy=document.secrecy)


def check_can_read_again(user: User, version: Version) -> None:
    check_can_describe(user, version.document)
    if version.state != Reading.UNREADABLE:
        raise RefusedError(_("Chỉ đọc lại được tệp đã báo không đọc được."))
