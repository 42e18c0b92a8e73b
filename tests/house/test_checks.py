"""Promise: each step of `make check` fails, and names the place, when the thing it looks after is broken."""

import pytest

from tests.house.tree import ROOT, Copy
from tests.run import CHECKS

Planted = tuple[str, str, str]
"""A file under `src`, what is added to it, and what the check must name."""

OFFENCES: dict[str, tuple[str, list[Planted]]] = {
    "unused import": ("lint", [("kimchinam/base/clock.py", "\nimport json\n", "base/clock.py")]),
    "unformatted code": ("lint", [("vanban/loose.py", "x = { 'a':1 }\n", "vanban/loose.py")]),
    "unformatted template": ("lint", [("kimchinam/ui/templates/ui/loose.html", "<div><p>\n\n\na</p></div>", "loose")]),
    "wrong types": (
        "types",
        [
            ("vanban/due/values.py", "\nWRONG: int = 'one'\n", "vanban/due/values.py"),
            ("vanban/text.py", "\ndef untyped(day): return day\n", "vanban/text.py"),
            ("kimchinam/base/clock.py", "\nWRONG: int = 'one'\n", "base/clock.py"),
            ("kimchinam/audit/actions.py", "\ndef untyped(row): return row\n", "audit/actions.py"),
        ],
    ),
    "import of a room downstream": ("contracts", [("kimchinam/base/ids.py", "\nimport kimchinam.desk\n", "BROKEN")]),
    "sentence without English": (
        "messages",
        [("kimchinam/base/refusals.py", '\n_ = str\n_("Câu chưa ai dịch")\n', "missing: 'Câu chưa ai dịch'")],
    ),
}


def test_every_check_has_an_offence_here() -> None:
    assert {target for target, _planted in OFFENCES.values()} == set(CHECKS)


def test_make_check_and_make_test_make_the_same_checks() -> None:
    rules = [line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith("check:")]

    assert [name for name in rules[0].split()[1:] if not name.startswith(".venv")] == list(CHECKS)


@pytest.mark.slow
@pytest.mark.parametrize("offence", OFFENCES)
def test_check_names(offence: str, copy: Copy) -> None:
    target, planted = OFFENCES[offence]
    for path, text, _named in planted:
        copy.plant(path, text)

    done = copy.make(target)

    assert [named for _path, _text, named in planted if named not in done.stdout] == [], done.stdout
    assert done.returncode != 0
