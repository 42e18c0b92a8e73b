"""Promise: whoever has to do something now hears of it at once, and nobody hears of what he did himself or may not see."""

from datetime import timedelta

import pytest

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.monitoring.actions import (
    accept_evidence,
    answer_direction,
    decide_obstacle,
    direct_tasks,
    extend_tasks,
    grant_extension,
    name_answerable,
    name_decider,
    reassign_tasks,
    refuse_extension,
    reopen_task,
    return_evidence,
)
from kimchinam.notices.models import Notice
from kimchinam.notices.queries import told_to
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Grade
from tests.conftest import NOON, Office
from tests.counting import queries_of
from tests.monitoring.papers import LATER, asked, directed, fresh, person, raised
from tests.programmes.build import facts, handed_in, issued, only_task, person_of, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    task = only_task(issued(office))
    forget()
    return task


def forget() -> None:
    """What was told so far plays no part; a delivery keeps its notice, so it is only marked as read."""
    Notice.objects.update(read_at=clock.now())


def heard(user: User) -> list[str]:
    """The occasions of which a person has unread notices, the oldest first."""
    return list(user.notices.filter(read_at=None).order_by("created_at").values_list("occasion", flat=True))


def everybody_heard() -> set[tuple[str, str]]:
    return set(Notice.objects.filter(read_at=None).values_list("person__username", "occasion"))


def test_evidence_is_told_to_who_may_accept_it(office: Office, task: Task) -> None:
    handed_in(task, office)
    assert everybody_heard() == {("lanhdao", "evidence.waits")}


def test_judgement_is_told_to_the_unit_in_the_lead(office: Office, task: Task) -> None:
    evidence = handed_in(task, office)
    forget()
    return_evidence(evidence, by=office.leader, reason="Thiếu phụ lục")
    assert everybody_heard() == {("taichinh", "evidence.returned")}

    evidence = handed_in(fresh(task), office)
    forget()
    accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)
    assert everybody_heard() == {("taichinh", "evidence.accepted")}


def test_reopening_is_told_to_the_unit_in_the_lead(office: Office, task: Task) -> None:
    proved(task, office)
    forget()
    reopen_task(task, by=office.leader, reason="Sai số liệu")
    assert everybody_heard() == {("taichinh", "task.reopened")}


def test_request_for_a_later_day_goes_up_and_its_answer_down(office: Office, task: Task) -> None:
    extension = asked(office, task)
    assert everybody_heard() == {("lanhdao", "extension.waits")}

    forget()
    refuse_extension(extension, by=office.leader, answer="Đã gia hạn một lần")
    assert everybody_heard() == {("taichinh", "extension.denied")}

    extension = asked(office, task)
    forget()
    grant_extension(extension, by=office.leader)
    assert everybody_heard() == {("taichinh", "extension.granted")}


def test_obstacle_is_told_to_the_level_that_must_decide(office: Office, task: Task) -> None:
    raised(office, task, decider=office.root)
    assert everybody_heard() == {("lanhdao", "obstacle.waits")}


def test_obstacle_of_an_unknown_level_is_told_to_who_may_name_it_and_then_to_that_level(
    office: Office, task: Task
) -> None:
    head = person("chanh_van_phong", office.bureau)
    obstacle = raised(office, task, decider=None)
    assert everybody_heard() == {("chanh_van_phong", "obstacle.waits")}

    forget()
    name_decider(obstacle, by=head, decider=office.root)
    assert everybody_heard() == {("lanhdao", "obstacle.waits")}

    forget()
    decide_obstacle(obstacle, by=office.leader, decision="Giao đất")
    assert everybody_heard() == {("taichinh", "obstacle.settled")}


def test_direction_is_told_to_the_unit_and_its_answer_to_who_gave_it(office: Office, task: Task) -> None:
    direction = directed(office, task)
    assert everybody_heard() == {("taichinh", "direction.waits")}

    forget()
    answer_direction(direction, by=office.finance_person, answer="Xong trong tuần")
    assert everybody_heard() == {("lanhdao", "direction.replied")}


def test_passing_on_is_told_to_both_units(office: Office, task: Task) -> None:
    reassign_tasks([fresh(task)], by=office.leader, to=office.health, reason="Đúng chức năng")
    assert everybody_heard() == {("yte", "task.passed_on"), ("taichinh", "task.passed_away")}


