"""What a person follows, and how much of it stands at each step: of all that he sees, or of a part of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import Reach, reach
from kimchinam.base.requests import once_per_request
from kimchinam.programmes.models import EVERYWHERE, Assignment, Programme, Span, TaskPast
from kimchinam.programmes.queries.stabbing import holding
from kimchinam.programmes.queries.tallies import Steps, has_tally, tallied
from kimchinam.programmes.queries.wordings import holding_words, tasks_with
from kimchinam.programmes.rules import words_in
from kimchinam.programmes.states import KEEPING_STEPS, Step, View

FEW = 5_000
"""Rows that are fetched whole; of more an index is walked."""
MANY_UNITS = 50
"""Units that together do more than most filters leave: these rows are asked sooner than those of the units are fetched."""
MOST_WORDS = 12
"""Words that are looked for; more of them would narrow nothing that these do not."""
COUNTED = 20_000
"""Rows up to which a count is taken when a filter is set; beyond, a list says "more" and shows no numbers."""


class _Probed(Exists):
    """Looked up for each row: PostgreSQL fetches all rows of a subquery first only where it skips none of them."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


@dataclass(frozen=True, slots=True)
class Scope:
    """Tasks that are followed by one who sees so far; `where` narrows them (a condition on `Span`)."""

    reach: Reach
    home: UUID | None
    """The unit that he acts for."""
    closed_to_him: tuple[UUID, ...] = ()
    """Programmes that became too secret for him with their source: their days still bear the level of their beginning."""
    where: Q = field(default_factory=Q)
    words: tuple[str, ...] = ()
    """Beginnings of words that its tasks hold; only what too many tasks hold, else `where` names the tasks."""
    asked: Q = field(default_factory=Q)
    """What is asked of each of its days (a condition on `stabbing.ASKED` of a `Span`), where no index finds them."""
    facts: Q = field(default_factory=Q)
    """What its tasks were on the day (a condition on `TaskPast`), where no index finds them."""
    kept: tuple[date, date] | None = None
    """Days among which, as `facts` say too, the day to keep of its tasks lies: elsewhere nobody needs to look."""
    known: Steps | None = None
    """How many they are, where that was told sooner than by counting rows; narrowed, nobody knows."""

    def narrowed(self, where: Q) -> "Scope":
        return replace(self, where=self.where & where, known=None) if where else self

    def asking(self, asked: Q) -> "Scope":
        return replace(self, asked=self.asked & asked, known=None) if asked else self

    def of_facts(self, facts: Q) -> "Scope":
        return replace(self, facts=self.facts & facts, known=None) if facts else self

    def counted(self, known: Steps) -> "Scope":
        return replace(self, known=known)

    def within(self, other: "Scope") -> "Scope":
        """What also belongs to another scope of the same person, one without words and facts."""
        assert not (other.words or other.facts)  # no question of two such scopes together can be asked
        return self.narrowed(other.where).asking(other.asked) if self.is_narrow else other

    @property
    def is_narrow(self) -> bool:
        return bool(self.where) or self.is_tested

    @property
    def is_tested(self) -> bool:
        """Whether each row has to be looked at to say that it belongs here."""
        return bool(self.words or self.facts or self.asked)

    @property
    def untested(self) -> "Scope":
        return replace(self, words=(), facts=Q(), asked=Q(), known=None)

    @property
    def only_closed(self) -> "Scope":
        """What he would see had its source not become more secret."""
        return replace(self, closed_to_him=()).narrowed(Q(programme__in=self.closed_to_him))

    @property
    def spans(self) -> QuerySet[Span]:
        """Cleared for him and found by an index, whatever unit they belong to; nothing is asked of each."""
        spans = Span.objects.filter(self.where, level__lte=self.reach.clearance)
        return spans.exclude(programme__in=self.closed_to_him) if self.closed_to_him else spans

    def spans_at(self, steps: Iterable[Step]) -> QuerySet[Span]:
        """Of these steps; others need not be right."""
        keeping = self.kept is not None and set(steps) <= set(KEEPING_STEPS)
        return self.spans.filter(sort_day__range=self.kept) if keeping else self.spans

    @property
    def seen(self) -> Q:
        """Which of the spans he sees, asked of each; empty where he sees all."""
        return self._seen_by(Exists)

    @property
    def seen_of_few(self) -> Q:
        """The same, where it is asked of some thousand spans at most."""
        return self._seen_by(_Probed)

    def _seen_by(self, exists: type[Exists]) -> Q:
        if self.reach.everything:
            return Q()
        mine = self.reach.organisations
        doing = Assignment.objects.filter(task=OuterRef("task"), organisation__among=mine)
        return Q(assigner__among=mine) | Q(exists(doing))

    @property
    def parts(self) -> list[QuerySet[Span]]:
        """All of it as queries that share no row: what his units assigned, and what else they do. One alone, where he sees
        everything, or where so many units do more than the narrow scope leaves."""
        mine, spans = self.reach.organisations, self.spans.filter(self.asked)
        if self.reach.everything or (self.is_narrow and len(mine) >= MANY_UNITS):
            return [spans.filter(self.seen)]
        done = Assignment.objects.filter(organisation__among=mine).values("task")
        return [spans.filter(assigner__among=mine), spans.filter(task__in=done).exclude(assigner__among=mine)]

    def parts_on(self, on: date) -> list[QuerySet[Span]]:
        """The days among them that hold a day, of tasks that pass the tests."""
        held = [holding(part, on) for part in self.parts]
        tests = (Exists(rows.filter(task=OuterRef("task"))) for rows in self.tests_on(on))
        passed = Q(*tests)
        return [part.filter(passed) for part in held] if passed else held

    def tests_on(self, on: date) -> list[QuerySet[Any]]:
        """Rows with a `task` each: a task belongs here only if every one of these queries names it."""
        tests: list[QuerySet[Any]] = [holding_words(self.words, on)] if self.words else []
        if self.facts:
            tests.append(TaskPast.objects.order_by().filter(self.facts, day_from__lte=on, day_to__gt=on))
        return tests


