"""The tasks that the list of tasks shows for an address, so that a file holds exactly what the page shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.exchange.rules import Cell, cells_of
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import Filters, in_hand
from kimchinam.monitoring.queries import visible_to as papers_visible_to
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import Place, Scope, Steps, as_stood, counts_of, for_list, page_of, visible_to
from kimchinam.programmes.states import Step
from kimchinam.regulations.queries import thresholds_on

AT_ONCE = 1000
"""Tasks that are read together."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What `/nhiem-vu/` lists on a day for the words of its address. `total` is None when nobody has counted so many."""

    scope: Scope
    on: date
    steps: tuple[Step, ...]
    counts: Steps | None

    @property
    def total(self) -> int | None:
        return None if self.counts is None else sum(self.counts[step] for step in self.steps)

    def exceeds(self, most: int) -> bool:
        """Whether it lists more than so many; where nobody has counted them, they are read until there are."""
        if self.total is not None:
            return self.total > most
        held = 0
        return any((held := held + len(keys)) > most for keys in self.pieces())

    def pieces(self) -> Iterator[list[UUID]]:
        """All of them in the order of the list, `AT_ONCE` and fewer at a time."""
        place: Place | None = None
        while True:
            found = page_of(self.scope, self.on, steps=self.steps, counts=self.counts, size=AT_ONCE, place=place)
            yield [one.task_id for one in found.places]
            if found.after is None:
                return
            place = found.after


def shown_tasks(query: Mapping[str, str], *, user: User, on: date) -> Shown:
    filters = Filters.of(query)
    scope = filters.all_but_status(user, on)
    return Shown(scope, on, filters.steps, counts_of(scope, on))


def cells_in(shown: Shown, *, user: User) -> Iterator[dict[str, Cell]]:
    """Row by row what an export says of tasks on their day. Five SQL queries and a page for each `AT_ONCE` tasks."""
    by, on = thresholds_on(shown.on), shown.on
    for keys in shown.pieces():
        found = {task.pk: task for task in as_stood(whole(visible_to(user).filter(pk__in=keys)), on)}
        papers = _papers_of(keys, user, on)
        yield from (cells_of(found[pk], on=on, by=by, evidence=papers.get(pk)) for pk in keys if pk in found)


def whole(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With everything that a row of the file says."""
    return for_list(tasks).select_related("programme__document")


def _papers_of(keys: Iterable[UUID], user: User, on: date) -> dict[UUID, Evidence]:
    """The newest evidence of each task that was handed in and neither returned, withdrawn nor revoked by the end of a day."""
    held = in_hand(on).filter(task__in=list(keys), pk__in=papers_visible_to(user).values("pk")).order_by("handed_in_at")
    return {paper.task_id: paper for paper in held}
