"""Workbooks and registers: what a sheet shows, as lines and tables in which task rows are found at once."""

from __future__ import annotations

from datetime import date
from itertools import permutations, product
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.reading.samples import sheet, xlsx
from vanban.errors import UnreadableError
from vanban.finding.annex import find_annex_tasks
from vanban.model import AnnexTask, Source
from vanban.reading import limits, read
from vanban.reading.sheet.values import shown, shown_moment

REGISTER = (Path(__file__).parent / "files" / "so-theo-doi.xls").read_bytes()
TODAY = date(2026, 5, 4)


def text_of(*sheets: str, **parts: str) -> str:
    return read(xlsx(*sheets, **parts), name="a.xlsx").text


def tasks_of(source: Source) -> tuple[AnnexTask, ...]:
    return find_annex_tasks(source.text, source.tables, reference=TODAY)


def test_each_sheet_is_a_table_under_its_name() -> None:
    source = read(xlsx(sheet(["TT", "Việc", "Hạn"], [1, "Rà soát", "2027"]), sheet(["a", "b"])), name="a.xlsx")

    assert source.text == "Bảng 1\n| TT | Việc | Hạn |\n| 1 | Rà soát | 2027 |\nBảng 2\n| a | b |"
    assert [block.kind for block in source.blocks] == ["heading", "table", "heading", "table"]
    assert (source.format, source.reader, source.hidden) == ("xlsx", "sheet", 0)
    assert [(source.text[cell.start : cell.end], cell.row, cell.column) for cell in source.tables[1].cells] == [
        ("a", 0, 0),
        ("b", 0, 1),
    ]


def test_letterhead_and_titles_above_the_table_are_lines() -> None:
    made = sheet(
        ["UBND TỈNH VÂN SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 12/KH-SNV"],
        [],
        ["DANH MỤC NHIỆM VỤ"],
        ["TT", "Nhiệm vụ", "Chủ trì", "Hạn"],
        [1, "Rà soát", "Sở Y tế", "2027"],
        [],
        [None, "NGƯỜI LẬP", None, "GIÁM ĐỐC"],
        merged="A5:D5",
    )
    assert text_of(made).split("\n")[1:] == [
        "| UBND TỈNH VÂN SƠN / SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc |",
        "Số: 12/KH-SNV",
        "DANH MỤC NHIỆM VỤ",
        "| TT | Nhiệm vụ | Chủ trì | Hạn |",
        "| 1 | Rà soát | Sở Y tế | 2027 |",
        "",
        "| NGƯỜI LẬP | GIÁM ĐỐC |",
    ]


def test_merged_cells_appear_once_with_their_spans() -> None:
    made = sheet(
        ["TT", "Giao", "che", "Hạn"],
        [None, "Chủ trì", "Phối hợp"],
        [1, "Sở A", "Sở B", 2027],
        merged="A1:A2 B1:C1 D1:D2",
    )
    source = read(xlsx(made), name="a.xlsx")
    assert source.text.split("\n")[1:] == [
        "| TT | Giao |  | Hạn |",
        "|  | Chủ trì | Phối hợp |  |",
        "| 1 | Sở A | Sở B | 2027 |",
    ]
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in source.tables[0].cells[:4]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (0, 3, 2, 1),
        (1, 1, 1, 1),
    ]


def test_hidden_sheets_rows_and_columns_are_left_out_and_counted() -> None:
    made = sheet(["TT", "Việc", "mật", "Hạn"], [1, "lọc bỏ", "x", "2026"], [2, "Rà soát", "x", "2027"])
    made = made.replace('<row r="2">', '<row r="2" hidden="1">')
    made = '<cols><col min="3" max="3" hidden="1"/></cols>' + made
    source = read(xlsx(made, "hidden:" + sheet(["a", "b"])), name="a.xlsx")

    assert source.text == "Bảng 1\n| TT | Việc | Hạn |\n| 2 | Rà soát | 2027 |"
    assert source.hidden == 3


def test_merged_cell_that_begins_in_a_hidden_row_is_seen_below_it() -> None:
    made = sheet(["TT", "Việc", "Chủ trì"], [1, "a", "Sở Y tế"], [2, "b"], merged="C2:C3")
    made = made.replace('<row r="2">', '<row r="2" hidden="1">')
    assert text_of(made) == "Bảng 1\n| TT | Việc | Chủ trì |\n| 2 | b | Sở Y tế |"


