"""A comparison as lines for a person: what changed first, what was kept last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from vanban.comparison import Comparison, Fate, ProvisionPair
from vanban.comparison_targets import TargetPair
from vanban.comparison_units import ROW, own_text
from vanban.lines import USUAL, Sheet
from vanban.model import Analysis, Provision, Target
from vanban.spoken import figure_words, number_words, value_words
from vanban.structure.outline import path_label

_MOST_WORDS = 400
"""Longer provisions are shown by their beginnings: the search for common words grows with the square."""
_AROUND = 6
"""Unchanged words shown on each side of a change."""
_MARKDOWN = {ord(mark): None for mark in "*\\#"}
_ORDER: tuple[Fate, ...] = ("adjusted", "supplemented", "new", "dropped", "kept")
_WORDS = {
    "vi": {
        "before": "Trước", "after": "Sau", "kept": "kế thừa", "supplemented": "bổ sung", "adjusted": "điều chỉnh",
        "new": "mới", "dropped": "không còn", "targets": "CHỈ TIÊU", "raised": "tăng", "lowered": "giảm",
        "same": "giữ nguyên", "other": "khác", "dòng": "dòng",
        "no_provisions": "Hai văn bản không đánh số mục nên không so được từng mục.",
    },
    "en": {
        "before": "Before", "after": "After", "kept": "kept", "supplemented": "supplemented", "adjusted": "adjusted",
        "new": "new", "dropped": "dropped", "targets": "TARGETS", "raised": "raised", "lowered": "lowered",
        "same": "the same", "other": "different", "dòng": "row",
        "no_provisions": "Neither work has numbered provisions that could be compared.",
    },
}  # fmt: skip


def comparison_lines(
    comparison: Comparison,
    *,
    before: Analysis,
    after: Analysis,
    names: tuple[str, str],
    language: str = "vi",
    width: int = USUAL,
) -> list[str]:
    """Both works by the names of their files, counts, targets before → after, then every provision under its fate.

    `[-gone-]` and `{+added+}` mark changed words.
    """
    page = _Page(comparison, before, after, language, Sheet(width))
    return [page.work("before", names[0], before), page.work("after", names[1], after), *page.lines()]


class _Page:
    def __init__(self, comparison: Comparison, before: Analysis, after: Analysis, language: str, sheet: Sheet) -> None:
        self.comparison = comparison
        self.before = before
        self.after = after
        self.language = language
        self.sheet = sheet
        self.words = _WORDS[language]

    def work(self, side: str, name: str, analysis: Analysis) -> str:
        header = analysis.header
        said = " ".join(part for part in (header.kind, header.number, header.title) if part)
        return f"{self.words[side] + ':':<8} {self._clip(f'{name} ({said})' if said else name, beside=9)}"

    def lines(self) -> list[str]:
        if not self.comparison.provisions:
            return [self.words["no_provisions"]]
        lines = [self._counts()]
        if targets := self.comparison.targets:
            lines += [
                "",
                f"{self.words['targets']} ({len(targets)})",
                *(line for pair in targets for line in self._target(pair)),
            ]
        for fate in _ORDER:
            if pairs := self.comparison.of(fate):
                lines += ["", f"{self.words[fate].upper()} ({len(pairs)})"]
                lines += [line for pair in pairs for line in self._pair(pair)]
        return lines

    def _counts(self) -> str:
        return " · ".join(f"{self.words[fate]} {len(self.comparison.of(fate))}" for fate in _ORDER)

    def _target(self, pair: TargetPair) -> Iterator[str]:
        """Its subject and figures, on two lines where one is too short for both."""
        move = self.words[pair.move]
        if pair.difference:
            move += f" {number_words(f'{abs(pair.difference):f}', self.language)}"
        by = list(dict.fromkeys(target.by or "?" for target in pair.sides))
        years = f"; {' → '.join(value_words(one, self.language) for one in by)}" if len(by) > 1 else ""
        figures = f"{' → '.join(map(self._figure, pair.sides))} ({move}{years})"
        last = pair.sides[-1]
        subject = last.subject or last.surface
        if len(subject) + len(figures) + 4 > self.sheet.width:
            yield f"  {self._clip(subject, beside=2)}"
            yield from self._wrapped(figures)
        else:
            yield f"  {subject}: {figures}"

    def _pair(self, pair: ProvisionPair) -> Iterator[str]:
        places = (self._place(self.before, pair.before), self._place(self.after, pair.after))
        where = " → ".join(place for place in places if place)
        old, new = (_own_words(*side) for side in ((self.before, pair.before), (self.after, pair.after)))
        if pair.fate in ("adjusted", "supplemented"):
            yield f"  {where}"
            yield from self._wrapped(_changes(old, new))
        else:
            yield f"  {where}: {self._clip(' '.join(new or old), beside=4 + len(where))}"

    def _place(self, analysis: Analysis, provision: Provision | None) -> str:
        if provision is None:
            return ""
        path = path_label(analysis.outline, provision.start)
        if provision.kind == ROW:
            return " ".join(part for part in (path, self.words[ROW], provision.label) if part)
        return path or provision.id

    def _figure(self, target: Target) -> str:
        return figure_words(target.value, unit=target.unit, comparator=target.comparator, language=self.language)

    def _wrapped(self, text: str) -> list[str]:
        indent = " " * 6
        return textwrap.wrap(
            text, self.sheet.width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )

    def _clip(self, text: str, *, beside: int) -> str:
        """As much of the text as there is room for, next to so many other characters."""
        return self.sheet.clip(text, self.sheet.width - beside)


def _own_words(analysis: Analysis, provision: Provision | None) -> list[str]:
    """The words of a provision without those of its children."""
    bare = own_text(analysis, provision).translate(_MARKDOWN) if provision else ""
    return bare.lstrip(" .)/-").split()


def _changes(old: Sequence[str], new: Sequence[str]) -> str:
    if max(len(old), len(new)) > _MOST_WORDS:
        beginnings = (Sheet().clip(" ".join(words), USUAL) for words in (old, new))
        return "[-{}-] {{+{}+}}".format(*beginnings)
    pieces: list[str] = []
    for action, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            first, last = old_start == new_start == 0, (old_end, new_end) == (len(old), len(new))
            pieces.append(_context(old[old_start:old_end], first=first, last=last))
            continue
        if old_start < old_end:
            pieces.append(f"[-{' '.join(old[old_start:old_end])}-]")
        if new_start < new_end:
            pieces.append(f"{{+{' '.join(new[new_start:new_end])}+}}")
    return " ".join(pieces)


def _context(words: Sequence[str], *, first: bool, last: bool) -> str:
    """The unchanged words next to a change; at the ends of the provision there is a change on one side only."""
    head, tail = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])
