"""The year of the demo office, told by its people through the real actions, under a clock.

Each stage stands on the one before: uploaded → reviewed → issued → running → closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from django.db.models import F

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.base.clock import local_day
from kimchinam.base.work import run_until_idle
from kimchinam.config.demo.answers import answer_clauses, offer_and_be_refused, offer_tools
from kimchinam.config.demo.boards import CHANGED as BOARD_CHANGED
from kimchinam.config.demo.boards import FOUNDED as BOARD_FOUNDED
from kimchinam.config.demo.boards import change_a_member, found_the_board
from kimchinam.config.demo.days import on_day
from kimchinam.config.demo.founding import FOUNDED, RULED, found_units, give_mandates, register_people, set_rules
from kimchinam.config.demo.mornings import read_bells, scan_mornings
from kimchinam.config.demo.papers import write_papers
from kimchinam.config.demo.plans import ask_for_plans, found_on
from kimchinam.documents.actions import receive_file, relate
from kimchinam.documents.models import Document
from kimchinam.documents.states import RelationKind
from kimchinam.extraction.actions import accept_candidate, mark_no_task, merge_candidate, refuse_candidate
from kimchinam.extraction.models import Candidate, Run
from kimchinam.extraction.queries import candidates_of, leaves
from kimchinam.extraction.states import Kind
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import TaskFacts, change_task, create_programme, issue_programme, take_accepted
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import for_list, lacks, supporting_of
from kimchinam.programmes.rules import Aim
from kimchinam.programmes.states import Grade, Product

STAGES = ("uploaded", "reviewed", "issued", "running", "closed")
PAPERS = Path(__file__).parent / "documents"
RESOLUTION, PROGRAMME, REPORT, PLAN, LETTER = (
    "nghi-quyet-05.docx",
    "chuong-trinh-18.docx",
    "bao-cao-hoi-nghi.html",
    "ke-hoach-42.pdf",
    "cong-van-don-doc.txt",
)
FIELDS = "digital", "construction", "industry", "farming", "finance", "personnel", "education", "health"
AIM = Aim(FIELDS, "cơ quan, doanh nghiệp và người dân trong tỉnh")
CLERK, LEADER = "thuky", "lanhdao"

ISSUED = date(2026, 5, 21)
FIRST_HAND_IN = date(2026, 5, 26)
FOLLOWED_UP = date(2026, 10, 6)
LAST_HAND_IN = date(2026, 11, 14)
"""The day before the story ends: nothing of it lies ahead of a visitor."""
LAST_DUE = date(2026, 12, 1)
LAST_ACCEPTED = date(2026, 10, 25)
RETURNED = 5
"""Which paper the leader returns."""


def tell(stage: str, *, say: Callable[[str], None] = lambda _line: None) -> None:
    """Fill an empty installation up to a stage; `say` hears the name of each as it begins."""
    chapters = {"uploaded": upload, "reviewed": review, "issued": issue, "running": run, "closed": close}
    with on_day(FOUNDED):
        units = found_units()
        people = register_people(units)
    with on_day(RULED):
        set_rules(by=people["quantri"])
        give_mandates(units, by=people["quantri"])
    for name in STAGES[: STAGES.index(stage) + 1]:
        say(name)
        chapters[name]()
    run_until_idle()


def _person(username: str) -> User:
    return User.objects.get(username=username)


def upload() -> None:
    """May: the clerk brings in four papers; the worker reads and analyses them; their relations are recorded."""
    clerk = _person(CLERK)
    with on_day(date(2026, 5, 18)):
        papers = {name: _receive(name, by=clerk) for name in (RESOLUTION, PROGRAMME, REPORT, PLAN)}
        run_until_idle()
        relate(papers[PROGRAMME], by=clerk, kind=RelationKind.IMPLEMENTS, other=papers[RESOLUTION])
        relate(papers[PLAN], by=clerk, kind=RelationKind.IMPLEMENTS, other=papers[PROGRAMME])


def _follow_up(day: date, name: str) -> None:
    """A later paper comes in while the programme runs."""
    clerk = _person(CLERK)
    with on_day(day):
        paper = _receive(name, by=clerk)
        run_until_idle()
        relate(paper, by=clerk, kind=RelationKind.IMPLEMENTS, other=_document(PROGRAMME))


def _receive(name: str, *, by: User) -> Document:
    return receive_file(by=by, stream=BytesIO((PAPERS / name).read_bytes()), file_name=name).document


def _document(name: str) -> Document:
    return Document.objects.get(versions__file_name=name)


def review() -> None:
    """The clerk judges every item of the action programme: most are taken, doubles merged, mere wishes refused."""
    clerk = _person(CLERK)
    run = Run.objects.get(version__document=_document(PROGRAMME))
    with on_day(date(2026, 5, 19)):
        for candidate in list(candidates_of(run)):
            _judge(candidate, by=clerk)
        for occurrence in leaves(list(run.version.occurrences.select_related("provision"))):
            if not occurrence.candidates.exists():
                mark_no_task(
                    occurrence.provision,
                    version=run.version,
                    by=clerk,
                    reason="Nêu tình hình, quan điểm; không giao việc",
                )


def _judge(candidate: Candidate, *, by: User) -> None:
    if candidate.kind == Kind.DIRECTIVE and not candidate.item.lead:
        refuse_candidate(candidate, by=by, reason="Định hướng chung, đã cụ thể trong phụ lục")
    elif candidate.kind == Kind.DIRECTIVE and (row := _row_of_annex(candidate)):
        refuse_candidate(candidate, by=by, reason=f"Trùng với dòng {row.item.number} của phụ lục")
    elif candidate.kind == Kind.DIRECTIVE and _follows_its_twin(candidate):
        merge_candidate(candidate, by=by)
    else:
        accept_candidate(candidate, by=by)


def _row_of_annex(candidate: Candidate) -> Candidate | None:
    """The row of the annex with the same owner and the same last day."""
    item = candidate.item
    rows = Candidate.objects.filter(run=candidate.run, kind=Kind.ANNEX_TASK)
    return next(
        (row for row in rows if item.due_on and row.item.lead == item.lead and row.item.due_on == item.due_on), None
    )


def _follows_its_twin(candidate: Candidate) -> bool:
    """The item before, from the same clause, has the same owner and one of the two has no deadline of its own."""
    before = Candidate.objects.filter(run=candidate.run, sequence=candidate.sequence - 1).first()
    if before is None or before.kind != candidate.kind or before.occurrence_id != candidate.occurrence_id:
        return False
    return before.item.lead == candidate.item.lead and not candidate.item.due_words


def issue() -> None:
    """The clerk builds the programme and completes what is missing; the leader issues it.

    The paper was six weeks on its way: he knows that its first deadline is over.
    """
    clerk, leader = _person(CLERK), _person(LEADER)
    document = _document(PROGRAMME)
    with on_day(date(2026, 5, 20)):
        title, number = document.full_title, document.number
        programme = create_programme(by=clerk, title=title, number=number, document=document, aim=AIM)
        take_accepted(programme, by=clerk)
        found_on(programme, by=clerk, resolution=_document(RESOLUTION))
        for lack in lacks(programme, clock.today()):
            change_task(lack.task, by=clerk, facts=_completed(lack.task))
    with on_day(ISSUED):
        issue_programme(programme, by=leader, late_known=True)
        ask_for_plans(programme, by=clerk)
    with on_day(date(2026, 5, 22)):
        answer_clauses(programme, by=clerk)
    with on_day(BOARD_FOUNDED):
        found_the_board(programme, by=clerk)


def _completed(task: Task) -> TaskFacts:
    """What the clerk decides where the paper is silent: the office coordinates, a report is due, a review is set."""
    supporting = tuple(supporting_of(task))
    owner = task.lead or _owner_among(supporting)
    dated = task.due_on or task.recurrence or task.condition
    return TaskFacts(
        name=task.name,
        group=task.group,
        section=task.section,
        kind=task.kind,
        lead=owner,
        supporting=tuple(unit for unit in supporting if unit != owner),
        product_kind=task.product_kind or Product.REPORT,
        product=task.product or "Báo cáo kết quả thực hiện",
        receiver=task.receiver or "Ban Thường vụ Tỉnh ủy",
        due_on=task.due_on,
        due_words=task.due_words,
        review_on=None if dated else clock.today() + timedelta(days=30),
        recurrence=task.recurrence,
        condition=task.condition,
    )


def _owner_among(units: tuple[Organisation, ...]) -> Organisation:
    return units[0] if units else Organisation.objects.get(name="Văn phòng Tỉnh ủy")


def run() -> None:
    """Spring to autumn: units hand in, some late; the leader accepts, returns one paper; every fourth task is forgotten."""
    leader = _person(LEADER)
    due = [task for task in _tasks_with_people() if task.due_on and task.due_on < LAST_DUE]
    remembered = [task for number, task in enumerate(due, start=1) if number % 4]
    days = sorted((_day_of_hand_in(task, number), number, task) for number, task in enumerate(remembered, start=1))
    for day, number, task in days:
        evidence = _hand_in(task, number=number, on=day)
        if number == RETURNED:
            with on_day(day + timedelta(days=2)):
                return_evidence(evidence, by=leader, reason="Thiếu biểu số liệu kèm theo, đề nghị bổ sung và nộp lại.")
        elif day < LAST_ACCEPTED:
            with on_day(day + timedelta(days=4)):
                accept_evidence(evidence, by=leader, grade=Grade.GOOD if number % 3 else Grade.PASSED)
    write_papers(due[3::4], owner_of=_hands_in, leader=leader)
    _change_the_board()
    scan_mornings(ISSUED, FOLLOWED_UP - timedelta(days=1))
    _follow_up(FOLLOWED_UP, LETTER)
    scan_mornings(FOLLOWED_UP + timedelta(days=1), LAST_HAND_IN)
    _offer()
    read_bells(LAST_ACCEPTED)


def _offer() -> None:
    """Two departments offer a task; one is refused, the other waits."""
    programme = _programme()
    with on_day(date(2026, 10, 8)):
        offer_and_be_refused(programme, by=_person("sonoivu"), clerk=_person(CLERK))
    with on_day(date(2026, 10, 20)):
        offer_tools(programme, by=_person("sotaichinh"))


def _change_the_board() -> None:
    with on_day(BOARD_CHANGED):
        change_a_member(_programme().boards.get(), by=_person(CLERK))


def _programme() -> Programme:
    return Programme.objects.get(document=_document(PROGRAMME))


def _day_of_hand_in(task: Task, number: int) -> date:
    """Two in three are a few days early, the third is late; nobody is earlier than the programme, or later than the story."""
    assert task.due_on is not None  # only tasks with a deadline are asked about
    day = task.due_on + timedelta(days=9 if number % 3 == 0 else -6)
    return min(max(day, FIRST_HAND_IN), LAST_HAND_IN)


def _tasks_with_people() -> list[Task]:
    """Open tasks whose lead unit has somebody who signs in, soonest deadline first, those without one last."""
    tasks = for_list(Task.objects.filter(closed_on=None, handed_in_on=None))
    return [task for task in tasks.order_by(F("due_on").asc(nulls_last=True), "order") if _hands_in(task)]


def _hands_in(task: Task) -> User | None:
    return User.objects.filter(posts__organisation=task.lead, posts__role="unit").first() if task.lead else None


def _hand_in(task: Task, *, number: int, on: date) -> Evidence:
    user = _hands_in(task)
    assert user is not None  # only tasks with such a person are told of
    with on_day(on):
        return hand_in_evidence(
            task,
            by=user,
            number=f"{100 + number}/BC-ĐV",
            dated=on - timedelta(days=1),
            receiver=task.receiver,
            note="Kèm hồ sơ và biểu tổng hợp.",
        )


def close() -> None:
    """By the middle of November every task whose unit signs in has its evidence and its acceptance."""
    leader = _person(LEADER)
    for evidence in Evidence.objects.filter(outcome=Outcome.WAITING):
        with on_day(max(date(2026, 11, 15), local_day(evidence.handed_in_at))):
            accept_evidence(evidence, by=leader, grade=Grade.PASSED)
    for number, task in enumerate(_tasks_with_people(), start=1):
        evidence = _hand_in(task, number=200 + number, on=date(2026, 11, 16))
        with on_day(date(2026, 11, 18)):
            accept_evidence(evidence, by=leader, grade=Grade.EXCELLENT if number % 4 == 0 else Grade.GOOD)
