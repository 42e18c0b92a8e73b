"""What guided fuzzing feeds: bytes to a reader, or to the part of a package that matters, or a text to the analysis.

Each target raises AssertionError when a promise is broken and swallows refusals; `corpus/NAME` holds what each has learnt.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from tests.vanban.fuzz.invariants import analyse_whatever, read_whatever
from tests.vanban.fuzz.seeds import seeds
from tests.vanban.reading.samples import packed

Target = Callable[[bytes], None]
CORPUS = Path(__file__).with_name("corpus")
_DOCX = "word/document.xml"
_XLSX = "xl/worksheets/s1.xml"


def _file(data: bytes, *, name: str) -> None:
    read_whatever(data, name)


def _docx(data: bytes) -> None:
    """The bytes are the body part of a .docx with the sample's styles and numbers."""
    source = read_whatever(packed(_parts("mau.docx") | {_DOCX: data}), "mau.docx")
    if source is not None:
        analyse_whatever(source)


def _xlsx(data: bytes) -> None:
    """The bytes are the first sheet of the sample."""
    read_whatever(packed(_parts("mau.xlsx") | {_XLSX: data}), "mau.xlsx")


def _text(data: bytes) -> None:
    analyse_whatever(data.decode("utf-8", "replace"))


TARGETS: Mapping[str, Target] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "doc": partial(_file, name="mau.doc"),
    "xls": partial(_file, name="mau.xls"),
    "pdf": partial(_file, name="mau.pdf"),
    "html": partial(_file, name="mau.html"),
    "eml": partial(_file, name="mau.eml"),
    "csv": partial(_file, name="mau.csv"),
    "md": partial(_file, name="mau.md"),
    "txt": partial(_file, name="mau.txt"),
    "analyse": _text,
}


def first_inputs(target: str) -> list[bytes]:
    """Good inputs to begin with, beside the kept corpus."""
    if target == "docx":
        return [_unpacked("mau.docx")[_DOCX]]
    if target == "xlsx":
        return [_unpacked("mau.xlsx")[_XLSX]]
    if target == "analyse":
        return [data for name, data in seeds().items() if name.endswith((".txt", ".md")) and b"\x00" not in data]
    return [data for name, data in seeds().items() if name.endswith(f".{target}")]


@cache
def _unpacked(name: str) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(seeds()[name])) as package:
        return {part: package.read(part) for part in package.namelist()}


def _parts(name: str) -> dict[str, str | bytes]:
    return dict(_unpacked(name))
