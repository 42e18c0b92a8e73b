"""Who may draft, issue and set a deadline, and when."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.programmes.models import PlanDuty, Programme, Task
from kimchinam.programmes.states import Instrument, ProgrammeState


def is_issued(programme: Programme, on: date) -> bool:
    """Whether its tasks are owed on a day. Before that it is a draft, whose tasks have no status; nor have those of one that
    was withdrawn.
    """
    withdrawn = programme.state == ProgrammeState.WITHDRAWN and programme.ended_on and programme.ended_on <= on
    return programme.issued_on is not None and programme.issued_on <= on and not withdrawn


def check_owed(programme: Programme) -> None:
    """Its tasks are owed: it was issued, and not withdrawn. After its end what is not done still is."""
    if programme.state == ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình chưa ban hành."))
    if programme.state == ProgrammeState.WITHDRAWN:
        raise RefusedError(_("Chương trình đã thu hồi, nhiệm vụ của nó không còn phải làm."))


def check_in_force(programme: Programme) -> None:
    """Something new may begin under it."""
    check_owed(programme)
    if programme.state == ProgrammeState.ENDED:
        raise RefusedError(_("Chương trình đã kết thúc, không giao thêm việc được nữa."))


def check_cleared(user: User, level: int) -> None:
    if level > reach(user).clearance:
        raise NotAllowedError(_("Bạn chưa được phép xử lý tài liệu ở độ mật này."))


def check_can_build(user: User, *, organisation_id: UUID | None) -> None:
    check_may(user, Permission.BUILD_PROGRAMME)
    if organisation_id is None or not reach(user).covers(organisation_id):
        raise NotAllowedError(_("Bạn không lập được chương trình cho đơn vị này."))


def check_can_change(user: User, programme: Programme) -> None:
    check_can_build(user, organisation_id=programme.organisation_id)
    check_cleared(user, programme.level)
    if programme.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình đã ban hành, không sửa được nữa."))


def check_can_arrange(user: User, programme: Programme) -> None:
    """What it stands on, its sections, who plans below it: said of a draft and, since nothing binding changes, later."""
    check_can_build(user, organisation_id=programme.organisation_id)
    check_cleared(user, programme.level)
    if programme.ended_on:
        raise RefusedError(_("Chương trình đã kết thúc hoặc thu hồi, không sửa được nữa."))


def check_can_begin_plan(user: User, duty: PlanDuty) -> None:
    """For who builds programmes of the unit that owes the plan."""
    check_can_build(user, organisation_id=duty.organisation_id)
    check_cleared(user, duty.programme.level)
    if duty.programme.state != ProgrammeState.ISSUED:
        raise RefusedError(_("Chương trình yêu cầu kế hoạch này chưa ban hành hoặc không còn hiệu lực."))
    if duty.fulfilled_by_id or duty.excused_on:
        raise RefusedError(_("Đơn vị không còn phải ban hành kế hoạch này."))


def check_can_plan_year(user: User, term_plan: Programme, year: int, *, organisation_id: UUID) -> None:
    """For who builds programmes of the unit whose plan it is; the plan of the term binds, and the year lies in it."""
    check_can_build(user, organisation_id=organisation_id)
    check_cleared(user, term_plan.level)
    if term_plan.kind != Instrument.TERM_PLAN or term_plan.state != ProgrammeState.ISSUED:
        raise RefusedError(_("Kế hoạch năm lấy nhiệm vụ từ kế hoạch toàn khóa đang có hiệu lực."))
    if year not in term_plan.years:
        raise RefusedError(_("Năm này nằm ngoài giai đoạn của kế hoạch toàn khóa."))


def check_can_end(user: User, programme: Programme) -> None:
    """For who could have issued it."""
    check_may(user, Permission.ISSUE_PROGRAMME)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Bạn không kết thúc được chương trình của đơn vị này."))
    check_cleared(user, programme.level)
    if programme.state != ProgrammeState.ISSUED:
        raise RefusedError(_("Chỉ chương trình đang có hiệu lực mới kết thúc hoặc thu hồi được."))


def check_can_issue(user: User, programme: Programme) -> None:
    check_may(user, Permission.ISSUE_PROGRAMME)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Bạn không ban hành được chương trình của đơn vị này."))
    check_cleared(user, programme.level)
    if programme.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình này đã được ban hành."))


def check_can_set_deadline(user: User, task: Task) -> None:
    """For the level that assigned, and never the owner: only while an issued task has no deadline."""
    programme = task.programme
    check_may(user, Permission.ISSUE_PROGRAMME)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Nhiệm vụ này không do đơn vị của bạn giao."))
    check_cleared(user, programme.level)
    if _leads(user, task):
        raise NotAllowedError(_("Đơn vị chủ trì không tự định thời hạn cho việc của mình."))
    if programme.state == ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình chưa ban hành: hãy sửa nhiệm vụ ngay trong dự thảo."))
    check_owed(programme)
    if task.closed_on:
        raise RefusedError(_("Nhiệm vụ đã hoàn thành."))
    if task.due_on:
        raise RefusedError(_("Nhiệm vụ này đã có thời hạn."))


def _leads(user: User, task: Task) -> bool:
    """Whether any post that the person holds today is in the unit that leads the task."""
    return task.lead_id in {post.organisation_id for post in user.posts_today}
