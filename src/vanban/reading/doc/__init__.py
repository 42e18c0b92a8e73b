"""Word 97–2003 documents: text through the piece table, in the form that every reader makes.

A .doc is an OLE container ([MS-CFB]); `olefile` opens it, the rest follows [MS-DOC], whose section names stand in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from vanban.model import Source
from vanban.reading import limits
from vanban.reading.container import opened
from vanban.reading.doc.body import pieces_of_body
from vanban.reading.doc.fib import read_fib
from vanban.reading.doc.lists import list_rules
from vanban.reading.doc.looks import Looks
from vanban.reading.doc.paragraphs import Paragraph, paragraphs
from vanban.reading.doc.pieces import read_pieces
from vanban.reading.labels import ListCounter
from vanban.reading.layout import Layout, Line


def read_doc(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .doc as a `Source`; raises `encrypted`, `corrupt`, `unsupported` (Word 95), `too_large`, `too_slow`, `empty`."""
    with opened(data) as container:
        main = container.stream("WordDocument")
        fib = read_fib(main)
        table = container.stream(fib.table_stream)
        looks = Looks(main, table, fib, container.optional("Data"))
    lists = ListCounter(list_rules(table, fib.lists, fib.list_overrides))
    read = partial(paragraphs, main, read_pieces(table, fib), looks, watch=watch)
    layout = Layout()
    # A .docx has its text boxes where they are anchored; here their place is known to the drawing only.
    for piece in chain(
        pieces_of_body(read(fib.body), lists),
        pieces_of_body(read(fib.boxes), lists),
        _notes(read(fib.footnotes)),
        _notes(read(fib.endnotes)),
    ):
        layout.add(piece)
    return layout.source(format="doc", reader="doc")


def _notes(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """Footnotes, each led by its number in brackets as in a .docx; the sign of the note begins a new one."""
    notes: list[str] = []
    for paragraph in paragraphs:
        if paragraph.has_note:
            notes.append("")
        if notes:
            notes[-1] += f" {paragraph.text}"
    for count, note in enumerate(notes, start=1):
        if text := " ".join(note.split()):
            yield Line(f"[{count}] {text}")
