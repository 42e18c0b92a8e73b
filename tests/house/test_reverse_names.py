"""Promise: a room knows nothing of the rooms downstream, not even the names by which their rows look back at it.

Imports are import-linter's; this is the way around it: `hasattr(decision, "task")`, `filter(task__isnull=True)`.
"""

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps

from tests.house.tree import ROOMS, SITE, UPSTREAM

BY_NAME = {"hasattr", "getattr"}
BY_FACTS = {"filter", "exclude", "get", "Q"}
BY_PATH = {
    "select_related",
    "prefetch_related",
    "Prefetch",
    "values",
    "values_list",
    "order_by",
    "F",
    "Count",
    "Exists",
}


def reverse_names(room: str) -> set[str]:
    """Names under which rows of rooms downstream are reached from rows of this room."""
    return (
        {
            relation.name
            for model in apps.get_app_config(room).get_models()
            for relation in model._meta.related_objects
            if room in UPSTREAM.get(relation.related_model._meta.app_label, ()) and not relation.name.endswith("+")
        }
        if apps.is_installed(f"kimchinam.{room}")
        else set()
    )


def uses(source: str, names: set[str]) -> list[tuple[int, str]]:
    """(line, name) of every look at one of these relations, in the ways in which the ORM and `hasattr` take a name."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return sorted((call.lineno, name) for call in calls for name in _named(call) if name in names)


def _named(call: ast.Call) -> Iterator[str]:
    """First steps of the paths that a call names."""
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    named = [keyword.arg for keyword in call.keywords if keyword.arg]
    yield from (name.partition("__")[0] for name in named if "__" in name or function in BY_FACTS)
    if function in BY_NAME | BY_PATH:
        texts = (one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str))
        yield from (text.lstrip("-").partition("__")[0] for text in texts)


@pytest.mark.parametrize("room", ROOMS)
def test_room_looks_at_no_relation_of_a_room_downstream(room: str) -> None:
    names = reverse_names(room)
    files = [path for path in (SITE / room).rglob("*.py") if "migrations" not in path.parts]

    assert [f"{path.name}:{line} {name}" for path in files for line, name in uses(path.read_text(), names)] == []


def test_relations_downstream_are_found() -> None:
    assert "task" in reverse_names("extraction")
    assert reverse_names("monitoring") == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('hasattr(decision, "task")', [(1, "task")]),
        ("Decision.objects.filter(task__isnull=True)", [(1, "task")]),
        ("Decision.objects.filter(task=None)", [(1, "task")]),
        ('decisions.select_related("candidate", "task__programme")', [(1, "task")]),
        ('decisions.order_by("-task__order")', [(1, "task")]),
        ("text = one.task", []),
        ("Item(task=1)", []),
    ],
)
def test_planted_look_is_seen(source: str, found: list[tuple[int, str]]) -> None:
    assert uses(source, {"task"}) == found
