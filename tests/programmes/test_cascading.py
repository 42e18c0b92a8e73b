"""Promise: a unit passes its task on to any depth; every part lies within the whole, and the whole closes on its own evidence."""

from datetime import date, timedelta

import pytest

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.audit.queries import history
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import break_down, set_deadline
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Programme, Span, Task
from kimchinam.programmes.queries import branch_of, progress_below, suggested_days, tasks_above, tasks_below, visible_to
from kimchinam.programmes.states import TASK_CHANGED, Part, ProgrammeState, Status
from kimchinam.regulations.actions import set_regulation
from kimchinam.regulations.states import Name
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import DUE, facts, given, issued, only_task, person_of, proved, unit_below

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


@pytest.fixture
def whole(office: Office) -> Task:
    """A task of the finance department."""
    return only_task(issued(office))


@pytest.fixture
def room(office: Office) -> Organisation:
    return unit_below(office.finance, "Phòng Ngân sách")


@pytest.fixture
def room_person(room: Organisation) -> User:
    return person_of(room, "ngansach")


def test_part_is_received_today_in_a_programme_of_the_unit_that_passes_on(
    whole: Task, office: Office, room: Organisation
) -> None:
    part = given(whole, office, by=office.finance_person, lead=room, supporting=(office.health,), due_on=DUE - WEEK)

    programme = part.programme
    assert (programme.organisation, programme.state, programme.breaks_down) == (
        office.finance,
        ProgrammeState.ISSUED,
        whole.programme,
    )
    assert (part.parent, part.depth, part.limit_on, part.received_on) == (whole, 1, DUE, TODAY)
    assert {(one.organisation, one.part) for one in part.assignments.all()} == {
        (room, Part.LEAD),
        (office.health, Part.SUPPORTING),
    }
    assert Span.objects.filter(task=part, assigner=office.finance, lead=room).exists()


def test_second_part_stands_in_the_same_programme(whole: Task, office: Office, room: Organisation) -> None:
    parts = break_down(
        whole, by=office.finance_person, parts=[facts(office, lead=room), facts(office, lead=office.finance)]
    )
    third = given(whole, office, by=office.finance_person, lead=room)

    assert [one.order for one in (*parts, third)] == [1, 2, 3]
    assert Programme.objects.filter(breaks_down=whole.programme).count() == 1


