"""Coverage both ways: which clause above has nobody, which task stands without a clause, and who may be meant."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from kimchinam.accounts.models import User
from kimchinam.base.clock import end_of
from kimchinam.base.folding import fold
from kimchinam.documents.models import Document, Occurrence, Provision, Version
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.documents.states import Reading
from kimchinam.extraction.models import NoTask
from kimchinam.programmes.models import NotNeeded, Programme, TakeOver, Task
from kimchinam.programmes.queries.parents import documents_to_cover, parents_of
from kimchinam.programmes.queries.past import as_stood, standing
from kimchinam.programmes.queries.seeing import visible_to
from kimchinam.programmes.rules import Coverage, coverage, leaves
from kimchinam.programmes.states import ProgrammeState

SNIPPET = 240
"""Characters of a clause that a line shows."""
LIKELY = 60
"""Of 100: less alike is chance."""
MOST_LIKELY = 5


def documents_seen(programme: Programme, user: User, on: date) -> list[Document]:
    """Those of the documents to cover on a day that the person may read. Two SQL queries."""
    documents = documents_to_cover(programme, on)
    keys = [one.pk for one in documents]
    seen = set(documents_visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    return [one for one in documents if one.pk in seen]


@dataclass(slots=True)
class Line:
    """One clause of a document above, and all that was said of it for one programme."""

    place: Occurrence
    words: str
    """Its own words, cut to `SNIPPET` characters."""
    answer: str = ""
    """covered, excused or uncovered; empty for a clause that is only the head of others."""
    tasks: list[Task] = field(default_factory=list)
    """Those that carry it and that the reader may see, in their order."""
    unseen: int = 0
    """Tasks that carry it and that the reader may not see."""
    marks: list[TakeOver] = field(default_factory=list)
    not_needed: NotNeeded | None = None
    no_task: NoTask | None = None
    """The word of the review desk, which speaks for every programme."""

    @property
    def taken(self) -> bool:
        return bool(self.tasks or self.unseen or self.marks)


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """What one programme makes of one document above it. `lines` in the order of the text."""

    document: Document
    lines: list[Line]
    coverage: Coverage

    def line_of(self, provision: UUID) -> Line | None:
        return next((line for line in self.lines if line.place.provision_id == provision), None)


def coverage_of(programme: Programme, document: Document, user: User, on: date) -> DocumentCoverage:
    """As it stood at the end of a day. The same number of SQL queries for any length: eight, and two more for a past day."""
    version = newest_read(document, on)
    outline = _outline(version)
    lines = {
        place.provision_id: Line(place, words) for place, words in zip(outline, _words(version, outline), strict=True)
    }
    marks = list(_marks(programme, document, on))
    seen = set(visible_to(user).filter(programme=programme).values_list("pk", flat=True))
    for provision, tasks in _tasks_by_clause(programme, document, marks, on).items():
        _put_tasks(lines.get(provision), tasks, seen)
    for mark in marks:
        if line := lines.get(mark.clause_id):
            line.marks.append(mark)
    _put_words(lines, programme, document, on)
    taken = [key for key, line in lines.items() if line.taken]
    excused = [key for key, line in lines.items() if line.not_needed or line.no_task]
    told = coverage(outline, taken=taken, excused=excused)
    for answer in ("covered", "excused", "uncovered"):
        for place in getattr(told, answer):
            lines[place.provision_id].answer = answer
    return DocumentCoverage(document, list(lines.values()), told)


def newest_read(document: Document, on: date) -> Version | None:
    """The newest of those that had been read by the end of a day."""
    read = document.versions.filter(state=Reading.READ, text__created_at__lt=end_of(on)).select_related("text")
    return read.order_by("-sequence").first()


def _outline(version: Version | None) -> list[Occurrence]:
    return list(version.occurrences.select_related("provision")) if version else []


def _words(version: Version | None, outline: Sequence[Occurrence]) -> list[str]:
    """What each clause says itself, before the first clause below it."""
    content = version.text.content if version else ""
    ends = [min(one.end, after.start) for one, after in pairwise(outline)] + [one.end for one in outline[-1:]]
    return [
        _cut(content[one.start : min(end, one.start + 2 * SNIPPET)]) for one, end in zip(outline, ends, strict=True)
    ]


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SNIPPET else f"{words[:SNIPPET].rsplit(' ', 1)[0]} …"


def _tasks_by_clause(
    programme: Programme, document: Document, marks: Iterable[TakeOver], on: date
) -> dict[UUID, list[Task]]:
    """Tasks that carry each clause: taken from it, named for it, or taken from what an own clause says that was named.

    Parts of a task speak for a clause only when a person names them: the whole does already.
    """
    wholes = standing(programme.tasks.filter(provision__isnull=False), on).filter(then_parent=None)
    tasks = list(wholes.select_related("provision").order_by("order"))
    as_stood([*tasks, *(mark.task for mark in marks if mark.task)], on)
    found = defaultdict[UUID, dict[UUID, Task]](dict)
    for task in tasks:
        if task.provision and task.provision.document_id == document.pk:
            found[task.provision.pk][task.pk] = task
    for mark in marks:
        found[mark.clause_id] |= {task.pk: task for task in _carried_by(mark, tasks)}
    return {key: sorted(held.values(), key=lambda task: task.order) for key, held in found.items()}


def _carried_by(mark: TakeOver, tasks: Iterable[Task]) -> list[Task]:
    if mark.task:
        return [mark.task]
    own = mark.own_clause
    return [
        task
        for task in tasks
        if own
        and task.provision
        and task.provision.document_id == own.document_id
        and own.path in _heads(task.provision)
    ]


def _marks(programme: Programme, document: Document, on: date) -> QuerySet[Any]:
    marks = TakeOver.objects.on(on).filter(programme=programme, clause__document=document)
    return marks.select_related("task", "own_clause", "by")


def _put_tasks(line: Line | None, tasks: Sequence[Task], seen: set[UUID]) -> None:
    if line:
        line.tasks = [task for task in tasks if task.pk in seen]
        line.unseen = len(tasks) - len(line.tasks)


def _put_words(lines: dict[UUID, Line], programme: Programme, document: Document, on: date) -> None:
    words = NotNeeded.objects.on(on).filter(programme=programme, clause__document=document)
    for word in words.select_related("by"):
        if line := lines.get(word.clause_id):
            line.not_needed = word
    for said in NoTask.objects.on(on).filter(provision__document=document).select_related("by"):
        if line := lines.get(said.provision_id):
            line.no_task = said


def orphans_of(programme: Programme, user: User, on: date) -> list[Task]:
    """Tasks of a day that the person sees and that no clause above asked for by its end: neither for them nor for the clauses
    they come from.

    Above are the documents that the own text implements; where it implements none, the own text itself. Parts of a task
    answer to that one. Three SQL queries, and two more for a past day.
    """
    above: set[UUID | None] = {one.pk for one in parents_of(programme, on)} or {programme.document_id}
    marks = list(TakeOver.objects.on(on).filter(programme=programme).select_related("clause", "own_clause"))
    asked = {mark.own_clause.path for mark in marks if mark.own_clause and mark.clause.document_id in above}
    wholes = _tasks_of(programme, user, on).filter(then_parent=None)
    tasks = as_stood(wholes.select_related("provision"), on)
    origins = defaultdict[UUID, list[Provision]](list)
    for task in tasks:
        if task.provision:
            origins[task.pk].append(task.provision)
    for mark in marks:
        if mark.task_id:
            origins[mark.task_id].append(mark.clause)
    return [
        task for task in tasks if not any(one.document_id in above or _heads(one) & asked for one in origins[task.pk])
    ]


def tasks_to_map(programme: Programme, user: User, on: date) -> list[Task]:
    """Tasks of a day that the person sees and that may answer a clause: those that are no parts, and parts that a person has
    named.
    """
    named = TakeOver.objects.on(on).filter(programme=programme, task__isnull=False).values("task")
    return as_stood(_tasks_of(programme, user, on).filter(Q(then_parent=None) | Q(pk__in=named)), on)


def _tasks_of(programme: Programme, user: User, on: date) -> QuerySet[Any]:
    tasks = visible_to(user).filter(programme=programme).select_related("section").order_by("order")
    return standing(tasks, on)


def _heads(clause: Provision) -> set[str]:
    """Paths of a clause and of those above it."""
    steps = clause.path.split("/")
    return {"/".join(steps[:length]) for length in range(1, len(steps) + 1)}


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A smallest clause of which no programme has made anything, and the review desk has not said that it asks nothing."""

    place: Occurrence
    words: str
    declined: int
    """How many programmes say that it, or a clause above it, asks nothing of them. Each speaks for itself alone."""


