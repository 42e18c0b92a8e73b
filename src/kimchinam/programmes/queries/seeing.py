"""What a person may see."""

from django.db.models import (
    Exists,
    OuterRef,
    Q,
    QuerySet,
)

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
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
    takes_part = Assignment.objects.filter(task=OuterRef("pk"), organisation__in=mine.organisations)
    issued = Q(programme__state__in=ISSUED_ONCE)
    return tasks.filter(Q(programme__organisation__in=mine.organisations) | (issued & Exists(takes_part)))


def beyond(clearance: int) -> QuerySet[Task]:
    """Tasks that a clearance does not open: all that somebody who sees everything does not see. Few, and found by indexes."""
    closed = Programme.objects.filter(Q(secrecy__gt=clearance) | Q(document__secrecy__gt=clearance))
    return Task.objects.filter(Q(secrecy__gt=clearance) | Q(programme__in=closed))


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    """Programmes of the person's reach, and issued ones that hold a task he sees, or ask a unit in his reach for a plan."""
    mine = reach(user)
    programmes = Programme.objects.filter(cleared(mine.clearance))
    if mine.everything:
        return programmes
    own = Q(organisation__in=mine.organisations)
    asked = PlanDuty.objects.filter(programme=OuterRef("pk"), organisation__in=mine.organisations)
    takes_part = Assignment.objects.filter(organisation__in=mine.organisations).values("task")
    tasks = visible_to(user)
    if len(mine.organisations) > 1:
        holds_a_task: Exists | Q = Exists(
            tasks.filter(programme=OuterRef("pk"))
        )  # in a branch one of the first tasks is
    else:
        holds_a_task = Q(pk__in=tasks.filter(pk__in=takes_part).values("programme"))  # a unit has few of them all
    return programmes.filter(own | holds_a_task | (Q(state__in=ISSUED_ONCE) & Exists(asked)))


def followed(user: User) -> QuerySet[Task]:
    """Tasks that are or were being followed: visible, of programmes that were issued. On which days, each row says itself."""
    return visible_to(user).filter(programme__state__in=ISSUED_ONCE)
