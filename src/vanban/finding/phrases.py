"""Tables of words and fixed phrases that are looked up word by word, without regular expressions."""

from __future__ import annotations

from collections.abc import Sequence


class Phrases:
    """A table of phrases in small letters, given as "one, two words, three more words"."""

    __slots__ = ("_by_first", "_entries")

    def __init__(self, listed: str) -> None:
        self._entries = frozenset(" ".join(entry.split()) for entry in listed.split(",") if entry.strip())
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        # The longest first, so that the first that fits is the answer.
        for entry in sorted(self._entries, key=len, reverse=True):
            words = tuple(entry.split())
            self._by_first.setdefault(words[0], []).append(words)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._entries

    def at(self, words: Sequence[str], index: int) -> int:
        """How many words from `index` on form the longest entry that stands there; 0 for none."""
        if not 0 <= index < len(words):
            return 0
        for entry in self._by_first.get(words[index], ()):
            length = len(entry)
            if length == 1 or tuple(words[index : index + length]) == entry:
                return length
        return 0


def phrase(words: Sequence[str], at: int, length: int) -> str:
    """The words from `at` on as one string."""
    return " ".join(words[at : at + length])
