"""Promise: coverage both ways: every smallest clause above has one answer, every task a clause or a place among the orphans."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as some

from kimchinam.base.clock import now
from kimchinam.base.refusals import NotAllowedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import relate
from kimchinam.documents.models import Document, Occurrence, Provision
from kimchinam.documents.states import RelationKind
from kimchinam.extraction.models import NoTask
from kimchinam.programmes.actions import say_not_needed, take_accepted, take_over
from kimchinam.programmes.models import Programme, TakeOver
from kimchinam.programmes.queries import (
    clauses_without_anybody,
    coverage_of,
    documents_seen,
    documents_to_cover,
    likely_takers,
    orphans_of,
    parents_of,
)
from kimchinam.programmes.rules import coverage, leaves
from kimchinam.programmes.states import ProgrammeState
from tests.conftest import TODAY, Office
from tests.programmes.build import accept_all, draft, facts, given, issued, only_task
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


@some.composite
def outlines(draw: some.DrawFn) -> list[Occurrence]:
    """Random outlines: depths rise by one at most."""
    outline: list[Occurrence] = []
    for _number in range(draw(some.integers(0, 25))):
        deepest = outline[-1].depth + 1 if outline else 0
        outline.append(Occurrence(provision_id=uuid4(), depth=draw(some.integers(0, deepest))))
    return outline


@for_all(outline=outlines(), data=some.data())
def test_covered_excused_and_uncovered_are_all_smallest_clauses_each_once(
    outline: list[Occurrence], data: some.DataObject
) -> None:
    keys = [one.provision_id for one in outline]
    marks = some.sets(some.sampled_from(keys)) if keys else some.just(set[UUID]())
    taken, excused = data.draw(marks), data.draw(marks)

    told = coverage(outline, taken=taken, excused=excused)

    smallest = [leaf for leaf, _above in leaves(outline)]
    together = [*told.covered, *told.excused, *told.uncovered]
    assert sorted(map(id, together)) == sorted(map(id, smallest))
    assert told.total == len(smallest)
    for leaf, heads in leaves(outline):
        said = {one.provision_id for one in (leaf, *heads)}
        right = told.covered if said & taken else told.excused if said & excused else told.uncovered
        assert any(leaf is one for one in right)


@pytest.mark.parametrize(
    ("depths", "smallest"),
    [([], []), ([0], [0]), ([0, 1, 1, 0], [1, 2, 3]), ([0, 1, 2, 2, 1, 0, 1], [2, 3, 4, 6]), ([2, 1, 0], [0, 1, 2])],
)
def test_smallest_clauses_are_those_without_clauses_below(depths: list[int], smallest: list[int]) -> None:
    outline = [Occurrence(provision_id=uuid4(), depth=depth) for depth in depths]

    assert [outline.index(leaf) for leaf, _above in leaves(outline)] == smallest


def test_documents_above_are_those_that_the_text_implements(
    programme: Programme, above: Document, receive: Callable[..., Document], office: Office
) -> None:
    assert programme.document is not None
    basis = receive("Công văn số 9-CV/VP\n\nNội dung căn cứ.", name="cong-van.txt")
    relate(programme.document, by=office.clerk, kind=RelationKind.BASED_ON, other=basis)

    assert parents_of(programme, TODAY) == [above]
    assert documents_to_cover(programme, TODAY) == [above, programme.document]
    assert parents_of(draft(office, number="9-CTr/TU"), TODAY) == []


def test_document_above_that_the_person_may_not_read_is_not_named(
    programme: Programme, above: Document, office: Office
) -> None:
    Document.objects.filter(pk=above.pk).update(secrecy=Secrecy.SECRET)

    assert documents_seen(programme, office.clerk, TODAY) == [programme.document]
    with pytest.raises(NotAllowedError):
        say_not_needed(programme, by=office.clerk, clause=clauses(above)["II/1"], reason="Không có việc")


def test_task_that_no_clause_above_asks_for_is_an_orphan_until_one_does(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    assert programme.document is not None
    own = clauses(programme.document)
    assert [task.order for task in orphans_of(programme, office.clerk, TODAY)] == [1, 2, 3]

    take_over(programme, by=office.clerk, clause=first, task=programme.tasks.get(order=1))
    take_over(programme, by=office.clerk, clause=clauses(above)["I/2"], own_clause=own["II/2"])
    assert [task.order for task in orphans_of(programme, office.clerk, TODAY)] == [3]

    take_over(programme, by=office.clerk, clause=clauses(above)["I"], own_clause=own["II"])
    assert orphans_of(programme, office.clerk, TODAY) == []


def test_task_written_by_hand_is_an_orphan_also_where_nothing_stands_above(
    receive: Callable[..., Document], office: Office
) -> None:
    own = receive()
    accept_all(own, by=office.clerk)
    programme = draft(office, facts(office, name="Việc không có trong văn bản"), document=own)
    take_accepted(programme, by=office.clerk)

    assert [task.name for task in orphans_of(programme, office.clerk, TODAY)] == ["Việc không có trong văn bản"]


def test_parts_of_a_task_are_no_orphans(office: Office) -> None:
    whole = only_task(issued(office))
    part = given(whole, office, by=office.finance_person)

    assert orphans_of(part.programme, office.finance_person, TODAY) == []
    assert documents_to_cover(part.programme, TODAY) == []


def test_clauses_without_anybody_are_those_of_no_programme_whatever_one_programme_says_for_itself(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    task = programme.tasks.get(order=1)
    take_over(programme, by=office.clerk, clause=first, task=task)
    say_not_needed(programme, by=office.clerk, clause=clauses(above)["II"], reason="Tổ chức chung")
    say_not_needed(programme, by=office.clerk, clause=clauses(above)["II/1"], reason="Đã quán triệt")
    NoTask.objects.create(provision=clauses(above)["I/3"], by=office.clerk, at=now())  # the desk speaks for everybody

    open_ones, total = clauses_without_anybody(above, TODAY)
    assert [(one.place.provision.path, one.declined) for one in open_ones] == [("I/2", 0), ("II/1", 1), ("II/2", 1)]
    assert total == 5


def test_withdrawn_programme_answers_no_clause_any_more(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    take_over(programme, by=office.clerk, clause=first, task=programme.tasks.get(order=1))
    say_not_needed(programme, by=office.clerk, clause=clauses(above)["I/2"], reason="Đã xong")
    Programme.objects.filter(pk=programme.pk).update(
        state=ProgrammeState.WITHDRAWN, issued_on=TODAY, issued_by=office.leader, ended_on=TODAY, ending="Nhầm"
    )

    open_ones, _total = clauses_without_anybody(above, TODAY)
    assert [(one.place.provision.path, one.declined) for one in open_ones][:2] == [("I/1", 0), ("I/2", 0)]


def test_likely_takers_share_words_and_are_only_proposed(programme: Programme, above: Document, office: Office) -> None:
    lines = coverage_of(programme, above, office.clerk, TODAY).lines
    words = {line.place.provision.path: line.words for line in lines}
    tasks = list(programme.tasks.order_by("order"))

    assert likely_takers(words["I/2"], tasks)[0] == programme.tasks.get(order=2)  # electronic health records
    assert likely_takers("Nuôi trồng thủy sản ven bờ", tasks) == []
    assert not TakeOver.objects.exists()
