"""Text → tree of provisions, in the style of the state (Điều, khoản, điểm) and of the Party (I, 1, 1.1, a, -, +).

Kinds: phần, chương, mục, tiểu mục, điều, khoản, điểm, tiết (a letter below 1.1), phụ lục, văn bản (a paper issued with
this one), bullet, and lead ("Thứ nhất," or a heading without a number).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from operator import attrgetter

from vanban.model import Block, Provision, Table
from vanban.structure.ids import Naming
from vanban.structure.labels import HEADING, Label, bare_headings, inline_labels, labels
from vanban.structure.nesting import Nesting
from vanban.structure.regions import Spans, Tail, tails, unlabelled
from vanban.text import level_whole

_start = attrgetter("start")


def find_outline(text: str, blocks: Sequence[Block] = (), tables: Sequence[Table] = ()) -> tuple[Provision, ...]:
    """Tree of the provisions of `text`, in order; empty for a text without numbering, such as most news.

    A provision spans its whole subtree; children lie inside it and do not overlap. Ids repeat from run to run: they are
    made of labels and places only (`II/3/b`, `D5/2`, `PL1/2/-1` for the first bullet); that of an article leaves out its
    chapter, which a later draft may add or move. Linear in length. From `blocks` only headings and bold lines are used: in
    a plain text a block is a line, which may be the middle of a sentence.

    >>> (task,) = find_outline("Điều 1. Nhiệm vụ\\n1. Lập đề án.\\n2. Nuôi tôm.")
    >>> task.id, task.title, [node.id for node in task.children]
    ('D1', 'Nhiệm vụ', ['D1/1', 'D1/2'])
    """
    levelled = level_whole(text)
    nesting = Nesting(levelled)
    for event in _events(levelled, blocks, tables):
        if isinstance(event, Tail):
            nesting.close(event)
        else:
            nesting.offer(event)
    return Naming(text).frozen(nesting.finish())


def place_of(outline: Sequence[Provision], offset: int) -> Provision | None:
    """The deepest provision that contains the character at `offset`; None outside every provision.

    >>> text = "I. NHIỆM VỤ\\n1. Lập đề án.\\n2. Nuôi tôm."
    >>> place_of(find_outline(text), text.index("tôm")).id
    'I/2'
    """
    path = path_to(outline, offset)
    return path[-1] if path else None


def path_label(outline: Sequence[Provision], offset: int) -> str:
    """How people cite the place: `II.3.b`, `Điều 5.2.a`, `Phụ lục I.4`; empty outside every provision.

    Chapters and their like are left out above an article, whose number is unique without them; bullets have no name.

    >>> text = "Chương II\\nTRÁCH NHIỆM\\nĐiều 5. Các sở\\n1. Lập đề án.\\n2. Nuôi tôm."
    >>> path_label(find_outline(text), text.index("tôm"))
    'Điều 5.2'
    """
    path = [node for node in path_to(outline, offset) if node.kind not in ("bullet", "lead", "văn bản")]
    article = next((index for index, node in enumerate(path) if node.kind == "điều"), 0)
    parts: list[str] = []
    for node in path[article:]:
        # "1.1" already says the "1" above it.
        if parts and node.label.startswith(parts[-1] + "."):
            parts.pop()
        parts.append(node.label)
    return ".".join(parts)


def path_to(outline: Sequence[Provision], offset: int) -> list[Provision]:
    """The provisions that contain the character at `offset`, the outermost first."""
    path: list[Provision] = []
    level_nodes = outline
    while level_nodes:
        index = bisect_right(level_nodes, offset, key=_start) - 1
        if index < 0 or offset >= level_nodes[index].end:
            break
        path.append(level_nodes[index])
        level_nodes = level_nodes[index].children
    return path


def _events(levelled: str, blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[Label | Tail]:
    closings = list(tails(levelled))
    closed = Spans(tuple(tail.start for tail in closings), tuple(tail.end for tail in closings))
    skipped = unlabelled(levelled, tables)
    numbered = list(labels(levelled))
    taken = {label.start for label in numbered}
    headings = [label for label in _headings(levelled, blocks) if label.start not in taken]
    found = merge(numbered, headings, inline_labels(levelled), key=_start)
    allowed = (label for label in found if label.start not in skipped and label.start not in closed)
    # A tail comes at its start: it closes what is open before anything after it is offered.
    return merge(closings, allowed, key=_start)


def _headings(levelled: str, blocks: Sequence[Block]) -> list[Label]:
    found = {label.start: label for label in bare_headings(levelled)}
    for block in blocks:
        short = 0 < block.end - block.start < 200 and levelled[block.end - 1] not in ".;"
        if short and (block.kind == "heading" or block.bold):
            found.setdefault(block.start, Label(HEADING, 0, "", block.start, block.start))
    return sorted(found.values(), key=_start)
