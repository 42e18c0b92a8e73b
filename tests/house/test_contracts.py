"""Promise: the law of imports holds, and each of its contracts catches the offence that it is there for."""

import configparser
import re

import pytest

from tests.house.tree import ROOT, Copy

SPRING = "vanban speaks to nobody: no Django, no site"
LIBRARY = "Inside vanban: read, structure, find, analyse; never back"
DOOR = "Only base, documents, extraction and exchange speak to vanban"
RIVER = "A room looks upstream, never downstream"
DRAWERS = "Inside a room: urls, views, forms and jobs, actions, queries, rules, models, states; never back"
DESK = "The desk acts on nothing upstream"

OFFENCES = {
    "library imports Django": (SPRING, "vanban/text.py", "import django"),
    "library imports the site": (SPRING, "vanban/text.py", "import kimchinam.base.states"),
    "reading looks at finding": (LIBRARY, "vanban/reading/limits.py", "import vanban.finding.naming"),
    "programmes reads documents itself": (DOOR, "kimchinam/programmes/states.py", "import vanban"),
    "organisations knows accounts": (RIVER, "kimchinam/organisations/models.py", "import kimchinam.accounts.models"),
    "documents knows the desk": (RIVER, "kimchinam/documents/views.py", "import kimchinam.desk.queries"),
    "a room that nobody listed": (RIVER, "kimchinam/cellar/__init__.py", '"""A room."""'),
    "models look at actions": (DRAWERS, "kimchinam/documents/models.py", "import kimchinam.documents.actions"),
    "forms look at jobs": (DRAWERS, "kimchinam/documents/forms.py", "import kimchinam.documents.jobs"),
    "a drawer that nobody listed": (DRAWERS, "kimchinam/documents/utils.py", '"""Junk."""'),
    "desk acts": (DESK, "kimchinam/desk/queries.py", "import kimchinam.documents.actions"),
}


def broken_contracts(said: str) -> set[str]:
    """Names of the contracts that lint-imports reports as broken; it wraps long names over lines."""
    report = " ".join(said.partition("\nContracts: ")[0].split())
    names = re.findall(r"(?:^|KEPT |BROKEN |-{5,} )([^-]+?) (?=(KEPT|BROKEN))", report)
    return {name for name, verdict in names if verdict == "BROKEN"}


def test_every_contract_has_an_offence_here() -> None:
    plan = configparser.ConfigParser()
    plan.read(ROOT / ".importlinter")
    contracts = {plan[section]["name"] for section in plan.sections() if ":contract:" in section}

    assert contracts == {contract for contract, _path, _line in OFFENCES.values()}


def test_house_keeps_its_contracts(copy: Copy) -> None:
    done = copy.make("contracts")

    assert (done.returncode, broken_contracts(done.stdout)) == (0, set()), done.stdout


@pytest.mark.parametrize("offence", OFFENCES)
def test_contract_catches(offence: str, copy: Copy) -> None:
    contract, path, line = OFFENCES[offence]
    copy.plant(path, f"\n{line}\n")

    done = copy.make("contracts")

    assert contract in broken_contracts(done.stdout), done.stdout
    assert done.returncode != 0
