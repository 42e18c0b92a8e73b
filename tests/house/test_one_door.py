"""Promise: the facts of a task are written through one door, so that columns, log and past never disagree."""

import ast
from collections.abc import Iterator

import pytest

from kimchinam.programmes.models import FACT_COLUMNS
from tests.house.tree import SITE

DOOR = {
    "programmes/actions/turning.py": "writes columns, units and log together",
    "programmes/actions/limits.py": "carries a deadline down to the tasks below, for the door",
    "programmes/actions/redrawing.py": "draws the days again from past and rules; no fact changes",
    "programmes/actions/remembering.py": "keeps what ended and draws the days to come, for the door",
    "programmes/queries/past.py": "dresses a task as it stood, for reading only; nothing is saved",
}
ROWS = {"Task", "Assignment", "TaskPast", "Span", "tasks", "assignments", "past", "spans"}
"""Models of the facts and of what follows from them, and the names under which other rows reach them."""
WRITING = {"update", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "save"}
FREE = {"order"}
"""What else stands in the row of a task: no fact of it."""


def writes(source: str) -> list[int]:
    """Lines that write facts of tasks by themselves: `Task.objects….update(due_on=…)`, `task.due_on = …`, `task.save()`."""
    return sorted({node.lineno for node in ast.walk(ast.parse(source)) if _calls(node) or _sets(node)})  # type: ignore[attr-defined]


def _calls(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING):
        return False
    named = _columns(node)
    if named and named <= FREE:
        return False
    return bool(set(_names(node.func.value)) & (ROWS | {"task"}))


def _columns(node: ast.Call) -> set[object]:
    """Those that `….update(order=…)` and `….bulk_update(rows, ["order"])` write."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "update":
        return {keyword.arg for keyword in node.keywords}
    listed = node.args[1] if len(node.args) > 1 else None
    return (
        {one.value for one in listed.elts if isinstance(one, ast.Constant)} if isinstance(listed, ast.List) else set()
    )


def _names(node: ast.AST) -> Iterator[str]:
    """The names along `Task.objects.filter(…)`, without those inside the brackets."""
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute):
            yield node.attr
        node = node.value if isinstance(node, ast.Attribute) else node.func
    if isinstance(node, ast.Name):
        yield node.id


def _sets(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign | ast.AugAssign):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(
        isinstance(one, ast.Attribute) and one.attr in FACT_COLUMNS and set(_names(one.value)) & {"task", "row"}
        for target in targets
        for one in ast.walk(target)
    )


def test_nothing_else_writes_the_facts_of_a_task() -> None:
    files = {str(path.relative_to(SITE)): path for path in SITE.rglob("*.py") if "migrations" not in path.parts}
    found = {name: lines for name, path in files.items() if (lines := writes(path.read_text()))}

    assert found.keys() <= DOOR.keys(), found


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Task.objects.filter(pk=1).update(due_on=day)", [1]),
        ("programme.tasks.update(received_on=on)", [1]),
        ("Task.objects.create(name='x')", [1]),
        ("x = 1\ntask.save(update_fields=['due_on'])", [2]),
        ("task.due_on, task.review_on = None, day", [1]),
        ("task.assignments.filter(part='lead').delete()", [1]),
        ("Task.objects.filter(pk=1).update(order=2)", []),
        ("Task.objects.bulk_update(tasks, ['order'])", []),
        ("Task.objects.bulk_update(tasks, ['order', 'due_on'])", [1]),
        ("programme.title = title", []),
        ("Programme.objects.filter(tasks__in=tasks).update(title='x')", []),
        ("kept = task.due_on", []),
    ],
)
def test_a_planted_write_is_seen(source: str, lines: list[int]) -> None:
    assert writes(source) == lines