def test_who_answers_for_a_task_hears_it_and_hears_of_it_from_then_on(office: Office, task: Task) -> None:
    assistant = person_of(office.finance, "tro_ly", role="reader")
    name_answerable(fresh(task), by=office.leader, person=assistant)
    assert everybody_heard() == {("tro_ly", "task.answers_for")}

    forget()
    directed(office, task)
    assert everybody_heard() == {("taichinh", "direction.waits"), ("tro_ly", "direction.waits")}


def test_nobody_hears_of_what_he_did_himself(office: Office, task: Task) -> None:
    head = person("giam_doc", office.finance)
    name_answerable(fresh(task), by=head, person=head)
    assert heard(head) == []


def test_people_without_clearance_hear_nothing(office: Office) -> None:
    secret = only_task(issued(office, facts(office, lead=office.root), secrecy=Secrecy.CONFIDENTIAL))
    person("pho_bi_thu", office.root, clearance=Secrecy.CONFIDENTIAL)
    person("can_bo", office.root)
    head = person("chanh_van_phong", office.bureau, clearance=Secrecy.CONFIDENTIAL)
    forget()
    extend_tasks({fresh(secret): LATER}, by=head, reason="Chờ hướng dẫn")
    assert everybody_heard() == {("pho_bi_thu", "extension.granted"), ("lanhdao", "extension.granted")}


def test_one_act_on_many_tasks_is_one_notice_that_names_the_first_and_counts_all(office: Office) -> None:
    programme = issued(office, *(facts(office, name=f"Việc số {number}") for number in range(1, 8)))
    forget()
    direct_tasks(list(programme.tasks.all()), by=office.leader, text="Báo cáo tiến độ")

    (notice,) = office.finance_person.notices.filter(read_at=None)
    (told,) = told_to(office.finance_person, [notice])
    assert told.sentence == "Lanhdao chỉ đạo về 7 nhiệm vụ, chờ trả lời"
    assert [line.text for line in told.lines] == [f"Việc số {number}" for number in range(1, 6)]
    assert told.more == 2
    assert notice.url == f"/chuong-trinh/{programme.pk}/"


def test_two_directions_on_one_day_are_two_notices(office: Office, task: Task) -> None:
    directed(office, task)
    directed(office, task, text="Báo cáo thêm")
    assert heard(office.finance_person) == ["direction.waits", "direction.waits"]


def test_telling_of_eight_tasks_asks_as_much_as_of_one(office: Office) -> None:
    def asks(count: int) -> int:
        programme = issued(office, *(facts(office, name=f"Việc {number}") for number in range(count)))
        tasks = list(programme.tasks.all())
        return len(queries_of(lambda: direct_tasks(tasks, by=office.leader, text="Báo cáo")))

    assert asks(1) == asks(8)


def test_what_is_decided_waits_for_nobody_any_more(office: Office, task: Task) -> None:
    extension, obstacle, direction = asked(office, task), raised(office, task), directed(office, task)
    assert sorted(heard(office.leader)) == ["extension.waits", "obstacle.waits"]

    refuse_extension(extension, by=office.leader, answer="Đã gia hạn một lần")
    decide_obstacle(obstacle, by=office.leader, decision="Giao đất")
    answer_direction(direction, by=office.finance_person, answer="Xong trong tuần")

    assert heard(office.leader) == ["direction.replied"]
    assert sorted(heard(office.finance_person)) == ["extension.denied", "obstacle.settled"]


def test_evidence_that_is_judged_waits_for_nobody_any_more(office: Office, task: Task) -> None:
    accept_evidence(handed_in(task, office), by=office.leader, grade=Grade.GOOD)
    assert (heard(office.leader), heard(office.finance_person)) == ([], ["evidence.accepted"])


def test_next_day_tells_again(office: Office, task: Task) -> None:
    evidence = handed_in(task, office)
    return_evidence(evidence, by=office.leader, reason="Thiếu")
    forget()
    with clock.set_to(NOON + timedelta(days=1)):
        handed_in(fresh(task), office)
        assert heard(office.leader) == ["evidence.waits"]
