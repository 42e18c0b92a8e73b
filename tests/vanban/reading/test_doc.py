"""Old Word files: text in the order of the piece table, as Word shows it, in the one form that tables have."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vanban.reading.word_files import Stored, streams
from vanban.errors import UnreadableError
from vanban.model import Source
from vanban.reading import limits, read
from vanban.reading.doc.body import pieces_of_body
from vanban.reading.doc.fib import Extent, read_fib
from vanban.reading.doc.lists import list_rules
from vanban.reading.doc.looks import Looks, ParagraphLook
from vanban.reading.doc.paragraphs import CELL_MARK, Paragraph, paragraphs
from vanban.reading.doc.pieces import read_pieces
from vanban.reading.doc.properties import properties
from vanban.reading.labels import Level, ListCounter, ListRule
from vanban.reading.layout import Grid, Line

FILES = Path(__file__).parent / "files"
PROGRAMME = (FILES / "chuong-trinh.doc").read_bytes()


def texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.kind != "table"]


def cells(source: Source, table: int) -> list[tuple[str, int, int, int, int]]:
    return [
        (source.text[cell.start : cell.end], cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in source.tables[table].cells
    ]


def lines(main: bytes, table: bytes) -> list[str]:
    fib = read_fib(main)
    found = paragraphs(
        main,
        read_pieces(table, fib),
        Looks(main, table, fib, b""),
        fib.body,
        limits.Stopwatch(),
    )
    return [paragraph.text for paragraph in found]


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UnreadableError) as caught:
        call()
    return caught.value.code


def test_programme_reads_as_word_shows_it() -> None:
    source = read(PROGRAMME, name="chuong-trinh.doc")

    assert (source.format, source.reader, source.pages) == ("doc", "doc", None)
    # Fields by their result, deleted and hidden words left out, numbers of lists rebuilt, old fonts converted.
    assert texts(source) == [
        "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "I. NHIỆM VỤ",
        "Theo Nghị quyết 05, giao Sở Y tế chủ trì.",
        "Số 12-NQ/TU",
        "Báo cáo Báo cáo",
        "1. Rà soát",
        "2. Tổng hợp",
        "- Trạm y tế",
        "Hết.",
    ]


def test_head_and_foot_of_pages_are_no_text() -> None:
    text = read(PROGRAMME, name="chuong-trinh.doc").text
    assert ("ĐẦU TRANG" in text, "Trang 1" in text) == (False, False)


def test_headings_items_and_bold_are_told_apart() -> None:
    blocks = read(PROGRAMME, name="chuong-trinh.doc").blocks
    assert [(block.kind, block.bold) for block in blocks[:4]] == [
        ("table", False),
        ("paragraph", True),
        ("heading", True),
        ("paragraph", False),
    ]
    assert [block.kind for block in blocks[6:9]] == ["item", "item", "item"]


def test_letterhead_and_table_have_their_merged_cells() -> None:
    source = read(PROGRAMME, name="chuong-trinh.doc")
    assert [text for text, *_ in cells(source, 0)] == [
        "TỈNH ỦY VÂN SƠN / Số 18-CTr/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM / Vân Sơn, ngày 12 tháng 3 năm 2026",
    ]
    assert cells(source, 1) == [
        ("TT", 0, 0, 1, 1),
        ("Nhiệm vụ", 0, 1, 1, 1),
        ("Cơ quan chủ trì", 0, 2, 1, 1),
        ("Thời hạn", 0, 3, 1, 1),
        ("I. Nhóm chung", 1, 0, 1, 4),
        ("1", 2, 0, 1, 1),
        ("Lập quy hoạch / xã Lạc", 2, 1, 1, 1),
        ("Sở Xây dựng", 2, 2, 2, 1),
        ("Quý III/2026", 2, 3, 1, 1),
        ("2", 3, 0, 1, 1),
        ("Cấp nước", 3, 1, 1, 1),
        ("2027", 3, 3, 1, 1),
    ]


def test_footnotes_follow_the_text_each_with_its_number() -> None:
    assert texts(read((FILES / "chu-thich.doc").read_bytes(), name="a.doc")) == [
        "Tỷ lệ che phủ rừng đạt 62% vào năm 2030.",
        "Thu nhập tăng đều.",
        "[1] Số liệu năm 2025. Do Sở Lâm nghiệp cấp.",
        "[2] So với năm 2020.",
    ]


def test_pieces_are_read_in_the_order_of_the_text() -> None:
    # Written last, belongs first: what saving quickly leaves behind.
    main, table = streams([Stored("giữa "), Stored("cuối\r"), Stored("Đầu ")], order=(2, 0, 1))
    assert lines(main, table) == ["Đầu giữa cuối"]


def test_pieces_of_one_and_of_two_bytes_meet_in_one_word() -> None:
    main, table = streams([Stored("H\u00e0 ", compressed=True), Stored("Nội\r")])
    assert lines(main, table) == ["Hà Nội"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x13 PAGE \x141\x15b\r", ["a1b"]),
        ("a\x13 IF \x13 X \x14y\x15 \x14z\x15\r", ["az"]),
        ("a\x13 không có kết quả \x15b\r", ["ab"]),
        ("a\x15b\x14\r", ["ab"]),
        ("12\x1eNQ\x1f/TU\x0bdòng hai\r", ["12-NQ/TU\ndòng hai"]),
        ("a\x01\x08\x05\x02b\r", ["ab"]),
        ("trang một\x0ctrang hai\r", ["trang một", "trang hai"]),
        ("không có dấu cuối", ["không có dấu cuối"]),
        ("ô\x07ô\x07\x07", ["ô", "ô", ""]),
    ],
)
def test_special_characters_leave_what_word_shows(text: str, expected: list[str]) -> None:
    assert lines(*streams([Stored(text)])) == expected


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (streams([Stored("a\r")], flags=0x0300), "encrypted"),
        (streams([Stored("a\r")], magic=0xA5DC), "unsupported"),
        (streams([Stored("a\r")], version=104), "unsupported"),
        (streams([Stored("a\r")], length=-1), "corrupt"),
        (streams([Stored("a\r")], length=limits.MAX_CHARACTERS + 1), "too_large"),
        (streams([Stored("a\r")], clx=b""), "corrupt"),
        (streams([Stored("a\r")], clx=b"\x01\xff\xff"), "corrupt"),
        (streams([Stored("a\r")], clx=b"\x02" + struct.pack("<I", 0)), "corrupt"),
        # The second piece would begin before the first one ends.
        (streams([], clx=b"\x02" + struct.pack("<I4I", 28, 0, 5, 3, 9) + bytes(12)), "corrupt"),
        ((b"\xec\xa5", b""), "corrupt"),
    ],
)
def test_streams_that_cannot_be_read_say_why(made: tuple[bytes, bytes], code: str) -> None:
    main, table = made
    assert code_of(lambda: read_pieces(table, read_fib(main))) == code


_DELETED, _HIDDEN = b"\x00\x08\x01", b"\x3c\x08\x01"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (_DELETED, ["Sở Y tế lập đề án", "Hết"]),
        (_HIDDEN, ["Sở Y tế lập đề án", "Hết"]),
        (b"", ["Sở Y tế ", "lập đề án", "Hết"]),
    ],
)
def test_paragraph_whose_end_is_deleted_goes_on_in_the_next(properties: bytes, expected: list[str]) -> None:
    main, table = streams([Stored("Sở Y tế "), Stored("\r", properties=properties), Stored("lập đề án\rHết\r")])
    assert lines(main, table) == expected


def test_letter_and_mark_of_vni_in_two_runs_meet_and_a_sign_is_that_of_its_font() -> None:
    fonts = b"".join(_font(name) for name in ("VNI-Times", "Symbol"))
    vni, symbol = b"\x4f\x4a\x00\x00", b"\x09\x6a\x01\x00\xb3\xf0"
    pieces = [Stored("Ba", properties=vni), Stored("ùo ", properties=vni + b"\x35\x08\x01")]
    main, table = streams([*pieces, Stored("(", properties=symbol), Stored("5\r")], fonts=fonts)
    assert lines(main, table) == ["Báo ≥5"]


def _font(name: str) -> bytes:
    """[FFN]: what is before the name tells nothing here."""
    entry = bytes(39) + f"{name}\x00".encode("utf-16-le")
    return bytes([len(entry)]) + entry


def counted(*items: tuple[str, ParagraphLook]) -> list[str]:
    """The lines that these paragraphs make with a list `Điều 1.`."""
    rules = ListCounter({"1": ListRule({0: Level("Điều %1.")})})
    made = [Paragraph(text, "\r", look, bold=False) for text, look in items]
    return [piece.text for piece in pieces_of_body(made, rules) if isinstance(piece, Line)]


def test_empty_item_of_a_list_is_counted_without_text() -> None:
    item = ParagraphLook(list_number=1)
    made = counted(("a", item), ("", item), ("", ParagraphLook()), ("b", item))
    assert made == ["Điều 1. a", "", "", "Điều 3. b"]


def test_column_of_automatic_numbers_is_read() -> None:
    rules = ListCounter({"1": ListRule({0: Level("%1")})})
    cell, end = ParagraphLook(list_number=1, in_table=True), ParagraphLook(in_table=True, ends_row=True)
    row = [Paragraph("", CELL_MARK, look, bold=False) for look in (cell, end)]
    (grid,) = pieces_of_body([*row, *row], rules)
    assert isinstance(grid, Grid)
    assert [one.text for one in grid.cells] == ["1", "2"]


def test_mark_that_ends_a_row_is_no_item_of_a_list() -> None:
    rules = ListCounter({"1": ListRule({0: Level("%1.")})})
    looks = [ParagraphLook(list_number=1, in_table=True), ParagraphLook(list_number=1, in_table=True, ends_row=True)]
    row = [Paragraph(text, CELL_MARK, look, bold=False) for text, look in zip(("a", ""), looks, strict=True)]
    after = Paragraph("b", "\r", ParagraphLook(list_number=1), bold=False)
    *_, last = pieces_of_body([*row, after], rules)
    assert last == Line("2. b", "item")


def level_bytes(pattern: str, form: int, *, flags: int = 0, after: int = 0) -> bytes:
    """[LVL] with its fixed part, no properties and its text."""
    fixed = struct.pack("<iBB", 1, form, flags) + bytes(20) + bytes([after, 0])
    return fixed + struct.pack("<H", len(pattern)) + pattern.encode("utf-16-le")


def test_levels_say_after_which_others_they_begin_again_and_that_they_count_in_digits() -> None:
    levels = [
        level_bytes("\x00.", 1),
        level_bytes("\x00.\x01.", 0, flags=0x0C, after=0),
        level_bytes("\x02)", 4, flags=0x08, after=1),
    ]
    levels += [level_bytes("", 255)] * 6
    listed = struct.pack("<H", 1) + struct.pack("<i", 7) + bytes(24)
    override = struct.pack("<I", 1) + struct.pack("<i", 7) + bytes(12) + bytes(4)
    table = listed + b"".join(levels) + override
    rules = list_rules(table, Extent(0, len(listed)), Extent(len(table) - len(override), len(override)))
    assert [rules["1"].levels[depth] for depth in range(3)] == [
        Level("%1.", "upperRoman"),
        Level("%1.%2.", "decimal", restart_after=0, legal=True),
        Level("%3)", "lowerLetter", restart_after=1),
    ]


def test_pieces_that_point_outside_the_file_give_no_text() -> None:
    plc = struct.pack("<2I", 0, 1_000) + struct.pack("<HIH", 0, 1 << 28, 0)
    assert lines(*streams([], length=1_000, clx=b"\x02" + struct.pack("<I", len(plc)) + plc)) == []


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (b"\x35\x08\x01", ((0x0835, b"\x01"),)),
        (b"\x4f\x4a\x02\x00\x35\x08\x00", ((0x4A4F, b"\x02\x00"), (0x0835, b"\x00"))),
        (b"\x08\xd6\x03\x00ab", ((0xD608, b"ab"),)),
        (b"\x0d\xc6\x02ab", ((0xC60D, b"ab"),)),
        (b"\x35", ()),
        (b"\x4f\x4a\x02", ()),
        (b"\x08\xd6\xff\xffab", ()),
    ],
)
def test_lists_of_properties_are_taken_apart(listed: bytes, expected: tuple[tuple[int, bytes], ...]) -> None:
    assert properties(listed) == expected


def test_document_with_a_password_is_named() -> None:
    data = bytearray(PROGRAMME)
    head = next(place for place in range(0, len(data), 512) if data[place : place + 2] == b"\xec\xa5")
    data[head + 0x0B] |= 1
    assert code_of(lambda: read(bytes(data), name="a.doc")) == "encrypted"