def clauses_without_anybody(document: Document, on: date) -> tuple[list[Unanswered], int]:
    """Those of a document on a day, across all programmes but those withdrawn by then, and how many smallest clauses it has. Six
    SQL queries.
    """
    version = newest_read(document, on)
    outline = _outline(version)
    binding = ~Q(programme__state=ProgrammeState.WITHDRAWN) | Q(programme__ended_on__gt=on)
    tasks = standing(Task.objects.filter(binding, provision__document=document), on)
    marks = TakeOver.objects.on(on).filter(binding, clause__document=document)
    taken = {
        *tasks.values_list("provision", flat=True),
        *marks.values_list("clause", flat=True),
    }
    excused = set(NoTask.objects.on(on).filter(provision__document=document).values_list("provision", flat=True))
    told = coverage(outline, taken={key for key in taken if key}, excused=excused)
    words = dict(zip(outline, _words(version, outline), strict=True))
    declined = _declined(outline, NotNeeded.objects.on(on).filter(binding, clause__document=document))
    return [Unanswered(place, words[place], declined[place]) for place in told.uncovered], told.total


def _declined(outline: Sequence[Occurrence], said: QuerySet[Any]) -> dict[Occurrence, int]:
    """How many programmes decline each smallest clause: a word on a clause speaks for all below it."""
    by_clause = defaultdict[UUID, set[UUID]](set)
    for clause, programme in said.values_list("clause", "programme"):
        by_clause[clause].add(programme)
    return {
        leaf: len(set[UUID]().union(*(by_clause.get(one.provision_id, ()) for one in (*above, leaf))))
        for leaf, above in leaves(outline)
    }


def likely_takers(words: str, tasks: Iterable[Task]) -> list[Task]:
    """Tasks whose words are most like those of a clause, at most five: what a person may look at first, no more."""
    known = list(tasks)
    texts = [fold(f"{task.name} {task.product}") for task in known]
    found = process.extract(fold(words), texts, scorer=fuzz.token_set_ratio, score_cutoff=LIKELY, limit=MOST_LIKELY)
    return [known[place] for _text, _score, place in found]
