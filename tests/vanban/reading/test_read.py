"""The one door: a file of any kind gives a `Source` or a named error, never anything else."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vanban.reading.samples import cell, docx, packed, paragraph, pdf, sheet, table, write, xlsx
from vanban.errors import UnreadableError
from vanban.model import Source
from vanban.reading import MAX_BYTES, READERS, limits, read, reader_of
from vanban.reading.sniff import Format

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_FILES = Path(__file__).parent / "files"
_OLD_WORD, _OLD_BOOK = (_FILES / "chuong-trinh.doc").read_bytes(), (_FILES / "so-theo-doi.xls").read_bytes()
_SHARED = Path(__file__).parents[4] / "shared"
_REAL = sorted(path for folder in ("eval/texts", "sources") for path in (_SHARED / folder).glob("*.*"))


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data, name=name)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (docx(paragraph("a")), "a.docx", "docx"),
        (docx(paragraph("a")), "a.txt", "docx"),
        (pdf(lambda canvas: write(canvas, [(72, 700, "a")])), "a.docx", "pdf"),
        (b"<!DOCTYPE html><p>a", "a.doc", "html"),
        (b"<p>a", "a.htm", "html"),
        (b"<html>a", "a.txt", "txt"),
        (b"a", "", "txt"),
        (b"a", "a.MD", "md"),
        (xlsx(sheet(["a"])), "a.docx", "xlsx"),
        (_OLD_WORD, "a.docx", "doc"),
        (_OLD_WORD, "a.xls", "doc"),
        (_OLD_BOOK, "a.doc", "xls"),
        (b"a,b", "a.csv", "csv"),
        (b"a\tb", "a.TSV", "csv"),
        (b"Subject: a\n\nb", "a.eml", "eml"),
    ],
)
def test_content_decides_the_format_before_the_name(data: bytes, name: str, format: str) -> None:
    assert read(data, name=name).format == format


def bomb(*, size: int) -> bytes:
    return docx(paragraph(" " * size))


def lying(data: bytes) -> bytes:
    """The same package, its directory declaring ten bytes for every part."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer) as package:
        sizes = {entry.file_size for entry in package.infolist()}
    for size in sizes:
        data = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    return data


def with_entities(part: str) -> bytes:
    content = {"word/document.xml": docx_xml(), f"word/{part}.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    return packed(dict(content))


def docx_xml() -> str:
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("a")))) as package:
        return package.read("word/document.xml").decode()


def nested_tables(depth: int) -> bytes:
    opening = "<w:tbl><w:tr><w:tc>" * depth
    return docx(opening + paragraph("a") + "</w:tc></w:tr></w:tbl>" * depth)


