"""Promise: while a programme is issued nothing changes in it, and what two people do to a draft at once stands in order."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from kimchinam.accounts.models import User
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.programmes.actions import (
    add_task,
    change_task,
    drafting,
    issue_programme,
    issuing,
    remove_task,
    start_programme,
    take_accepted,
    taking,
)
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import ProgrammeState
from tests.conftest import Office
from tests.programmes.build import accept_all, draft, facts, only_task
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def slow(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """The act takes a while behind what it read there, so that the other one falls between its reading and its writing."""
    quick: Callable[..., Any] = getattr(module, name)

    def slowly(*arguments: Any, **named: Any) -> Any:
        result = quick(*arguments, **named)
        time.sleep(0.2)
        return result

    monkeypatch.setattr(module, name, slowly)


def or_refused(act: Callable[[], object]) -> object:
    try:
        return act()
    except (NotAllowedError, RefusedError):
        return "refused"


def afresh(user: User) -> User:
    """The person as another request finds him."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("act", ["add", "change", "remove"])
def test_of_issuing_and_changing_at_once_the_later_is_refused_or_finds_it_whole(
    office: Office, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    programme = draft(office, facts(office), facts(office, name="Việc thứ hai"))
    task = programme.tasks.get(order=1)
    incomplete = facts(office, lead=None, name="Không ai chủ trì")
    acts: dict[str, Callable[[], object]] = {
        "add": lambda: add_task(programme, by=office.clerk, facts=incomplete),
        "change": lambda: change_task(task, by=office.clerk, facts=incomplete),
        "remove": lambda: remove_task(task, by=office.clerk),
    }
    slow(monkeypatch, issuing, "_check_complete")

    at_once(
        lambda: or_refused(lambda: issue_programme(Programme.objects.get(pk=programme.pk), by=office.leader)),
        lambda: or_refused(acts[act]),
    )

    programme = Programme.objects.get(pk=programme.pk)
    tasks = list(Task.objects.filter(programme=programme))
    if programme.state == ProgrammeState.ISSUED:
        assert all(one.received_on and one.lead for one in tasks)


def test_two_tasks_added_at_once_stand_one_after_the_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = draft(office)
    slow(monkeypatch, drafting, "next_order")

    def add() -> int:
        return add_task(Programme.objects.get(pk=programme.pk), by=afresh(office.clerk), facts=facts(office)).order

    assert sorted(at_once(add, add), key=str) == [1, 2]


def test_item_taken_twice_at_once_into_two_drafts_becomes_one_task(
    office: Office, receive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    drafts = [draft(office, document=document, number=f"{number}-CTr/TU") for number in (1, 2)]
    slow(monkeypatch, taking, "waiting_decisions")

    def take(programme: Programme) -> int:
        return take_accepted(Programme.objects.get(pk=programme.pk), by=afresh(office.clerk))

    assert sorted(at_once(lambda: take(drafts[0]), lambda: take(drafts[1])), key=str) == [0, accepted]


def test_programme_started_twice_at_once_is_started_once(
    office: Office, receive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    slow(monkeypatch, taking, "waiting_decisions")

    def start() -> object:
        return or_refused(lambda: start_programme(document, by=afresh(office.clerk), title="Chương trình")[1])

    assert sorted(at_once(start, start), key=str) == [accepted, "refused"]
    assert Programme.objects.count() == 1


def test_task_of_an_issued_programme_stays_though_it_was_opened_in_the_draft(office: Office) -> None:
    programme = draft(office, facts(office))
    stale = Task.objects.select_related("programme").get(pk=only_task(programme).pk)
    issue_programme(programme, by=office.leader)

    with pytest.raises(RefusedError, match="đã ban hành"):
        change_task(stale, by=office.clerk, facts=facts(office, name="Khác"))
