"""Office packages: a zip of XML parts, opened as what it is, a stranger's file."""

from __future__ import annotations

import codecs
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from vanban import errors
from vanban.reading import limits

_STANDARD = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    _STANDARD + b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    _STANDARD + b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    _STANDARD + b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""The names that "strict" files use for the same elements."""
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_ENCODING = re.compile(r"\A<\?xml[^>]{0,200}>")


class Package:
    """The parts of a .docx or .xlsx, each inflated within limits and parsed without entities."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as problem:
            raise errors.corrupt("zip") from problem
        limits.check_declared(self._zip)
        self._names = set(self._zip.namelist())
        self._inflated = 0
        self._related: dict[str, dict[str, tuple[str, str]]] = {}

    def part(self, name: str) -> bytes | None:
        """The XML of a part as UTF-8 or as it declares itself, None if there is none.

        Raises `bomb`, `entities`, `too_large`, `encrypted` or `corrupt`.
        """
        if name not in self._names:
            return None
        xml = limits.inflate(self._zip, name)
        self._inflated += len(xml)
        if self._inflated > limits.MAX_INFLATED:
            raise errors.bomb()
        if xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            xml = _ENCODING.sub("", xml.decode("utf-16", "replace"), count=1).encode()
        if _DECLARATION.search(xml):
            raise errors.entities()
        limits.check_tags(xml)
        if _STANDARD in xml:
            for strict, usual in _USUAL.items():
                xml = xml.replace(strict, usual)
        return xml

    def main(self, usual: str) -> str:
        """The name of the part that the package is about; the `usual` one where the package does not say."""
        return self.related("", "officeDocument", usual)

    def related(self, part: str, kind: str, usual: str = "") -> str:
        """The name of the part of a `kind` ("comments") that belongs to another; the `usual` one where none is named."""
        wanted = (target for relation, target in self._relations(part).values() if relation == kind)
        return next(wanted, usual)

    def parts_of(self, part: str, kind: str) -> dict[str, str]:
        """The names of all parts of a `kind` that belong to another, by the ids under which it lists them."""
        return {name: target for name, (relation, target) in self._relations(part).items() if relation == kind}

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """(kind, part) of what belongs to a part and is in the package, by id; "" is the package itself."""
        if part not in self._related:
            self._related[part] = dict(self._read_relations(*posixpath.split(part)))
        return self._related[part]

    def _read_relations(self, folder: str, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
        try:
            root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        except errors.UnreadableError as problem:
            if problem.code != "corrupt":
                raise
            # The parts may still be where they usually are.
            return
        for item in () if root is None else root:
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
            if target in self._names:
                yield item.get("Id", ""), (item.get("Type", "").rpartition("/")[2], target)

    def tree(self, name: str) -> etree._Element | None:
        """A small part as a tree, None if there is none."""
        xml = self.part(name)
        if xml is None:
            return None
        try:
            return etree.fromstring(xml, _parser())
        except etree.XMLSyntaxError as problem:
            raise _named(problem) from problem


def stream(xml: bytes, *tags: str) -> Iterator[etree._Element]:
    """The elements of these `tags` as they are completed, so that a reader may use and forget them."""
    events = etree.iterparse(
        io.BytesIO(xml), events=("end",), tag=tags, resolve_entities=False, no_network=True, remove_comments=True
    )
    try:
        for _, element in events:
            yield element
    except etree.XMLSyntaxError as problem:
        raise _named(problem) from problem


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _named(problem: etree.XMLSyntaxError) -> errors.UnreadableError:
    # libxml2 stops by itself at 256 levels.
    if "depth" in str(problem).lower():
        return errors.too_deep()
    return errors.corrupt("XML")
