"""What the reader left out of a text: pages that are only pictures, what the file hides, comments in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kimchinam.documents.models import Text
from vanban import Source, page_ranges


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin. `about` is the words of the text that it is about, "" where it stands between words."""

    about: str
    words: str
    author: str = ""
    written: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Empty for a text that was read before this was kept, as for one that was read whole."""

    unread_pages: tuple[int, ...] = ()
    hidden: int = 0
    """Sheets, rows and columns."""
    remarks: tuple[Remark, ...] = ()

    @property
    def page_ranges(self) -> str:
        return page_ranges(self.unread_pages)


def as_kept(source: Source) -> dict[str, object]:
    """What was left out of a source, as `Text.layout` keeps it."""
    return {
        "unread_pages": list(source.unread_pages),
        "hidden": source.hidden,
        "comments": [
            [one.start, one.end, one.text, one.author or "", one.written.isoformat() if one.written else ""]
            for one in source.comments
        ],
    }


def left_out_of(text: Text) -> LeftOut:
    kept = text.layout
    return LeftOut(
        unread_pages=tuple(kept.get("unread_pages", ())),
        hidden=kept.get("hidden", 0),
        remarks=tuple(
            Remark(text.content[start:end], words, author, date.fromisoformat(written) if written else None)
            for start, end, words, author, written in kept.get("comments", ())
        ),
    )