def test_part_is_passed_on_again_to_any_depth(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    group = unit_below(room, "Tổ Thẩm định")
    group_person = person_of(group, "thamdinh")
    second = given(whole, office, by=office.finance_person, lead=room)
    third = given(second, office, by=room_person, lead=group, due_on=DUE - WEEK)
    fourth = given(third, office, by=group_person, lead=group, due_on=DUE - 2 * WEEK)

    assert (fourth.depth, fourth.limit_on) == (3, DUE - WEEK)
    assert list(tasks_above(fourth)) == [whole, second, third]
    assert set(tasks_below(whole)) == {second, third, fourth}
    assert fourth.programme.title == second.programme.title  # a part of a part is named after the programme at the root


def test_log_tells_both_sides_of_the_act(whole: Task, office: Office, room: Organisation) -> None:
    part = given(whole, office, by=office.finance_person, lead=room)

    assert [event.verb for event in history("programmes.task", part.pk)] == ["task.part_received"]
    assert "task.parts_given" in [event.verb for event in history("programmes.task", whole.pk)]
    assert [event.verb for event in history("programmes.programme", part.programme.pk)] == [
        "programme.breakdown_opened"
    ]


@pytest.mark.parametrize("user", ["clerk", "leader", "health_person", "inspector", "reader", "administrator"])
def test_only_the_unit_in_the_lead_passes_a_task_on(whole: Task, office: Office, user: str) -> None:
    with pytest.raises(NotAllowedError):
        given(whole, office, by=getattr(office, user))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due_on": DUE + timedelta(days=1)}, "không được sau thời hạn của nhiệm vụ cấp trên"),
        ({"due_on": TODAY - timedelta(days=1)}, "từ hôm nay"),
        ({"due_on": None}, "sản phẩm, cấp nhận và thời hạn"),
        ({"lead": None}, "đơn vị chủ trì"),
        ({"product_kind": ""}, "sản phẩm"),
        ({"receiver": ""}, "cấp nhận"),
    ],
)
def test_part_that_is_not_whole_or_not_within_the_whole_is_refused(
    whole: Task, office: Office, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        given(whole, office, by=office.finance_person, **changes)
    assert Task.objects.count() == 1
    assert not Programme.objects.filter(breaks_down__isnull=False).exists()


def test_part_for_a_unit_that_does_not_stand_below_is_refused(whole: Task, office: Office) -> None:
    with pytest.raises(RefusedError, match="không thuộc đơn vị của bạn"):
        given(whole, office, by=office.finance_person, lead=office.health)


def test_nothing_is_passed_on_without_parts_from_a_draft_or_after_the_close(whole: Task, office: Office) -> None:
    with pytest.raises(RefusedError, match="ít nhất một phần"):
        break_down(whole, by=office.finance_person, parts=[])
    proved(whole, office)
    with pytest.raises(RefusedError, match="đã hoàn thành"):
        given(whole, office, by=office.finance_person)


def test_secret_task_goes_only_to_a_unit_that_may_read_it(
    office: Office, room: Organisation, room_person: User
) -> None:
    secret = only_task(issued(office, facts(office, lead=office.finance)))
    Programme.objects.filter(pk=secret.programme_id).update(secrecy=Secrecy.CONFIDENTIAL)

    with pytest.raises(NotAllowedError, match="độ mật"):
        given(secret, office, by=office.finance_person, lead=room)


def test_whole_closes_on_its_own_evidence_alone(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    part = given(whole, office, by=office.finance_person, lead=room)
    head = person_of(office.finance, "giamdoc", role=Role.LEADER)
    proved(part, office, owner=room_person, judge=head)

    whole.refresh_from_db()
    assert whole.closed_on is None
    assert progress_below(whole, office.leader, TODAY).closed == 1


def test_earlier_deadline_of_the_whole_is_refused_with_the_names_of_the_later_parts(
    whole: Task, office: Office, room: Organisation
) -> None:
    given(whole, office, by=office.finance_person, lead=room, name="Rà soát danh mục trạm bơm", due_on=DUE)
    given(whole, office, by=office.finance_person, lead=room, name="Khái toán", due_on=DUE - 2 * WEEK)

    with pytest.raises(RefusedError, match=f"“Rà soát danh mục trạm bơm” .{DUE:%d/%m/%Y}") as refusal:
        turn(whole, TASK_CHANGED, by=office.leader, changes={"due_on": DUE - WEEK})
    assert "Khái toán" not in str(refusal.value)


def test_parts_that_the_person_may_not_see_are_counted_without_their_names(
    whole: Task, office: Office, room: Organisation
) -> None:
    given(whole, office, by=office.finance_person, lead=room, name="Việc nội bộ")

    with pytest.raises(RefusedError, match="1 nhiệm vụ khác") as refusal:
        turn(whole, TASK_CHANGED, by=office.health_person, changes={"due_on": DUE - WEEK})
    assert "Việc nội bộ" not in str(refusal.value)


def test_deadline_set_after_the_parts_is_refused_when_it_lies_before_theirs(office: Office, room: Organisation) -> None:
    whole = only_task(issued(office, facts(office, due_on=None, review_on=DUE)))
    given(whole, office, by=office.finance_person, lead=room, name="Khảo sát tuyến kênh", due_on=DUE + WEEK)

    with pytest.raises(RefusedError, match="Khảo sát tuyến kênh"):
        set_deadline(whole, by=office.leader, due_on=DUE, reason="Thông báo 12")
    set_deadline(whole, by=office.leader, due_on=DUE + WEEK, reason="Thông báo 12")

    assert tasks_below(whole).get().limit_on == DUE + WEEK


def test_later_deadline_of_the_whole_frees_everything_below(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    second = given(whole, office, by=office.finance_person, lead=room, due_on=DUE)
    third = given(second, office, by=room_person, lead=room, due_on=DUE)

    turn(whole, TASK_CHANGED, by=office.leader, changes={"due_on": DUE + WEEK})

    third.refresh_from_db()
    second.refresh_from_db()
    assert (second.limit_on, third.limit_on) == (DUE + WEEK, DUE)


def test_branch_shows_both_ways_and_counts_what_the_reader_may_not_see(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    second = given(whole, office, by=office.finance_person, lead=room, due_on=DUE)
    given(second, office, by=room_person, lead=room, name="Việc của phòng", due_on=DUE)

    seen = branch_of(whole, office.finance_person, TODAY)
    assert (seen.progress.running, seen.progress.unseen, seen.progress.total) == (1, 1, 2)
    assert [(one.task, one.status) for one in seen.below] == [(second, Status.RUNNING)]
    assert [(one.task, one.status) for one in seen.below[0].below] == [(None, None)]

    own = branch_of(second, room_person, TODAY)
    assert [step.task for step in own.above] == [None]
    assert own.progress.total == 1
    assert branch_of(second, office.leader, TODAY).above[0].task == whole


def test_tree_of_a_past_day_holds_what_was_given_by_then(whole: Task, office: Office, room: Organisation) -> None:
    given(whole, office, by=office.finance_person, lead=room)

    assert branch_of(whole, office.leader, TODAY - timedelta(days=1)).progress.total == 0


def test_branch_costs_the_same_for_any_number_of_tasks(whole: Task, office: Office, room: Organisation) -> None:
    assert_same_number_of_queries(
        lambda: branch_of(whole, office.leader, TODAY),
        grow=lambda _number: given(whole, office, by=office.finance_person, lead=room),
    )


def test_parts_are_seen_by_those_who_assign_and_those_who_do(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    part = given(whole, office, by=office.finance_person, lead=room)

    people = {
        "giver": office.finance_person,
        "doer": room_person,
        "leader": office.leader,
        "other": office.health_person,
    }
    seen = {name: visible_to(user).filter(pk=part.pk).exists() for name, user in people.items()}
    assert seen == {"giver": True, "doer": True, "leader": True, "other": False}


def test_days_suggested_lie_working_days_before_the_whole(whole: Task) -> None:
    assert [(one.lead, one.day) for one in suggested_days(whole, TODAY)] == [
        (3, date(2026, 9, 16)),
        (5, date(2026, 9, 14)),
        (7, date(2026, 9, 10)),
    ]


def test_day_that_would_be_past_is_not_suggested(whole: Task) -> None:
    assert [one.day for one in suggested_days(whole, date(2026, 9, 15))] == [date(2026, 9, 16), None, None]


def test_leads_follow_the_rule_of_the_unit(whole: Task, office: Office) -> None:
    set_regulation(
        Name.CHILD_LEAD_DAYS,
        by=None,
        value=[2, 4],
        valid_from=TODAY,
        organisation=office.finance,
        source="Quy chế làm việc",
        reason="Phòng cần ít ngày hơn",
    )

    assert [one.lead for one in suggested_days(whole, TODAY, unit=office.finance)] == [2, 4]
    assert [one.lead for one in suggested_days(whole, TODAY, unit=office.health)] == [3, 5, 7]


def test_task_without_a_deadline_suggests_no_day(office: Office) -> None:
    open_ended = only_task(issued(office, facts(office, due_on=None, review_on=DUE)))

    assert suggested_days(open_ended, TODAY) == []


def test_leader_of_the_unit_passes_on_as_well(whole: Task, office: Office, room: Organisation) -> None:
    head = person_of(office.finance, "giamdoc", role=Role.LEADER, scope=Scope.BELOW)

    assert given(whole, office, by=head, lead=room).parent == whole
