"""Judging, merging, undoing, adding: what the actions promise whoever calls them."""

from dataclasses import replace

import pytest

from kimchinam.audit.models import Event
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Provision
from kimchinam.extraction.actions import (
    accept_candidate,
    add_candidate,
    analyse_again,
    claim_analysis,
    edit_candidate,
    give_up,
    mark_no_task,
    merge_candidate,
    refuse_candidate,
    unmark_no_task,
    withdraw_decision,
)
from kimchinam.extraction.models import Body, Candidate, Decision, Item, NoTask, Run
from kimchinam.extraction.queries import coverage, last_decision_of, no_tasks, proposed, ready_for_programme, standing
from kimchinam.extraction.rules import AlreadyDecidedError
from kimchinam.extraction.states import Analysis, Judgement
from tests.conftest import Office
from tests.extraction.conftest import FIRST, SECOND, THIRD

pytestmark = pytest.mark.django_db


def judgements(run: Run) -> list[str]:
    return list(standing().filter(candidate__run=run).order_by("candidate__start").values_list("judgement", flat=True))


def test_accepting_keeps_the_item_the_person_and_an_event(run: Run, tasks: list[Candidate], office: Office) -> None:
    decision = accept_candidate(tasks[0], by=office.clerk)

    assert (decision.judgement, decision.by, decision.item) == (Judgement.ACCEPTED, office.clerk, tasks[0].item)
    event = Event.objects.filter(verb="candidate.accepted").get()
    assert (event.object_id, event.by_name) == (str(tasks[0].pk), office.clerk.full_name)


def test_a_second_reviewer_is_told_who_was_first(tasks: list[Candidate], office: Office) -> None:
    first = accept_candidate(tasks[0], by=office.clerk)

    with pytest.raises(AlreadyDecidedError) as refusal:
        refuse_candidate(tasks[0], by=office.clerk, reason="trùng")

    assert refusal.value.decision == first
    assert str(refusal.value) == "Thuky đã xử lý mục này lúc 12:00 01/09/2026: đã nhận."
    assert Decision.objects.count() == 1


def test_a_person_without_the_right_changes_nothing(run: Run, tasks: list[Candidate], office: Office) -> None:
    provision = run.version.occurrences.all()[0].provision
    for person in (office.reader, office.leader, office.inspector, office.finance_person):
        with pytest.raises(NotAllowedError):
            accept_candidate(tasks[0], by=person)
        with pytest.raises(NotAllowedError):
            add_candidate(run, by=person, start=0, end=5)
        with pytest.raises(NotAllowedError):
            mark_no_task(provision, version=run.version, by=person, reason="Chỉ nêu tình hình")

    assert (Decision.objects.count(), NoTask.objects.count(), run.candidates.count()) == (0, 0, 4)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_refusal_needs_a_reason(tasks: list[Candidate], office: Office, reason: str) -> None:
    with pytest.raises(RefusedError, match="lý do"):
        refuse_candidate(tasks[0], by=office.clerk, reason=reason)

    assert Decision.objects.count() == 0


def test_editing_ones_own_decision_replaces_it(tasks: list[Candidate], office: Office) -> None:
    accept_candidate(tasks[0], by=office.clerk)

    edit_candidate(tasks[0], by=office.clerk, item=Item(text="việc khác"))

    assert [(one.judgement, one.withdrawn_at is None) for one in tasks[0].decisions.order_by("pk")] == [
        ("accepted", False),
        ("edited", True),
    ]