def encrypted_zip() -> bytes:
    data = bytearray(docx(paragraph("a")))
    for signature, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flag] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"<html><body><p> </p></body>", "a.html", "empty"),
        (docx(""), "a.docx", "empty"),
        (docx(paragraph(" ")), "a.docx", "empty"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (encrypted_zip(), "a.docx", "encrypted"),
        (_OLE, "a.doc", "corrupt"),
        (_OLE, "a.xls", "corrupt"),
        (_OLE, "a.msg", "unsupported"),
        (_OLE + "WordDocument\x00".encode("utf-16-le"), "a.doc", "corrupt"),
        (_OLE + "Workbook\x00".encode("utf-16-le"), "a.xls", "corrupt"),
        (packed({"xl/workbook.xml": "<a/>"}), "a.xlsx", "empty"),
        (packed({"other.xml": "<a/>"}), "a.xlsx", "corrupt"),
        (packed({"xl/workbook.xml": "<a"}), "a.xlsx", "corrupt"),
        (xlsx(sheet([" "])), "a.xlsx", "empty"),
        (xlsx("<sheetData><row>"), "a.xlsx", "corrupt"),
        (xlsx(sheet(["a"]), sharedStrings="<si>"), "a.xlsx", "corrupt"),
        (xlsx("<row>" * 10_000 + "</row>" * 10_000), "a.xlsx", "too_deep"),
        (packed({"ppt/presentation.xml": "<a/>"}), "a.pptx", "unsupported"),
        (b"{\\rtf1", "a.doc", "unsupported"),
        (b"khong phai doc", "a.doc", "corrupt"),
        (b"khong phai xls", "a.xls", "corrupt"),
        (b"khong phai anh", "a.png", "corrupt"),
        (b",,\n", "a.csv", "empty"),
        (b'"' + b"a" * 200_000, "a.csv", "corrupt"),
        (b"Subject: a\n\n \n", "a.eml", "empty"),
        (b"a\x00b", "a.bin", "unsupported"),
        (b"khong phai docx", "a.docx", "corrupt"),
        (b"khong phai pdf", "a.pdf", "corrupt"),
        (docx(paragraph("a"))[:-40], "a.docx", "corrupt"),
        (packed({"other.xml": "<a/>"}), "a.docx", "corrupt"),
        (packed({"word/document.xml": "<w:document"}), "a.docx", "corrupt"),
        (packed({"word/document.xml": ""}), "a.docx", "corrupt"),
        (docx(paragraph("a"), styles="<w:style>"), "a.docx", "corrupt"),
        (with_entities("document"), "a.docx", "entities"),
        (with_entities("styles"), "a.docx", "entities"),
        (nested_tables(10_000), "a.docx", "too_deep"),
        (nested_tables(limits.MAX_DEPTH + 2), "a.docx", "too_deep"),
        (b"<div>" * 100_000 + b"a", "a.html", "too_deep"),
        (b"<html>" + b"<b><i>" * 100_000 + b"a", "a.html", "too_deep"),
    ],
)
def test_unreadable_file_says_why(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


def test_tables_nested_as_people_nest_them_are_read() -> None:
    assert read(nested_tables(4), name="a.docx").text == "| a |"


def test_zip_bomb_is_refused_before_it_is_opened() -> None:
    assert code_of(bomb(size=limits.RATIO_FLOOR * 4), "a.docx") == "bomb"


def test_zip_bomb_that_lies_about_its_size_stops_while_it_is_opened() -> None:
    assert code_of(lying(bomb(size=limits.MAX_PART + 1)), "a.docx") in ("bomb", "corrupt")


def test_workbook_that_is_a_bomb_is_refused() -> None:
    assert code_of(xlsx(sheet([" " * limits.RATIO_FLOOR * 4])), "a.xlsx") == "bomb"


def test_part_is_counted_while_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PART", 1_000)
    assert code_of(docx(paragraph("a" * 2_000)), "a.docx") == "bomb"


def test_file_above_the_limit_is_refused_unread() -> None:
    class TooMuch(bytes):
        def __len__(self) -> int:
            return MAX_BYTES + 1

    assert code_of(TooMuch(b"%PDF-"), "a.pdf") == "too_large"


def test_text_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 100)
    assert [code_of(data, name) for data, name in ((b"a" * 500, "a.txt"), (docx(paragraph("a" * 101)), "a.docx"))] == [
        "too_large",
        "too_large",
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"a\n" * 30, "a.txt"),
        (b"|" * 30, "a.txt"),
        (docx(paragraph("a") * 30), "a.docx"),
        (docx(table(cell("a") * 30)), "a.docx"),
        (xlsx(sheet(*(["a", "b"] for _ in range(15)))), "a.xlsx"),
        (b"a,b\n" * 15, "a.csv"),
    ],
)
def test_too_many_short_pieces_are_refused(data: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PLACES", 20)
    assert code_of(data, name) == "too_large"


def test_merged_cells_without_end_do_not_fill_the_memory() -> None:
    wide = table(cell("a", '<w:gridSpan w:val="999999"/>')) * 3
    assert len(read(docx(wide), name="a.docx").text) < 3_000


def test_work_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.Stopwatch.__init__, "__kwdefaults__", {"seconds": -1.0})
    assert code_of(docx(paragraph("a")), "a.docx") == "too_slow"


