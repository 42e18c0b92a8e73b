"""Who leads and who supports, as cells of a task table say it.

One cell may name both: "Sở Y tế (chủ trì), Sở Tài chính (phối hợp)", "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vanban.finding.whole_names import split_bodies

_LEADING = r"chủ trì|đầu mối|thường trực|chủ quản|chính"
_HELPING = r"phối hợp|tham gia|hỗ trợ"
_OFFICE = r"(?:(?:cơ quan|đơn vị|làm)\s+)*"
# "Chủ trì: …", "… phối hợp với …" before the names, "(chủ trì)" or a mere "chủ trì" behind one.
_SWITCH = re.compile(
    rf"(?:^|(?<=[\s,;.(/-])){_OFFICE}(?:(?P<lead>chủ trì)(?:\s+thực hiện)?\s*[:]"
    r"|(?P<help>phối hợp)(?:\s+thực hiện)?\s*(?::|\s(?:cùng\s+)?với\s+(?=\w)))\s*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*\(\s*{_OFFICE}(?:(?P<lead>{_LEADING})|(?P<help>{_HELPING}))(?:\s+thực hiện)?\s*\)|\s+(?P<plain>chủ trì)\s*$",
    re.IGNORECASE,
)


class Bodies(NamedTuple):
    """Names as written, without the words that tell their parts."""

    lead: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()


def bodies_of(*, lead: Iterable[str], supporting: Iterable[str]) -> Bodies:
    """The bodies in the lines of the cell of the lead and of that of its supporters.

    Where a cell says of one body that it leads, those of whom it says nothing support it.
    """
    marked = [(part, name) for line in lead for part, name in _marked(line)]
    rest = "help" if any(part == "lead" for part, _name in marked) else "lead"
    parts = [(part or rest, name) for part, name in marked]
    helpers = (name for line in supporting for _part, name in _marked(line))
    return Bodies(
        tuple(name for part, name in parts if part == "lead"),
        (*(name for part, name in parts if part == "help"), *helpers),
    )


def _marked(line: str) -> Iterable[tuple[str | None, str]]:
    """Each body of a line with its part, `lead` or `help`; None where nothing says it."""
    part: str | None = None
    at = 0
    for switch in (*_SWITCH.finditer(line), None):
        for name in split_bodies(line[at : switch.start() if switch else len(line)].strip(" ,;.(/-")):
            yield _parted(name, part)
        if switch:
            part, at = "lead" if switch["lead"] else "help", switch.end()


def _parted(name: str, part: str | None) -> tuple[str | None, str]:
    behind = _BEHIND.search(name)
    if behind is None:
        return part, name
    bare = (name[: behind.start()] + name[behind.end() :]).strip()
    return ("help" if behind["help"] else "lead"), bare
