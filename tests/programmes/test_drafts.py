"""Promise: a draft is what it is in the database, not on the page that somebody opened; and it can be thrown away."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from kimchinam.audit.models import Event
from kimchinam.audit.queries import facts_at, faults, replay
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import stamp_of
from kimchinam.programmes.actions import (
    TaskFacts,
    add_task,
    change_task,
    close_task,
    delete_programme,
    describe_programme,
    fill_receiver,
    issue_programme,
    remove_task,
    start_programme,
    take_accepted,
)
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import supporting_of, waiting_decisions
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import accept_all, draft, facts, issued, only_task, proved

pytestmark = pytest.mark.django_db

ACTS: dict[str, Callable[[Programme, Task, Office], object]] = {
    "describe": lambda programme, _task, office: describe_programme(programme, by=office.clerk, title="X", number=""),
    "delete": lambda programme, _task, office: delete_programme(programme, by=office.clerk),
    "take": lambda programme, _task, office: take_accepted(programme, by=office.clerk),
    "add": lambda programme, _task, office: add_task(programme, by=office.clerk, facts=facts(office)),
    "fill": lambda programme, _task, office: fill_receiver(programme, by=office.clerk, receiver="Thường trực"),
    "change": lambda _programme, task, office: change_task(task, by=office.clerk, facts=facts(office, name="X")),
    "remove": lambda _programme, task, office: remove_task(task, by=office.clerk),
}


def opened(programme: Programme) -> tuple[Programme, Task]:
    """The rows as a page loaded them."""
    task = Task.objects.select_related("programme__document").get(programme=programme)
    return Programme.objects.select_related("document").get(pk=programme.pk), task


@pytest.mark.parametrize("act", ACTS)
def test_what_was_opened_as_a_draft_is_refused_once_it_is_issued(office: Office, receive: Any, act: str) -> None:
    document = receive()
    programme = draft(office, facts(office), document=document)
    accept_all(document, by=office.clerk)
    stale, stale_task = opened(programme)
    issue_programme(programme, by=office.leader)
    known = Event.objects.count()

    with pytest.raises(RefusedError, match="đã ban hành"):
        ACTS[act](stale, stale_task, office)

    task = only_task(programme)
    assert (task.name, task.received_on, Event.objects.count()) == (facts(office).name, TODAY, known)


@pytest.mark.parametrize("act", ACTS)
def test_what_was_opened_before_it_was_deleted_is_refused_with_a_sentence(office: Office, act: str) -> None:
    programme = draft(office, facts(office))
    stale, stale_task = opened(programme)
    delete_programme(programme, by=office.clerk)

    with pytest.raises(RefusedError, match="đã bị xóa"):
        ACTS[act](stale, stale_task, office)


def test_task_that_somebody_else_removed_is_not_changed(office: Office) -> None:
    programme = draft(office, facts(office))
    _stale, stale_task = opened(programme)
    remove_task(only_task(programme), by=office.clerk)

    with pytest.raises(RefusedError, match="đã được đưa ra khỏi dự thảo"):
        change_task(stale_task, by=office.clerk, facts=facts(office))


def test_second_of_two_edits_is_refused_and_shows_what_stands(office: Office) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.health, office.commune))))
    seen = stamp_of(TaskFacts.of(task).by_field())
    change_task(
        Task.objects.get(pk=task.pk), by=office.clerk, facts=facts(office, name="Của người thứ nhất"), seen=seen
    )

    with pytest.raises(RefusedError, match="Người khác đã sửa"):
        change_task(task, by=office.clerk, facts=facts(office, name="Của người thứ hai"), seen=seen)
    assert Task.objects.get(pk=task.pk).name == "Của người thứ nhất"


def test_second_of_two_names_is_refused(office: Office) -> None:
    programme = draft(office)
    seen = stamp_of(programme.said)
    describe_programme(programme, by=office.clerk, title="Một", number="1", seen=seen)

    with pytest.raises(RefusedError, match="Người khác đã sửa"):
        describe_programme(programme, by=office.clerk, title="Hai", number="2", seen=seen)


def test_form_shows_beside_each_field_what_somebody_else_saved(office: Office) -> None:
    task = only_task(draft(office, facts(office)))
    client, page = office.client(office.clerk), reverse("programmes:task_edit", args=[task.programme_id, task.pk])
    form = client.get(page).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"supporting": [], "name": "Tên đang gõ"}
    change_task(task, by=office.clerk, facts=facts(office, name="Tên người khác", lead=office.health))

    refused = client.post(page, typed).context["form"]

    assert refused["name"].value() == "Tên đang gõ"
    assert refused.errors["name"] == ["Hiện đang là: Tên người khác"]
    assert refused.errors["lead"] == ["Hiện đang là: Sở Y tế"]
    client.post(page, typed | {"seen": refused["seen"].value()})
    assert Task.objects.get(pk=task.pk).name == "Tên đang gõ"


def test_units_that_stay_keep_their_rows(office: Office) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.health,))))
    kept = {one.organisation: one.pk for one in task.assignments.all()}

    change_task(task, by=office.clerk, facts=facts(office, supporting=(office.health, office.commune)))

    rows = {one.organisation: one.pk for one in task.assignments.all()}
    assert {unit: rows[unit] for unit in kept} == kept
    assert set(supporting_of(task)) == {office.health, office.commune}


def test_supporting_unit_may_become_the_lead_in_one_act(office: Office) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.health,))))

    change_task(task, by=office.clerk, facts=facts(office, lead=office.health, supporting=(office.finance,)))

    parts = {one.organisation: one.part for one in task.assignments.all()}
    assert parts == {office.health: "lead", office.finance: "supporting"}


def test_facts_of_a_removed_task_end_and_stay_true_of_the_days_before(office: Office) -> None:
    task = only_task(draft(office, facts(office)))
    key, later = task.pk, NOON + timedelta(days=3)
    with clock.set_to(later):
        remove_task(task, by=office.clerk)

    assert set(facts_at("programmes.task", key, later).values()) == {None}
    assert facts_at("programmes.task", key, NOON)["name"] == facts(office).name
    assert replay("programmes.task", key, later) == facts_at("programmes.task", key, later)
    assert list(faults()) == []


def test_draft_is_deleted_with_its_tasks_and_leaves_the_decisions(office: Office, receive: Any) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    programme, _count = start_programme(document, by=office.clerk, title="Chương trình")
    key = programme.pk

    delete_programme(programme, by=office.clerk)

    assert (Programme.objects.count(), Task.objects.count()) == (0, 0)
    assert waiting_decisions(document).count() == accepted
    event = Event.objects.filter(verb="programme.deleted").get()
    assert (event.object_id, event.before["title"], event.after["title"]) == (str(key), "Chương trình", None)
    assert list(faults()) == []


@pytest.mark.parametrize("who", ["leader", "finance_person", "reader", "inspector"])
def test_draft_is_not_deleted_by_those_who_do_not_build(office: Office, who: str) -> None:
    with pytest.raises(NotAllowedError):
        delete_programme(draft(office, facts(office)), by=getattr(office, who))
    assert Task.objects.count() == 1


def test_delete_page_asks_first_and_then_deletes(office: Office) -> None:
    programme = draft(office, facts(office))
    client, page = office.client(office.clerk), reverse("programmes:delete", args=[programme.pk])
    assert page in client.get(reverse("programmes:detail", args=[programme.pk])).text

    asked = client.get(page)

    assert "1 nhiệm vụ trong đó sẽ bị xóa" in asked.text
    assert Programme.objects.count() == 1
    done = client.post(page)
    assert (done["Location"], Programme.objects.count()) == (reverse("programmes:list"), 0)


@pytest.mark.parametrize(("who", "code"), [("leader", 403), ("finance_person", 404)])
def test_delete_page_is_closed_to_others(office: Office, who: str, code: int) -> None:
    page = reverse("programmes:delete", args=[draft(office, facts(office)).pk])

    client = office.client(getattr(office, who))
    assert (client.get(page).status_code, client.post(page).status_code) == (code, code)
    assert Programme.objects.count() == 1


def test_delete_page_of_an_issued_programme_goes_back_with_a_sentence(office: Office) -> None:
    programme = issued(office)

    response = office.client(office.clerk).post(reverse("programmes:delete", args=[programme.pk]))

    assert response["Location"] == reverse("programmes:detail", args=[programme.pk])
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == ["Chương trình đã ban hành, không sửa được nữa."]


def test_take_posted_twice_makes_one_programme(office: Office, receive: Any) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    client, page = office.client(office.clerk), reverse("programmes:take", args=[document.pk])
    typed = {"programme": "", "title": "Chương trình mới", "number": "7"}
    client.post(page, typed)

    again = client.post(page, typed)

    assert [one.tasks.count() for one in Programme.objects.all()] == [accepted]
    assert again.context["form"].non_field_errors() == ["Không có mục nào mới để đưa vào chương trình."]


def test_closed_task_is_not_closed_again(office: Office) -> None:
    task = only_task(issued(office))
    proved(task, office, grade="good")

    with pytest.raises(RefusedError, match="người khác cập nhật"):
        close_task(task, by=office.leader, on=TODAY, grade="failed")
    assert Task.objects.get(pk=task.pk).grade == "good"
