"""What people of the small office do at random. Each act commits once, or is refused and changes nothing."""

from collections.abc import Callable
from datetime import date, timedelta
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
    reassign_tasks,
    reopen_task,
    return_evidence,
    withdraw_evidence,
)
from kimchinam.monitoring.models import Evidence, Extension, Obstacle
from kimchinam.monitoring.states import ExtensionState, ObstacleKind, ObstacleState, Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import (
    OfferedTask,
    TaskFacts,
    add_milestone,
    add_task,
    break_down,
    create_programme,
    issue_programme,
    make_offer,
    remove_task,
    set_deadline,
    take_offer,
    withdraw_programme,
)
from kimchinam.programmes.jobs import fold_tallies
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.states import OfferState, Product, ProgrammeState

Act = Callable[[Random], object]


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _owner(task: Task) -> User:
    """Who acts for the unit in the lead."""
    return _person("yte" if str(task.lead) == "Sở Y tế" else "taichinh")


def _programme(chance: Random, state: str, **asked: object) -> Programme:
    return chance.choice(list(Programme.objects.filter(state=state, **asked).order_by("pk")))


def _open_task(chance: Random, **asked: object) -> Task:
    open_tasks = Task.objects.filter(received_on__isnull=False, closed_on=None, **asked)
    return chance.choice(list(open_tasks.select_related("programme", "lead").order_by("pk")[:40]))


def draft_programme(chance: Random) -> None:
    create_programme(by=_person("thuky"), title="Chương trình số " + str(chance.random()), number="1-CTr/TU")


def _day(chance: Random) -> dict[str, date]:
    """A deadline, or a day on which to look for one."""
    day = today() + timedelta(days=chance.randint(0, 90))
    return {"due_on": day} if chance.random() < 0.8 else {"review_on": today() + timedelta(days=20)}


def add_to_draft(chance: Random) -> None:
    programme = _programme(chance, ProgrammeState.DRAFT)
    finance, health = Organisation.objects.filter(name__in=("Sở Tài chính", "Sở Y tế")).order_by("name")
    facts = TaskFacts(
        name=f"Việc {chance.random()}",
        lead=finance,
        supporting=(health,),
        product_kind=Product.REPORT,
        product="báo cáo",
        receiver="Ban Thường vụ",
        **_day(chance),
    )
    add_task(programme, by=_person("thuky"), facts=facts)


def add_step(chance: Random) -> None:
    task = chance.choice(list(Task.objects.filter(programme__state=ProgrammeState.DRAFT).select_related("programme")))
    add_milestone(task, by=_person("thuky"), name=f"Mốc {chance.random()}", due_on=today())


def drop_from_draft(chance: Random) -> None:
    task = chance.choice(list(Task.objects.filter(programme__state=ProgrammeState.DRAFT).select_related("programme")))
    remove_task(task, by=_person("thuky"))


def issue_draft(chance: Random) -> None:
    issue_programme(_programme(chance, ProgrammeState.DRAFT), by=_person("lanhdao"))


def hand_in(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None)
    hand_in_evidence(
        task,
        by=_owner(task),
        number=f"{chance.randint(1, 999)}/BC-STC",
        dated=today(),
        receiver="Ban Thường vụ",
        stream=BytesIO(chance.randbytes(3000).hex().encode()),
        file_name="bao-cao.txt",
    )


def _waiting(chance: Random) -> Evidence:
    return chance.choice(list(Evidence.objects.filter(outcome=Outcome.WAITING)))


def accept(chance: Random) -> None:
    accept_evidence(_waiting(chance), by=_person("lanhdao"), grade="good")


def give_back(chance: Random) -> None:
    return_evidence(_waiting(chance), by=_person("lanhdao"), reason="Thiếu biểu số liệu")


def take_back(chance: Random) -> None:
    evidence = _waiting(chance)
    withdraw_evidence(evidence, by=_owner(evidence.task), reason="Nộp nhầm tệp")


def set_day(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None, due_on=None)
    set_deadline(task, by=_person("lanhdao"), due_on=today() + timedelta(days=chance.randint(1, 60)), reason="Kết luận")


def ask_for_time(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None, due_on__isnull=False)
    later = task.due_on + timedelta(days=chance.randint(1, 30)) if task.due_on else today()
    ask_extension(task, by=_owner(task), new_due=later, reason="Chờ số liệu")


def give_time(chance: Random) -> None:
    grant_extension(chance.choice(list(Extension.objects.filter(state=ExtensionState.ASKED))), by=_person("lanhdao"))


def stop(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None, obstacle_on=None)
    above = Organisation.objects.get(name="Tỉnh ủy Mẫu")
    raise_obstacle(task, by=_owner(task), kind=ObstacleKind.LAND, text="Chưa có mặt bằng", decider=above)


def go_on(chance: Random) -> None:
    raised = Obstacle.objects.filter(state=ObstacleState.RAISED)
    decide_obstacle(chance.choice(list(raised)), by=_person("lanhdao"), decision="Giao đất trong tháng này")


def direct(chance: Random) -> None:
    tasks = {_open_task(chance), _open_task(chance)}
    direct_tasks(sorted(tasks, key=lambda task: task.pk), by=_person("lanhdao"), text="Báo cáo tiến độ")


def open_again(chance: Random) -> None:
    closed = Task.objects.exclude(closed_on=None).select_related("programme", "lead")
    reopen_task(chance.choice(list(closed)), by=_person("lanhdao"), reason="Kết quả chưa đúng")


def pass_down(chance: Random) -> None:
    whole = _open_task(chance, handed_in_on=None)
    part = TaskFacts(
        name=f"Phần {chance.random()}",
        lead=whole.lead,
        product_kind=Product.REPORT,
        receiver="Giám đốc sở",
        due_on=today() + timedelta(days=chance.randint(0, 20)),
    )
    break_down(whole, by=_owner(whole), parts=[part, part])


def pass_on(chance: Random) -> None:
    task = _open_task(chance, handed_in_on=None)
    to = Organisation.objects.get(name="Sở Y tế" if str(task.lead) == "Sở Tài chính" else "Sở Tài chính")
    reassign_tasks([task], by=_person("lanhdao"), to=to, reason="Đổi phân công", keeps=chance.random() < 0.5)


def offer(chance: Random) -> None:
    programme = _programme(chance, ProgrammeState.ISSUED, breaks_down=None)
    task = OfferedTask(f"Đề xuất {chance.random()}", Product.REPORT, today() + timedelta(days=30))
    make_offer(programme, by=_person("taichinh"), task=task, reason="Đã có số liệu")


def take_up(chance: Random) -> None:
    waiting = list(Offer.objects.filter(state=OfferState.OFFERED))
    take_offer(chance.choice(waiting), by=_person("thuky"), receiver="Ban Thường vụ")


def withdraw(chance: Random) -> None:
    withdraw_programme(_programme(chance, ProgrammeState.ISSUED), by=_person("lanhdao"), reason="Ban hành nhầm")


def fold(_chance: Random) -> None:
    fold_tallies()


ACTS: tuple[Act, ...] = (
    draft_programme,
    add_to_draft,
    add_to_draft,
    add_to_draft,
    add_step,
    drop_from_draft,
    issue_draft,
    hand_in,
    hand_in,
    accept,
    give_back,
    take_back,
    set_day,
    ask_for_time,
    give_time,
    stop,
    go_on,
    direct,
    open_again,
    pass_down,
    pass_on,
    offer,
    take_up,
    withdraw,
    fold,
)