def test_progress_rises_from_zero_to_one() -> None:
    shares: list[float] = []
    read(docx(paragraph("a") * 300), name="a.docx", progress=shares.append)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert shares == sorted(shares)
    assert len(shares) > 50


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.txt"])
def test_time_grows_in_step_with_length(name: str) -> None:
    def made(count: int) -> bytes:
        if name == "a.docx":
            return docx(paragraph("Sở Mây Trắng chủ trì rà soát.") * count)
        return b"<html>" * (name == "a.html") + "<p>Sở Mây Trắng chủ trì rà soát.</p>\n".encode() * count

    def seconds(data: bytes) -> float:
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            read(data, name=name)
            times.append(time.perf_counter() - begin)
        return min(times)

    assert seconds(made(4_000)) < 12 * max(seconds(made(1_000)), 0.005)


_SAMPLE = docx(
    paragraph("Kế hoạch", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + table(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>') + cell("c")),
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
_HEADS = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"\xff\xfe", _OLE[:8])


def outcome(data: bytes, name: str) -> type:
    try:
        return type(read(data, name=name))
    except UnreadableError:
        return UnreadableError


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(_HEADS), st.binary(max_size=300), st.sampled_from(["", "a.docx", "a.pdf", "a.html", "a.md"]))
def test_any_bytes_give_a_source_or_a_named_error(head: bytes, body: bytes, name: str) -> None:
    assert outcome(head + body, name) in (Source, UnreadableError)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(_SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_mutated_docx_gives_a_source_or_a_named_error(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_SAMPLE)
    for place, byte in changes:
        data[place] = byte
    assert outcome(bytes(data), "a.docx") in (Source, UnreadableError)


_WHOLE = {
    "a.docx": _SAMPLE,
    "a.doc": _OLD_WORD,
    "a.xls": _OLD_BOOK,
    "a.xlsx": xlsx(
        sheet(["TT", "Việc", "Hạn"], [1, "Rà soát", "2027"], merged="A1:B1"), sharedStrings="<si><t>a</t></si>"
    ),
    "a.pdf": pdf(lambda canvas: write(canvas, [(72, 700, "Rà soát")])),
}


@pytest.mark.parametrize("name", _WHOLE)
def test_file_cut_off_anywhere_is_read_or_named_in_no_time(name: str) -> None:
    data = _WHOLE[name]
    begin = time.monotonic()
    outcomes = {outcome(data[:length], name) for length in range(0, len(data), 100)}
    assert outcomes <= {Source, UnreadableError}
    assert time.monotonic() - begin < 0.1 * (len(data) // 100 + 10)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["a.doc", "a.xls", "a.xlsx"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_a_mutated_office_file_gives_a_source_or_a_named_error(name: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(_WHOLE[name])
    for place, byte in changes:
        data[int(place * (len(data) - 1))] = byte
    assert outcome(bytes(data), name) in (Source, UnreadableError)


@pytest.mark.parametrize("format", READERS)
def test_every_format_has_its_reader(format: Format) -> None:
    assert callable(reader_of(format))


_NAMES = ("p", "tbl", "tr", "tc", "r", "sdt", "txbxContent")
_TAGS = ["<w:t>x</w:t>", "<w:br/>", *(f"<w:{name}>" for name in _NAMES), *(f"</w:{name}>" for name in _NAMES)]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_TAGS)))
def test_elements_in_any_order_give_a_source_or_a_named_error(tags: list[str]) -> None:
    assert outcome(docx("".join(tags)), "a.docx") in (Source, UnreadableError)


def test_real_files_are_read_when_they_are_at_hand() -> None:
    if not _REAL:
        sys.stdout.write("no real files beside this project: nothing to read\n")
    for path in _REAL:
        source = read(path.read_bytes(), name=path.name)
        cells = [source.text[item.start : item.end] for found in source.tables for item in found.cells]
        assert source.blocks, path.name
        assert cells == [text.strip() for text in cells], path.name
