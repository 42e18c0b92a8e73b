"""Promise: a clause above is taken over or excused by a named person, in the log, never both; all of it has one answer."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kimchinam.audit.queries import history
from kimchinam.base.clock import now
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document, Provision
from kimchinam.extraction.actions import mark_no_task
from kimchinam.programmes.actions import say_not_needed, take_over, undo_take_over, withdraw_not_needed
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import NotNeeded, Programme, TakeOver, Task
from kimchinam.programmes.queries import clauses_without_anybody, coverage_of, tasks_to_map
from kimchinam.programmes.states import TASK_ADDED
from tests.conftest import TODAY, Office
from tests.counting import queries_of
from tests.programmes.build import issued, only_task
from tests.programmes.resolution import clauses, implementing, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def above(receive: Callable[..., Document]) -> Document:
    return resolution(receive)


@pytest.fixture
def programme(receive: Callable[..., Document], above: Document, office: Office) -> Programme:
    return implementing(above, receive, office)


@pytest.fixture
def first(above: Document) -> Provision:
    return clauses(above)["I/1"]


def states(programme: Programme, document: Document, office: Office) -> dict[str, str]:
    told = coverage_of(programme, document, office.clerk, TODAY)
    return {line.place.provision.path: line.answer for line in told.lines if line.answer}


def test_clauses_of_the_own_text_are_covered_by_the_tasks_that_came_from_them(
    programme: Programme, office: Office
) -> None:
    assert programme.document is not None

    told = states(programme, programme.document, office)
    assert [told[path] for path in ("II/1", "II/2", "II/3")] == ["covered"] * 3


def test_task_named_for_a_clause_covers_it(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    task = programme.tasks.get(order=1)
    take_over(programme, by=office.clerk, clause=first, task=task)

    assert states(programme, above, office) == {
        "I/1": "covered",
        "I/2": "uncovered",
        "I/3": "uncovered",
        "II/1": "uncovered",
        "II/2": "uncovered",
    }
    line = coverage_of(programme, above, office.clerk, TODAY).line_of(first.pk)
    assert line is not None
    assert line.tasks == [task]


def test_mark_on_a_heading_speaks_for_every_clause_below(programme: Programme, above: Document, office: Office) -> None:
    say_not_needed(programme, by=office.clerk, clause=clauses(above)["II"], reason="Phần tổ chức chung")

    told = states(programme, above, office)
    assert [told[path] for path in ("II/1", "II/2")] == ["excused"] * 2


def test_own_clause_brings_the_tasks_that_came_from_it_and_from_below(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    assert programme.document is not None
    take_over(programme, by=office.clerk, clause=first, own_clause=clauses(programme.document)["II"])

    line = coverage_of(programme, above, office.clerk, TODAY).line_of(first.pk)
    assert line is not None
    assert line.tasks == list(programme.tasks.filter(provision__path__startswith="II/"))


def test_part_answers_a_clause_only_when_a_person_names_it(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    whole = programme.tasks.get(order=1)
    part = Task(programme=programme, order=9, provision_id=whole.provision_id)
    turn(part, TASK_ADDED, by=office.clerk, changes={"name": "Mốc giữa kỳ", "parent": whole})
    assert programme.document is not None
    own = coverage_of(programme, programme.document, office.clerk, TODAY).line_of(whole.provision_id)  # type: ignore[arg-type]
    assert own is not None
    assert own.tasks == [whole]
    assert part not in tasks_to_map(programme, office.clerk, TODAY)

    take_over(programme, by=office.clerk, clause=first, task=part)
    assert part in tasks_to_map(programme, office.clerk, TODAY)
    assert states(programme, above, office)["I/1"] == "covered"


def test_word_of_the_review_desk_excuses_for_every_programme(
    programme: Programme, above: Document, office: Office
) -> None:
    clause = clauses(above)["II/1"]
    mark_no_task(clause, version=above.versions.get(), by=office.clerk, reason="Chỉ nêu tình hình")

    assert states(programme, above, office)["II/1"] == "excused"


def test_marks_are_kept_once_and_told_in_the_log(programme: Programme, first: Provision, office: Office) -> None:
    task = programme.tasks.get(order=1)
    mark = take_over(programme, by=office.clerk, clause=first, task=task)
    assert take_over(programme, by=office.clerk, clause=first, task=task) == mark
    undo_take_over(mark, by=office.clerk)
    undo_take_over(mark, by=office.clerk)
    word = say_not_needed(programme, by=office.clerk, clause=first, reason="Đã làm ở chương trình trước")
    again = say_not_needed(programme, by=office.clerk, clause=first, reason="Khác")
    assert (again.pk, again.reason) == (word.pk, "Đã làm ở chương trình trước")
    withdraw_not_needed(word, by=office.clerk)

    told = [event.verb for event in history("programmes.programme", programme.pk) if event.verb.startswith("clause.")]
    assert told[::-1] == ["clause.taken", "clause.taken_undone", "clause.not_needed", "clause.not_needed_withdrawn"]
    assert not TakeOver.objects.living().exists()
    assert not NotNeeded.objects.living().exists()


def test_log_names_the_document_only_to_those_who_may_see_it(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    take_over(programme, by=office.clerk, clause=first, task=programme.tasks.get(order=1))
    page = office.client(office.clerk).get(reverse("programmes:detail", args=[programme.pk])).content.decode()
    assert f"Thuky ghi I.1 của {above} đã có nhiệm vụ số 1" in page

    Document.objects.filter(pk=above.pk).update(secrecy=Secrecy.SECRET)
    page = office.client(office.clerk).get(reverse("programmes:detail", args=[programme.pk])).content.decode()
    assert "đã có nhiệm vụ số 1" in page
    assert str(above) not in page


def test_clause_is_not_taken_over_and_excused_at_once(programme: Programme, above: Document, office: Office) -> None:
    task, one, other = programme.tasks.get(order=1), clauses(above)["I/1"], clauses(above)["I/2"]
    take_over(programme, by=office.clerk, clause=one, task=task)
    say_not_needed(programme, by=office.clerk, clause=other, reason="Đã xong")

    with pytest.raises(RefusedError, match="đã có nhiệm vụ tiếp nhận"):
        say_not_needed(programme, by=office.clerk, clause=one, reason="Đã xong")
    with pytest.raises(RefusedError, match="không cần nhiệm vụ"):
        take_over(programme, by=office.clerk, clause=other, task=task)


def test_marks_that_name_nobody_nothing_or_another_programme_are_refused(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    strange = only_task(issued(office))
    assert programme.document is not None
    own = clauses(programme.document)["II/1"]
    for named in (
        {},
        {"task": strange},
        {"own_clause": first},
        {"task": programme.tasks.get(order=1), "own_clause": own},
    ):
        with pytest.raises(RefusedError):
            take_over(programme, by=office.clerk, clause=first, **named)
    with pytest.raises(RefusedError, match="lý do"):
        say_not_needed(programme, by=office.clerk, clause=first, reason="  ")


@pytest.mark.parametrize("user", ["leader", "finance_person", "inspector", "reader", "administrator"])
def test_only_clerks_of_the_unit_that_assigns_mark(
    programme: Programme, first: Provision, office: Office, user: str
) -> None:
    person = getattr(office, user)
    for act in (
        lambda: take_over(programme, by=person, clause=first, task=programme.tasks.get(order=1)),
        lambda: say_not_needed(programme, by=person, clause=first, reason="Không cần"),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_clause_of_a_strange_document_is_refused(
    programme: Programme, receive: Callable[..., Document], office: Office
) -> None:
    strange = resolution(receive, number="99-NQ/TU")

    with pytest.raises(NotAllowedError):
        say_not_needed(programme, by=office.clerk, clause=clauses(strange)["I/1"], reason="Không cần")


def test_database_refuses_half_marks_and_doubles(programme: Programme, first: Provision, office: Office) -> None:
    task = programme.tasks.get(order=1)
    said = {"programme": programme, "clause": first, "by": office.clerk, "at": now()}
    TakeOver.objects.create(task=task, **said)
    NotNeeded.objects.create(reason="Đã xong", **said)
    for wrong in (
        lambda: TakeOver.objects.create(**said),
        lambda: TakeOver.objects.create(task=task, **said),
        lambda: TakeOver.objects.create(task=task, own_clause=first, **said),
        lambda: NotNeeded.objects.create(reason="Lần nữa", **said),
        lambda: NotNeeded.objects.filter(programme=programme).update(reason=""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_coverage_costs_the_same_for_any_length(programme: Programme, above: Document, office: Office) -> None:
    coverage_of(programme, above, office.clerk, TODAY)
    short = queries_of(lambda: coverage_of(programme, above, office.clerk, TODAY))
    for clause in clauses(above).values():
        for task in programme.tasks.all():
            take_over(programme, by=office.clerk, clause=clause, task=task)
    long = queries_of(lambda: coverage_of(programme, above, office.clerk, TODAY))

    assert len(long) == len(short) <= 8
    assert len(queries_of(lambda: clauses_without_anybody(above, TODAY))) <= 8


def test_tasks_that_the_reader_may_not_see_are_counted(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    task = programme.tasks.get(order=1)
    take_over(programme, by=office.clerk, clause=first, task=task)
    Task.objects.filter(pk=task.pk).update(secrecy=Secrecy.SECRET)

    line = coverage_of(programme, above, office.clerk, TODAY).line_of(first.pk)
    assert line is not None
    assert (line.tasks, line.unseen, line.answer) == ([], 1, "covered")
