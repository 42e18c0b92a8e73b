"""Tasks and papers about them for tests, made through the real actions."""

from datetime import timedelta
from typing import Any

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.states import Secrecy
from kimchinam.monitoring.actions import ask_extension, direct_tasks, raise_obstacle
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from tests.conftest import FOUNDED, Office
from tests.programmes.build import DUE

LATER = DUE + timedelta(days=20)


def fresh(task: Task) -> Task:
    """As another request finds it."""
    return Task.objects.select_related("programme", "lead").get(pk=task.pk)


def asked(office: Office, task: Task, **changes: Any) -> Extension:
    words = {"by": office.finance_person, "new_due": LATER, "reason": "Mưa lũ kéo dài"}
    return ask_extension(fresh(task), **words | changes)


def raised(office: Office, task: Task, **changes: Any) -> Obstacle:
    words = {"by": office.finance_person, "text": "Chưa có mặt bằng", "decider": office.root}
    return raise_obstacle(fresh(task), **words | changes)


def directed(office: Office, task: Task, **changes: Any) -> Direction:
    (direction,) = direct_tasks([fresh(task)], **{"by": office.leader, "text": "Báo cáo tiến độ"} | changes)
    return direction


def person(
    name: str, unit: Organisation, role: str = Role.LEADER, scope: str = Scope.OWN, clearance: int = Secrecy.OPEN
) -> User:
    user = register_person(by=None, username=name, full_name=name.capitalize(), password="mat-khau-dai")
    post = {"title": "Lãnh đạo", "role": role, "scope": scope, "clearance": clearance, "valid_from": FOUNDED}
    give_post(by=None, user=user, organisation=unit, **post)
    return user
