"""Comments of a .docx: who remarked what, and to which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from vanban.model import Comment
from vanban.reading.docx.names import W

_DAY = len("2026-05-31")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment without its place; `id` is that of the file."""

    id: str
    text: str
    author: str | None
    written: date | None


def remarks(root: etree._Element | None) -> tuple[Remark, ...]:
    """All comments of a `w:comments` that say something, in its order."""
    return () if root is None else tuple(_remarks(root))


def placed(found: Sequence[Remark], places: Mapping[int, tuple[int, int]]) -> tuple[Comment, ...]:
    """The comments by their place in the text; one whose words are in no part that is read is left out."""
    comments = [
        Comment(*places[number], remark.text, remark.author, remark.written)
        for number, remark in enumerate(found)
        if number in places
    ]
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end)))


def _remarks(root: etree._Element) -> Iterator[Remark]:
    for item in root.iterfind(f"{W}comment"):
        paragraphs = ("".join(text.text or "" for text in line.iter(f"{W}t")) for line in item.iter(f"{W}p"))
        text = "\n".join(line.strip() for line in paragraphs if line.strip())
        if text:
            yield Remark(item.get(f"{W}id", ""), text, item.get(f"{W}author") or None, _day(item.get(f"{W}date", "")))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:_DAY])
    except ValueError:
        return None
