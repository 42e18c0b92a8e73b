"""Words that say how secret a row is. Each is answered for by itself, in whatever column it stands."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from kimchinam.base.states import Secrecy
from kimchinam.exchange.rules.proposal import Found, Written
from kimchinam.exchange.rules.words import plain
from kimchinam.exchange.states import Fault

_WORDS = re.compile(
    r"tuy[eệ]t m[aậ]t|t[oố]i m[aậ]t|độ mật|[(\[]\s*mật\s*[)\]]"
    r"|\b(?:văn bản|tài liệu|công văn|báo cáo) mật\b(?! độ\b)",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?:tuy[eệ]t |t[oố]i )?m[aậ]t", re.IGNORECASE)
"""What a cell says alone."""


def secret_words(row: Written, *, above: int) -> Iterator[Found]:
    """Every different word of a level above that of the register, once."""
    hits = {plain(hit): hit for cell in (*row.cells, row.group) for hit in _hits(cell)}
    yield from (Found(Fault.SECRET_WORD, hit, key) for key, hit in hits.items() if level_named(key) > above)


def _hits(cell: str) -> list[str]:
    text = " ".join(normalize("NFC", cell).split())
    if _CELL.fullmatch(text.strip(". ")):
        return [text]
    return _WORDS.findall(text)


def level_named(key: str) -> Secrecy:
    """The level that the `plain` words of a fault name."""
    if "tuyet mat" in key:
        return Secrecy.TOP_SECRET
    return Secrecy.SECRET if "toi mat" in key else Secrecy.CONFIDENTIAL
