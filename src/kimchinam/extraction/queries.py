from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.documents.models import Document, Occurrence, Version
from kimchinam.documents.queries import readable_without, versions_visible_to
from kimchinam.extraction.models import Candidate, Decision, Item, NoTask, Run
from kimchinam.extraction.states import TAKEN, Analysis, Kind
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import all_with_names
from vanban import Match, Unit, UnitList, province_of, resolve


def visible_to(user: User) -> QuerySet[Run]:
    return Run.objects.filter(version__in=versions_visible_to(user))


def units_meant(names: Iterable[str], *, on: date) -> dict[str, Match]:
    """For each written name the one registered unit that it means on that day; of none or of several it is left out.

    A unit that has ended is answered by the one that carries on its work, by this installation's own decisions or by
    the laws of the gazetteer. Three SQL queries for any number of names and units.
    """
    registered = list(all_with_names())
    units = UnitList(map(_unit, registered))
    seats = {province_of(one.name) for one in registered if one.parent_id is None} - {None}
    within = seats.pop() if len(seats) == 1 else None
    found = {name: resolve(name, on=on, units=units, within=within) for name in set(names)}
    return {name: match for name, match in found.items() if match and match.listed and match.unit}


def _unit(one: Organisation) -> Unit:
    return Unit(
        str(one.pk),
        one.name,
        aliases=tuple(alias.name for alias in one.aliases.all()),
        parent=str(one.parent_id) if one.parent_id else None,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        successors=tuple(str(after.successor_id) for after in one.successions.all() if after.successor_id),
    )


def standing() -> QuerySet[Decision]:
    """Decisions that nobody withdrew."""
    return Decision.objects.filter(withdrawn_at__isnull=True)


def candidates_visible_to(user: User) -> QuerySet[Candidate]:
    return Candidate.objects.filter(run__in=visible_to(user)).select_related("run__version__document", "occurrence")


def candidates_of(run: Run) -> QuerySet[Candidate]:
    """All candidates in order of the text. Three SQL queries.

    Each has `decided`: a list of its standing decision, or empty; and `gathered`: the standing decisions that merged
    other candidates into it.
    """
    decisions = Prefetch("decisions", standing().select_related("by"), to_attr="decided")
    merged = Prefetch("merged_decisions", _in_order_of_text(standing()), to_attr="gathered")
    return run.candidates.order_by("start", "sequence").prefetch_related(decisions, merged)


def _in_order_of_text(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    return decisions.order_by("candidate__start", "candidate__sequence")


def proposed(candidate: Candidate) -> Item:
    """What waits for a judgement now: the proposal, joined by everything that was merged into it. One SQL query."""
    return joined(candidate, _in_order_of_text(standing().filter(into=candidate)))


def joined(candidate: Candidate, gathered: Iterable[Decision]) -> Item:
    """The proposal and, in this order, what these decisions merged into it."""
    item = candidate.item
    for merged in gathered:
        item = item.joined_with(merged.item)
    return item


def place_in(places: Iterable[Occurrence], offset: int) -> Occurrence | None:
    """The deepest provision that holds a character."""
    holding = [place for place in places if place.start <= offset < place.end]
    return max(holding, key=lambda place: place.depth, default=None)


def last_decision_of(user: User, run: Run) -> Decision | None:
    """The newest standing decision that this person made on the run."""
    mine = standing().filter(candidate__run=run, by=user).select_related("candidate__run__version__document")
    return mine.order_by("-at", "-pk").first()


def changed_since(run: Run, instant: datetime) -> set[UUID]:
    """Candidates about which something was decided or withdrawn since then, and those they were merged into."""
    changed = Q(at__gte=instant) | Q(withdrawn_at__gte=instant)
    pairs = Decision.objects.filter(changed, candidate__run=run).values_list("candidate", "into")
    return {candidate for pair in pairs for candidate in pair if candidate}


def undecided(runs: QuerySet[Run]) -> QuerySet[Candidate]:
    decided = standing().values("candidate")
    return Candidate.objects.filter(run__in=runs).exclude(pk__in=decided)


def ready_for_programme(document: Document) -> QuerySet[Decision]:
    """Standing decisions to take an item of the document as a task, in order of the text. Targets are not tasks."""
    taken = standing().filter(judgement__in=TAKEN, candidate__run__version__document=document)
    return (
        taken.exclude(candidate__kind=Kind.TARGET)
        .select_related("candidate__occurrence")
        .order_by("candidate__run__version__sequence", "candidate__start", "candidate__sequence")
    )


def accepted_targets(document: Document) -> QuerySet[Decision]:
    """Standing decisions to take a target of the document."""
    taken = standing().filter(judgement__in=TAKEN, candidate__run__version__document=document)
    targets = taken.filter(candidate__kind=Kind.TARGET).order_by("candidate__start")
    return targets.select_related("candidate__occurrence__provision")


def versions_to_analyse(at: datetime) -> QuerySet[Version]:
    """Read versions without a run, and those whose run lost its worker before `at`."""
    left = Version.objects.filter(run__state=Analysis.RUNNING, run__claimed_until__lt=at)
    return (readable_without("run") | left).order_by("received_at", "id")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the smallest provisions of a version have a task, or were said to need none, or neither."""

    with_task: int
    no_task: int
    total: int

    @property
    def covered(self) -> int:
        return self.with_task + self.no_task


def leaves(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Provisions without provisions below them, from the ordered list of all."""
    after = [*occurrences[1:], None]
    return [one for one, below in zip(occurrences, after, strict=False) if below is None or below.depth <= one.depth]


def with_task(run: Run) -> set[UUID]:
    """Occurrences from which an item was taken, alone or merged, however often, into one that was. One SQL query."""
    decided = (
        standing().filter(candidate__run=run).values_list("candidate", "judgement", "candidate__occurrence", "into")
    )
    into = {candidate: other for candidate, _judgement, _place, other in decided if other}
    taken = {candidate for candidate, judgement, _place, _other in decided if judgement in TAKEN}
    return {place for candidate, _judgement, place, _other in decided if place and root_of(candidate, into) in taken}


def root_of(candidate: UUID, into: Mapping[UUID, UUID]) -> UUID:
    """Where the words of a candidate have gone in the end. `into` holds the merged ones; they only ever go backwards."""
    while candidate in into:
        candidate = into[candidate]
    return candidate


def no_tasks(version: Version) -> dict[UUID, NoTask]:
    """Who said of which provision of the version that it needs no task. One SQL query."""
    marks = NoTask.objects.living().filter(provision__occurrences__version=version).select_related("by")
    return {mark.provision_id: mark for mark in marks}


def cover(occurrences: Sequence[Occurrence], taken: Collection[UUID], not_needed: Collection[UUID]) -> Coverage:
    """`taken` are occurrences, `not_needed` provisions; one that is both counts as having a task."""
    ends = leaves(occurrences)
    having = [one for one in ends if one.pk in taken]
    excused = [one for one in ends if one.pk not in taken and one.provision_id in not_needed]
    return Coverage(with_task=len(having), no_task=len(excused), total=len(ends))


def coverage(run: Run) -> Coverage:
    """Three SQL queries for any length."""
    return cover(list(run.version.occurrences.all()), with_task(run), no_tasks(run.version))
