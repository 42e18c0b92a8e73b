"""Tables of words and fixed phrases that are looked up word by word, without regular expressions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Phrases:
    """A table of phrases in small letters, given as "one, two words, three more words"."""

    __slots__ = ("_by_first", "_entries", "openers")

    def __init__(self, listed: str) -> None:
        self._entries = frozenset(" ".join(entry.split()) for entry in listed.split(",") if entry.strip())
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        # The longest first, so that the first that fits is the answer.
        for entry in sorted(self._entries, key=len, reverse=True):
            words = tuple(entry.split())
            self._by_first.setdefault(words[0], []).append(words)
        self.openers = frozenset(self._by_first)
        """First words of the entries: where none of them stands, no entry does."""

    @property
    def entries(self) -> frozenset[str]:
        return self._entries

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._entries

    def at(self, words: Sequence[str], index: int) -> int:
        """How many words from `index` on form the longest entry that stands there; 0 for none."""
        # Asked some twenty times for each word of a paper: the answer is nearly always no, and must come at once.
        entries = self._by_first.get(words[index]) if 0 <= index < len(words) else None
        if entries is None:
            return 0
        for entry in entries:
            length = len(entry)
            if length == 1 or tuple(words[index : index + length]) == entry:
                return length
        return 0

    def within(self, words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """(index, length) of each place in `[start, end)` where an entry begins, in order; entries may overlap."""
        openers = self.openers
        if openers.isdisjoint(words[start:end]):
            return
        for index in [index for index in range(start, end) if words[index] in openers]:
            if length := self.at(words, index):
                yield index, length


def phrase(words: Sequence[str], at: int, length: int) -> str:
    """The words from `at` on as one string."""
    return " ".join(words[at : at + length])
