"""Promise: shares by unit are the same whether rows are counted or tallies are summed, and hold every task once."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.base.work import run_until_idle
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Tallied
from kimchinam.programmes.queries import Shares, counts_of, parting, scope_of, shares_of, shares_within, wrong_cells
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import facts, issued, made_true, person_of, unit_below

pytestmark = pytest.mark.django_db
DAYS = [TODAY + timedelta(days=ahead) for ahead in (-61, -60, -31, -30, -10, 0, 5, 40)]


@pytest.fixture
def units(office: Office) -> list[Organisation]:
    """A tree of four levels beside the commune."""
    budget = unit_below(office.finance, "Phòng Ngân sách")
    return [
        office.root,
        office.bureau,
        office.finance,
        office.health,
        office.commune,
        budget,
        unit_below(budget, "Tổ Dự toán"),
    ]


@pytest.fixture
def history(office: Office, units: list[Organisation]) -> None:
    """Two months of tasks, some passed on to another unit and some secret since."""
    chance = random.Random(7)
    for ago, secrecy in ((60, Secrecy.OPEN), (30, Secrecy.OPEN), (10, Secrecy.SECRET)):
        with clock.set_to(NOON - timedelta(days=ago)):
            days = [TODAY + timedelta(days=chance.randrange(5 - ago, 40)) for _number in range(8)]
            given = (facts(office, lead=chance.choice(units), due_on=day) for day in days)
            programme = issued(office, *given)
            run_until_idle()
        Programme.objects.filter(pk=programme.pk).update(secrecy=secrecy)
        with clock.set_to(NOON - timedelta(days=ago // 2)):
            for task in programme.tasks.all()[:3]:
                made_true(task, lead=chance.choice(units))


def both_ways(
    monkeypatch: pytest.MonkeyPatch, user: User, unit: Organisation, on: date, *, within: bool
) -> tuple[Shares | None, Shares | None]:
    ask = shares_within if within else shares_of
    with monkeypatch.context() as patch:
        patch.setattr(parting, "_tallies", lambda *_args: None)
        few = ask(scope_of(user), unit, on)
    with monkeypatch.context() as patch:
        patch.setattr(parting, "FEW", -1)
        patch.setattr(parting, "_row_by_row", lambda *_args: None)
        return few, ask(scope_of(user), unit, on)


@pytest.mark.parametrize("within", [False, True])
def test_tallies_say_what_the_rows_say(
    office: Office, units: list[Organisation], history: None, within: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_until_idle()
    assert wrong_cells() == 0
    head = person_of(office.root, "bithu", role=Role.LEADER, scope=Scope.BELOW)
    of_finance = person_of(office.finance, "giamdoc", role=Role.LEADER, scope=Scope.BELOW)
    cases = [(office.leader, office.root), (head, office.root), (of_finance, office.finance), (office.clerk, units[5])]
    for user, unit in cases:
        for on in DAYS:
            few, many = both_ways(monkeypatch, User.objects.get(pk=user.pk), unit, on, within=within)
            assert few == many, (user, unit, on)
            assert few is not None


def test_shares_hold_every_task_once(office: Office, units: list[Organisation], history: None) -> None:
    for on in DAYS:
        scope = scope_of(office.leader)
        shares = shares_of(scope, office.root, on)
        assert shares
        parts = (shares.own, shares.others, *(steps for _unit, steps in shares.below))
        assert sum(parts, start=Counter()) == counts_of(scope, on)


def test_tallies_are_not_asked_for_one_who_sees_only_a_part(
    office: Office, units: list[Organisation], history: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_until_idle()
    own = person_of(office.finance, "chuyenvien", role=Role.LEADER)

    assert both_ways(monkeypatch, own, office.finance, TODAY, within=False)[1] is None


def test_tallies_are_not_asked_while_a_unit_has_none(
    office: Office, units: list[Organisation], history: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_until_idle()
    Tallied.objects.filter(unit=office.finance).delete()

    assert both_ways(monkeypatch, office.leader, office.root, TODAY, within=False)[1] is None


def test_unit_that_ended_is_shown_while_it_leads_something(office: Office, units: list[Organisation]) -> None:
    issued(office, facts(office, lead=office.health))
    ended = [office.health, office.bureau, office.commune]
    Organisation.objects.filter(pk__in=[unit.pk for unit in ended]).update(valid_to=TODAY)

    shares = shares_of(scope_of(office.leader), office.root, TODAY)

    assert shares
    assert {unit for unit, _steps in shares.below} == {office.health, office.finance}
