"""Where numbers and dashes are not labels: in tables, quoted provisions, addressees, and after the end of the body."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.model import Table
from vanban.structure.labels import UPPER

_TABLE_ROW = re.compile(r"^[ ]*\|.*$", re.MULTILINE)
_ADDRESSEES = re.compile(r"^[ ]*(?:\*\*)?Kính gửi[^\n]*(?:\n[ ]*(?:-[^\n]*|))*", re.MULTILINE)
# An amending law quotes whole provisions; they belong to the clause that quotes them.
_QUOTED = re.compile(r'^[ ]*[“"](?=[^\n]{0,300}$)[^“”"]{1,20000}[”"][.;]?[ ]*$', re.MULTILINE)
_END_OF_BODY = re.compile(r"^[ |/*_]*Nơi nhận[ ]*:|\./\.[\"*_ ]*$", re.MULTILINE)
_PAPERS = (
    "CHƯƠNG TRÌNH|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|ĐỀ ÁN|DANH MỤC|ĐIỀU LỆ|PHƯƠNG ÁN|CHIẾN LƯỢC|HƯỚNG DẪN|NỘI QUY|"
    "BIỂU|BẢNG|DANH SÁCH|ĐỀ CƯƠNG|QUY CHUẨN|QUY HOẠCH|KHUNG"
)
# The title of a paper that is issued with the one before it stands in capitals on a line of its own.
_ATTACHED = re.compile(rf"^[ ]*(?P<title>(?:#{{1,6}}[ ]+)?(?:\*\*)?(?:{_PAPERS})\b[{UPPER} ,\-\d()*]*)$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,2}[ ]+\w", re.MULTILINE)
_ANNEX = re.compile(r"^[ #*]*(?:PHỤ LỤC|Phụ lục)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Spans:
    """Half-open spans in rising order; spans may touch but do not overlap."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, offset: object) -> bool:
        if not isinstance(offset, int):
            return False
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]


def _merged(spans: list[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return Spans(tuple(start for start, _ in merged), tuple(end for _, end in merged))


def unlabelled(level_text: str, tables: Sequence[Table]) -> Spans:
    """Where no label can stand: tables, addressees, quoted provisions."""
    spans = [(table.start, table.end) for table in tables]
    for sign, pattern in (("|", _TABLE_ROW), ("Kính gửi", _ADDRESSEES), ('"', _QUOTED)):
        if sign in level_text:  # told at once, while a pattern looks at each line
            spans += [match.span() for match in pattern.finditer(level_text)]
    return _merged(spans)


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the end of a body: signature and addressees, until `end`, where an attached paper may begin."""

    start: int
    end: int
    title: str | None = None
    """Title of the attached paper; None where an annex with its own label follows, or nothing."""


def tails(level_text: str) -> Iterator[Tail]:
    """Every end of a body. A text may hold several papers: a decision and the programme it issues."""
    ends = list(_END_OF_BODY.finditer(level_text))
    papers = _papers(level_text) if ends else []
    starts = [start for start, _ in papers]
    done = 0
    for match in ends:
        if match.start() < done:
            continue
        start = match.end() if "./." in match.group() else match.start()
        end, title = papers[bisect_left(starts, start)]
        yield Tail(start, end, title)
        done = end


def _papers(level_text: str) -> list[tuple[int, str | None]]:
    """Where papers begin, and the title of those without a label or Markdown heading; the end of the text last."""
    titles: dict[int, str | None] = {len(level_text): None}
    titles |= {match.start(): None for match in _ANNEX.finditer(level_text)}
    if "#" in level_text:
        titles |= {match.start(): None for match in _HEADING.finditer(level_text)}
    titles |= {match.start(): match["title"].strip("#* ") for match in _ATTACHED.finditer(level_text)}
    return sorted(titles.items())
