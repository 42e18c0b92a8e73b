"""Filters kept under a name. They are a person's own, no fact of a task: the log says nothing of them."""

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.models import SavedView
from kimchinam.monitoring.queries.filters import Filters
from kimchinam.organisations.models import Organisation

MOST = 100
"""Views of one person: more than anybody finds his way in."""


def save_view(*, by: User, name: str, query: str, shared: bool = False) -> SavedView:
    """What the words of an address filter, under a name; `shared` with the unit for which the person acts."""
    kept = Filters.of(QueryDict(query)).query
    if not kept:
        raise RefusedError(_("Danh sách chưa lọc gì nên chưa có gì để lưu."))
    if SavedView.objects.filter(user=by).count() >= MOST:
        raise RefusedError(_("Bạn đã lưu %(most)d cách xem. Hãy xóa bớt trước.") % {"most": MOST})
    view = SavedView(user=by, query=kept)
    _write(view, name, _shared_with(by, shared))
    return view


def change_view(view: SavedView, *, by: User, name: str, shared: bool) -> None:
    """Another name, and whether a unit sees it too: the one that sees it already, else the one for which the person acts."""
    _check_own(view, by)
    stays = view.shared_with if shared else None
    _write(view, name, stays or _shared_with(by, shared))


def delete_view(view: SavedView, *, by: User) -> None:
    _check_own(view, by)
    view.delete()


def _check_own(view: SavedView, by: User) -> None:
    if view.user_id != by.pk:
        raise NotAllowedError(_("Chỉ người đã lưu cách xem này được sửa hoặc xóa."))


def _shared_with(by: User, shared: bool) -> Organisation | None:
    if shared and by.acting_for is None:
        raise RefusedError(_("Bạn chưa có vị trí công tác nên chưa có đơn vị để chia sẻ."))
    return by.acting_for if shared else None


def _write(view: SavedView, name: str, shared_with: Organisation | None) -> None:
    view.name, view.shared_with = " ".join(name.split()), shared_with
    if not view.name:
        raise RefusedError(_("Cách xem cần một cái tên."))
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        raise RefusedError(_("Bạn đã có cách xem tên “%(name)s”.") % {"name": view.name}) from None
