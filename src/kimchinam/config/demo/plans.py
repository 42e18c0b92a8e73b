"""What the demo programme stands on, and who owes a plan of its own under it."""

from datetime import date

from kimchinam.accounts.models import User
from kimchinam.documents.models import Document
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import (
    excuse_plan,
    name_breakthrough,
    require_plans,
    set_breakthrough,
    set_foundations,
)
from kimchinam.programmes.models import Programme

LAST_DAY = date(2026, 6, 30)
ASKED = ("Sở Xây dựng", "Sở Khoa học và Công nghệ", "Sở Tài chính", "Xã Cồn Sậy")


def found_on(programme: Programme, *, by: User, resolution: Document) -> None:
    """The draft names the resolution that it implements."""
    set_foundations(programme, by=by, documents=[resolution])


def ask_for_plans(programme: Programme, *, by: User) -> None:
    """Four units are asked, the smallest is excused; the tasks on networks serve the breakthrough of the resolution."""
    units = list(Organisation.objects.filter(name__in=ASKED))
    require_plans(programme, by=by, units=units, due_on=LAST_DAY)
    smallest = programme.plan_duties.get(organisation__name=ASKED[-1])
    excuse_plan(smallest, by=by, reason="Xã lồng ghép vào kế hoạch công tác năm đã ban hành.")
    breakthrough = name_breakthrough(
        programme, by=by, name="Đột phá về kết cấu hạ tầng số", valid_from=date(2026, 3, 1)
    )
    about = programme.tasks.filter(name__icontains="số").order_by("order")[:6]
    set_breakthrough(programme, by=by, breakthrough=breakthrough, tasks=list(about))
