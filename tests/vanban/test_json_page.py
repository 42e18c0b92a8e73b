"""Promise: docs/vanban-json.md names every field of the JSON, and no field that is not there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from vanban import model
from vanban.cli import main
from vanban.contract import to_json
from vanban.reasons import Why

PAGE = (Path(__file__).resolve().parents[2] / "docs/vanban-json.md").read_text("utf-8")
WHY = Why("frame", "Giao")
FULL = model.Analysis(
    text="Giao",
    reference=date(2026, 3, 2),
    references=(model.Reference(0, 1, "G", "luật", why=WHY),),
    deadlines=(model.Deadline(0, 1, "G", "event", span=model.Span(5, "day"), why=WHY),),
    organisations=(model.Organisation(0, 1, "G"),),
    directives=(model.Directive(0, 1, "G"),),
    annex_tasks=(model.AnnexTask(0, 1, "1", "G"),),
    targets=(model.Target(0, 1, "G", "1"),),
    meeting=model.Meeting(),
    contradictions=(model.Contradiction("count", ((0, 1), (1, 2)), ("1", "2")),),
    outline=(model.Provision("1", "1", "khoản", "", 0, 1),),
    comments=(model.Comment(0, 1, "?"),),
)


def told(section: str) -> set[str]:
    """The fields in the first column of the table of a section."""
    (body,) = re.findall(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    rows = [line.split("|")[1] for line in body.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def first(value: Any) -> Mapping[str, Any]:
    return value[0] if isinstance(value, list) else value


def test_page_has_every_field_of_the_whole() -> None:
    assert told("analyse") == set(to_json(FULL))


@pytest.mark.parametrize(
    "kind",
    [
        *("header", "references", "deadlines", "organisations", "directives", "annex_tasks"),
        *("targets", "meeting", "contradictions", "outline"),
    ],
)
def test_page_has_every_field_of_a_kind(kind: str) -> None:
    assert told(kind) == set(first(to_json(FULL)[kind]))


def test_page_has_every_field_of_reasons_and_comments() -> None:
    found = to_json(FULL)

    assert told("why") == set(found["references"][0]["why"])
    assert told("left out") == {"comments", "hidden", "unread_pages", "attachments"}
    for name in found["comments"][0]:
        assert f"`{name}`" in PAGE.partition("## left out")[2]


@pytest.mark.parametrize("command", ["text", "outline"])
def test_page_has_every_field_of_a_command(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("1. Giao Sở Y tế lập đề án.", "utf-8")

    assert main([command, str(tmp_path / "a.txt"), "--json"]) == 0
    assert told(f"{command} --json") == set(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    "values", [model.DeadlineKind, model.SpanUnit, model.Comparator, model.MeetingMode, model.BlockKind]
)
def test_page_has_every_word_that_a_program_must_know(values: Any) -> None:
    assert [value for value in get_args(values) if f"`{value}`" not in PAGE] == []


def test_page_has_every_field_of_a_block_and_a_span() -> None:
    for kind in (model.Block, model.Span):
        assert [
            field.name for field in fields(kind) if f"`{field.name}`" not in PAGE and f'"{field.name}"' not in PAGE
        ] == []
