"""What is asked, answered and ordered about the tasks that were forgotten: autumn, when the leader looks at them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta

from kimchinam.accounts.models import User
from kimchinam.config.demo.days import on_day
from kimchinam.monitoring.actions import (
    answer_direction,
    ask_extension,
    direct_tasks,
    name_decider,
    raise_obstacle,
    refuse_extension,
)
from kimchinam.monitoring.queries.papers import levels_above
from kimchinam.monitoring.states import ObstacleKind
from kimchinam.programmes.models import Task

OwnerOf = Callable[[Task], User | None]
AUTUMN = date(2026, 10, 5)


def write_papers(forgotten: Sequence[Task], *, owner_of: OwnerOf, leader: User) -> None:
    """The first asks for more time, twice; the second meets an obstacle; all are asked how they stand, the first answers."""
    first, second = forgotten[:2]
    for task in (first, second):
        task.refresh_from_db()
    owners = [owner_of(task) for task in (first, second)]
    assert owners[0]  # those forgotten have somebody who signs in
    assert owners[1]
    _ask_twice(first, owner=owners[0], leader=leader)
    _meet_an_obstacle(second, owner=owners[1], leader=leader)
    with _on(15):
        directions = direct_tasks([first, second], by=leader, text="Báo cáo rõ phần việc đã xong và phần còn vướng.")
    with _on(16):
        answer_direction(directions[0], by=owners[0], answer="Đã xong dự thảo; đang chờ số liệu quyết toán quý III.")


def _on(days: int) -> AbstractContextManager[None]:
    return on_day(AUTUMN + timedelta(days=days))


def _ask_twice(task: Task, *, owner: User, leader: User) -> None:
    with _on(0):
        asked = ask_extension(
            task, by=owner, new_due=date(2026, 12, 31), reason="Chờ số liệu quyết toán quý III của các đơn vị."
        )
    with _on(2):
        refuse_extension(asked, by=leader, answer="Quá dài, chưa có phương án bù tiến độ.")
    with _on(8):
        ask_extension(task, by=owner, new_due=date(2026, 11, 30), reason="Kèm phương án làm song song hai phần việc.")


def _meet_an_obstacle(task: Task, *, owner: User, leader: User) -> None:
    with _on(1):
        text = "Chưa có mặt bằng đoạn qua hai xã, đơn vị không đủ thẩm quyền thu hồi đất."
        obstacle = raise_obstacle(task, by=owner, kind=ObstacleKind.LAND, text=text)
    with _on(3):
        name_decider(obstacle, by=leader, decider=levels_above(task)[0])
