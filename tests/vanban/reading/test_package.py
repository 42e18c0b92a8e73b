"""Parts of an Office package: found where the package says that they are, and within limits taken together."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.vanban.reading.samples import W, cell, docx, packed, paragraph, sheet, table, xlsx
from vanban.errors import UnreadableError
from vanban.reading import limits, read
from vanban.reading.package import Package

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(**targets: str) -> str:
    """A part of relations with a target of each kind."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{_KIND}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def part(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>'


def stored(name: str, content: bytes) -> bytes:
    """A zip with one file that is not made smaller, so that its own directory can be seen."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, content)
    return buffer.getvalue()


_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
_BODY = part("document", f"<w:body>{paragraph('a', _NUMBER)}</w:body>")
_NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>',
)


@pytest.mark.parametrize("name", ["a.docx", "a.bin", ""])
@pytest.mark.parametrize(
    ("main", "target"),
    [("word/document2.xml", "word/document2.xml"), ("word/document2.xml", "/word/document2.xml")],
)
def test_numbered_main_part_is_found_with_what_belongs_to_it(main: str, target: str, name: str) -> None:
    data = packed(
        {
            "_rels/.rels": relations(officeDocument=target),
            main: _BODY,
            "word/_rels/document2.xml.rels": relations(numbering="numbering2.xml"),
            "word/numbering2.xml": _NUMBERING,
        }
    )
    assert (read(data, name=name).text, read(data, name=name).format) == ("Điều 1. a", "docx")


@pytest.mark.parametrize(
    "root", ["", "<a", relations(officeDocument="word/other.xml"), relations(numbering="word/document.xml")]
)
def test_part_that_no_relation_leads_to_is_sought_where_it_usually_is(root: str) -> None:
    data = packed({"_rels/.rels": root, "word/document.xml": _BODY, "word/numbering.xml": _NUMBERING})
    assert read(data, name="a.docx").text == "Điều 1. a"


def test_numbered_workbook_is_found() -> None:
    usual = Package(xlsx(sheet(["a", "b"])))
    book, links = usual.part("xl/workbook.xml") or b"", usual.part("xl/_rels/workbook.xml.rels") or b""
    data = packed(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook2.xml"),
            "xl/workbook2.xml": book,
            "xl/_rels/workbook2.xml.rels": links,
            "xl/worksheets/s1.xml": usual.part("xl/worksheets/s1.xml") or b"",
        }
    )
    assert read(data, name="a").text == "Bảng 1\n| a | b |"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        # Neither unpacked nor taken for the paper that is in it.
        (stored("ke-hoach.docx", docx(paragraph("a"))), "a.zip", "unsupported"),
        (stored("so/so.xlsx", xlsx(sheet(["a"]))), "a.zip", "unsupported"),
        (packed({"word/documentation.xml": "<a/>"}), "a.zip", "unsupported"),
        (
            packed({"_rels/.rels": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "word/document.xml": _BODY}),
            "a",
            "entities",
        ),
    ],
)
def test_package_that_is_no_paper_says_why(data: bytes, name: str, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, name=name)
    assert caught.value.code == code


def test_parts_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    package = Package(packed({"a.xml": "<a/>" + " " * 60, "b.xml": "<b/>" + " " * 60}))
    monkeypatch.setattr(limits, "MAX_INFLATED", 100)
    package.part("a.xml")
    with pytest.raises(UnreadableError) as caught:
        package.part("b.xml")
    assert caught.value.code == "bomb"


def test_part_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(table(cell("a") + cell("b")))
    monkeypatch.setattr(limits, "MAX_TAGS", 20)
    with pytest.raises(UnreadableError) as caught:
        read(data, name="a.docx")
    assert caught.value.code == "too_large"
