"""What the owner cannot remove by itself: raised, laid before the level that must decide, decided or withdrawn."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.clock import now
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.actions.hearing import tell_leads, tell_who_decides
from kimchinam.monitoring.actions.telling import claim, facts_of, said, tell_change, tell_new, turn_paper
from kimchinam.monitoring.models import Obstacle
from kimchinam.monitoring.queries.papers import levels_above, open_obstacles_of
from kimchinam.monitoring.rules import (
    check_can_decide_obstacle,
    check_can_name_decider,
    check_can_raise,
    check_can_withdraw_obstacle,
)
from kimchinam.monitoring.states import (
    DECIDER_NAMED,
    OBSTACLE_DECIDED,
    OBSTACLE_RAISED,
    OBSTACLE_SETTLED,
    OBSTACLE_WAITS,
    OBSTACLE_WITHDRAWN,
    ObstacleKind,
    ObstacleState,
)
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import free_task, lock_tasks, name_level, stop_task
from kimchinam.programmes.models import Task


@transaction.atomic
def raise_obstacle(
    task: Task, *, by: User, text: str, kind: str = ObstacleKind.ELSE, decider: Organisation | None = None
) -> Obstacle:
    """From today on the level above holds the task; its deadline stays. Without `decider` nobody knows who must decide."""
    (task,) = lock_tasks([task])
    check_can_raise(by, task)
    _check_level(task, decider)
    assert task.lead is not None  # the check refuses its absence
    facts = {"kind": kind, "text": said(text, _("Hãy ghi vướng mắc.")), "decider": decider, "secrecy": task.secrecy}
    obstacle = Obstacle(task=task, organisation=task.lead, raised_at=now(), raised_by=by, **facts)
    obstacle.save()
    tell_new(OBSTACLE_RAISED, [obstacle], by=by, in_task=False)
    stop_task(task, by=by, text=obstacle.text, decider=decider)
    tell_who_decides(OBSTACLE_WAITS, obstacle, by=by)
    return obstacle


def _check_level(task: Task, decider: Organisation | None) -> None:
    if decider and decider not in levels_above(task):
        raise RefusedError(_("%(unit)s không phải cấp trên của đơn vị chủ trì.") % {"unit": decider})


@transaction.atomic
def name_decider(obstacle: Obstacle, *, by: User, decider: Organisation) -> None:
    """The level that assigned says which level must decide."""
    obstacle = claim(obstacle)
    check_can_name_decider(by, obstacle)
    _check_level(obstacle.task, decider)
    before = facts_of(obstacle)
    Obstacle.objects.filter(pk=obstacle.pk).update(decider=decider)
    tell_change(DECIDER_NAMED, obstacle, before, by=by, in_task=False)
    name_level(obstacle.task, by=by, decider=decider)
    tell_who_decides(OBSTACLE_WAITS, obstacle, by=by)


@transaction.atomic
def decide_obstacle(obstacle: Obstacle, *, by: User, decision: str) -> None:
    """The level that must decide has decided: the owner holds the task again."""
    obstacle = claim(obstacle)
    check_can_decide_obstacle(by, obstacle)
    decision = said(decision, _("Hãy ghi quyết định."))
    facts = {"decided_at": now(), "decided_by": by, "decided_for": by.acting_for, "decision": decision}
    turn_paper(obstacle, ObstacleState.DECIDED, OBSTACLE_DECIDED, by=by, in_task=False, **facts)
    free_task(obstacle.task, by=by, text=decision)
    tell_leads(OBSTACLE_SETTLED, [obstacle], by=by)


@transaction.atomic
def withdraw_obstacle(obstacle: Obstacle, *, by: User) -> None:
    """The owner found its own way."""
    obstacle = claim(obstacle)
    check_can_withdraw_obstacle(by, obstacle)
    _withdraw(obstacle, by=by)
    free_task(obstacle.task, by=by)


def _withdraw(obstacle: Obstacle, *, by: User, in_task: bool = False) -> None:
    facts = {"decided_at": now(), "decided_by": by}
    turn_paper(obstacle, ObstacleState.WITHDRAWN, OBSTACLE_WITHDRAWN, by=by, in_task=in_task, **facts)


def drop_obstacles(tasks: Sequence[Task], *, by: User) -> None:
    """Evidence is in, or another unit leads: nobody waits for a decision any more. The task itself says so already."""
    for obstacle in open_obstacles_of(tasks):
        _withdraw(obstacle, by=by, in_task=True)
