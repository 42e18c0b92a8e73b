from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves
from kimchinam.notices.states import Occasion
from kimchinam.programmes.states import Grade


class Outcome(TextChoices):
    """Where one piece of evidence stands."""

    WAITING = "waiting", _("Chờ nghiệm thu")
    ACCEPTED = "accepted", _("Đã nghiệm thu")
    RETURNED = "returned", _("Đã trả lại")
    REVOKED = "revoked", _("Đã rút nghiệm thu")
    WITHDRAWN = "taken_back", _("Đơn vị đã rút")


class Lack(TextChoices):
    """What an open task may be without."""

    EVIDENCE = "evidence", _("Chưa nộp kết quả")
    DATE = "date", _("Chưa có thời hạn")
    OWNER = "owner", _("Chưa rõ người chịu trách nhiệm")


class ExtensionState(TextChoices):
    """Where one request for a later deadline stands."""

    ASKED = "asked", _("Chờ quyết định")
    GRANTED = "granted", _("Đã cho gia hạn")
    REFUSED = "refused", _("Không cho gia hạn")
    WITHDRAWN = "withdrawn", _("Đã rút")


class DirectionState(TextChoices):
    """Where one direction of a leader stands."""

    OPEN = "open", _("Chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    CLOSED = "closed", _("Đã kết thúc")


class ObstacleState(TextChoices):
    """Where one obstacle stands."""

    RAISED = "raised", _("Chờ cấp trên quyết")
    DECIDED = "decided", _("Đã quyết")
    WITHDRAWN = "dropped", _("Đã rút")


class ObstacleKind(TextChoices):
    """What an owner cannot remove by itself."""

    RULES = "rules", _("Cơ chế, chính sách")
    FUNDS = "funds", _("Kinh phí")
    LAND = "land", _("Đất đai, mặt bằng")
    OTHERS = "others", _("Chờ đơn vị khác")
    PEOPLE = "people", _("Nhân lực, chuyên môn")
    ELSE = "else", _("Vướng mắc khác")


class Holding(TextChoices):
    """Who holds an open task on a day: the fair clock counts the days of each."""

    OWNER = "owner", _("Đơn vị chủ trì")
    REVIEWER = "reviewer", _("Người duyệt")
    DECIDER = "decider", _("Cấp quyết định")


ACCEPTED_GRADES = (Grade.PASSED, Grade.GOOD, Grade.EXCELLENT)
"""Grades of an acceptance: what failed is returned. Older acceptances may still bear that grade."""

EVIDENCE_KEPT = Verb("evidence.handed_in", _("%(by)s nộp %(name)s"))
ACCEPTED = Verb("evidence.accepted", _("%(by)s nghiệm thu %(name)s, xếp loại: %(grade)s"), choices={"grade": Grade})
RETURNED = Verb("evidence.returned", _("%(by)s trả lại %(name)s: %(reason)s"))
EVIDENCE_WITHDRAWN = Verb("evidence.withdrawn", _("%(by)s rút %(name)s: %(reason)s"))
REVOKED = Verb("evidence.revoked", _("%(by)s rút nghiệm thu %(name)s: %(reason)s"))
EXTENSION_ASKED = Verb("extension.asked", _("%(by)s xin gia hạn đến %(day)s: %(reason)s"))
EXTENSION_GRANTED = Verb("extension.granted", _("%(by)s cho gia hạn đến %(day)s"))
EXTENSION_REFUSED = Verb("extension.refused", _("%(by)s không cho gia hạn: %(answer)s"))
EXTENSION_WITHDRAWN = Verb("extension.withdrawn", _("%(by)s rút đề nghị gia hạn đến %(day)s"))
DIRECTION_GIVEN = Verb("direction.given", _("%(by)s chỉ đạo: %(text)s"))
DIRECTION_ANSWERED = Verb("direction.answered", _("%(by)s trả lời chỉ đạo: %(answer)s"))
DIRECTION_CLOSED = Verb("direction.closed", _("%(by)s kết thúc chỉ đạo “%(text)s”"))
OBSTACLE_RAISED = Verb("obstacle.raised", _("%(by)s nêu vướng mắc: %(text)s"))
DECIDER_NAMED = Verb("obstacle.decider_named", _("%(by)s xác định cấp quyết vướng mắc: %(decider_name)s"))
OBSTACLE_DECIDED = Verb("obstacle.decided", _("%(by)s quyết định về vướng mắc: %(decision)s"))
OBSTACLE_WITHDRAWN = Verb("obstacle.withdrawn", _("%(by)s rút vướng mắc “%(text)s”"))
REASSIGNMENT_KEPT = Verb("reassignment.kept", _("%(by)s giao lại nhiệm vụ: %(reason)s"))

MOVES: Moves = {
    Outcome.WAITING: frozenset({Outcome.ACCEPTED, Outcome.RETURNED, Outcome.WITHDRAWN}),
    Outcome.ACCEPTED: frozenset({Outcome.REVOKED}),
    Outcome.RETURNED: frozenset(),
    Outcome.REVOKED: frozenset(),
    Outcome.WITHDRAWN: frozenset(),
    ExtensionState.ASKED: frozenset({ExtensionState.GRANTED, ExtensionState.REFUSED, ExtensionState.WITHDRAWN}),
    ExtensionState.GRANTED: frozenset(),
    ExtensionState.REFUSED: frozenset(),
    ExtensionState.WITHDRAWN: frozenset(),
    DirectionState.OPEN: frozenset({DirectionState.ANSWERED, DirectionState.CLOSED}),
    DirectionState.ANSWERED: frozenset({DirectionState.CLOSED}),
    DirectionState.CLOSED: frozenset(),
    ObstacleState.RAISED: frozenset({ObstacleState.DECIDED, ObstacleState.WITHDRAWN}),
    ObstacleState.DECIDED: frozenset(),
    ObstacleState.WITHDRAWN: frozenset(),
}

EVIDENCE_WAITS = Occasion(
    "evidence.waits",
    ngettext_lazy(
        "%(by)s nộp kết quả của %(count)s nhiệm vụ, chờ nghiệm thu",
        "%(by)s nộp kết quả của %(count)s nhiệm vụ, chờ nghiệm thu",
        "count",
    ),
    tone="time",
    icon="hourglass",
)
EVIDENCE_ACCEPTED = Occasion(
    "evidence.accepted",
    ngettext_lazy(
        "%(by)s nghiệm thu kết quả của %(count)s nhiệm vụ",
        "%(by)s nghiệm thu kết quả của %(count)s nhiệm vụ",
        "count",
    ),
    tone="good",
    icon="check",
)
EVIDENCE_RETURNED = Occasion(
    "evidence.returned",
    ngettext_lazy(
        "%(by)s trả lại kết quả của %(count)s nhiệm vụ",
        "%(by)s trả lại kết quả của %(count)s nhiệm vụ",
        "count",
    ),
    tone="bad",
    icon="undo",
)
TASK_REOPENED = Occasion(
    "task.reopened",
    ngettext_lazy(
        "%(by)s mở lại %(count)s nhiệm vụ đã nghiệm thu",
        "%(by)s mở lại %(count)s nhiệm vụ đã nghiệm thu",
        "count",
    ),
    tone="bad",
    icon="undo",
)
EXTENSION_WAITS = Occasion(
    "extension.waits",
    ngettext_lazy(
        "%(by)s xin gia hạn %(count)s nhiệm vụ",
        "%(by)s xin gia hạn %(count)s nhiệm vụ",
        "count",
    ),
    tone="time",
    icon="clock",
)
DEADLINE_MOVED = Occasion(
    "extension.granted",
    ngettext_lazy(
        "%(by)s cho gia hạn %(count)s nhiệm vụ",
        "%(by)s cho gia hạn %(count)s nhiệm vụ",
        "count",
    ),
    tone="good",
    icon="clock",
)
EXTENSION_DENIED = Occasion(
    "extension.denied",
    ngettext_lazy(
        "%(by)s không cho gia hạn %(count)s nhiệm vụ",
        "%(by)s không cho gia hạn %(count)s nhiệm vụ",
        "count",
    ),
    tone="bad",
    icon="clock",
)
DIRECTION_WAITS = Occasion(
    "direction.waits",
    ngettext_lazy(
        "%(by)s chỉ đạo về %(count)s nhiệm vụ, chờ trả lời",
        "%(by)s chỉ đạo về %(count)s nhiệm vụ, chờ trả lời",
        "count",
    ),
    tone="gold",
    icon="comment",
)
DIRECTION_REPLIED = Occasion(
    "direction.replied",
    ngettext_lazy(
        "%(by)s trả lời chỉ đạo về %(count)s nhiệm vụ",
        "%(by)s trả lời chỉ đạo về %(count)s nhiệm vụ",
        "count",
    ),
    tone="org",
    icon="comment",
)
OBSTACLE_WAITS = Occasion(
    "obstacle.waits",
    ngettext_lazy(
        "%(by)s nêu vướng mắc của %(count)s nhiệm vụ, chờ quyết định",
        "%(by)s nêu vướng mắc của %(count)s nhiệm vụ, chờ quyết định",
        "count",
    ),
    tone="time",
    icon="stop",
)
OBSTACLE_SETTLED = Occasion(
    "obstacle.settled",
    ngettext_lazy(
        "%(by)s đã quyết định về vướng mắc của %(count)s nhiệm vụ",
        "%(by)s đã quyết định về vướng mắc của %(count)s nhiệm vụ",
        "count",
    ),
    tone="good",
    icon="check",
)
TASK_PASSED_ON = Occasion(
    "task.passed_on",
    ngettext_lazy(
        "%(by)s giao lại cho đơn vị bạn chủ trì %(count)s nhiệm vụ",
        "%(by)s giao lại cho đơn vị bạn chủ trì %(count)s nhiệm vụ",
        "count",
    ),
    tone="org",
    icon="task",
)
TASK_PASSED_AWAY = Occasion(
    "task.passed_away",
    ngettext_lazy(
        "%(by)s giao đơn vị khác chủ trì %(count)s nhiệm vụ của đơn vị bạn",
        "%(by)s giao đơn vị khác chủ trì %(count)s nhiệm vụ của đơn vị bạn",
        "count",
    ),
    icon="task",
)
ANSWERS_FOR = Occasion(
    "task.answers_for", _("%(by)s giao bạn chịu trách nhiệm về một nhiệm vụ"), tone="org", icon="person"
)
