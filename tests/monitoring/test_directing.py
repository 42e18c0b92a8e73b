"""Promise: a leader's word to the owner has a day to answer, and stays open until who gave it is satisfied."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import (
    answer_direction,
    ask_again,
    close_direction,
    direct_tasks,
    reassign_tasks,
)
from kimchinam.monitoring.models import Direction
from kimchinam.monitoring.queries.open_papers import directions_open
from kimchinam.monitoring.queries.papers import open_directions_of
from kimchinam.monitoring.queries.waiting import answers_to_read, directions_to_answer, unanswered
from kimchinam.monitoring.states import DirectionState
from kimchinam.programmes.models import Task
from kimchinam.regulations.actions import set_regulation
from kimchinam.regulations.states import Name
from tests.conftest import NOON, Office
from tests.monitoring.papers import directed, fresh, person
from tests.programmes.build import draft, facts, given, issued, only_task, proved, unit_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office))


def test_answer_is_due_within_the_working_days_of_the_rules(office: Office, task: Task) -> None:
    # 1/9/2026 is a Tuesday; the 2nd is National Day, kept with a day beside it
    with clock.set_to(NOON + timedelta(days=6)):  # Monday the 7th
        assert directed(office, task).answer_due == date(2026, 9, 9)
    with clock.set_to(NOON + timedelta(days=9)):  # Thursday the 10th: over the weekend
        assert directed(office, task).answer_due == date(2026, 9, 14)


def test_direction_lies_with_the_owner_then_with_who_gave_it(office: Office, task: Task) -> None:
    direction = directed(office, task)
    assert list(directions_to_answer(office.finance_person)) == list(unanswered(office.leader)) == [direction]
    assert not directions_to_answer(office.health_person)

    answer_direction(direction, by=office.finance_person, answer="Xong 80 phần trăm")
    assert list(answers_to_read(office.leader)) == [direction]
    assert not unanswered(office.leader)

    close_direction(direction, by=office.leader)
    assert not answers_to_read(office.leader)
    assert Direction.objects.get().state == DirectionState.CLOSED


def test_answer_that_is_not_enough_is_asked_for_again_with_a_new_day(office: Office, task: Task) -> None:
    direction = directed(office, task)
    answer_direction(direction, by=office.finance_person, answer="Đang làm")
    with clock.set_to(NOON + timedelta(days=13)):
        again = ask_again(direction, by=office.leader, text="Nêu số liệu")

    first = Direction.objects.get(pk=direction.pk)
    assert (first.state, again.follows, again.state) == (DirectionState.CLOSED, first, DirectionState.OPEN)
    assert again.answer_due == date(2026, 9, 16)


def test_unanswered_direction_is_not_asked_again_but_may_be_ended(office: Office, task: Task) -> None:
    direction = directed(office, task)
    with pytest.raises(RefusedError, match="chưa được trả lời"):
        ask_again(direction, by=office.leader, text="Sao chưa trả lời?")

    close_direction(direction, by=office.leader)

    with pytest.raises(RefusedError, match="đã kết thúc"):
        answer_direction(direction, by=office.finance_person, answer="Xong")


@pytest.mark.parametrize("who", ["finance_person", "health_person", "clerk", "inspector", "commune_person"])
def test_only_leaders_direct(office: Office, task: Task, who: str) -> None:
    with pytest.raises(NotAllowedError):
        directed(office, task, by=getattr(office, who))


def test_leader_directs_what_lies_below_or_was_assigned_by_his_unit(office: Office, task: Task) -> None:
    over_it = person("phutrach", office.bureau)
    assert directed(office, task, by=over_it).organisation == office.bureau
    for elsewhere in (person("giamdocyte", office.health), person("giamdoc", office.finance)):
        with pytest.raises(NotAllowedError):
            directed(office, task, by=elsewhere)


def test_only_the_lead_answers_and_only_who_gave_it_ends_it(office: Office, task: Task) -> None:
    direction = directed(office, task)
    for who in (office.health_person, office.leader):
        with pytest.raises(NotAllowedError):
            answer_direction(direction, by=who, answer="Xong")
    for who in (office.finance_person, person("chanhvanphong", office.bureau)):
        with pytest.raises(NotAllowedError):
            close_direction(direction, by=who)


def test_colleague_of_the_same_unit_may_end_it(office: Office, task: Task) -> None:
    close_direction(directed(office, task), by=person("phochutich", office.root, scope="all"))

    assert Direction.objects.get().state == DirectionState.CLOSED


def test_draft_and_closed_task_are_not_directed(office: Office, task: Task) -> None:
    with pytest.raises(RefusedError, match="chưa ban hành"):
        directed(office, only_task(draft(office, facts(office), number="9-CTr/TU")))
    with pytest.raises(RefusedError, match="đã hoàn thành"):
        directed(office, proved(fresh(task), office))


def test_leader_may_say_the_day_himself_but_no_past_one(office: Office, task: Task) -> None:
    assert directed(office, task, answer_due=date(2026, 9, 30)).answer_due == date(2026, 9, 30)
    with pytest.raises(RefusedError, match="từ hôm nay"):
        directed(office, task, answer_due=date(2026, 8, 31))


def test_day_that_nobody_has_decided_about_leaves_the_answer_without_a_day(office: Office, task: Task) -> None:
    with clock.set_to(datetime(2026, 11, 22, 5, tzinfo=UTC)):  # the 24th is undecided
        assert directed(office, task).answer_due is None


def test_many_are_told_the_same_or_none(office: Office) -> None:
    tasks = [only_task(issued(office, facts(office, name=name), number=name)) for name in ("Một", "Hai", "Ba")]
    assert len(direct_tasks(tasks, by=office.leader, text="Báo cáo trong tuần")) == 3

    proved(tasks[1], office)
    with pytest.raises(RefusedError):
        direct_tasks(tasks, by=office.leader, text="Báo cáo tuần sau")

    assert Direction.objects.count() == 3


def test_office_with_a_rule_of_its_own_gives_as_many_days_as_the_rule_says(office: Office, task: Task) -> None:
    set_regulation(
        Name.ANSWER_WORKING_DAYS,
        by=None,
        value=4,
        valid_from=date(2026, 9, 10),
        source="Quy chế làm việc",
        reason="Đơn vị ở xa",
        organisation=office.finance,
    )

    with clock.set_to(NOON + timedelta(days=9)):
        assert directed(office, task).answer_due == date(2026, 9, 16)


def test_nobody_of_the_lead_reads_or_ends_what_the_lead_was_told(office: Office, task: Task) -> None:
    director = person("giamdoc", office.finance)
    direction = directed(office, task)
    Direction.objects.update(organisation=office.finance)  # as before the task came to the unit that had said it
    answer_direction(direction, by=office.finance_person, answer="Xong")

    assert not answers_to_read(director)
    with pytest.raises(NotAllowedError, match="không tự quyết"):
        close_direction(direction, by=director)


def test_direction_that_the_new_owner_gave_ends_when_it_leads(office: Office) -> None:
    room = unit_below(office.finance, "Phòng Ngân sách")
    whole = only_task(issued(office))
    part = given(whole, office, by=office.finance_person, lead=room)
    own = directed(office, part, by=person("giamdoc", office.finance))
    others = directed(office, part)

    reassign_tasks([fresh(part)], by=office.leader, to=office.finance, reason="Đúng chức năng")

    assert [Direction.objects.get(pk=one.pk).state for one in (own, others)] == ["closed", "open"]
    assert list(directions_to_answer(office.finance_person)) == [others]


def test_directions_without_a_day_stand_last_wherever_they_are_read(office: Office, task: Task) -> None:
    with clock.set_to(datetime(2026, 11, 22, 5, tzinfo=UTC)):  # the 24th is undecided
        undated = directed(office, task)
        dated = directed(office, task, answer_due=date(2026, 12, 31))
        on = clock.today()

        for found in (
            directions_to_answer(office.finance_person),
            unanswered(office.leader),
            open_directions_of(task),
            directions_open(on),
        ):
            assert list(found) == [dated, undated]


def test_the_same_word_goes_out_once_while_nobody_has_answered(office: Office, task: Task) -> None:
    direction = directed(office, task, text="Báo cáo trong tuần")

    with pytest.raises(RefusedError, match="đã gửi đúng chỉ đạo này"):
        directed(office, task, text="Báo cáo trong tuần")

    answer_direction(direction, by=office.finance_person, answer="Đã báo cáo")
    directed(office, task, text="Báo cáo trong tuần")
    assert Direction.objects.count() == 2
