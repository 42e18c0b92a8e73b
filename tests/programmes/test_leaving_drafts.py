"""Promise: what leaves a draft leaves it whole, many tasks as quickly as one, and of a draft that is gone nothing is said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from kimchinam.audit.queries import faults
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions import (
    add_milestone,
    add_section,
    add_task,
    begin_plan,
    delete_programme,
    end_programme,
    issue_programme,
    name_breakthrough,
    remove_task,
    require_plans,
    set_foundations,
    state_count,
    take_accepted,
)
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import Counted, TaskKind
from tests.conftest import TODAY, Office
from tests.counting import queries_of
from tests.programmes.build import accept_all, draft, facts

pytestmark = pytest.mark.django_db

ARRANGING: dict[str, Callable[[Programme, Office], object]] = {
    "section": lambda programme, office: add_section(programme, by=office.clerk, title="Hạ tầng"),
    "breakthrough": lambda programme, office: name_breakthrough(
        programme, by=office.clerk, name="Đột phá", valid_from=TODAY
    ),
    "count": lambda programme, office: state_count(programme, by=office.clerk, what=Counted.TASKS, stated=5),
    "plans": lambda programme, office: require_plans(programme, by=office.clerk, units=[office.finance]),
    "foundations": lambda programme, office: set_foundations(programme, by=office.clerk),
    "issue": lambda programme, office: issue_programme(programme, by=office.leader),
    "end": lambda programme, office: end_programme(programme, by=office.leader, reason="Hết"),
}


@pytest.mark.parametrize("act", ARRANGING)
def test_whatever_is_said_of_a_deleted_draft_is_refused_with_a_sentence(office: Office, act: str) -> None:
    programme = draft(office, facts(office))
    stale = Programme.objects.get(pk=programme.pk)
    delete_programme(programme, by=office.clerk)

    with pytest.raises(RefusedError, match="đã bị xóa"):
        ARRANGING[act](stale, office)


def test_plan_asked_for_by_a_deleted_draft_is_not_begun(office: Office) -> None:
    programme = draft(office, facts(office))
    require_plans(programme, by=office.clerk, units=[office.finance])
    duty = programme.plan_duties.get()
    delete_programme(programme, by=office.clerk)

    with pytest.raises(RefusedError, match="đã bị xóa"):
        begin_plan(duty, by=office.clerk)


def scheme_with_milestones(programme: Programme, office: Office) -> Task:
    scheme = add_task(programme, by=office.clerk, facts=facts(office, kind=TaskKind.SCHEME))
    for name in ("Đề cương", "Dự thảo"):
        add_milestone(scheme, by=office.clerk, name=name, due_on=TODAY, product="báo cáo")
    return scheme


def test_task_leaves_a_draft_with_its_milestones(office: Office) -> None:
    programme = draft(office, facts(office, name="Việc khác"))
    scheme = scheme_with_milestones(programme, office)

    remove_task(scheme, by=office.clerk)

    assert [task.name for task in programme.tasks.all()] == ["Việc khác"]
    assert list(faults()) == []


def test_draft_with_milestones_is_deleted(office: Office) -> None:
    programme = draft(office)
    scheme_with_milestones(programme, office)

    response = office.client(office.clerk).post(reverse("programmes:delete", args=[programme.pk]))

    assert (response.status_code, Task.objects.count(), Programme.objects.count()) == (302, 0, 0)
    assert list(faults()) == []


def test_filling_and_deleting_a_draft_ask_hardly_more_for_many_tasks_than_for_one(office: Office, receive: Any) -> None:
    few, many = (
        receive("".join(f"{number}. Giao Sở Y tế xây dựng báo cáo số {number}.\n" for number in range(1, count)))
        for count in (2, 30)
    )
    for document in (few, many):
        accept_all(document, by=office.clerk)
    drafts = [draft(office, document=document) for document in (few, many)]

    taking = [len(queries_of(lambda one=one: take_accepted(one, by=office.clerk))) for one in drafts]
    numbers = [one.tasks.count() for one in drafts]
    deleting = [len(queries_of(lambda one=one: delete_programme(one, by=office.clerk))) for one in drafts]

    assert numbers[1] > numbers[0] + 20
    # SQLite takes a thousand values at most in one statement.
    assert taking[1] <= taking[0] + 6
    assert deleting[1] <= deleting[0] + 6


def test_numbers_have_no_gaps_once_it_is_issued(office: Office) -> None:
    programme = draft(office, *(facts(office, name=f"việc {number}") for number in range(30)))
    for number in (1, 7, 30):
        remove_task(programme.tasks.get(order=number), by=office.clerk)
    kept = list(programme.tasks.order_by("order").values_list("name", flat=True))

    issue_programme(programme, by=office.leader)

    assert list(programme.tasks.order_by("order").values_list("order", "name")) == list(enumerate(kept, start=1))
