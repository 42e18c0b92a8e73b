"""Promise: what is counted from tallies is what the rules say of every task, for each reader, on each day, after any acts."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from kimchinam.accounts.actions import give_post
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.base.work import run_until_idle
from kimchinam.monitoring.queries import late_units
from kimchinam.monitoring.rules import late_unit
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.states import Kind
from kimchinam.programmes.actions.tallying import fold
from kimchinam.programmes.actions.turning import take_out_many
from kimchinam.programmes.models import Span, Tallied, Tally, TallyTail, Task
from kimchinam.programmes.queries import counts_of, late_by_unit, scope_of, untallied, wrong_cells, wrongly_drawn
from kimchinam.programmes.states import LATE_STEPS, TASK_REMOVED
from tests.conftest import FOUNDED, NOON, TODAY, Office
from tests.programmes import oracle
from tests.programmes.build import draft, facts, issued, made_true, only_task

pytestmark = pytest.mark.django_db
PEOPLE = ("leader", "clerk", "finance_person", "health_person", "commune_person", "inspector")


@pytest.fixture
def history(office: Office) -> list[date]:
    """Issued over two years, some closed, one passed on, one with more time; returns days around everything."""
    with clock.set_to(NOON - timedelta(days=300)):
        old = issued(office, facts(office, name="cũ", due_on=TODAY - timedelta(days=40)), facts(office, name="xa"))
    with clock.set_to(NOON - timedelta(days=30)):
        made_true(old.tasks.get(name="cũ"), lead=office.health, supporting=[office.commune])
    issued(office, facts(office, name="chậm", due_on=TODAY - timedelta(days=1), supporting=(office.commune,)))
    issued(office, facts(office, name="định kỳ", due_on=None, recurrence="P3M", lead=office.health))
    with clock.set_to(NOON + timedelta(days=3)):
        made_true(old.tasks.get(name="xa"), due_on=TODAY + timedelta(days=90))
    return [
        TODAY + timedelta(days=ahead) for ahead in (-400, -300, -299, -41, -40, -39, -36, -30, -1, 0, 3, 80, 91, 500)
    ]


def assert_exact(office: Office, days: list[date]) -> None:
    for on in days:
        for name in PEOPLE:
            user = User.objects.get(pk=getattr(office, name).pk)
            assert counts_of(scope_of(user), on) == oracle.steps(user, on), (name, on)


def test_counts_of_every_reader_are_those_of_the_rules_on_every_day(office: Office, history: list[date]) -> None:
    assert_exact(office, history)


def test_counts_stay_when_the_tail_is_folded_in_pieces(office: Office, history: list[date]) -> None:
    run_until_idle()
    made_true(Task.objects.get(name="chậm"), due_on=TODAY + timedelta(days=9))
    assert TallyTail.objects.count() > 3

    assert fold(3) == 3
    assert_exact(office, history)
    while fold(3):
        pass

    assert (TallyTail.objects.count(), wrong_cells()) == (0, 0)
    assert_exact(office, history)


def test_units_that_are_late_are_counted_by_whom_the_rule_names(office: Office, history: list[date]) -> None:
    for on in history:
        named = Counter(unit.pk for task in oracle.stood(office.leader, on) if (unit := late_unit(task, on)))
        assert late_by_unit(on, clearance=9, steps=LATE_STEPS) == named
        assert late_units(scope_of(office.leader), on).counts == named


def test_new_level_of_the_tree_is_counted_with_all_that_was_before(office: Office, history: list[date]) -> None:
    run_until_idle()
    assert untallied() is None
    board = found_organisation(by=None, name="Ban A", kind=Kind.OTHER, parent=office.finance, valid_from=FOUNDED)
    assert untallied() == office.finance
    below = issued(office, facts(office, name="của ban", lead=board))

    run_until_idle()

    assert Tallied.objects.filter(unit=office.finance).exists()
    made_true(only_task(below), supporting=[office.health])
    post = give_post(
        by=None, user=office.reader, organisation=office.finance, title="Giám đốc", role=Role.LEADER,
        scope=Scope.BELOW, valid_from=FOUNDED,
    )  # fmt: skip
    office.reader.act_in(str(post.pk))
    for on in history:
        assert counts_of(scope_of(office.reader), on) == oracle.steps(office.reader, on)
    assert wrong_cells() == 0


def test_task_that_is_taken_out_leaves_no_trace_in_the_tallies(office: Office, history: list[date]) -> None:
    take_out_many([Task.objects.get(name="chậm")], TASK_REMOVED, by=office.clerk)

    assert wrong_cells() == 0
    assert_exact(office, history)


def test_drafts_are_not_counted(office: Office) -> None:
    draft(office, facts(office))

    assert (Span.objects.count(), Tally.objects.count(), TallyTail.objects.count()) == (0, 0, 0)


def test_command_finds_what_does_not_fit_and_rebuilds_it(office: Office, history: list[date], capsys) -> None:
    call_command("tasks", "verify")
    Span.objects.filter(task__name="xa").update(sort_day=TODAY)
    TallyTail.objects.all()[:1].get().delete()
    assert list(wrongly_drawn()) == [Task.objects.get(name="xa").pk]

    with pytest.raises(CommandError, match="1 nhiệm vụ và 1 ô"):
        call_command("tasks", "verify")
    call_command("tasks", "rebuild")

    assert (list(wrongly_drawn()), wrong_cells()) == ([], 0)
    assert_exact(office, history)
