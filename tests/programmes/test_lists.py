"""Promise: whatever tasks do, each list holds on every day what the rules say of them, in order, and each count is its length."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kimchinam.accounts.actions import give_post
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.states import Secrecy
from kimchinam.programmes.actions.tallying import fold
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import (
    Place,
    counts_of,
    late_by_unit,
    named_like,
    page_of,
    programmes_visible_to,
    reading,
    scope_of,
    tasks_in,
    with_counts,
    with_status,
    wrong_cells,
    wrongly_drawn,
)
from kimchinam.programmes.queries.stabbing import RANK_OF, RANKS
from kimchinam.programmes.rules import last_day, words_in
from kimchinam.programmes.states import LATE_STEPS, OVERDUE_STEPS, Step
from tests.conftest import FOUNDED, TODAY, Office
from tests.programmes import oracle
from tests.programmes.lives import Life, afterwards, clear, live, lives

pytestmark = pytest.mark.django_db
some_days = st.lists(st.integers(-45, 80).map(lambda days: TODAY + timedelta(days=days)), min_size=2, max_size=4)
random_lives = settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.fixture
def readers(office: Office) -> list[User]:
    """Of all, of one unit, and of a whole branch without being everywhere."""
    head = office.reader
    give_post(
        by=None, user=head, organisation=office.root, title="Phó", role=Role.LEADER, scope=Scope.BELOW,
        clearance=Secrecy.CONFIDENTIAL, valid_from=FOUNDED,
    )  # fmt: skip
    head = User.objects.get(pk=head.pk)
    head.act_in(str(head.posts.get(organisation=office.root).pk))
    return [office.leader, office.clerk, head, office.finance_person, office.health_person, office.commune_person]


def sort_day(task: Task, step: Step) -> date | None:
    """Told again by hand: closed by the day of closing, what waits by that of handing in, then by the day to keep."""
    if step >= Step.CLOSED_LATE:
        return task.closed_on
    if step == Step.AWAITING:
        return task.handed_in_on
    return last_day(task) if step <= Step.RUNNING else task.received_on


def expected(user: User, on: date) -> list[Place]:
    rows = [(oracle.step(task, on), task) for task in oracle.stood(user, on)]
    places = [Place(RANK_OF[step], sort_day(task, step) or on, task.pk) for step, task in rows]
    return sorted(places, key=lambda place: place.key)


def forwards(user: User, on: date, size: int) -> Iterator[list[Place]]:
    counts, after = counts_of(scope_of(user), on), None
    while True:
        found = page_of(scope_of(user), on, counts=counts, size=size, place=after)
        yield found.places
        if found.after is None:
            return
        after = found.after


def backwards(user: User, on: date, size: int, last: Place) -> Iterator[list[Place]]:
    counts, before = counts_of(scope_of(user), on), last
    while before is not None:
        found = page_of(scope_of(user), on, counts=counts, size=size, place=before, back=True)
        yield found.places
        before = found.before


@pytest.mark.parametrize("few", [0, 5_000])
@random_lives
@given(told=st.lists(lives, min_size=1, max_size=7), days=some_days, size=st.integers(1, 4))
def test_pages_hold_what_the_rules_say_in_order_in_both_directions(
    office: Office, readers: list[User], few: int, told: list[Life], days: list[date], size: int
) -> None:
    clear()
    live(office, told)

    with pytest.MonkeyPatch.context() as patch, afterwards():
        patch.setattr(reading, "FEW", few)
        for user, on in product(readers, days):
            rows = expected(user, on)
            assert [place for page in forwards(user, on, size) for place in page] == rows, (user, on)
            if rows:
                back = [place for page in backwards(user, on, size, rows[-1]) for place in reversed(page)]
                assert back[::-1] == rows[:-1], (user, on)


@random_lives
@given(told=st.lists(lives, min_size=1, max_size=7), days=some_days, folded=st.integers(0, 9))
def test_rules_spans_sql_twin_and_tallies_give_one_answer(
    office: Office, readers: list[User], told: list[Life], days: list[date], folded: int
) -> None:
    clear()
    live(office, told)
    fold(folded)

    assert (list(wrongly_drawn()), wrong_cells()) == ([], 0)
    with afterwards():
        for user, on in product(readers, days):
            steps = {task.pk: oracle.step(task, on) for task in oracle.stood(user, on)}
            twin = dict(with_status(oracle.followed_on(user, on), on).values_list("pk", "status_on"))
            assert twin == {pk: step.status for pk, step in steps.items()}
            assert counts_of(scope_of(user), on) == Counter(steps.values()), (user, on)
            shown = with_counts(programmes_visible_to(user), user, on)
            closed = sum(step >= Step.CLOSED_LATE for step in steps.values())
            assert (sum(row.closed_count for row in shown), sum(row.late_count for row in shown)) == (
                closed,
                sum(step in LATE_STEPS for step in steps.values()),
            )


@random_lives
@given(told=st.lists(lives, min_size=1, max_size=7), days=some_days)
def test_counts_by_unit_sum_to_the_total(office: Office, told: list[Life], days: list[date]) -> None:
    clear()
    live(office, told)

    with afterwards():
        for on in days:
            tasks = [(oracle.step(task, on), task) for task in oracle.stood(office.leader, on)]
            late = late_by_unit(on, clearance=Secrecy.SECRET, steps=LATE_STEPS)
            assert late == Counter(
                task.lead_id if step in OVERDUE_STEPS else task.programme.organisation_id
                for step, task in tasks
                if step in LATE_STEPS
            )
            whole = counts_of(scope_of(office.leader), on)
            assert late.total() == sum(whole[step] for step in LATE_STEPS)


@pytest.mark.parametrize("few", [0, 5_000])
@random_lives
@given(
    told=st.lists(lives, min_size=1, max_size=7),
    days=some_days,
    words=st.sampled_from(
        ["tram", "de an", "an de", "dong von", "12", "bc stc", "ram", "nam tong", "khong co", "%", "đề"]
    ),
)
def test_words_find_the_same_tasks_however_many_hold_them(
    office: Office, readers: list[User], few: int, told: list[Life], days: list[date], words: str
) -> None:
    clear()
    live(office, told)
    wanted = words_in(words)

    with pytest.MonkeyPatch.context() as patch, afterwards():
        patch.setattr(reading, "FEW", few)
        patch.setattr("kimchinam.programmes.queries.following.FEW", few)
        for user, on in product(readers, days):
            scope = named_like(scope_of(user), words, on)
            held = {task.pk for task in oracle.stood(user, on) if _holds(task.name, wanted)}
            places = page_of(scope, on, counts=counts_of(scope, on), size=50).places
            assert {place.task_id for place in places} == set(tasks_in(scope, on)) == held, (user, on)


def _holds(name: str, wanted: list[str]) -> bool:
    return bool(wanted) and all(any(word.startswith(one) for word in words_in(name)) for one in wanted)


def test_every_step_has_a_rank() -> None:
    assert sorted(RANK_OF) == sorted(Step)
    assert sum(len(rank.steps) for rank in RANKS) == len(Step)


@pytest.mark.parametrize(
    "text", ["", "x", "0_2026-09-01", "9_2026-09-01_" + "0" * 32, "0_2026-13-01_" + "0" * 32, "0_2026-09-01_zz"]
)
def test_places_that_make_no_sense_are_none(text: str) -> None:
    assert Place.read(text) is None


def test_place_is_read_as_it_is_written() -> None:
    place = Place(3, TODAY, Task().pk)

    assert Place.read(str(place)) == place
