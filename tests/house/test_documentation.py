"""Promise: what the pages for people name is there: links, targets of make, names in the code; and they stay short."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LONGEST, LONGEST_RUN = 200, 260
"""Lines of a page; of one whose examples the tests run, and of a table in which one looks up words."""
RUN = {"docs/thoi-han.md", "docs/ngay-den-han.md", "docs/vanban-tutorial.vi.md", "docs/vanban-tutorial.en.md"}
TABLES = {"docs/glossary.md", "docs/states.md"}
LARGEST = 300_000
"""Bytes of a picture."""
PICTURES = sorted((ROOT / "docs").rglob("*.png"))

_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_SOURCES = [path.read_text() for path in sorted((ROOT / "src").rglob("*.py"))]
_WORDS = frozenset(re.findall(r"\w+", "\n".join(_SOURCES)))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def names_in_code() -> list[str]:
    """The third column of the glossary, each name by its last part."""
    rows = [
        line.split("|")[3] for line in (ROOT / "docs/glossary.md").read_text().splitlines() if line.startswith("| ")
    ]
    return sorted({re.split(r"[.:]", name)[-1] for row in rows for name in re.findall(r"`([^`]+)`", row)})


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text())

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_stays_short(page: Path) -> None:
    assert len(page.read_text().splitlines()) <= (LONGEST_RUN if name_of(page) in RUN | TABLES else LONGEST)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_target_of_make_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )(?:[A-Z]+=\S+ )*make ([a-z]+)", page.read_text(), re.MULTILINE))

    assert named <= targets


@pytest.mark.parametrize("name", names_in_code())
def test_a_name_of_the_glossary_is_in_the_code(name: str) -> None:
    assert name in _WORDS


@pytest.mark.parametrize("picture", PICTURES, ids=name_of)
def test_a_picture_is_small(picture: Path) -> None:
    assert picture.stat().st_size < LARGEST


def test_every_decision_says_what_was_refused_and_what_follows() -> None:
    heads = ("## Context", "## Decision", "## What we refused", "## Consequences")
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))

    assert [name_of(one) for one in decisions if not all(head in one.read_text() for head in heads)] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs/decisions").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))
