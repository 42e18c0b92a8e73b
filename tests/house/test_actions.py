"""Promise: an action reads as a sentence at its call: a row, then names; `by` says who; everything is typed."""

import inspect
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.house.tree import ROOMS, SITE

WORKER = {
    "audit.seal_events": "seals the log; nobody asks for it",
    "documents.keep_bytes": "stores bytes for the action that received them",
    "documents.claim_waiting": "the reader takes work",
    "documents.show_progress": "the reader's sign of life",
    "documents.keep_text": "the reader hands in what it read",
    "documents.find_unreadable": "the reader gives up on a file",
    "extraction.claim_analysis": "the analyst takes work",
    "extraction.show_life": "the analyst's sign of life",
    "extraction.keep_proposals": "the analyst hands in what it found",
    "extraction.give_up": "the analyst gives up on a run",
    "notices.claim_digest": "the mailer takes what is due",
    "notices.note_sent": "the mailer says what the server took",
    "notices.note_failed": "the mailer says what the server did not take",
    "notices.note_not_wanted": "the mailer finds nobody to send to",
    "alarms.claim_scan": "the scan of a day begins or goes on",
    "alarms.scan_batch": "the scan raises alarms",
    "alarms.finish_scan": "the scan tells people what it raised",
    "exchange.claim_register": "the reader of registers takes work",
    "exchange.keep_rows": "the reader of registers hands in what it read",
    "exchange.fail_register": "the reader of registers gives up on a file",
}
"""Acts that no person does, and why."""
RECORDER = {
    "audit.record": "appends what another action did; its verb comes first",
    "audit.record_many": "the same for one act on many rows",
}
PART = {
    "extraction.use_decisions": "tasks are made of them; programmes says by whom",
    "extraction.release_decisions": "the tasks made of them are gone; programmes says by whom",
    "programmes.lock_tasks": "rows for an act of a room downstream, which says by whom",
    "programmes.tell_units": "people of units are told of a paper; monitoring says by whom",
    "programmes.tell_deciders": "the same for who must decide",
    "programmes.tell_person": "the same for one person",
    "notices.settle": "what people were told of is done; the room downstream says by whom",
    "notices.tell": "people are told of it; the room downstream says by whom",
    "notices.tell_many": "the same for many people and things",
}
"""Parts of an act of a room downstream, which names its person and records it."""
PURE = {}


def acts() -> dict[str, Callable[..., Any]]:
    """Every public function that the action drawers define, as `room.name`."""
    found = {}
    for room in ROOMS:
        if (SITE / room / "actions.py").exists() or (SITE / room / "actions").is_dir():
            module = import_module(f"kimchinam.{room}.actions")
            found |= {f"{room}.{name}": function for name, function in _public(module)}
    return found


def _public(module: ModuleType) -> list[tuple[str, Callable[..., Any]]]:
    functions = inspect.getmembers(module, inspect.isfunction)
    return [
        (name, function)
        for name, function in functions
        if not name.startswith("_") and inspect.unwrap(function).__module__.startswith(module.__name__)
    ]


def faults(function: Callable[..., Any], *, by_needed: bool = True) -> list[str]:
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())
    found = [f"{one.name} has no type" for one in parameters if one.annotation is inspect.Parameter.empty]
    if signature.return_annotation is inspect.Signature.empty:
        found.append("no type of what is returned")
    found += [f"{one.name} can be given without its name" for one in parameters[1:] if one.kind != one.KEYWORD_ONLY]
    if by_needed and "by" not in signature.parameters:
        found.append("nobody does it: no by")
    if "by" in signature.parameters and signature.parameters["by"].kind != inspect.Parameter.KEYWORD_ONLY:
        found.append("by can be given without its name")
    return found


@pytest.mark.parametrize("name", sorted(acts()))
def test_action_names_its_arguments_and_who_does_it(name: str) -> None:
    function = acts()[name]

    if name in RECORDER:
        assert "by" in inspect.signature(function).parameters
    elif name not in PURE:
        assert faults(function, by_needed=name not in WORKER | PART) == []


def test_no_exception_is_left_over() -> None:
    assert sorted((WORKER | PART | RECORDER | PURE).keys() - acts().keys()) == []


def test_worker_acts_are_done_by_nobody() -> None:
    assert [name for name in WORKER if "by" in inspect.signature(acts()[name]).parameters] == []


def _good(row: object, *, by: object, title: str) -> None: ...
def _positional(row: object, title: str, *, by: object) -> None: ...
def _anonymous(row: object, *, title: str) -> None: ...
def _untyped(row, *, by: object): ...  # type: ignore[no-untyped-def]
def _by_first(by: object) -> None: ...


@pytest.mark.parametrize(
    ("function", "found"),
    [
        (_good, []),
        (_positional, ["title can be given without its name"]),
        (_anonymous, ["nobody does it: no by"]),
        (_untyped, ["row has no type", "no type of what is returned"]),
        (_by_first, ["by can be given without its name"]),
    ],
)
def test_faults_of_an_action_are_caught(function: Callable[..., Any], found: list[str]) -> None:
    assert faults(function) == found
