"""Promise: each step of `make check` fails, and names the place, when the thing it looks after is broken."""

import pytest

from tests.house.tree import ROOT, Copy
from tests.run import CHECKS

OFFENCES = {
    "unused import": ("lint", "kimchinam/base/clock.py", "\nimport json\n", "clock.py"),
    "unformatted code": ("lint", "vanban/loose.py", "x = { 'a':1 }\n", "loose.py"),
    "unformatted template": ("lint", "kimchinam/ui/templates/ui/loose.html", "<div><p>\n\n\na</p></div>\n", "loose.html"),
    "wrong type in the library": ("types", "vanban/due.py", "\nWRONG: int = 'one'\n", "due.py"),
    "untyped function in the library": ("types", "vanban/due.py", "\ndef untyped(day): return day\n", "due.py"),
    "wrong type in the site": ("types", "kimchinam/base/clock.py", "\nWRONG: int = 'one'\n", "clock.py"),
    "untyped action": ("types", "kimchinam/audit/actions.py", "\ndef untyped(row): return row\n", "audit/actions.py"),
    "import of a room downstream": ("contracts", "kimchinam/base/ids.py", "\nimport kimchinam.desk\n", "BROKEN"),
    "sentence without English": (
        "messages",
        "kimchinam/base/refusals.py",
        '\nfrom django.utils.translation import gettext\n\ngettext("Câu chưa ai dịch")\n',
        "Câu chưa ai dịch",
    ),
}  # fmt: skip


def test_every_check_has_an_offence_here() -> None:
    assert {target for target, _path, _text, _named in OFFENCES.values()} == set(CHECKS)


def test_make_check_and_make_test_make_the_same_checks() -> None:
    rules = [line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith("check:")]

    assert [name for name in rules[0].split()[1:] if not name.startswith(".venv")] == list(CHECKS)


@pytest.mark.slow
@pytest.mark.parametrize("offence", OFFENCES)
def test_check_names(offence: str, copy: Copy) -> None:
    target, path, text, named = OFFENCES[offence]
    copy.plant(path, text)

    done = copy.make(target)

    assert named in done.stdout
    assert done.returncode != 0
