"""Promise: of a deadline moved earlier above and a later one below at the same moment, both never stand; nobody waits forever."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from kimchinam.accounts.models import User
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions import break_down, refuse_offer, take_offer, withdraw_offer
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.queries import tasks_below
from kimchinam.programmes.states import TASK_CHANGED, OfferState
from tests.conftest import Office
from tests.programmes.build import DUE, facts, given, issued, only_task
from tests.programmes.test_offers import offered
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5
WEEK = timedelta(days=7)


def told(act: Callable[[], object]) -> object:
    """What became of an act. A deadlock is no reason to ask again: the order of the locks must exclude it."""
    try:
        act()
    except RefusedError:
        return "refused"
    except OperationalError:
        if connection.vendor == "postgresql":
            return "deadlock"
        raise  # SQLite in memory does not wait
    return "done"


def afresh(user: User) -> User:
    """The person as another request finds him."""
    return User.objects.get(pk=user.pk)


def move(key: object, user: User, **due: object) -> object:
    return turn(Task.objects.get(pk=key), TASK_CHANGED, by=afresh(user), changes=due)


def test_earlier_above_and_later_below_at_once_leave_nothing_after_the_whole(office: Office) -> None:
    whole = only_task(issued(office))
    second = given(whole, office, by=office.finance_person, due_on=DUE - WEEK)
    third = given(second, office, by=office.finance_person, due_on=DUE - WEEK)

    for _round in range(ROUNDS):
        ends = at_once(
            lambda: told(lambda: move(whole.pk, office.leader, due_on=DUE - WEEK)),
            lambda: told(lambda: move(second.pk, office.finance_person, due_on=DUE)),
            lambda: told(lambda: move(third.pk, office.finance_person, due_on=DUE)),
        )
        assert set(ends) <= {"done", "refused"}
        days = list(Task.objects.filter(pk__in=[whole.pk, second.pk, third.pk]).order_by("depth").values_list("due_on"))
        assert days == sorted(days, reverse=True)
        for key, day in ((third.pk, DUE - WEEK), (second.pk, DUE - WEEK), (whole.pk, DUE)):
            move(key, office.leader, due_on=day)


def test_part_given_while_the_whole_moves_earlier_lies_within_it_or_is_refused(office: Office) -> None:
    whole = only_task(issued(office))

    for _round in range(ROUNDS):
        ends = at_once(
            lambda: told(lambda: move(whole.pk, office.leader, due_on=DUE - WEEK)),
            lambda: told(
                lambda: break_down(
                    Task.objects.get(pk=whole.pk),
                    by=afresh(office.finance_person),
                    parts=[facts(office, due_on=DUE)],
                )
            ),
        )
        assert set(ends) <= {"done", "refused"}
        whole.refresh_from_db()
        assert all(part.due_on and whole.due_on and part.due_on <= whole.due_on for part in tasks_below(whole))
        for part in tasks_below(whole):
            move(part.pk, office.leader, due_on=DUE - 2 * WEEK)
        move(whole.pk, office.leader, due_on=DUE)


def test_two_people_who_pass_on_at_once_share_one_programme_of_parts(office: Office) -> None:
    whole = only_task(issued(office))

    def give() -> object:
        return told(
            lambda: break_down(
                Task.objects.get(pk=whole.pk), by=afresh(office.finance_person), parts=[facts(office), facts(office)]
            )
        )

    assert at_once(give, give) == ["done", "done"]
    programme = Programme.objects.get(breaks_down=whole.programme)
    assert sorted(programme.tasks.values_list("order", flat=True)) == [1, 2, 3, 4]


def test_offer_answered_twice_and_withdrawn_at_once_has_one_end(office: Office) -> None:
    programme = issued(office)
    offer = offered(programme, by=office.finance_person)

    ends = at_once(
        lambda: told(lambda: take_offer(offer, by=afresh(office.clerk), receiver="Ban Thường vụ")),
        lambda: told(lambda: refuse_offer(offer, by=afresh(office.clerk), answer="Trùng")),
        lambda: told(lambda: withdraw_offer(offer, by=afresh(office.finance_person))),
    )

    assert sorted(map(str, ends)) == ["done", "refused", "refused"]
    taken = Offer.objects.get().state == OfferState.TAKEN
    assert programme.tasks.count() == (2 if taken else 1)
