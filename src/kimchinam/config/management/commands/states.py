"""`kimchinam states > docs/states.md`: draws the states of every room, and which may follow which, from its `MOVES`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import TextChoices
from django.utils import translation

from kimchinam.base.moves import Moves

HEAD = """# States and their allowed moves

Drawn by `kimchinam states > docs/states.md` from the `MOVES` of each room's `states.py`; a test fails when this page is out of
date. What is not drawn here is not a stored state: the status of a task is computed from its facts and a day
(`programmes/rules.py`), never written.
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one kind of row, and from which to which it may go."""

    room: str
    moves: Moves

    @property
    def choices(self) -> type[TextChoices]:
        return type(next(iter(self.moves)))


class Command(BaseCommand):
    help = "Prints the states of every room and their allowed moves as Markdown."

    def handle(self, **options: Any) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    """The whole page, in the language that the interface is written in."""
    with translation.override("vi"):
        return "\n".join([HEAD, *map(_section, machines())])


def machines() -> Iterator[Machine]:
    """Rooms in the order of the river; a room may hold several kinds of state in its one dictionary."""
    for app in apps.get_app_configs():
        if not app.name.startswith("kimchinam.") or find_spec(f"{app.name}.states") is None:
            continue
        moves: Moves = getattr(import_module(f"{app.name}.states"), "MOVES", {})
        for choices in dict.fromkeys(map(type, moves)):
            yield Machine(app.label, {state: to for state, to in moves.items() if isinstance(state, choices)})


def _section(machine: Machine) -> str:
    name = machine.choices.__name__
    # Not `getdoc`: it would lend an enum without words of its own those of Django's class.
    purpose = [machine.choices.__doc__, ""] if machine.choices.__doc__ else []
    lines = [f"## {machine.room}: {name}", "", *purpose, "```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.value}: {state.label}" for state in machine.moves]
    lines += [f"    {state.value} --> {to}" for state, to in _arrows(machine)]
    lines += ["```", "", "| state | in words | may become |", "|---|---|---|"]
    for state in machine.moves:
        targets = ", ".join(f"`{to}`" for source, to in _arrows(machine) if source == state)
        lines.append(f"| `{state.value}` | {state.label} | {targets or '–'} |")
    return "\n".join([*lines, ""])


def _arrows(machine: Machine) -> Iterator[tuple[TextChoices, str]]:
    """In the order in which the states are declared: a set has none of its own."""
    for state, allowed in machine.moves.items():
        for to in machine.choices:
            if to in allowed:
                yield state, to.value