def test_shared_and_rich_strings_errors_and_saved_formulas_are_read() -> None:
    row = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><f>1+1</f><v>2</v></c>'
        '<c r="D1" t="str"><f>A1</f><v>Sở</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c>'
        '<c r="G1"><f>B9</f></c><c r="H1" t="s"><v>9</v></c></row></sheetData>'
    )
    strings = "<si><t>một</t></si><si><r><t>ha</t></r><r><t>i</t></r><rPh><t>đọc</t></rPh></si>"
    assert text_of(row, sharedStrings=strings) == "Bảng 1\n| một | hai | 2 | Sở | TRUE | #N/A |"


def noted(*remarks: tuple[str, str], authors: str = "<author>Lê Vân</author>") -> str:
    """The inside of a `comments` with (cell, words) by the first author."""
    listed = "".join(
        f'<comment ref="{place}" authorId="0"><text><r><t>{words}</t></r></text></comment>' for place, words in remarks
    )
    return f"<authors>{authors}</authors><commentList>{listed}</commentList>"


def remarks_of(source: Source) -> list[tuple[str, str, str | None]]:
    return [(source.text[one.start : one.end], one.text, one.author) for one in source.comments]


_ROWS = sheet(["TT", "Nhiệm vụ", "Chủ trì"], [1, "Rà soát ao", "Sở Y tế"])
_ROWS_TEXT = "Bảng 1\n| TT | Nhiệm vụ | Chủ trì |\n| 1 | Rà soát ao | Sở Y tế |"
_NEW_KIND = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this; learn more: x?linkid=870924\n\n"
    "Comment:\n    Còn thiếu xã Lạc"
)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (noted(("B2", "Lê Vân:\nBổ sung xã Lạc.")), [("Rà soát ao", "Bổ sung xã Lạc.", "Lê Vân")]),
        (noted(("C2", "b"), ("A1", "a")), [("TT", "a", "Lê Vân"), ("Sở Y tế", "b", "Lê Vân")]),
        (noted(("B2", _NEW_KIND)), [("Rà soát ao", "Còn thiếu xã Lạc", None)]),
        (noted(("B2", "a"), authors=""), [("Rà soát ao", "a", None)]),
        # On an empty cell: a place, no words.
        (noted(("D9", "a")), [("", "a", "Lê Vân")]),
        (noted(("B2", " "), ("xx", "a")), []),
    ],
)
def test_comment_on_a_cell_is_kept_beside_its_text(notes: str, expected: list[tuple[str, str, str | None]]) -> None:
    source = read(xlsx(_ROWS, notes=notes), name="a.xlsx")
    assert (source.text, remarks_of(source)) == (_ROWS_TEXT, expected)


def test_comment_before_the_first_words_stands_at_their_begin() -> None:
    source = read(xlsx(sheet([], ["a", "b"]), notes=noted(("A1", "x"))), name="a.xlsx")
    assert [(one.start, one.end) for one in source.comments] == [(source.text.index("a"), source.text.index("a"))]


def test_comment_in_a_hidden_row_is_left_out_with_it() -> None:
    rows = sheet(["a", "b"], ["c", "d"]).replace('<row r="1">', '<row r="1" hidden="1">')
    source = read(xlsx(rows, notes=noted(("A1", "x"))), name="a.xlsx")
    assert (source.text, source.hidden, source.comments) == ("Bảng 1\n| c | d |", 1, ())


def test_comments_of_an_old_workbook_are_kept() -> None:
    source = read((Path(__file__).parent / "files" / "nhan-xet.xls").read_bytes(), name="a.xls")
    assert [(words, text) for words, text, _ in remarks_of(source)] == [
        ("Rà soát ao", "Lê Vân:\nBổ sung xã Lạc."),
        ("", "Còn thiếu"),
    ]


def test_old_fonts_in_cells_are_converted() -> None:
    made = sheet(["B¸o c¸o", "B¸o c¸o"]).replace('r="A1"', 'r="A1" s="1"')
    styles = (
        '<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>'
        '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
    )
    assert text_of(made, styles=styles) == "Bảng 1\n| Báo cáo | B¸o c¸o |"


