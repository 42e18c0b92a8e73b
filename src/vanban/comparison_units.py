"""The units in which works are compared: each provision with its own words, and each row of a task table by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from vanban.model import Analysis, AnnexTask, Provision
from vanban.text import fold

ROW = "dòng"
"""The kind of a `Provision` that stands for one row of a task table; its label is the number of the row."""

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A provision or row, its own words folded, and the figures among them as written: "2,5" is one."""

    provision: Provision
    words: tuple[str, ...]
    figures: Counter[str]


def own_words(analysis: Analysis) -> Iterator[OwnWords]:
    """All units of a work that say something, in order; what stands in the children of a provision is theirs."""
    rows = _rows(analysis.annex_tasks)
    for node in merge(_nodes(analysis.outline), rows, key=lambda node: node.start):
        text = own_text(analysis, node)
        if words := tuple(fold(text).split()):
            yield OwnWords(node, words, Counter(_FIGURE.findall(text)))


def own_text(analysis: Analysis, node: Provision) -> str:
    """What a unit itself says: neither its label, nor its children, nor the rows of task tables that stand in it."""
    end = node.children[0].start if node.children else node.end
    if node.kind == ROW:
        return analysis.text[node.start : end].removeprefix(node.label).replace("|", " ")
    tasks = analysis.annex_tasks
    pieces, done = [], node.start
    for at in range(bisect_left(tasks, node.start, key=lambda task: task.start), len(tasks)):
        if tasks[at].start >= end:
            break
        pieces.append(analysis.text[done : tasks[at].start])
        done = min(tasks[at].end, end)
    own = "".join((*pieces, analysis.text[done:end]))
    return own.strip(" \n*_#").removeprefix(node.label)


def _nodes(provisions: Sequence[Provision]) -> Iterator[Provision]:
    for node in provisions:
        yield node
        yield from _nodes(node.children)


def _rows(tasks: Sequence[AnnexTask]) -> Iterator[Provision]:
    """Rows as provisions; the number of a row names it beneath its place, and a second one of that number is told apart."""
    seen: Counter[str] = Counter()
    for task in tasks:
        name = f"{task.provision}/{ROW} {task.number}" if task.provision else f"{ROW} {task.number}"
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name}~{seen[name]}"
        yield Provision(unique, task.number, ROW, task.task, task.start, task.end)