def scope_of(user: User) -> Scope:
    """All that a person follows. One SQL query beside those for his reach, once per request."""
    post = user.post
    return once_per_request(f"programmes.scope {post.pk if post else ''}", lambda: _scope_of(user))


def _scope_of(user: User) -> Scope:
    mine = reach(user)
    risen = Programme.objects.filter(secrecy__lte=mine.clearance, document__secrecy__gt=mine.clearance)
    home = user.acting_for
    return Scope(mine, home.pk if home else None, tuple(risen.order_by().values_list("pk", flat=True)))


def counts_of(scope: Scope, on: date) -> Steps | None:
    """How many tasks stand at each step on a day; None when a filter leaves more than COUNTED.

    Without a filter it is a sum of tallies, with one it counts the rows.
    """
    if scope.known is not None:
        return Counter(scope.known)
    if scope.is_tested:
        return counted_directly(scope.parts_on(on)) if _is_countable(scope, on) else None
    if scope.where:
        return _counted(scope.parts_on(on))
    mine = scope.reach
    name = f"programmes.counts {scope.home} {mine.everything} {mine.clearance} {len(mine.organisations)} {on}"
    return once_per_request(name, lambda: _minus_closed(scope, on, _seen(scope, on)))


def _is_countable(scope: Scope, on: date) -> bool:
    """Each row without the tests would be looked at."""
    without = counts_of(scope.untested, on)
    return without is not None and without.total() <= COUNTED


def counts_everywhere(scope: Scope, on: date) -> Steps:
    """The same of all that anybody follows, as far as his clearance opens it."""
    return counts_of(replace(scope.untested, where=Q(), reach=replace(scope.reach, everything=True)), on) or Counter()


def counts_assigned(scope: Scope, on: date) -> Steps:
    """The same of all that units in his reach assigned, whatever the scope is narrowed to."""
    mine = scope.reach
    if mine.everything:
        return counts_everywhere(scope, on)
    counted = tallied(View.ASSIGNED, mine.organisations, on, clearance=mine.clearance)
    return _minus_closed(replace(scope.untested, where=Q(assigner__among=mine.organisations)), on, counted)


def counted_directly(held: Iterable[QuerySet[Span]]) -> Steps:
    """Row by row, of days as `parts_on` gives them: for what is known to be few. One SQL query for each."""
    found: Steps = Counter()
    for part in held:
        found.update({Step(step): count for step, count in part.order_by().values_list("step").annotate(Count("pk"))})
    return found


def _seen(scope: Scope, on: date) -> Steps:
    mine = scope.reach
    if mine.everything:
        return tallied(View.SEEN, [EVERYWHERE], on, clearance=mine.clearance)
    if len(mine.organisations) > 1 and scope.home and has_tally(scope.home):
        return tallied(View.SEEN, [scope.home], on, clearance=mine.clearance)
    assigned = tallied(View.ASSIGNED, mine.organisations, on, clearance=mine.clearance)
    _assigned, done = replace(scope, closed_to_him=()).parts_on(on)
    return assigned + counted_directly([done])


def _minus_closed(scope: Scope, on: date, counted: Steps) -> Steps:
    """Without what became too secret: tallies know the level of the beginning."""
    return counted - counted_directly(scope.only_closed.parts_on(on)) if scope.closed_to_him else counted


def _counted(held: Iterable[QuerySet[Span]]) -> Steps | None:
    found: Steps = Counter()
    for part in held:
        found.update(map(Step, part.order_by().values_list("step", flat=True)[: COUNTED + 1]))
    return found if found.total() <= COUNTED else None


def of_value(scope: Scope, name: str, value: str) -> Scope:
    """Tasks of which a fact, `kind` or `product_kind`, had a value on the day; found by an index where few ever had it."""
    ever = TaskPast.objects.order_by().filter(~Q(kind="") if name == "kind" and value else Q(), **{name: value})
    few = value and ever.values("task").distinct()[: FEW + 1].count() <= FEW
    asked = scope.of_facts(Q(**{name: value}))
    return asked.narrowed(Q(task__in=ever.values("task"))) if few else asked


def named_like(scope: Scope, text: str, on: date) -> Scope:
    """Tasks whose name, product or group on the day hold words that begin with these, without regard to accents or case."""
    words = tuple(dict.fromkeys(words_in(text)))[:MOST_WORDS]
    if not words:
        return scope.narrowed(Q(pk=None)) if text.strip() else scope  # signs alone are in no name
    found = tasks_with(words, on, up_to=FEW)
    return replace(scope, words=words, known=None) if found is None else scope.narrowed(Q(task__in=found))
