"""Who may ask, decide and order what about a task that runs. The owner asks and answers, the level above decides."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.monitoring.states import DirectionState, ExtensionState, ObstacleState
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import check_cleared, check_deadline, check_owed, fair_due


def check_runs(task: Task) -> None:
    check_owed(task.programme)
    if task.closed_on:
        raise RefusedError(_("Nhiệm vụ đã hoàn thành."))


def check_in_hand(task: Task) -> None:
    """While evidence waits it is the reviewer's turn, and nothing else is decided."""
    check_runs(task)
    if task.handed_in_on:
        raise RefusedError(_("Kết quả đã nộp đang chờ nghiệm thu."))


def check_owns(user: User, task: Task, permission: Permission) -> None:
    """The person acts for the one unit that leads the task."""
    check_may(user, permission)
    if task.lead_id is None or user.acting_for is None or task.lead_id != user.acting_for.pk:
        raise NotAllowedError(_("Chỉ đơn vị chủ trì được làm việc này."))


def check_assigns(user: User, task: Task, permission: Permission) -> None:
    """The person is of the level that assigned the task, cleared for it, and holds no post in the unit that leads it."""
    check_may(user, permission)
    if not reach(user).covers(task.programme.organisation_id):
        raise NotAllowedError(_("Nhiệm vụ này không do đơn vị của bạn giao."))
    check_cleared(user, level_of(task))
    check_is_not_of_the_lead(user, task)


def check_is_not_of_the_lead(user: User, task: Task) -> None:
    if task.lead_id in {post.organisation_id for post in user.posts_today}:
        raise NotAllowedError(_("Người của đơn vị chủ trì không tự quyết việc của mình."))


def check_can_ask_extension(user: User, task: Task) -> None:
    check_owns(user, task, Permission.ASK_EXTENSION)
    _check_can_move(task)


def check_can_extend(user: User, task: Task) -> None:
    """Unasked, by the level that assigned."""
    check_assigns(user, task, Permission.GRANT_EXTENSION)
    _check_can_move(task)


def _check_can_move(task: Task) -> None:
    check_in_hand(task)
    if task.due_on is None:
        raise RefusedError(_("Nhiệm vụ chưa có thời hạn để gia hạn."))


def limits_after(days: Mapping[Task, date]) -> dict[UUID, date | None]:
    """The limit from above of each task, once all of them have these days: whole branches move together."""
    above = {task.pk: task for task in days}

    def limit(task: Task) -> date | None:
        parent = above.get(task.parent_id) if task.parent_id else None
        if parent is None:
            return task.limit_on
        return min(day for day in (days[parent], limit(parent)) if day)

    return {task.pk: limit(task) for task in days}


def check_new_due(task: Task, new_due: date, *, on: date, limit: date | None) -> None:
    """Later than what counts now, not past already, and never after the limit from above."""
    due = fair_due(task)
    if due and new_due <= due:
        raise RefusedError(_("Thời hạn mới phải sau thời hạn hiện tại (%(day)s).") % {"day": f"{due:%d/%m/%Y}"})
    if new_due < on:
        raise RefusedError(_("Thời hạn phải từ hôm nay trở đi."))
    check_deadline(new_due)
    if limit and new_due > limit:
        raise RefusedError(
            _("Thời hạn không được sau thời hạn của nhiệm vụ cấp trên (%(day)s). Hãy gia hạn nhiệm vụ cấp trên trước.")
            % {"day": f"{limit:%d/%m/%Y}"}
        )


def check_can_decide_extension(user: User, extension: Extension) -> None:
    """The level that assigned; never who asked, nor anybody with a post in the unit that leads."""
    check_assigns(user, extension.task, Permission.GRANT_EXTENSION)
    if extension.asked_by_id == user.pk:
        raise NotAllowedError(_("Người đề nghị gia hạn không tự quyết đề nghị của mình."))
    _check_asked(extension)
    check_runs(extension.task)


def check_can_withdraw_extension(user: User, extension: Extension) -> None:
    check_owns(user, extension.task, Permission.ASK_EXTENSION)
    _check_asked(extension)


def _check_asked(extension: Extension) -> None:
    if extension.state != ExtensionState.ASKED:
        raise RefusedError(_("Đề nghị gia hạn này đã được xử lý."))


def check_can_raise(user: User, task: Task) -> None:
    check_owns(user, task, Permission.RAISE_OBSTACLE)
    check_in_hand(task)
    if task.obstacle_on:
        raise RefusedError(_("Đã có vướng mắc đang chờ cấp trên quyết."))


def check_can_name_decider(user: User, obstacle: Obstacle) -> None:
    """While nobody knows which level must decide, the level that assigned says so."""
    check_assigns(user, obstacle.task, Permission.DECIDE_OBSTACLE)
    _check_open(obstacle)
    check_runs(obstacle.task)
    if obstacle.decider_id:
        raise RefusedError(_("Cấp quyết đã được xác định."))


