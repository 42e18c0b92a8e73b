"""The steps of a scheme or a project: tasks below it, in the same programme."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions.drafting import next_order
from kimchinam.programmes.actions.locking import lock_draft_of
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import supporting_of
from kimchinam.programmes.states import PARTS_OF_ANOTHER, TASK_ADDED, WRITTEN, Product, TaskKind
from kimchinam.regulations.queries import product_names_on
from kimchinam.regulations.rules import kind_of


@transaction.atomic
def add_milestone(task: Task, *, by: User, name: str, due_on: date, product: str = "") -> Task:
    """A step of a task of a draft: the same units, a product of its own, due no later than the task."""
    lock_draft_of(task, by=by)
    if task.kind in PARTS_OF_ANOTHER:
        raise RefusedError(_("Mốc và kỳ không có mốc của riêng mình."))
    step = Task(programme=task.programme, order=next_order(task.programme), secrecy=task.secrecy)
    changes = {
        "parent": task,
        "kind": TaskKind.MILESTONE,
        "name": name,
        "due_on": due_on,
        "section": task.section,
        "group": task.group,
        "lead": task.lead,
        "supporting": tuple(supporting_of(task)),
        "product_kind": kind_of(product, product_names_on(today())) or Product.REPORT,
        "product": product,
        "receiver": task.receiver,
    }
    turn(step, TASK_ADDED, by=by, changes=changes)
    record(WRITTEN, step.programme, by=by, words={"number": step.order})
    return step
