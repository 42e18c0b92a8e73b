"""Comments on the cells of a workbook, kept beside the text of the cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vanban.model import Comment
from vanban.reading import anchors
from vanban.reading.sheet.cells import Note, Place, Sheet

# What Excel writes before a comment of its newer kind, for programs that know only the older one.
_FOR_OLD_PROGRAMS = "[Threaded comment]"
_BEFORE_WORDS = ("linkid=870924", "Comment:")


def note(place: Place, text: str, author: str) -> Note | None:
    """A comment by its words: without the name that Excel puts before them, None when it says nothing."""
    if text.startswith(_FOR_OLD_PROGRAMS):
        author = ""
        for mark in _BEFORE_WORDS:
            text = text.partition(mark)[2] or text
    author = author.strip()
    lines = (line.strip() for line in text.strip().removeprefix(f"{author}:").split("\n"))
    words = "\n".join(line for line in lines if line)
    return Note(place, words, author or None) if words else None


def signed(sheet: Sheet, first: int) -> Sheet:
    """The sheet with signs around the cells that have comments, which are numbered from `first` on.

    The sign of a comment on an empty cell stands behind the last words before it, or before the first words.
    """
    cells = dict(sheet.cells)
    filled = sorted(cells)
    for number, one in enumerate(sheet.notes, start=first) if cells else ():
        begin, end = anchors.sign(number, ends=False), anchors.sign(number, ends=True)
        place = one.place if one.place in sheet.cells else filled[max(bisect_right(filled, one.place) - 1, 0)]
        if place == one.place:
            cells[place] = f"{begin}{cells[place]}{end}"
        else:
            cells[place] = f"{cells[place]}{begin}{end}" if place < one.place else f"{begin}{end}{cells[place]}"
    return replace(sheet, cells=cells)


def comments(notes: Sequence[Note], places: Mapping[int, tuple[int, int]]) -> tuple[Comment, ...]:
    """The comments by their place in the text; one on a part that is not shown is left out."""
    found = [
        Comment(*places[number], one.text, one.author, None) for number, one in enumerate(notes) if number in places
    ]
    return tuple(sorted(found, key=lambda comment: (comment.start, comment.end)))
