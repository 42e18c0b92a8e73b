"""What people of the small office do at random. Each act commits once, or is refused and changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from random import Random

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.monitoring.actions import (
    accept_evidence,
    ask_extension,
    decide_obstacle,
    direct_tasks,
    grant_extension,
    hand_in_evidence,
    raise_obstacle,
    reopen_task,
    return_evidence,
)
from kimchinam.monitoring.models import Evidence, Extension, Obstacle
from kimchinam.monitoring.states import ExtensionState, ObstacleKind, ObstacleState, Outcome
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


def ask_for_time(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None, due_on__isnull=False)
    later = task.due_on + timedelta(days=chance.randint(1, 30)) if task.due_on else today()
    ask_extension(task, by=_person("taichinh"), new_due=later, reason="Chờ số liệu")


def give_time(chance: Random) -> None:
    grant_extension(chance.choice(list(Extension.objects.filter(state=ExtensionState.ASKED))), by=_person("lanhdao"))


def stop(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None, obstacle_on=None)
    raise_obstacle(task, by=_person("taichinh"), kind=ObstacleKind.LAND, text="Chưa có mặt bằng")


def go_on(chance: Random) -> None:
    raised = Obstacle.objects.filter(state=ObstacleState.RAISED)
    decide_obstacle(chance.choice(list(raised)), by=_person("lanhdao"), decision="Giao đất trong tháng này")


def direct(chance: Random) -> None:
    tasks = {_open_task(chance), _open_task(chance)}
    direct_tasks(sorted(tasks, key=lambda task: task.pk), by=_person("lanhdao"), text="Báo cáo tiến độ")


def open_again(chance: Random) -> None:
    closed = Task.objects.exclude(closed_on=None).select_related("programme", "lead")
    reopen_task(chance.choice(list(closed)), by=_person("lanhdao"), reason="Kết quả chưa đúng")


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
    ask_for_time,
    give_time,
    stop,
    go_on,
    direct,
    open_again,
)
