"""Promise: no words are lost between two reviewers. What was merged is in exactly the decision of its root."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimchinam.base.refusals import RefusedError
from kimchinam.extraction.actions import (
    accept_candidate,
    edit_candidate,
    merge_candidate,
    refuse_candidate,
    withdraw_decision,
)
from kimchinam.extraction.models import Candidate, Decision, Item, Run
from kimchinam.extraction.queries import coverage, proposed, root_of, standing, with_task
from kimchinam.extraction.states import TAKEN
from tests.conftest import Office
from tests.extraction.conftest import FIRST, SECOND, THIRD

pytestmark = pytest.mark.django_db

ACTS = {
    "accept": lambda candidate, seen, by: accept_candidate(candidate, by=by, seen=seen),
    "edit": lambda candidate, seen, by: edit_candidate(candidate, by=by, item=Item("Ý khác"), seen=seen),
    "refuse": lambda candidate, seen, by: refuse_candidate(candidate, by=by, reason="trùng", seen=seen),
}


@pytest.mark.parametrize("act", ACTS)
def test_judgement_is_refused_when_something_was_merged_in_unseen(
    act: str, tasks: list[Candidate], office: Office
) -> None:
    merge_candidate(tasks[1], by=office.clerk)

    with pytest.raises(RefusedError) as refusal:
        ACTS[act](tasks[0], [], office.clerk)

    assert str(refusal.value) == f"Thuky vừa gộp vào đây mục “{SECOND}”. Hãy xem lại rồi quyết định."
    assert not standing().filter(candidate=tasks[0]).exists()


@pytest.mark.parametrize("act", ACTS)
def test_judgement_is_refused_when_something_that_was_seen_is_merged_no_more(
    act: str, tasks: list[Candidate], office: Office
) -> None:
    merging = merge_candidate(tasks[1], by=office.clerk)
    withdraw_decision(merging, by=office.clerk)

    with pytest.raises(RefusedError, match=f"Thuky vừa tách khỏi đây mục “{SECOND}”"):
        ACTS[act](tasks[0], [str(merging.pk)], office.clerk)


@pytest.mark.parametrize("act", ACTS)
def test_judgement_of_what_was_seen_stands(act: str, tasks: list[Candidate], office: Office) -> None:
    old = merge_candidate(tasks[1], by=office.clerk)
    withdraw_decision(old, by=office.clerk)
    seen = [str(merge_candidate(one, by=office.clerk).pk) for one in (tasks[1], tasks[2])]

    ACTS[act](tasks[0], [*seen, "gì đó khác"], office.clerk)

    assert standing().filter(candidate=tasks[0]).exists()


def test_refused_edit_of_ones_own_decision_leaves_it_standing(tasks: list[Candidate], office: Office) -> None:
    accept_candidate(tasks[0], by=office.clerk)
    merge_candidate(tasks[1], by=office.clerk)

    with pytest.raises(RefusedError, match="vừa gộp vào đây"):
        edit_candidate(tasks[0], by=office.clerk, item=Item("Chỉ việc một"), seen=[])

    assert standing().get(candidate=tasks[0]).item.text == f"{FIRST}; {SECOND}"


def test_chain_of_merges_is_covered_by_the_decision_of_its_root(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    merge_candidate(tasks[2], by=office.clerk)
    merge_candidate(tasks[1], by=office.clerk)

    decision = accept_candidate(tasks[0], by=office.clerk)

    assert decision.item.text == f"{FIRST}; {SECOND}; {THIRD}"
    assert with_task(run) == {one.occurrence_id for one in tasks}


STEPS = st.tuples(st.sampled_from(["accept", "merge", "refuse", "withdraw"]), st.integers(0, 2))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=9))
def test_after_any_acts_every_clause_is_counted_once_and_every_word_is_kept(
    run: Run, tasks: list[Candidate], office: Office, steps: list[tuple[str, int]]
) -> None:
    Decision.objects.all().delete()
    for step, number in steps:
        attempt(step, tasks[number], office)

    whole = dict(words(tasks))
    into = {one.candidate_id: one.into_id for one in standing() if one.into_id}
    taken = {one.candidate_id for one in standing() if one.judgement in TAKEN}
    for task in tasks:
        root = root_of(task.pk, into)
        assert {pk for pk, text in whole.items() if task.item.text in text} == {root}
        assert (task.occurrence_id in with_task(run)) == (root in taken)
    covered = coverage(run)
    assert covered.covered == sum(root_of(task.pk, into) in taken for task in tasks)
    assert 0 <= covered.covered <= covered.total


def attempt(step: str, candidate: Candidate, office: Office) -> None:
    """An act that may be refused, and then changes nothing."""
    before = list(Decision.objects.order_by("pk").values())
    try:
        if step == "merge":
            merge_candidate(candidate, by=office.clerk)
        elif step != "withdraw":
            ACTS[step](candidate, None, office.clerk)
        elif decision := standing().filter(candidate=candidate).first():
            withdraw_decision(decision, by=office.clerk)
    except RefusedError:
        assert list(Decision.objects.order_by("pk").values()) == before


def words(tasks: list[Candidate]) -> Iterator[tuple[UUID, str]]:
    """What each item that is not merged says in the end."""
    for task in tasks:
        decision = standing().filter(candidate=task).first()
        if decision is None or decision.into_id is None:
            yield task.pk, (decision.item if decision else proposed(task)).text
