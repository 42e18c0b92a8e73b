"""Who hands in, and who judges: never the owner of the task."""

from datetime import date

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.rules.papers import check_owns
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import check_owed

EARLIEST_PAPER = date(1945, 9, 2)


def check_can_hand_in(user: User, task: Task) -> None:
    check_may(user, Permission.HAND_IN_EVIDENCE)
    if task.lead is None or task.lead != user.acting_for:
        raise NotAllowedError(_("Chỉ đơn vị chủ trì được nộp kết quả của nhiệm vụ này."))
    check_owed(task.programme)
    if task.closed_on:
        raise RefusedError(_("Nhiệm vụ đã hoàn thành."))
    if task.handed_in_on:
        raise RefusedError(_("Kết quả đã nộp đang chờ nghiệm thu."))


def check_day_of_paper(dated: date, *, on: date) -> None:
    """No paper of the state is older than the state, and none is dated ahead."""
    if dated > on:
        raise RefusedError(_("Ngày văn bản không thể sau hôm nay."))
    if dated < EARLIEST_PAPER:
        raise RefusedError(_("Ngày văn bản không thể trước %(day)s.") % {"day": f"{EARLIEST_PAPER:%d/%m/%Y}"})


def check_can_withdraw_evidence(user: User, evidence: Evidence) -> None:
    """The unit takes back what it handed in for as long as nobody has judged it."""
    check_owns(user, evidence.task, Permission.HAND_IN_EVIDENCE)
    check_owed(evidence.task.programme)
    _check_waits(evidence)


def check_can_judge(user: User, evidence: Evidence) -> None:
    """Judging is for the level that assigned: a person with the right, whose reach holds the programme's unit."""
    check_may(user, Permission.ACCEPT_EVIDENCE)
    task = evidence.task
    units = {post.organisation_id for post in user.posts_today}
    if evidence.handed_in_by_id == user.pk or task.lead_id in units:
        raise NotAllowedError(_("Đơn vị chủ trì không tự nghiệm thu việc của mình."))
    if not reach(user).covers(task.programme.organisation_id):
        raise NotAllowedError(_("Nhiệm vụ này không do đơn vị của bạn giao."))
    _check_waits(evidence)


def _check_waits(evidence: Evidence) -> None:
    if evidence.outcome != Outcome.WAITING:
        raise RefusedError(_("Kết quả này đã được xử lý."))
