"""What people of the small office do at random. Each act commits once, or is refused and changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from random import Random

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import TaskFacts, add_task, create_programme, issue_programme, set_deadline
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import Product, ProgrammeState

Act = Callable[[Random], object]


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _open_task(chance: Random, **asked: object) -> Task:
    open_tasks = Task.objects.filter(received_on__isnull=False, closed_on=None, **asked)
    return chance.choice(list(open_tasks.select_related("programme", "lead").order_by("pk")[:40]))


def draft_programme(chance: Random) -> None:
    create_programme(by=_person("thuky"), title="Chương trình số " + str(chance.random()), number="1-CTr/TU")


def add_to_draft(chance: Random) -> None:
    programme = chance.choice(list(Programme.objects.filter(state=ProgrammeState.DRAFT)))
    finance, health = Organisation.objects.filter(name__in=("Sở Tài chính", "Sở Y tế")).order_by("name")
    facts = TaskFacts(
        name=f"Việc {chance.random()}",
        lead=finance,
        supporting=(health,),
        product_kind=Product.REPORT,
        product="báo cáo",
        receiver="Ban Thường vụ",
        due_on=today() + timedelta(days=chance.randint(0, 90)),
    )
    add_task(programme, by=_person("thuky"), facts=facts)


def issue_draft(chance: Random) -> None:
    programme = chance.choice(list(Programme.objects.filter(state=ProgrammeState.DRAFT)))
    issue_programme(programme, by=_person("lanhdao"))


def hand_in(chance: Random) -> None:
    hand_in_evidence(
        _open_task(chance, handed_in_on=None),
        by=_person("taichinh"),
        number=f"{chance.randint(1, 999)}/BC-STC",
        dated=today(),
        receiver="Ban Thường vụ",
        stream=BytesIO(chance.randbytes(3000)),
        file_name="bao-cao.bin",
    )


def _waiting(chance: Random) -> Evidence:
    return chance.choice(list(Evidence.objects.filter(outcome=Outcome.WAITING)))


def accept(chance: Random) -> None:
    accept_evidence(_waiting(chance), by=_person("lanhdao"), grade="good")


def give_back(chance: Random) -> None:
    return_evidence(_waiting(chance), by=_person("lanhdao"), reason="Thiếu biểu số liệu")


def set_day(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None)
    set_deadline(task, by=_person("lanhdao"), due_on=today() + timedelta(days=chance.randint(1, 60)), reason="Kết luận")


ACTS: tuple[Act, ...] = (
    draft_programme,
    add_to_draft,
    add_to_draft,
    add_to_draft,
    issue_draft,
    hand_in,
    hand_in,
    accept,
    give_back,
    set_day,
)
