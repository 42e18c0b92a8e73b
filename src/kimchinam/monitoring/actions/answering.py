"""The one person of the unit in the lead who answers for a task."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.queries.papers import who_may_answer
from kimchinam.monitoring.rules import check_can_name_answerable
from kimchinam.monitoring.states import ANSWERS_FOR
from kimchinam.programmes.actions import News, answer_for, lock_tasks, tell_person
from kimchinam.programmes.models import Task


@transaction.atomic
def name_answerable(task: Task, *, by: User, person: User) -> None:
    """Somebody with a post in the unit that leads, cleared for the task. Another one may be named in his place."""
    (task,) = lock_tasks([task])
    check_can_name_answerable(by, task)
    if not who_may_answer(task, on=today()).filter(pk=person.pk).exists():
        raise RefusedError(
            _("%(person)s không giữ chức vụ nào ở %(unit)s, hoặc chưa được phép xử lý độ mật này.")
            % {"person": person, "unit": task.lead}
        )
    answer_for(task, by=by, person=person)
    assert task.lead is not None  # nobody has a post in no unit
    tell_person(ANSWERS_FOR, news=News(task=task, unit=task.lead, about=task), by=by, person=person.pk)
