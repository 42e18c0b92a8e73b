"""What a person may see."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import Reach, reach
from kimchinam.programmes.models import Assignment, PlanDuty, Programme, Task
from kimchinam.programmes.states import ISSUED_ONCE


def cleared(clearance: int, at: str = "") -> Q:
    """Programmes, standing under the name `at`, that a clearance opens together with the document they come from.

    The document is asked each time: when its level is raised, everything that was made of it closes with it.
    """
    source = Q(**{f"{at}document": None}) | Q(**{f"{at}document__secrecy__lte": clearance})
    return Q(**{f"{at}secrecy__lte": clearance}) & source


def visible_to(user: User) -> QuerySet[Task]:
    """Tasks of a programme of a unit in the person's reach, and issued tasks in which such a unit takes part."""
    mine = reach(user)
    tasks = Task.objects.filter(cleared(mine.clearance, "programme__"), secrecy__lte=mine.clearance)
    if mine.everything:
        return tasks
    takes_part = Assignment.objects.filter(task=OuterRef("pk"), organisation__among=mine.organisations)
    issued = Q(programme__state__in=ISSUED_ONCE)
    return tasks.filter(Q(programme__organisation__among=mine.organisations) | (issued & Exists(takes_part)))


def beyond(clearance: int) -> QuerySet[Task]:
    """Tasks that a clearance does not open: all that somebody who sees everything does not see. Few, and found by indexes."""
    closed = Programme.objects.filter(Q(secrecy__gt=clearance) | Q(document__secrecy__gt=clearance))
    tasks = Task.objects.order_by().values("pk")
    return Task.objects.filter(pk__in=tasks.filter(secrecy__gt=clearance).union(tasks.filter(programme__in=closed)))


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    """Programmes of the person's reach, and issued ones that hold a task he sees, or ask a unit in his reach for a plan."""
    mine = reach(user)
    programmes = Programme.objects.filter(cleared(mine.clearance))
    if mine.everything:
        return programmes
    own = Q(organisation__among=mine.organisations)
    asked = PlanDuty.objects.filter(programme=OuterRef("pk"), organisation__among=mine.organisations)
    doing = Assignment.objects.filter(organisation__among=mine.organisations, task__secrecy__lte=mine.clearance)
    return programmes.filter(own | (Q(state__in=ISSUED_ONCE) & (_of(doing.order_by(), mine) | Q(Exists(asked)))))


def _of(doing: QuerySet[Assignment], mine: Reach) -> Q:
    """Programmes of some assignments. One unit has few of them all; in a branch one of the first tasks is, so each programme
    is asked: by a value, for what `EXISTS` asks PostgreSQL may first gather of a million tasks."""
    if len(mine.organisations) == 1:
        return Q(pk__in=doing.values("task__programme"))
    return Q(IsNull(Subquery(doing.filter(task__programme=OuterRef("pk")).values("pk")[:1]), False))


def followed(user: User) -> QuerySet[Task]:
    """Tasks that are or were being followed: visible, of programmes that were issued. On which days, each row says itself."""
    return visible_to(user).filter(programme__state__in=ISSUED_ONCE)
