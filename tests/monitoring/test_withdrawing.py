"""Promise: a unit takes evidence back while nobody has judged it; it gains no day by it, and the past stays as it was."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.urls import reverse

from kimchinam.audit.models import Event
from kimchinam.audit.queries import facts_at, faults
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import accept_evidence, return_evidence, withdraw_evidence
from kimchinam.monitoring.models import Evidence, Withdrawal
from kimchinam.monitoring.queries import holder_of, papers_of
from kimchinam.monitoring.queries.judging import count_to_judge
from kimchinam.monitoring.queries.papers import clock_of, papers_about
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import for_list
from kimchinam.programmes.rules import fair_due, status
from kimchinam.programmes.states import Grade, Status
from tests.conftest import NOON, TODAY, Office, look_at
from tests.monitoring.papers import fresh
from tests.monitoring.test_hearing import heard
from tests.monitoring.test_pages import page_of
from tests.programmes.build import DUE, facts, handed_in, issued, only_task

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def evidence(office: Office) -> Evidence:
    return handed_in(only_task(issued(office, facts(office, supporting=(office.health,)))), office)


@pytest.fixture
def withdrawn(office: Office, evidence: Evidence) -> Evidence:
    """Handed in on TODAY, taken back two days later."""
    with clock.set_to(NOON + 2 * DAY):
        withdraw_evidence(evidence, by=office.finance_person, reason=" Nộp nhầm tệp ")
    return Evidence.objects.get()


def test_owner_has_the_task_again_and_hands_in_anew(office: Office, withdrawn: Evidence) -> None:
    task = fresh(withdrawn.task)

    assert (withdrawn.outcome, task.handed_in_on, task.return_count) == (Outcome.WITHDRAWN, None, 0)
    assert Withdrawal.objects.get().reason == "Nộp nhầm tệp"
    with clock.set_to(NOON + 3 * DAY):
        assert handed_in(task, office).outcome == Outcome.WAITING


def test_deadline_stays_however_long_reviewers_held_it(office: Office, evidence: Evidence) -> None:
    with clock.set_to(NOON + 60 * DAY):
        withdraw_evidence(evidence, by=office.finance_person, reason="Nộp nhầm")

    task = fresh(evidence.task)
    assert (fair_due(task), task.held_days) == (DUE, 0)
    assert status(task, TODAY + 60 * DAY) == Status.OVERDUE


def test_days_belong_to_whoever_held_the_task_at_their_end(withdrawn: Evidence) -> None:
    told = clock_of(fresh(withdrawn.task), TODAY + 5 * DAY)

    assert (told.owner, told.reviewer, told.decider) == (3, 2, 0)


def test_owner_holds_it_since_it_was_taken_back(office: Office, withdrawn: Evidence) -> None:
    task, on = for_list(Task.objects.all()).get(), TODAY + 9 * DAY
    holder = holder_of(task, papers_of(task, on), papers_about(task, on))

    assert holder is not None
    assert (holder.organisation, holder.reviewing, holder.since) == (office.finance, False, TODAY + 2 * DAY)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_is_taken_back(office: Office, evidence: Evidence, reason: str) -> None:
    with pytest.raises(RefusedError, match="lý do"):
        withdraw_evidence(evidence, by=office.finance_person, reason=reason)

    assert (Withdrawal.objects.count(), fresh(evidence.task).handed_in_on) == (0, TODAY)


@pytest.mark.parametrize("who", ["health_person", "commune_person", "leader", "clerk", "inspector"])
def test_others_take_nothing_back(office: Office, evidence: Evidence, who: str) -> None:
    with pytest.raises(NotAllowedError):
        withdraw_evidence(evidence, by=getattr(office, who), reason="Nhầm")

    assert (Withdrawal.objects.count(), fresh(evidence.task).handed_in_on) == (0, TODAY)


JUDGED: dict[str, Callable[..., object]] = {
    "accepted": partial(accept_evidence, grade=Grade.GOOD),
    "returned": partial(return_evidence, reason="Thiếu biểu"),
}


@pytest.mark.parametrize("judged", JUDGED)
def test_what_was_judged_is_not_taken_back(office: Office, evidence: Evidence, judged: str) -> None:
    stale = Evidence.objects.get()
    JUDGED[judged](evidence, by=office.leader)
    known = Event.objects.count()

    with pytest.raises(RefusedError, match="đã được xử lý"):
        withdraw_evidence(stale, by=office.finance_person, reason="Nhầm")
    assert (Withdrawal.objects.count(), Event.objects.count()) == (0, known)


@pytest.mark.parametrize("judged", JUDGED)
def test_what_was_taken_back_is_not_judged(office: Office, evidence: Evidence, judged: str) -> None:
    stale = Evidence.objects.get()
    withdraw_evidence(evidence, by=office.finance_person, reason="Nhầm")

    with pytest.raises(RefusedError, match="đã được xử lý"):
        JUDGED[judged](stale, by=office.leader)
    assert fresh(evidence.task).closed_on is None


def test_reviewer_is_no_longer_asked(office: Office, evidence: Evidence) -> None:
    assert heard(office.leader) == ["evidence.waits"]
    withdraw_evidence(evidence, by=office.finance_person, reason="Nhầm")

    assert (heard(office.leader), count_to_judge(office.leader, TODAY)) == ([], 0)


def test_log_tells_who_took_it_back_and_why(office: Office, withdrawn: Evidence) -> None:
    told = facts_at("monitoring.evidence", withdrawn.pk, NOON + 2 * DAY)

    assert (told["outcome"], told["reason"]) == (Outcome.WITHDRAWN, "Nộp nhầm tệp")
    sentence = Event.objects.get(verb="task.taken_back")
    assert (sentence.by_name, sentence.words["reason"]) == (str(office.finance_person), "Nộp nhầm tệp")
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("day", "shown", "outcome"),
    [(0, "awaiting_acceptance", "waiting"), (1, "awaiting_acceptance", "waiting"), (2, "running", "taken_back")],
)
def test_past_day_shows_what_was_true_at_its_end(
    office: Office, withdrawn: Evidence, day: int, shown: str, outcome: str
) -> None:
    client = office.client(office.leader)
    with clock.set_to(NOON + 9 * DAY):
        look_at(client, TODAY + day * DAY)
        page = client.get(page_of(withdrawn.task))

    assert str(page.context["row"].status) == shown
    assert [str(paper.outcome_then) for paper in page.context["papers"]] == [outcome]
    assert ("Nộp nhầm tệp" in page.text) == (day == 2)


def _act(evidence: Evidence) -> str:
    return reverse("monitoring:paper_act", args=["rut-ket-qua", evidence.pk])


@pytest.mark.parametrize(("who", "offered"), [("finance_person", True), ("health_person", False), ("leader", False)])
def test_page_offers_it_to_the_owner_alone(office: Office, evidence: Evidence, who: str, offered: bool) -> None:
    page = office.client(getattr(office, who)).get(page_of(evidence.task))

    assert (_act(evidence) in page.text) is offered


def test_page_asks_for_the_reason_and_then_takes_back(office: Office, evidence: Evidence) -> None:
    client = office.client(office.finance_person)
    name = f"rut-ket-qua-{evidence.pk.hex[-12:]}-reason"

    assert "Trường này là bắt buộc" in client.post(_act(evidence), {name: " "}).text
    answer = client.post(_act(evidence), {name: "Thiếu chữ ký"}, follow=True)

    assert "Đã rút kết quả" in answer.text
    assert "Thiếu chữ ký" in answer.text
    assert answer.context["hand_in_form"] is not None


def test_too_late_on_the_page_loses_no_word(office: Office, evidence: Evidence) -> None:
    return_evidence(evidence, by=office.leader, reason="Thiếu biểu")
    name = f"rut-ket-qua-{evidence.pk.hex[-12:]}-reason"

    answer = office.client(office.finance_person).post(_act(evidence), {name: "Thiếu chữ ký ở trang hai"})

    assert "Kết quả này đã được xử lý." in answer.text
    assert "Thiếu chữ ký ở trang hai" in answer.text