def check_can_decide_obstacle(user: User, obstacle: Obstacle) -> None:
    """The level that must decide, or who reaches over it; never who raised it, nor anybody of the unit that leads."""
    check_may(user, Permission.DECIDE_OBSTACLE)
    check_is_not_of_the_lead(user, obstacle.task)
    if obstacle.raised_by_id == user.pk:
        raise NotAllowedError(_("Người nêu vướng mắc không tự quyết."))
    _check_open(obstacle)
    check_runs(obstacle.task)
    if obstacle.decider_id is None:
        raise RefusedError(_("Chưa rõ cấp nào quyết. Hãy xác định cấp quyết trước."))
    if not reach(user).covers(obstacle.decider_id):
        raise NotAllowedError(_("Vướng mắc này thuộc quyền quyết của cấp khác."))


def check_can_withdraw_obstacle(user: User, obstacle: Obstacle) -> None:
    check_owns(user, obstacle.task, Permission.RAISE_OBSTACLE)
    _check_open(obstacle)


def _check_open(obstacle: Obstacle) -> None:
    if obstacle.state != ObstacleState.RAISED:
        raise RefusedError(_("Vướng mắc này đã được xử lý."))


def check_can_direct(user: User, task: Task) -> None:
    """A leader over the unit that leads, or over the level that assigned; a unit gives itself no directions."""
    check_may(user, Permission.DIRECT)
    mine = reach(user)
    if not (mine.covers(task.lead_id) or mine.covers(task.programme.organisation_id)):
        raise NotAllowedError(_("Nhiệm vụ này không thuộc phạm vi chỉ đạo của bạn."))
    check_is_not_of_the_lead(user, task)
    check_runs(task)


def check_answer_day(day: date | None, *, on: date) -> None:
    if day and day < on:
        raise RefusedError(_("Ngày trả lời phải từ hôm nay trở đi."))


def check_can_answer(user: User, direction: Direction) -> None:
    check_owns(user, direction.task, Permission.ANSWER_DIRECTION)
    if direction.state != DirectionState.OPEN:
        raise RefusedError(_("Chỉ đạo này đã được trả lời hoặc đã kết thúc."))


def check_can_close_direction(user: User, direction: Direction) -> None:
    """Who gave it, or another leader of the unit in whose name it was given; nobody of the unit that leads by now."""
    check_may(user, Permission.DIRECT)
    check_is_not_of_the_lead(user, direction.task)
    if direction.given_by_id != user.pk and direction.organisation != user.acting_for:
        raise NotAllowedError(_("Chỉ người đã chỉ đạo kết thúc được chỉ đạo này."))
    if direction.state == DirectionState.CLOSED:
        raise RefusedError(_("Chỉ đạo này đã kết thúc."))


def check_can_ask_again(user: User, direction: Direction) -> None:
    check_can_close_direction(user, direction)
    check_can_direct(user, direction.task)
    if direction.state != DirectionState.ANSWERED:
        raise RefusedError(_("Chỉ đạo này chưa được trả lời."))


def check_can_reassign(user: User, task: Task) -> None:
    check_assigns(user, task, Permission.REASSIGN)
    check_in_hand(task)


def check_new_lead(task: Task, unit: Organisation, *, on: date) -> None:
    if unit.pk == task.lead_id:
        raise RefusedError(_("%(unit)s đang chủ trì nhiệm vụ này.") % {"unit": unit})
    if unit.valid_from > on or (unit.valid_to and unit.valid_to <= on):
        raise RefusedError(_("%(unit)s không còn hoạt động.") % {"unit": unit})


def check_can_name_answerable(user: User, task: Task) -> None:
    """For the unit that leads, and for the level that assigned."""
    check_may(user, Permission.NAME_ANSWERABLE)
    leads = user.acting_for is not None and task.lead_id == user.acting_for.pk
    if not (leads or reach(user).covers(task.programme.organisation_id)):
        raise NotAllowedError(_("Chỉ đơn vị chủ trì hoặc cấp giao việc được làm việc này."))
    check_runs(task)


def level_of(task: Task) -> int:
    """How secret it is, with its programme and the source of that."""
    return max(task.secrecy, task.programme.level)


def check_is_read(unit: Organisation, may_be_read: bool) -> None:
    """A secret task needs somebody in its unit who may read it."""
    if not may_be_read:
        raise RefusedError(_("Ở %(unit)s chưa có ai được phép xử lý tài liệu ở độ mật này.") % {"unit": unit})


def check_can_reopen(user: User, task: Task) -> None:
    check_assigns(user, task, Permission.REOPEN)
    if task.closed_on is None:
        raise RefusedError(_("Nhiệm vụ chưa hoàn thành nên không cần mở lại."))
