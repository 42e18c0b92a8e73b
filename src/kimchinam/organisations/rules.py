"""What makes a unit possible, and who may change it."""

from datetime import date

from django.utils.translation import gettext as _

from kimchinam.audit.actions import Actor
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.organisations.models import Organisation


def check_can_manage(by: Actor | None) -> None:
    """`None` is the installation itself, which founds the first units."""
    if by and not by.may("manage_organisations"):
        raise NotAllowedError(_("Chỉ người quản trị được thay đổi cây tổ chức."))


def check_can_stand_under(parent: Organisation | None, *, valid_from: date) -> None:
    if parent and parent.valid_from > valid_from:
        raise RefusedError(_("Đơn vị cấp trên “%(name)s” chưa được lập vào ngày này.") % {"name": parent.name})
    if parent and parent.valid_to and parent.valid_to <= valid_from:
        raise RefusedError(_("Đơn vị cấp trên “%(name)s” đã kết thúc.") % {"name": parent.name})
