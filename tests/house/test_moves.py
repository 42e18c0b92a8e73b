"""Promise: a stored state has its allowed moves, and nothing but `base.moves.move` turns it."""

import ast
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Field

from kimchinam.base.moves import origins
from tests.house.tree import SITE

STATES = {"state", "outcome"}
"""Names of the columns that hold a state."""


def writes(source: str) -> list[int]:
    """Lines that set a state by themselves: `row.state = …`, or `.update(state=…)`."""
    return [
        node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt | ast.Call) and _sets(node)
    ]


def _sets(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        inside = (one for target in targets for one in ast.walk(target))
        return any(isinstance(one, ast.Attribute) and one.attr in STATES for one in inside)
    updates = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update"
    return updates and any(keyword.arg in STATES for keyword in node.keywords)  # type: ignore[attr-defined]


def state_fields() -> Iterator["Field[object, object]"]:
    for model in apps.get_models():
        if model.__module__.startswith("kimchinam."):
            yield from (
                field for field in model._meta.get_fields() if field.name in STATES and isinstance(field, Field)
            )


def test_every_stored_state_has_its_moves() -> None:
    fields = list(state_fields())
    assert {field.model.__name__ for field in fields} >= {"Version", "Run", "Programme", "Evidence"}
    for field in fields:
        moves = import_module(f"kimchinam.{field.model._meta.app_label}.states").MOVES
        assert {str(state) for state in moves} >= {value for value, _label in field.choices or ()}, field


def test_every_state_but_the_first_is_reached_by_a_move() -> None:
    """Two kinds of state in one dictionary whose values are alike would hide each other's moves."""
    for field in state_fields():
        moves = import_module(f"kimchinam.{field.model._meta.app_label}.states").MOVES
        unreached = [state for state in type(field.default) if not origins(state, moves)]
        assert set(unreached) <= {field.default}, field


def test_nothing_else_turns_a_state() -> None:
    files = [path for path in SITE.rglob("*.py") if "migrations" not in path.parts]
    assert len(files) > 100
    found = {f"{path.relative_to(SITE)}:{line}" for path in files for line in writes(path.read_text())}
    assert found == set()


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("run.state = Analysis.DONE", [1]),
        ("programme.state, programme.number = a, b", [1]),
        ("Run.objects.filter(pk=1).update(state=Analysis.DONE)", [1]),
        ("x = 1\nevidence.outcome = o", [2]),
        ("Run.objects.filter(state=Analysis.DONE).update(attempts=0)", []),
        ("state = request.GET['state']", []),
    ],
)
def test_a_planted_write_is_seen(source: str, lines: list[int]) -> None:
    assert writes(source) == lines