@pytest.mark.parametrize(
    ("value", "format", "expected"),
    [
        (46203, "dd/mm/yyyy", "30/06/2026"),
        (46203, "m/d/yy", "30/06/2026"),
        (46203.5, "dd/mm/yyyy hh:mm", "30/06/2026 12:00"),
        (46203, "dd/mm/yyyy hh:mm", "30/06/2026"),
        (46203, "yyyy-mm-dd h:mm:ss", "30/06/2026"),
        (46203, "h:mm", "00:00"),
        (46203, "[$-42A]dd mmmm yyyy", "30/06/2026"),
        (46203, '"ngày" dd "tháng" mm', "30/06/2026"),
        (46203, "mm/yyyy", "06/2026"),
        (46203, "yyyy", "2026"),
        (0.25, "h:mm", "06:00"),
        (46203, "general", "46203"),
        (-5, "dd/mm/yyyy", "-5"),
        (2026, "general", "2026"),
        (1, "00", "01"),
        (33.59, "general", "33,59"),
        (0.1 + 0.2, "general", "0,3"),
        (1234567.5, "#,##0.0", "1.234.567,5"),
        (1234567, "#,##0", "1.234.567"),
        (-1234.5, "#,##0.00;(#,##0.00)", "-1.234,50"),
        (0.125, "0.0%", "12,5%"),
        (0.62, "0%", "62%"),
        (2.5, "0", "3"),
        (1.79e307, "#,##0%", ""),
        (1e300, "general", "1" + "0" * 300),
        (12, "@", "12"),
    ],
)
def test_numbers_and_days_are_shown_as_offices_write_them(value: float, format: str, expected: str) -> None:
    assert shown(value, format) == expected


@pytest.mark.parametrize(
    ("written", "format", "expected"),
    [
        ("2026-06-30", "dd/mm/yyyy", "30/06/2026"),
        ("2026-06-30T00:00:00", "yyyy-mm-dd h:mm:ss", "30/06/2026"),
        ("2026-06-30T00:00:00Z", "general", "30/06/2026"),
        ("2026-06-30T08:30:00.000", "general", "30/06/2026 08:30"),
        ("2026-06-30T08:30:00", "mm/yyyy", "06/2026"),
        ("31/6/2026 ", "dd/mm/yyyy", "31/6/2026"),
    ],
)
def test_days_that_a_file_writes_as_iso_8601_are_shown_alike(written: str, format: str, expected: str) -> None:
    made = sheet(["x"]).replace('t="inlineStr"><is><t>x</t></is>', f't="d" s="1"><v>{written}</v>')
    styles = (
        f'<numFmts><numFmt numFmtId="170" formatCode="{format}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>'
    )
    assert shown_moment(written, format) == expected
    assert text_of(made, styles=styles).endswith(expected)


@given(st.floats(), st.text(alphabet='0#?.,%dmyhs"[];\\_*-/ E@g', max_size=30))
def test_any_number_in_any_format_is_shown_within_bounds(value: float, format: str) -> None:
    assert len(shown(value, format)) < 1_000


@pytest.mark.parametrize("name", ["Sheet1", "Trang tính2", "sheet 3"])
def test_sheet_that_nobody_has_named_has_no_heading(name: str) -> None:
    data = xlsx(sheet(["a", "b"]), name=name)
    assert read(data, name="a.xlsx").text == "| a | b |"


def test_days_may_be_counted_from_1904() -> None:
    assert shown(44741, "dd/mm/yyyy", from_1904=True) == "30/06/2026"


def test_old_workbook_reads_like_a_new_one() -> None:
    source = read(REGISTER, name="so-theo-doi.xls")

    assert source.text.split("\n") == [
        "Sổ theo dõi",
        "| UBND TỈNH VÂN SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "DANH MỤC NHIỆM VỤ",
        "| Thời hạn | TT | Nhiệm vụ | Kinh phí | Đơn vị chủ trì |",
        "| 30/06/2026 | 1 | Lập đề án sáp nhập trường | 1.234.567,5 | Sở Nội vụ |",
        "| Quý IV/2026 | 2 | Rà soát quỹ đất | 12,5% |  |",
        "|  | 4 | RÀ SOÁT QUỸ ĐẤT |  |  |",
        "|  | 5 | Báo cáo |  |  |",
    ]
    assert (source.format, source.hidden) == ("xls", 3)


def test_old_workbook_with_a_password_is_named() -> None:
    # The record that follows the beginning of the workbook, made the one that says how it is encrypted.
    begin = REGISTER.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    data = REGISTER[:begin] + b"\x2f\x00" + REGISTER[begin + 2 :]
    with pytest.raises(UnreadableError) as caught:
        read(data, name="a.xls")
    assert caught.value.code == "encrypted"


def test_task_register_of_an_old_workbook_gives_its_tasks() -> None:
    assert [
        (task.number, task.task, task.lead, task.deadline_value) for task in tasks_of(read(REGISTER, name="a.xls"))
    ][:2] == [
        ("1", "Lập đề án sáp nhập trường", ("Sở Nội vụ",), "2026-06-30"),
        ("2", "Rà soát quỹ đất", ("Sở Nội vụ",), "2026-Q4"),
    ]


