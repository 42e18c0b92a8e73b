"""Who hands in, and who judges: never the owner of the task."""

from datetime import date

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import lead_of
from kimchinam.programmes.rules import alarm
from kimchinam.programmes.states import Alarm, ProgrammeState


def check_can_hand_in(user: User, task: Task) -> None:
    check_may(user, Permission.HAND_IN_EVIDENCE)
    lead = lead_of(task)
    posts = {post.organisation_id for post in user.posts_today}
    if lead is None or lead.organisation_id not in posts:
        raise NotAllowedError(_("Chỉ đơn vị chủ trì được nộp kết quả của nhiệm vụ này."))
    if task.programme.state != ProgrammeState.ISSUED:
        raise RefusedError(_("Chương trình chưa ban hành nên chưa nộp được kết quả."))
    if task.closed_on:
        raise RefusedError(_("Nhiệm vụ đã hoàn thành."))
    if task.handed_in_on:
        raise RefusedError(_("Kết quả đã nộp đang chờ nghiệm thu."))


def can_hand_in(user: User, task: Task) -> bool:
    try:
        check_can_hand_in(user, task)
    except RefusedError:
        return False
    return True


def check_can_judge(user: User, evidence: Evidence) -> None:
    """Judging is for the level that assigned: a person with the right, whose reach holds the programme's unit."""
    check_may(user, Permission.ACCEPT_EVIDENCE)
    task = evidence.task
    lead = lead_of(task)
    if evidence.handed_in_by_id == user.pk or (
        lead and lead.organisation_id in {p.organisation_id for p in user.posts_today}
    ):
        raise NotAllowedError(_("Đơn vị chủ trì không tự nghiệm thu việc của mình."))
    if not reach(user).covers(task.programme.organisation_id):
        raise NotAllowedError(_("Nhiệm vụ này không do đơn vị của bạn giao."))
    if evidence.outcome != Outcome.WAITING:
        raise RefusedError(_("Kết quả này đã được xử lý."))


def can_judge(user: User, evidence: Evidence) -> bool:
    try:
        check_can_judge(user, evidence)
    except RefusedError:
        return False
    return True


def deciding_unit(task: Task, on: date) -> Organisation | None:
    """Who must decide on a late task: the owner's superior, then the unit that assigned it. None when not late.

    An owner without a superior, or whose superior assigned the task, is answered for by the assigning unit.
    """
    level = alarm(task, on)
    if level not in (Alarm.RED, Alarm.DEEP_RED):
        return None
    lead = lead_of(task)
    superior = lead.organisation.parent if lead else None
    return superior if level == Alarm.RED and superior else task.programme.organisation
