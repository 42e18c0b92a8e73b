"""Promise: two who judge at the same moment lose no words, and nothing is made of a decision that was withdrawn."""

import time
from typing import Any

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.extraction.actions import accept_candidate, judging, merge_candidate, withdraw_decision
from kimchinam.extraction.models import Candidate, Decision
from kimchinam.extraction.queries import standing
from kimchinam.programmes.actions import create_programme, take_accepted
from tests.conftest import Office
from tests.extraction.conftest import FIRST, SECOND
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def slow_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every judgement takes a while between its reading and its end."""
    record = judging.record

    def slowly(*arguments: Any, **named: Any) -> None:
        time.sleep(0.2)
        record(*arguments, **named)

    monkeypatch.setattr(judging, "record", slowly)


def test_accepting_and_merging_at_once_keep_the_words_of_both(tasks: list[Candidate], office: Office) -> None:
    at_once(lambda: accept_candidate(tasks[0], by=office.clerk), lambda: merge_candidate(tasks[1], by=office.clerk))

    assert standing().get(candidate=tasks[0]).item.text == f"{FIRST}; {SECOND}"
    assert standing().get(candidate=tasks[1]).into == tasks[0]


def test_merging_twice_at_once_into_one_item_keeps_the_words_of_all(tasks: list[Candidate], office: Office) -> None:
    accept_candidate(tasks[0], by=office.clerk)

    at_once(lambda: merge_candidate(tasks[1], by=office.clerk), lambda: merge_candidate(tasks[2], by=office.clerk))

    text = standing().get(candidate=tasks[0]).item.text
    assert all(task.item.text in text for task in tasks)


def test_of_taking_and_withdrawing_at_once_exactly_one_happens(tasks: list[Candidate], office: Office) -> None:
    decision = accept_candidate(tasks[0], by=office.clerk)
    document = tasks[0].run.version.document
    programme = create_programme(by=office.clerk, title="Chương trình", document=document)

    def withdraw() -> str:
        try:
            withdraw_decision(decision, by=office.clerk)
        except RefusedError:
            return "refused"
        return "withdrawn"

    results = at_once(withdraw, lambda: take_accepted(programme, by=office.clerk))

    decision = Decision.objects.get(pk=decision.pk)
    assert set(results) in ({"withdrawn", 0}, {"refused", 1})
    assert (decision.withdrawn_at is None, decision.in_use) == ((1 in results), (1 in results))
    assert programme.tasks.count() == (1 if 1 in results else 0)
