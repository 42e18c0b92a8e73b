"""Who may pass a task on to units below, who may offer one, and who answers."""

from datetime import date

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.rules.rights import check_can_build, check_cleared, check_in_force
from kimchinam.programmes.states import OfferState


def check_can_break_down(user: User, task: Task) -> None:
    """For the unit that leads an issued task which is not closed."""
    check_may(user, Permission.BREAK_DOWN)
    if task.lead_id is None or user.acting_for is None or task.lead_id != user.acting_for.pk:
        raise NotAllowedError(_("Chỉ đơn vị chủ trì được giao xuống nhiệm vụ này."))
    check_cleared(user, max(task.secrecy, task.programme.level))
    check_in_force(task.programme)
    if task.received_on is None:
        raise RefusedError(_("Chương trình chưa ban hành nên chưa giao xuống được."))
    if task.closed_on:
        raise RefusedError(_("Nhiệm vụ đã hoàn thành."))


def check_has_days_left(task: Task, *, on: date) -> None:
    """A part is due from today on and no later than the whole."""
    if task.bound and task.bound < on:
        raise RefusedError(_("Nhiệm vụ đã quá hạn nên không còn ngày để giao xuống. Hãy xin gia hạn trước."))


def check_is_below(unit: Organisation, *, giver: Organisation) -> None:
    """A unit passes work on to itself and to those below it, never to its equals."""
    if not unit.path.startswith(giver.path):
        raise RefusedError(_("%(unit)s không thuộc đơn vị của bạn nên không giao xuống được.") % {"unit": unit})


def check_can_offer(user: User, programme: Programme) -> None:
    """For a unit that takes part in a programme of another one."""
    check_may(user, Permission.OFFER_TASK)
    if user.acting_for is None or user.acting_for.pk == programme.organisation_id:
        raise NotAllowedError(_("Đơn vị giao nhiệm vụ thì không cần đề xuất với chính mình."))
    check_cleared(user, programme.level)
    check_in_force(programme)


def check_can_answer(user: User, offer: Offer) -> None:
    """For the unit that assigns, and never for the one that offers. In a breakdown that is the unit in the lead above.

    Once the programme is over it can only say no: nobody waits for ever.
    """
    if offer.programme.breaks_down_id is None:
        check_can_build(user, organisation_id=offer.programme.organisation_id)
    else:
        check_may(user, Permission.BREAK_DOWN)
        if user.acting_for is None or offer.programme.organisation_id != user.acting_for.pk:
            raise NotAllowedError(_("Chỉ đơn vị nhận đề xuất được trả lời."))
    check_cleared(user, max(offer.secrecy, offer.programme.level))
    if offer.organisation_id in {post.organisation_id for post in user.posts_today}:
        raise NotAllowedError(_("Đơn vị đề xuất không tự trả lời đề xuất của mình."))
    _check_open(offer)


def check_can_take(user: User, offer: Offer) -> None:
    check_can_answer(user, offer)
    check_in_force(offer.programme)


def check_can_withdraw(user: User, offer: Offer) -> None:
    check_may(user, Permission.OFFER_TASK)
    if user.acting_for is None or offer.organisation_id != user.acting_for.pk:
        raise NotAllowedError(_("Chỉ đơn vị đề xuất được rút đề xuất này."))
    _check_open(offer)


def check_can_cover(user: User, programme: Programme) -> None:
    """Saying what takes over a clause above, for programmes of one's own reach; drafts and issued ones alike."""
    check_may(user, Permission.MARK_COVERAGE)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Chương trình này không thuộc đơn vị của bạn."))
    check_cleared(user, programme.level)


def _check_open(offer: Offer) -> None:
    if offer.state != OfferState.OFFERED:
        raise RefusedError(_("Đề xuất này đã được xử lý."))
