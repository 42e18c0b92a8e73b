"""What makes a unit possible, and who may change it."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.requests import Actor
from kimchinam.organisations.models import Alias, Organisation, name_key
from kimchinam.organisations.states import Kind


def check_can_manage(by: Actor | None) -> None:
    """`None` is the installation itself, which founds the first units."""
    if by and not by.may("manage_organisations"):
        raise NotAllowedError(_("Chỉ người quản trị được thay đổi cây tổ chức."))


def check_can_stand_under(parent: Organisation | None, *, valid_from: date) -> None:
    if parent and parent.valid_from > valid_from:
        raise RefusedError(_("Đơn vị cấp trên “%(name)s” chưa được lập vào ngày này.") % {"name": parent.name})
    if parent and parent.valid_to and parent.valid_to <= valid_from:
        raise RefusedError(_("Đơn vị cấp trên “%(name)s” đã kết thúc.") % {"name": parent.name})


def check_names_free(unit: Organisation, names: Mapping[str, str], *, on: date) -> None:
    """Refuse one of the `names` (by key) that another unit bears on that day or later: no text could tell which it means.

    Only the proper names of communes and wards may be alike, and only under different superiors.
    """
    theirs = Alias.objects.filter(key__in=list(names), organisation__in=Organisation.objects.not_ended(on))
    for alias in (
        theirs.exclude(organisation=unit).select_related("organisation").order_by("organisation__path", "name")
    ):
        other = alias.organisation
        both_proper = alias.key == name_key(unit.name) == name_key(other.name)
        both_places = unit.kind == other.kind == Kind.COMMUNE
        if not (both_proper and both_places) or other.parent_id == unit.parent_id:
            raise RefusedError(
                _("Tên “%(name)s” đang là tên của đơn vị “%(unit)s”.") % {"name": names[alias.key], "unit": other.name}
            )


def check_can_end(unit: Organisation, *, on: date, successor: Organisation | None) -> None:
    if unit.valid_to:
        raise RefusedError(_("Đơn vị “%(name)s” đã kết thúc.") % {"name": unit.name})
    if on <= unit.valid_from:
        raise RefusedError(_("Đơn vị “%(name)s” chưa được lập vào ngày này.") % {"name": unit.name})
    below = unit.children.not_ended(on).first()
    if below:
        raise RefusedError(_("Đơn vị trực thuộc “%(name)s” chưa kết thúc vào ngày này.") % {"name": below.name})
    if successor == unit or (successor and not Organisation.objects.living(on).filter(pk=successor.pk).exists()):
        raise RefusedError(_("Đơn vị kế thừa phải là một đơn vị khác đang hoạt động vào ngày này."))
