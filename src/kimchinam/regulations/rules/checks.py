"""Who may set a rule, and from which day on."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import RefusedError
from kimchinam.base.working_days import Calendar, DayKind, kind_of
from kimchinam.organisations.models import Organisation
from kimchinam.regulations.models import CalendarRule, DatedRow, Regulation
from kimchinam.regulations.rules.values import Definition, Thresholds
from kimchinam.regulations.states import DayRule, Name

YEARS = range(2000, 2101)
"""Those of the calendar."""
LONGEST = timedelta(days=366)
"""Of a rule of the calendar: a year with its leap day."""


def check_can_manage(by: User | None) -> None:
    """`None` is the installation itself."""
    if by:
        check_may(by, Permission.MANAGE_RULES)


def check_starts_ahead(valid_from: date, *, on: date) -> None:
    """What is past keeps the rule of its day, and so does today, whose alarms have gone out already."""
    if valid_from <= on:
        raise RefusedError(
            _("Quy định mới có hiệu lực sớm nhất từ ngày mai: những ngày đã qua giữ quy định của chúng.")
        )


def check_for_whom(definition: Definition, organisation: Organisation | None) -> None:
    if organisation and not definition.per_unit:
        raise RefusedError(_("Quy định này chung cho mọi đơn vị, không đặt riêng được."))


def check_day_is_free(name: Name, organisation: Organisation | None, day: date) -> None:
    if Regulation.objects.live().filter(name=name, organisation=organisation, valid_from=day).exists():
        raise RefusedError(_("Từ ngày này đã có một giá trị. Hãy rút lại nó, hoặc chọn ngày khác."))


def check_in_order(thresholds: Iterable[tuple[date, Thresholds]]) -> None:
    """The yellow alarm never comes before a task is due soon, on any of these days."""
    for day, one in thresholds:
        if one.yellow > one.due_soon:
            told = {"day": f"{day:%d/%m/%Y}", "yellow": one.yellow.days, "soon": one.due_soon.days}
            raise RefusedError(
                _(
                    "Từ ngày %(day)s, báo Vàng (%(yellow)s ngày) sẽ sớm hơn “Sắp đến hạn” (%(soon)s ngày). "
                    "Hãy đặt “Sắp đến hạn” dài hơn trước."
                )
                % told
            )


def check_can_withdraw(row: DatedRow, *, on: date) -> None:
    if row.withdrawn_at:
        raise RefusedError(_("Quy định này đã được rút lại."))
    if isinstance(row, Regulation) and row.valid_from <= on:
        raise RefusedError(_("Quy định này đã có hiệu lực, không rút lại được. Hãy đặt giá trị mới từ một ngày sau."))


def check_days(rule: CalendarRule, *, others: Iterable[CalendarRule], calendar: Calendar) -> None:
    """A rule of the calendar that contradicts no other of the office, and makes up on no plain working day."""
    if rule.last_day < rule.first_day or rule.last_day - rule.first_day >= LONGEST:
        raise RefusedError(_("Ngày cuối phải từ ngày đầu trở đi, và không quá một năm."))
    if rule.first_day.year not in YEARS or rule.last_day.year not in YEARS:
        raise RefusedError(
            _("Lịch chỉ gồm các năm từ %(first)s đến %(last)s.") % {"first": YEARS[0], "last": YEARS[-1]}
        )
    for other in others:
        if _clash(rule, other):
            raise RefusedError(_("Những ngày này đã có trong “%(name)s”.") % {"name": other.name})
    if rule.kind == DayRule.WORKING:
        for number in range((rule.last_day - rule.first_day).days + 1):
            day = rule.first_day + timedelta(days=number)
            if kind_of(calendar, day) == DayKind.WORKING:
                raise RefusedError(_("Ngày %(day)s vốn là ngày làm việc.") % {"day": f"{day:%d/%m/%Y}"})


def _clash(one: CalendarRule, other: CalendarRule) -> bool:
    """Whether two rules speak of the same days; that everything is known of them may be said beside what is known."""
    if (one.kind == DayRule.DECIDED) != (other.kind == DayRule.DECIDED):
        return False
    return one.first_day <= other.last_day and other.first_day <= one.last_day
