"""The days to come drawn anew: when the office sets a rule of theirs, or when somebody doubts what stands there."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from kimchinam.base.clock import now, today
from kimchinam.programmes.actions.locking import held_tasks
from kimchinam.programmes.actions.remembering import draw_spans, span_of
from kimchinam.programmes.actions.tallying import tally_anew, tell_tallies, weigh
from kimchinam.programmes.actions.wording import retell_words
from kimchinam.programmes.models import Redraw, Span, Task, TaskPast, Wording
from kimchinam.programmes.queries.retelling import in_pieces, retold_days
from kimchinam.regulations.queries import threshold_rows

PIECE = 500
"""Tasks that one piece of work draws."""


@transaction.atomic
def redraw_some() -> None:
    """Draw the days to come of some open tasks by the rules as they stand: for when they were drawn by others."""
    work, rules = Redraw.objects.select_for_update().last(), threshold_rows()
    if work is None or work.rules != rules:
        work = Redraw.objects.create(rules=rules)
    tasks = _next(work.reached)
    weight = weigh(tasks)
    draw_spans(tasks, today())
    tell_tallies(weight, weigh(tasks))
    Redraw.objects.filter(pk=work.pk).update(
        reached=tasks[-1].pk if tasks else work.reached, done_at=None if tasks else now()
    )


def _next(reached: UUID | None) -> list[Task]:
    """Only what is open: no rule of warning turns the days of what is closed. What was closed meanwhile is drawn no worse."""
    waiting = Task.objects.filter(received_on__isnull=False, closed_on=None).order_by("pk")
    keys = list((waiting.filter(pk__gt=reached) if reached else waiting).values_list("pk", flat=True)[:PIECE])
    held = held_tasks(keys, related=("programme",))
    return [held[key] for key in keys if key in held]


@transaction.atomic
def tell_untold() -> None:
    """All or nothing, when there is a past of which nothing is told: after migrations, which never run the code of today."""
    if TaskPast.objects.exists() and not Wording.objects.exists():
        rebuild()


def rebuild() -> None:
    """Tell the days and the words of every task again from its past, and count its days again. Piece by piece: who acts
    meanwhile waits little.
    """
    for keys in in_pieces(Task.objects.order_by("pk")):
        _rebuild(keys)
    tally_anew()


@transaction.atomic
def _rebuild(keys: Sequence[UUID]) -> None:
    held = held_tasks(keys, related=("programme",))
    tasks = {key: held[key] for key in keys if key in held}
    Span.objects.filter(task__in=tasks).delete()
    told = retold_days(list(tasks))
    Span.objects.bulk_create(span_of(tasks[key], segment) for key, days in told.items() for segment in days)
    retell_words(list(tasks))
