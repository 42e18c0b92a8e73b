"""Tables of words and fixed phrases that are looked up word by word, without regular expressions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Phrases:
    """A table of phrases in small letters, given as "one, two words, three more words"."""

    __slots__ = ("_entries", "_lengths", "_split", "openers")

    def __init__(self, listed: str) -> None:
        self._entries = frozenset(" ".join(entry.split()) for entry in listed.split(",") if entry.strip())
        self._split = frozenset(tuple(entry.split()) for entry in self._entries)
        lengths: dict[str, set[int]] = {}
        for words in self._split:
            lengths.setdefault(words[0], set()).add(len(words))
        # The most words first, so that the first length that fits is the answer.
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        self.openers = frozenset(self._lengths)
        """First words of the entries: where none of them stands, no entry does."""

    @classmethod
    def of(cls, *tables: Phrases) -> Phrases:
        """One table of all their entries: a place where each of them would be asked is asked once."""
        return cls(", ".join(entry for table in tables for entry in table.entries))

    @property
    def entries(self) -> frozenset[str]:
        return self._entries

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._entries

    def at(self, words: Sequence[str], index: int) -> int:
        """How many words from `index` on form the longest entry that stands there; 0 for none."""
        # Asked some twenty times for each word of a paper: the answer is nearly always no, and must come at once.
        try:
            lengths = self._lengths.get(words[index])
        except IndexError:
            return 0
        if lengths is None or index < 0:
            return 0
        for length in lengths:
            if length == 1:
                return 1
            if (part := tuple(words[index : index + length])) in self._split:
                return len(part)
        return 0

    def within(self, words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """(index, length) of each place in `[start, end)` where an entry begins, in order; entries may overlap."""
        openers, part = self.openers, words[start:end]
        if openers.isdisjoint(part):
            return
        for index in [index for index, word in enumerate(part, start) if word in openers]:
            if length := self.at(words, index):
                yield index, length


def phrase(words: Sequence[str], at: int, length: int) -> str:
    """The words from `at` on as one string."""
    return " ".join(words[at : at + length])
