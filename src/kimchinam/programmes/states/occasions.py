"""On what occasions people are told of programmes and tasks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kimchinam.notices.states import Occasion

TASKS_ASSIGNED = Occasion(
    "task.assigned",
    ngettext_lazy(
        "%(by)s giao đơn vị bạn chủ trì %(count)s nhiệm vụ",
        "%(by)s giao đơn vị bạn chủ trì %(count)s nhiệm vụ",
        "count",
    ),
    tone="org",
    icon="task",
)
SUPPORT_ASKED = Occasion(
    "task.support_asked",
    ngettext_lazy(
        "%(by)s giao đơn vị bạn phối hợp %(count)s nhiệm vụ",
        "%(by)s giao đơn vị bạn phối hợp %(count)s nhiệm vụ",
        "count",
    ),
    icon="task",
)
OFFER_WAITS = Occasion("offer.waits", _("%(by)s đề xuất một nhiệm vụ; đề xuất chờ trả lời"), tone="time", icon="plus")
OFFER_ANSWERED = Occasion("offer.answered", _("%(by)s đã trả lời một đề xuất của bạn"), icon="check")
PLAN_ASKED = Occasion(
    "plan.asked", _("%(by)s yêu cầu đơn vị bạn ban hành kế hoạch của mình"), tone="time", icon="programme"
)
