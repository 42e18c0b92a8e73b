"""Promise: coverage of a past day is what its pages told on that day, whatever was said, taken back or founded anew since."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as some

from kimchinam.base.clock import now
from kimchinam.documents.actions import relate, unrelate
from kimchinam.documents.models import Document, Relation
from kimchinam.documents.states import RelationKind
from kimchinam.extraction.actions import mark_no_task, unmark_no_task
from kimchinam.extraction.models import NoTask
from kimchinam.programmes.actions import (
    add_section,
    add_task,
    issue_programme,
    place_tasks,
    remove_section,
    say_not_needed,
    set_foundations,
    take_over,
    undo_take_over,
    withdraw_not_needed,
    withdraw_programme,
)
from kimchinam.programmes.models import Foundation, NotNeeded, Programme, TakeOver, Task
from kimchinam.programmes.queries import (
    clauses_without_anybody,
    coverage_of,
    documents_seen,
    orphans_of,
)
from kimchinam.programmes.views import coverage_map
from tests.conftest import Office, look_at
from tests.counting import assert_same_number_of_queries, queries_of
from tests.programmes.build import draft, facts
from tests.programmes.days import day, noon_of
from tests.programmes.resolution import clauses, implementing, resolution

pytestmark = pytest.mark.django_db
LAST = 12
CLAUSES = ("I", "I/1", "I/2", "II/1")


@pytest.fixture
def above(receive: Callable[..., Document]) -> Document:
    return resolution(receive)


@pytest.fixture
def programme(receive: Callable[..., Document], above: Document, office: Office) -> Programme:
    return implementing(above, receive, office)


@dataclass
class Story:
    """What clerks say of the clauses of a document above, act by act."""

    office: Office
    programme: Programme
    above: Document
    version: Any = None
    places: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.version, self.places = self.above.versions.get(), clauses(self.above)

    def happen(self, act: str, path: str) -> None:
        """Says what is not said yet, takes back what is; a refusal changes nothing."""
        clause, by, programme = self.places[path], self.office.clerk, self.programme
        mark = TakeOver.objects.living().filter(clause=clause).first()
        word = NotNeeded.objects.living().filter(clause=clause).first()
        match act:
            case "take" if mark:
                undo_take_over(mark, by=by)
            case "take" if not word:
                take_over(programme, by=by, clause=clause, task=programme.tasks.get(order=1))
            case "decline" if word:
                withdraw_not_needed(word, by=by)
            case "decline" if not mark:
                say_not_needed(programme, by=by, clause=clause, reason=f"Lý do {path}")
            case "desk" if NoTask.objects.living().filter(provision=clause).exists():
                unmark_no_task(clause, version=self.version, by=by)
            case "desk":
                mark_no_task(clause, version=self.version, by=by, reason="Chỉ nêu tình hình")
            case "task":
                add_task(programme, by=by, facts=facts(self.office, name=f"Việc thêm ở {path}"))
            case "twin":
                other = draft(self.office, facts(self.office), title=f"Chương trình {path}")
                set_foundations(other, by=by, documents=[self.above])
                say_not_needed(other, by=by, clause=clause, reason="Không thuộc phạm vi")

    def read(self, number: int) -> dict[str, Any]:
        """All that the pages tell of a day."""
        on, clerk = day(number), self.office.clerk
        told = coverage_of(self.programme, self.above, clerk, on)
        split = [told.coverage.covered, told.coverage.excused, told.coverage.uncovered]
        assert sum(map(len, split)) == told.coverage.total == 5
        lines = {line.place.provision.path: line for line in told.lines}
        open_ones, total = clauses_without_anybody(self.above, on)
        return {
            "answers": {path: line.answer for path, line in lines.items()},
            "tasks": {path: [str(task) for task in line.tasks] for path, line in lines.items()},
            "words": {path: line.not_needed and line.not_needed.reason for path, line in lines.items()},
            "orphans": [str(task) for task in orphans_of(self.programme, clerk, on)],
            "documents": [one.pk for one in documents_seen(self.programme, clerk, on)],
            "open": [(one.place.provision.path, one.declined) for one in open_ones],
            "total": total,
        }


ACTS = some.tuples(some.integers(0, 4), some.sampled_from(("take", "take", "decline", "decline", "desk", "task", "twin")),
                   some.sampled_from(CLAUSES))  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(acts=some.lists(ACTS, min_size=3, max_size=8))
def test_every_day_reads_as_it_was_read_on_that_day(
    programme: Programme, above: Document, office: Office, acts: list[tuple[int, str, str]]
) -> None:
    with transaction.atomic():
        story, told, number = Story(office, programme, above), dict[int, Any](), 0
        for waited, act, path in acts:
            for quiet in range(number, number + waited):
                with noon_of(quiet):
                    told[quiet] = story.read(quiet)
            number += waited
            with noon_of(number):
                story.happen(act, path)
                told[number] = story.read(number)
        with noon_of(number + 30):
            again = {known: story.read(known) for known in told}
        transaction.set_rollback(True)

    assert again == told


def test_word_that_was_taken_back_may_be_given_again(programme: Programme, above: Document, office: Office) -> None:
    story = Story(office, programme, above)
    for number in range(1, 7):
        with noon_of(number):
            story.happen("take" if number in (1, 2, 5) else "decline", "I/1")

    with noon_of(LAST):
        answers = [story.read(number)["answers"]["I/1"] for number in range(7)]
    assert answers == ["uncovered", "covered", "uncovered", "excused", "uncovered", "covered", "covered"]
    ends = TakeOver.objects.order_by("at").values_list("ended_by", flat=True)
    assert list(ends) == [office.clerk.pk, None]


@pytest.mark.parametrize("model", [TakeOver, NotNeeded, NoTask, Relation, Foundation])
def test_end_and_who_ended_stand_together(model: type, programme: Programme, above: Document, office: Office) -> None:
    story = Story(office, programme, above)
    story.happen("take", "I/1")
    story.happen("decline", "I/2")
    story.happen("desk", "II/1")
    set_foundations(programme, by=office.clerk, documents=[above])
    early = now() - timedelta(days=1)
    for half in ({"ended_at": now()}, {"ended_by": office.clerk}, {"ended_at": early, "ended_by": office.clerk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**half)  # type: ignore[attr-defined]


def test_document_is_held_against_a_programme_on_the_days_on_which_its_text_implemented_it(
    programme: Programme, above: Document, office: Office
) -> None:
    assert programme.document is not None
    with noon_of(2):
        unrelate(Relation.objects.get(), by=office.clerk)
    with noon_of(4):
        relate(programme.document, by=office.clerk, kind=RelationKind.IMPLEMENTS, other=above)

    with noon_of(LAST):
        held = [above in documents_seen(programme, office.clerk, day(number)) for number in range(5)]
    assert held == [True, True, False, False, True]


def test_programme_answers_a_clause_until_the_day_on_which_it_is_withdrawn(
    programme: Programme, above: Document, office: Office
) -> None:
    for task in programme.tasks.all():
        Task.objects.filter(pk=task.pk).update(provision=None)
    other = draft(office, facts(office), title="Chương trình thay thế")
    with noon_of(1):
        set_foundations(other, by=office.clerk, documents=[above])
        take_over(other, by=office.clerk, clause=clauses(above)["I/1"], task=other.tasks.get())
        issue_programme(other, by=office.leader, authority_known="Thường trực giao")
    with noon_of(3):
        withdraw_programme(Programme.objects.get(pk=other.pk), by=office.leader, reason="Ban hành nhầm")

    with noon_of(LAST):
        open_ones = [
            [one.place.provision.path for one in clauses_without_anybody(above, day(number))[0]] for number in range(4)
        ]
    assert ["I/1" in paths for paths in open_ones] == [True, False, False, True]


# pages


def coverage_page(programme: Programme, above: Document, state: str = "") -> str:
    return f"{reverse('programmes:coverage', args=[programme.pk])}?document={above.pk}&state={state}"


def test_pages_of_a_past_day_count_what_they_open_and_offer_nothing(
    programme: Programme, above: Document, office: Office
) -> None:
    story = Story(office, programme, above)
    for number, act, path in ((1, "take", "I/1"), (1, "decline", "II/1"), (2, "take", "I/1"), (2, "decline", "II/1")):
        with noon_of(number):
            story.happen(act, path)
    with noon_of(LAST):
        client = office.client(office.clerk)
        look_at(client, day(1))
        pages = {
            state: client.get(coverage_page(programme, above, state)) for state in ("covered", "excused", "uncovered")
        }
        clause = reverse("programmes:clause", args=[programme.pk, clauses(above)["I/1"].pk])
        shown = client.get(clause).text
        anybody = client.get(reverse("programmes:without_anybody", args=[above.pk])).text

    assert {state: page.context["page"].paginator.count for state, page in pages.items()} == {
        "covered": 1,
        "excused": 1,
        "uncovered": 3,
    }
    assert [chip.count for chip in pages["covered"].context["chips"]] == [5, 3, 1, 1]
    assert "Bố trí đủ vốn" not in anybody
    assert office.clerk.full_name in shown
    for page in (*(page.text for page in pages.values()), shown, anybody):
        assert "hôm nay, không phải ngày đang xem" not in page
    assert [words for words in ("Bỏ ghi nhận", "Ghi không cần", "Có thể là") if words in shown] == []


def test_task_whose_section_is_gone_since_stands_in_none_on_a_past_day(
    programme: Programme, above: Document, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage_map, "NARROW", 0)
    tasks = list(programme.tasks.order_by("order"))
    with noon_of(1):
        place_tasks(programme, by=office.clerk, tasks=tasks, section=None)
        held, gone = (add_section(programme, by=office.clerk, title=title) for title in ("Nhóm còn", "Nhóm bỏ"))
        place_tasks(programme, by=office.clerk, tasks=tasks[:1], section=held)
        place_tasks(programme, by=office.clerk, tasks=tasks[1:], section=gone)
    with noon_of(2):
        place_tasks(programme, by=office.clerk, tasks=tasks, section=None)
        remove_section(gone, by=office.clerk)

    with noon_of(LAST):
        client = office.client(office.clerk)
        look_at(client, day(1))
        drawn = client.get(coverage_page(programme, above)).context["map"]
    assert [column.name for column in drawn.columns] == ["Nhóm còn", "không nhóm"]


def test_what_is_sent_from_a_past_day_changes_nothing(programme: Programme, above: Document, office: Office) -> None:
    clause = clauses(above)["I/1"]
    take_over(programme, by=office.clerk, clause=clause, task=programme.tasks.get(order=1))
    with noon_of(LAST):
        client = office.client(office.clerk)
        look_at(client, day(3))
        at = {name: reverse(f"programmes:clause_{name}", args=[programme.pk, clause.pk]) for name in ("undo", "take")}
        client.post(at["undo"], {"mark": TakeOver.objects.get().pk})
        refused = client.post(at["take"], {"tasks": [programme.tasks.get(order=2).pk]}).text

    assert "Hãy trở về hôm nay rồi ghi." in refused
    assert [(mark.task.order, mark.ended_at) for mark in TakeOver.objects.all() if mark.task] == [(1, None)]


def test_past_day_costs_the_same_for_any_number_of_marks(programme: Programme, above: Document, office: Office) -> None:
    pairs = [(clause, task) for clause in clauses(above).values() for task in programme.tasks.all()]
    client = office.client(office.clerk)
    look_at(client, day(1))

    def grow(number: int) -> None:
        with noon_of(1):
            clause, task = pairs[number % len(pairs)]
            take_over(programme, by=office.clerk, clause=clause, task=task)

    def show() -> None:
        with noon_of(LAST):
            client.get(coverage_page(programme, above))

    assert_same_number_of_queries(show, grow=grow)
    with noon_of(LAST):
        assert len(queries_of(lambda: coverage_of(programme, above, office.clerk, day(1)))) <= 10
