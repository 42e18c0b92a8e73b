"""Ways to break a file: bytes changed, cut out, doubled or put in; in a package also inside its parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

_TOKENS = (
    b"<",
    b">",
    b"&",
    b'"',
    b"\x00",
    b"\xff",
    b"<w:tbl>",
    b"</w:tbl>",
    b"<w:p>",
    b"-1",
    b"99999999999",
    b"&#0;",
    b"\r\n",
)
_SHARE = 65_536


@dataclass(frozen=True, slots=True)
class Cut:
    """One edit; places are shares of the length, so that it fits any file."""

    kind: str
    place: int
    length: int
    token: bytes

    def of(self, data: bytes) -> bytes:
        at = self.place * len(data) // _SHARE
        end = min(len(data), at + self.length)
        match self.kind:
            case "drop":
                return data[:at] + data[end:]
            case "double":
                return data[:end] + data[at:end] + data[end:]
            case "swap":
                return data[:at] + self.token + data[at + len(self.token) :]
            case "insert":
                return data[:at] + self.token + data[at:]
            case "end":
                return data[:at]
            case _:
                return data[:at] + data[at:end][::-1] + data[end:]


def cuts() -> st.SearchStrategy[list[Cut]]:
    one = st.builds(
        Cut,
        kind=st.sampled_from(("drop", "double", "swap", "insert", "end", "reverse")),
        place=st.integers(0, _SHARE - 1),
        length=st.integers(1, 400),
        token=st.one_of(st.sampled_from(_TOKENS), st.binary(min_size=1, max_size=4)),
    )
    return st.lists(one, min_size=1, max_size=6)


def broken(data: bytes, edits: list[Cut]) -> bytes:
    for edit in edits:
        data = edit.of(data)
    return data


def broken_inside(data: bytes, edits: list[Cut], *, part: int) -> bytes:
    """A package whose part number `part` is broken, packed again so that it opens; any other file is broken as it is."""
    if not data.startswith(b"PK"):
        return broken(data, edits)
    return _repacked(data, lambda number, inside: broken(inside, edits) if number == part else inside)


def _repacked(data: bytes, change: Callable[[int, bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for number, name in enumerate(names):
            new.writestr(name, change(number, old.read(name)))
    return buffer.getvalue()