_COLUMNS = {
    "TT": ("1", "2"),
    "Nhiệm vụ": ("Lập đề án cấp nước", "Rà soát quỹ đất"),
    "Cơ quan chủ trì": ("Sở Xây dựng", "Sở Tài chính"),
    "Thời hạn hoàn thành": ("Quý III/2026", "30/11/2026"),
}


@pytest.mark.parametrize("order", [*permutations(_COLUMNS)])
def test_register_gives_its_tasks_whatever_the_order_of_its_columns(order: tuple[str, ...]) -> None:
    rows = [list(order), *([_COLUMNS[name][number] for name in order] for number in (0, 1))]
    excel = xlsx(sheet(["SỔ THEO DÕI"], [], *rows, merged="A1:D1"))
    csv = "\n".join(";".join(row) for row in rows).encode()

    for data, name in ((excel, "a.xlsx"), (csv, "a.csv")):
        found = [(task.number, task.task, task.lead, task.deadline_value) for task in tasks_of(read(data, name=name))]
        assert found == [
            ("1", "Lập đề án cấp nước", ("Sở Xây dựng",), "2026-Q3"),
            ("2", "Rà soát quỹ đất", ("Sở Tài chính",), "2026-11-30"),
        ]


def test_register_goes_on_after_a_blank_row_and_under_section_rows() -> None:
    made = sheet(
        ["TT", "Nhiệm vụ", "Chủ trì", "Hạn", "Ghi chú"],
        ["I", "Hạ tầng"],
        [1, "Lập đề án", "Sở Y tế", "Quý III/2026", "x"],
        [],
        [2, "Rà soát", "Sở Tài chính", "30/11/2026"],
    )
    assert [(task.number, task.section, task.lead) for task in tasks_of(read(xlsx(made), name="a.xlsx"))] == [
        ("1", "Hạ tầng", ("Sở Y tế",)),
        ("2", "Hạ tầng", ("Sở Tài chính",)),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"TT,Viec,Han\n1,a,2027\n", "| TT | Viec | Han |\n| 1 | a | 2027 |"),
        ("TT;Việc;Số\n1;a;1,5\n".encode("utf-8-sig"), "| TT | Việc | Số |\n| 1 | a | 1,5 |"),
        ("TT\tViệc\tHạn\n1\ta\t2027".encode("utf-16"), "| TT | Việc | Hạn |\n| 1 | a | 2027 |"),
        (b'a,"x, y\nz",c\n', "| a | x, y / z | c |"),
    ],
)
def test_values_parted_by_signs_are_a_table(data: bytes, expected: str) -> None:
    source = read(data, name="a.csv")
    assert (source.format, len(source.tables)) == ("csv", 1)
    assert source.text == expected


def far_corner() -> bytes:
    return xlsx('<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData>')


def test_cell_in_the_last_corner_costs_nothing() -> None:
    assert read(far_corner(), name="a.xlsx").text == "Bảng 1\na"


@pytest.mark.parametrize("place", ["XFE1", "A1048577", "ZZZ9999999"])
def test_places_outside_the_sheet_hold_nothing(place: str) -> None:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    made = f'<sheetData><row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'
    with pytest.raises(UnreadableError) as caught:
        read(xlsx(made), name="a.xlsx")
    assert caught.value.code == "empty"


def test_merged_areas_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PLACES", 2_000)
    made = sheet(*([["a", "b", "c"]] * 100), merged="A1:XFD1048576 " * 50)
    with pytest.raises(UnreadableError) as caught:
        read(xlsx(made), name="a.xlsx")
    assert caught.value.code == "too_large"


def test_cells_scattered_over_a_vast_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PLACES", 50_000)
    places = [f"{first}{second}" for first, second in product(ascii_uppercase, repeat=2)]
    # Three cells in each of 676 rows, one of them in a column of its own.
    rows = "".join(
        f'<row r="{number}">'
        + "".join(f'<c r="{column}{number}"><v>1</v></c>' for column in ("A", "B", place))
        + "</row>"
        for number, place in enumerate(places, start=1)
    )
    with pytest.raises(UnreadableError) as caught:
        read(xlsx(f"<sheetData>{rows}</sheetData>"), name="a.xlsx")
    assert caught.value.code == "too_large"


def test_areas_over_hidden_rows_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PLACES", 2_000)
    made = sheet(["a", "b"], merged="A1:A1000 " * 10)
    hidden = "".join(f'<row r="{number}" hidden="1"/>' for number in range(2, 1_001))
    made = made.replace('<row r="1">', '<row r="1" hidden="1">').replace("</sheetData>", f"{hidden}</sheetData>")
    with pytest.raises(UnreadableError) as caught:
        read(xlsx(made), name="a.xlsx")
    assert caught.value.code == "too_large"
