"""Permissions are an enum, roles are sets of them: grep for a permission and see everyone who has it."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb


class Permission(StrEnum):
    REGISTER_DOCUMENT = "register_document"
    REVIEW_CANDIDATES = "review_candidates"
    BUILD_PROGRAMME = "build_programme"
    ISSUE_PROGRAMME = "issue_programme"
    HAND_IN_EVIDENCE = "hand_in_evidence"
    ACCEPT_EVIDENCE = "accept_evidence"
    ASK_EXTENSION = "ask_extension"
    RAISE_OBSTACLE = "raise_obstacle"
    ANSWER_DIRECTION = "answer_direction"
    GRANT_EXTENSION = "grant_extension"
    DECIDE_OBSTACLE = "decide_obstacle"
    DIRECT = "direct"
    REASSIGN = "reassign"
    REOPEN = "reopen"
    BREAK_DOWN = "break_down"
    OFFER_TASK = "offer_task"
    MARK_COVERAGE = "mark_coverage"
    IMPORT_REGISTER = "import_register"
    NAME_ANSWERABLE = "name_answerable"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATIONS = "manage_organisations"
    MANAGE_RULES = "manage_rules"


class Role(TextChoices):
    ADMINISTRATOR = "administrator", _("Quản trị")
    CLERK = "clerk", _("Chuyên viên tổng hợp")
    LEADER = "leader", _("Lãnh đạo")
    UNIT = "unit", _("Đơn vị thực hiện")
    INSPECTOR = "inspector", _("Kiểm tra")
    READER = "reader", _("Người đọc")


PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_PEOPLE, Permission.MANAGE_ORGANISATIONS, Permission.MANAGE_RULES}),
    Role.CLERK: frozenset(
        {
            Permission.REGISTER_DOCUMENT,
            Permission.REVIEW_CANDIDATES,
            Permission.BUILD_PROGRAMME,
            Permission.MARK_COVERAGE,
            Permission.IMPORT_REGISTER,
        }
    ),
    Role.LEADER: frozenset(
        {
            Permission.ISSUE_PROGRAMME,
            Permission.ACCEPT_EVIDENCE,
            Permission.GRANT_EXTENSION,
            Permission.DECIDE_OBSTACLE,
            Permission.DIRECT,
            Permission.REASSIGN,
            Permission.REOPEN,
            Permission.BREAK_DOWN,
            Permission.OFFER_TASK,
            Permission.NAME_ANSWERABLE,
        }
    ),
    Role.UNIT: frozenset(
        {
            Permission.HAND_IN_EVIDENCE,
            Permission.ASK_EXTENSION,
            Permission.RAISE_OBSTACLE,
            Permission.ANSWER_DIRECTION,
            Permission.BREAK_DOWN,
            Permission.OFFER_TASK,
            Permission.NAME_ANSWERABLE,
        }
    ),
    Role.INSPECTOR: frozenset(),
    Role.READER: frozenset(),
}


ACTING_POST = "post"
"""Where the session keeps the id of the post that a person chose to act in."""


class Scope(TextChoices):
    """How far a post sees in the tree of organisations."""

    OWN = "own", _("Đơn vị mình")
    BELOW = "below", _("Đơn vị mình và cấp dưới")
    ALL = "all", _("Toàn bộ")


REGISTERED = Verb("person.registered", _("%(by)s lập tài khoản cho %(name)s"))
POST_GIVEN = Verb("person.post_given", _("%(by)s giao cho %(name)s vị trí %(title)s tại %(organisation_name)s"))
POST_ENDED = Verb("person.post_ended", _("%(by)s kết thúc vị trí %(title)s của %(name)s"))
CLOSED = Verb("person.closed", _("%(by)s khóa tài khoản %(name)s"))
REOPENED = Verb("person.reopened", _("%(by)s mở lại tài khoản %(name)s"))
EMAIL_SET = Verb("person.email_set", _("%(by)s ghi địa chỉ thư điện tử của %(name)s: %(email)s"))
EMAIL_REMOVED = Verb("person.email_removed", _("%(by)s bỏ địa chỉ thư điện tử của %(name)s"))
PUT_IN_CHARGE = Verb("person.put_in_charge", _("%(by)s giao cho %(name)s phụ trách %(organisation_name)s"))
CHARGE_ENDED = Verb("person.charge_ended", _("%(name)s thôi phụ trách %(organisation_name)s, do %(by)s ghi"))
FEED_OPENED = Verb("person.feed_opened", _("%(by)s tạo địa chỉ lịch cho vị trí %(post_name)s"))
FEED_REVOKED = Verb("person.feed_revoked", _("%(by)s thu hồi địa chỉ lịch của vị trí %(post_name)s"))
PASSWORD_CHANGED = Verb("person.password_changed", _("%(by)s đổi mật khẩu của mình"))
PASSWORD_SET = Verb("person.password_set", _("%(by)s đặt lại mật khẩu cho %(name)s"))