def test_merging_into_an_undecided_item_reads_as_both_until_undone(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    merging = merge_candidate(tasks[1], by=office.clerk)

    assert merging.into == tasks[0]
    assert proposed(tasks[0]).text == f"{FIRST}; {SECOND}"
    assert tasks[0].item.text == FIRST  # what the machine said stays as it was

    withdraw_decision(merging, by=office.clerk)

    assert proposed(tasks[0]) == tasks[0].item
    assert judgements(run) == []


def test_accepting_takes_what_was_merged_into_it(tasks: list[Candidate], office: Office) -> None:
    merge_candidate(tasks[2], by=office.clerk)
    merge_candidate(tasks[1], by=office.clerk)

    decision = accept_candidate(tasks[0], by=office.clerk)

    assert decision.item.text == f"{FIRST}; {SECOND}; {THIRD}"
    assert decision.item.due_on == "2026-12-15"


def test_merging_into_a_taken_item_edits_it_and_undoing_gives_it_back(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    accept_candidate(tasks[0], by=office.clerk)

    merge_candidate(tasks[1], by=office.clerk)
    assert judgements(run) == ["edited", "merged"]
    assert standing().get(candidate=tasks[0]).item.text == f"{FIRST}; {SECOND}"

    newest = last_decision_of(office.clerk, run)
    assert newest is not None and newest.judgement == Judgement.MERGED
    withdraw_decision(newest, by=office.clerk)

    assert judgements(run) == ["accepted"]
    assert standing().get(candidate=tasks[0]).item == tasks[0].item


def test_a_merging_cannot_be_undone_under_a_later_decision(run: Run, tasks: list[Candidate], office: Office) -> None:
    merging = merge_candidate(tasks[1], by=office.clerk)
    accept_candidate(tasks[0], by=office.clerk)

    with pytest.raises(RefusedError, match="quyết định sau đó"):
        withdraw_decision(merging, by=office.clerk)

    assert judgements(run) == ["accepted", "merged"]


def test_merging_passes_over_refused_items_and_targets(run: Run, tasks: list[Candidate], office: Office) -> None:
    refuse_candidate(tasks[1], by=office.clerk, reason="trùng")

    assert merge_candidate(tasks[2], by=office.clerk).into == tasks[0]

    with pytest.raises(RefusedError, match="phía trước"):
        merge_candidate(tasks[0], by=office.clerk)  # before it stands only a target


def test_an_added_item_merges_into_what_stands_before_it_in_the_text(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    content = run.version.text.content
    start = content.index("đề án hồ sơ")
    added = add_candidate(run, by=office.clerk, start=start, end=start + 6)

    assert merge_candidate(added, by=office.clerk).into == tasks[1]


def test_a_withdrawn_decision_is_kept_and_cannot_be_withdrawn_again(tasks: list[Candidate], office: Office) -> None:
    decision = accept_candidate(tasks[0], by=office.clerk)
    withdraw_decision(decision, by=office.clerk)

    with pytest.raises(RefusedError, match="đã được rút lại"):
        withdraw_decision(decision, by=office.clerk)

    decision.refresh_from_db()
    assert (decision.withdrawn_by, tasks[0].decisions.count()) == (office.clerk, 1)


def test_an_added_item_keeps_the_selected_words_without_the_spaces_around(run: Run, office: Office) -> None:
    content = run.version.text.content
    start = content.index(" hoàn thành trong quý")

    added = add_candidate(run, by=office.clerk, start=start, end=start + 12)

    assert (added.item.text, added.start, added.sequence) == ("hoàn thành", start + 1, 5)
    assert content[added.start : added.end] == "hoàn thành"
    assert added.occurrence is not None and added.occurrence.start <= start < added.occurrence.end


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (7, 3), (0, 10**6)])
def test_an_added_item_must_stand_in_the_text(run: Run, office: Office, start: int, end: int) -> None:
    with pytest.raises(RefusedError, match="không nằm trong văn bản"):
        add_candidate(run, by=office.clerk, start=start, end=end)


def test_a_selection_of_spaces_alone_is_no_item(run: Run, office: Office) -> None:
    start = run.version.text.content.index("\n")

    with pytest.raises(RefusedError):
        add_candidate(run, by=office.clerk, start=start, end=start + 1)


def test_coverage_counts_taken_merged_and_excused_provisions_once(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    total = coverage(run).total
    accept_candidate(tasks[0], by=office.clerk)
    merge_candidate(tasks[1], by=office.clerk)
    refuse_candidate(tasks[2], by=office.clerk, reason="không phải nhiệm vụ")
    assert tasks[2].occurrence is not None

    mark_no_task(tasks[2].occurrence.provision, version=run.version, by=office.clerk, reason="Chỉ nêu tình hình")

    assert (coverage(run).with_task, coverage(run).no_task, coverage(run).total) == (2, 1, total)


def test_what_was_merged_into_a_refused_item_covers_nothing(run: Run, tasks: list[Candidate], office: Office) -> None:
    merge_candidate(tasks[1], by=office.clerk)
    refuse_candidate(tasks[0], by=office.clerk, reason="không phải nhiệm vụ")

    assert coverage(run).covered == 0


def test_no_task_keeps_the_first_name_and_can_be_taken_back(run: Run, office: Office) -> None:
    provision = run.version.occurrences.all()[0].provision
    mark_no_task(provision, version=run.version, by=office.clerk, reason="Chỉ nêu tình hình")
    mark_no_task(provision, version=run.version, by=office.clerk, reason="Chỉ nêu tình hình")
    assert [mark.by for mark in no_tasks(run.version).values()] == [office.clerk]

    unmark_no_task(provision, version=run.version, by=office.clerk)
    unmark_no_task(provision, version=run.version, by=office.clerk)

    assert no_tasks(run.version) == {}
    assert Event.objects.filter(verb="provision.no_task_withdrawn").count() == 1


def test_no_task_is_refused_for_a_provision_of_another_document(run: Run, office: Office) -> None:
    other = run.version.document.__class__.objects.create(organisation=office.bureau, title="Khác")
    provision = Provision.objects.create(document=other, path="I")

    with pytest.raises(RefusedError, match="không thuộc văn bản"):
        mark_no_task(provision, version=run.version, by=office.clerk, reason="Chỉ nêu tình hình")


def test_targets_are_not_ready_for_a_programme(run: Run, tasks: list[Candidate], office: Office) -> None:
    for candidate in run.candidates.all():
        accept_candidate(candidate, by=office.clerk)

    assert [decision.candidate for decision in ready_for_programme(run.version.document)] == tasks


def test_a_failed_run_can_be_analysed_again_and_only_then(run: Run, office: Office) -> None:
    with pytest.raises(RefusedError, match="Chỉ phân tích lại"):
        analyse_again(run, by=office.clerk)
    Run.objects.filter(pk=run.pk).update(state=Analysis.RUNNING)
    give_up(run)
    run.refresh_from_db()
    assert run.state == Analysis.FAILED
    with pytest.raises(NotAllowedError):
        analyse_again(run, by=office.reader)

    analyse_again(run, by=office.clerk)
    run.refresh_from_db()

    assert (run.state, run.attempts) == (Analysis.RUNNING, 0)


def test_a_claim_holds_until_its_lease_runs_out(run: Run) -> None:
    Run.objects.filter(pk=run.pk).update(state=Analysis.RUNNING, claimed_until=run.created_at.replace(year=2020))

    again = claim_analysis()

    assert again is not None and (again.pk, again.attempts) == (run.pk, 2)
    assert claim_analysis() is None


ONE = Item("Việc một.", lead=(Body("A"),), product="Kế hoạch", due_on="2026-12-15", due_words="trước 15/12")
TWO = Item("Việc hai", lead=(Body("B"),), supporting=(Body("A"), Body("C")), receiver="Ban Thường vụ", recurrence="P3M")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        # the later bodies support, nobody twice; the deadline that is known stays
        (
            ONE,
            TWO,
            replace(ONE, text="Việc một; Việc hai", supporting=(Body("B"), Body("C")), receiver="Ban Thường vụ"),
        ),
        # a silent item takes owner and deadline from the later one
        (Item("Việc"), ONE, replace(ONE, text="Việc; Việc một.")),
        # a review date is an answer, too
        (
            Item("Việc", review_on="2026-09-20"),
            Item("Hai", due_on="2026-12-01"),
            Item("Việc; Hai", review_on="2026-09-20"),
        ),
    ],
)
def test_joined_items(first: Item, second: Item, joined: Item) -> None:
    assert first.joined_with(second) == joined
