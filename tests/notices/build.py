"""People with addresses, and things that they are told."""

from datetime import datetime

from kimchinam.accounts.actions import set_email
from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.base.work import run_until_idle
from kimchinam.notices.jobs import send_next_digest
from kimchinam.notices.models import Delivery
from kimchinam.notices.states import Occasion
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import NAMED
from tests.conftest import Office

NEWS = Occasion("test.news", "Có tin mới")
MANY = Occasion("test.many", "%(count)s việc chờ ý kiến")


def naming(task: Task) -> dict[str, list[str]]:
    """Words of a notice that names a task."""
    return {NAMED: [str(task.pk)]}


def addressed(office: Office, *people: User) -> None:
    for person in people:
        set_email(person, by=office.administrator, email=f"{person.username}@coquan.example.vn")


def mail_at(instant: datetime) -> int:
    """Everything that the mailer does at an instant; how many mails it tried."""
    with clock.set_to(instant):
        return run_until_idle([send_next_digest])


def tries(person: User) -> list[tuple[str, str]]:
    """Channel and result of every try to reach a person, in order."""
    return list(Delivery.objects.filter(notice__person=person).values_list("channel", "result"))
