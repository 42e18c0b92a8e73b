"""What Word shows is read, what Word hides is not; tables keep their merged cells."""

from __future__ import annotations

import pytest

from tests.vanban.reading.samples import W, cell, docx, packed, paragraph, table
from vanban.model import Source
from vanban.reading import read


def read_body(body: str, **parts: str) -> Source:
    return read(docx(body, **parts), name="mau.docx")


def texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ("<w:r><w:t>Sở </w:t></w:r><w:r><w:t>Mây Trắng</w:t></w:r>", ["Sở Mây Trắng"]),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", ["a b"]),
        ("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Trồng rừng</w:t></w:r>", ["KẾ HOẠCH", "Trồng rừng"]),
        ("<w:ins><w:r><w:t>giữ</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", ["giữ"]),
        ("<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>", ["mới"]),
        ("<w:hyperlink><w:r><w:t>Nghị quyết 5</w:t></w:r></w:hyperlink>", ["Nghị quyết 5"]),
        ("<w:sdt><w:sdtContent><w:r><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt>", ["ô nhập"]),
        ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>NQ/TU</w:t></w:r>", ["12-NQ/TU"]),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", ["hiện"]),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch</w:t></w:r>", ["KẾ HOẠCH"]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>ba</w:t></w:r>", ["ba"]),
        ('<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>B¸o c¸o</w:t></w:r>', ["Báo cáo"]),
        ('<w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>B¸o c¸o</w:t></w:r>', ["BÁO CÁO"]),
        ('<w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>Baùo caùo</w:t></w:r>', ["Báo cáo"]),
    ],
)
def test_a_paragraph_reads_as_word_shows_it(runs: str, expected: list[str]) -> None:
    assert texts(read_body(f"<w:p>{runs}</w:p>")) == expected


def typed(text: str, font: str, more: str = "") -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


_SIGN = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t xml:space="preserve">§¹t </w:t><w:sym {}/><w:t>85%</w:t></w:r>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        # A letter of VNI and its mark in two runs, also of two fonts of the family.
        (typed("Ba", "VNI-Times") + typed("ùo ca", "VNI-Times") + typed("ùo", "VNI-Helve"), ["Báo cáo"]),
        (typed("ba", "VNI-Times", "<w:caps/>") + typed("ùo", "VNI-Times", "<w:caps/>"), ["BÁO"]),
        (typed("Ba", "VNI-Times") + typed("ùo", "Times New Roman"), ["Baùo"]),
        (_SIGN.format('w:font="Symbol" w:char="F0B3"'), ["Đạt ≥85%"]),
        (_SIGN.format('w:font="Symbol" w:char="B4"'), ["Đạt ×85%"]),
        (_SIGN.format('w:font="Wingdings" w:char="F0FC"'), ["Đạt ✓85%"]),
        (_SIGN.format('w:font="Arial" w:char="2264"'), ["Đạt ≤85%"]),
        (_SIGN.format('w:font="Webdings" w:char="F0B3"'), ["Đạt 85%"]),
        (_SIGN.format('w:font="Symbol" w:char="x"'), ["Đạt 85%"]),
        (_SIGN.format('w:font="Symbol"'), ["Đạt 85%"]),
        (typed("a \uf0a3 b", "Symbol"), ["a ≤ b"]),
    ],
)
def test_letters_and_signs_of_old_fonts_are_what_the_fonts_show(runs: str, expected: list[str]) -> None:
    assert texts(read_body(f"<w:p>{runs}</w:p>")) == expected


_OLD_STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="De"><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr>
</w:style><w:style w:type="paragraph" w:styleId="DeCon"><w:basedOn w:val="De"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "run", "typed", "expected"),
    [
        ("", "", "Baùo caùo", "Báo cáo"),
        ('<w:pStyle w:val="De"/>', "", "B¸o c¸o", "BÁO CÁO"),
        ('<w:pStyle w:val="DeCon"/>', "", "B¸o c¸o", "BÁO CÁO"),
        ("", '<w:rFonts w:ascii="Arial"/>', "ngoài", "ngoài"),
        ("", '<w:rFonts w:asciiTheme="minorHAnsi"/>', "ngoài", "ngoài"),
    ],
)
def test_font_of_a_run_may_come_from_its_style(properties: str, run: str, typed: str, expected: str) -> None:
    assert read_body(paragraph(typed, properties, run), styles=_OLD_STYLES).text == expected


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent><w:t>ngoài</w:t></w:r></w:p>"
    assert texts(read_body(body)) == ["ngoài", "trong khung"]


def test_boxes_within_boxes_are_each_read_once() -> None:
    inner = paragraph("trong cùng")
    for _ in range(30):
        inner = f"<w:p><w:r><w:t>x</w:t><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    assert texts(read_body(inner)) == ["x"] * 30 + ["trong cùng"]


_STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/><w:name w:val="Mục con"/></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/><w:name w:val="Vòng"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "run", "kind", "bold"),
    [
        ("", "", "paragraph", False),
        ("", "<w:b/>", "paragraph", True),
        ('<w:pStyle w:val="Muc"/>', "", "heading", True),
        ('<w:pStyle w:val="MucCon"/>', "", "heading", True),
        ('<w:pStyle w:val="MucCon"/>', '<w:b w:val="0"/>', "heading", False),
        ('<w:pStyle w:val="Vong"/>', "", "paragraph", False),
        ('<w:outlineLvl w:val="0"/>', "", "heading", False),
        ('<w:pStyle w:val="Muc"/><w:outlineLvl w:val="9"/>', "", "paragraph", True),
    ],
)
def test_headings_and_bold_come_from_style_and_run(properties: str, run: str, kind: str, bold: bool) -> None:
    block = read_body(paragraph("Nhiệm vụ", properties, run), styles=_STYLES).blocks[0]
    assert (block.kind, block.bold) == (kind, bold)


def cells(source: Source) -> list[tuple[str, int, int, int, int]]:
    return [
        (source.text[cell.start : cell.end], cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in source.tables[0].cells
    ]


def test_table_rows_stand_as_pipe_lines_with_exact_cells() -> None:
    source = read_body(paragraph("Bảng") + table(cell("TT") + cell("Việc"), cell("1") + cell("Rà soát\nBáo cáo")))
    assert source.text == "Bảng\n| TT | Việc |\n| 1 | Rà soát / Báo cáo |"
    assert cells(source) == [
        ("TT", 0, 0, 1, 1),
        ("Việc", 0, 1, 1, 1),
        ("1", 1, 0, 1, 1),
        ("Rà soát / Báo cáo", 1, 1, 1, 1),
    ]
    assert [block.kind for block in source.blocks] == ["paragraph", "table"]


def test_merged_cells_appear_once_with_blank_continuations() -> None:
    source = read_body(
        table(
            cell("I. Nhóm", '<w:gridSpan w:val="3"/>'),
            cell("1", '<w:vMerge w:val="restart"/>') + cell("a") + cell("b"),
            cell("", "<w:vMerge/>") + cell("c") + cell("d"),
        )
    )
    assert source.text == "| I. Nhóm |  |  |\n| 1 | a | b |\n|  | c | d |"
    assert cells(source)[:2] == [("I. Nhóm", 0, 0, 1, 3), ("1", 1, 0, 2, 1)]
    assert [text for text, *_ in cells(source)] == ["I. Nhóm", "1", "a", "b", "c", "d"]


def test_cell_that_goes_on_under_one_that_ended_is_its_own() -> None:
    source = read_body(
        table(
            cell("1", '<w:vMerge w:val="restart"/>') + cell("a"),
            cell("2") + cell("b"),
            cell("3", "<w:vMerge/>") + cell("c"),
        )
    )
    assert cells(source)[::2] == [("1", 0, 0, 1, 1), ("2", 1, 0, 1, 1), ("3", 2, 0, 1, 1)]


def test_nested_table_is_flattened_into_its_cell() -> None:
    inner = table(cell("a") + cell("b"))
    source = read_body(table(cell("ngoài").replace("</w:tc>", f"{inner}</w:tc>") + cell("bên")))
    assert source.text == "| ngoài / a / b | bên |"
    assert len(source.tables) == 1


def test_neighbouring_tables_stay_two() -> None:
    source = read_body(table(cell("a") + cell("b")) + table(cell("c") + cell("d")))
    assert source.text == "| a | b |\n\n| c | d |"
    assert len(source.tables) == 2


def test_deleted_row_and_empty_table_leave_no_trace() -> None:
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("bỏ") + cell("bỏ") + "</w:tr>"
    rows = table(cell("a") + cell("b")).replace("</w:tbl>", f"{deleted}</w:tbl>")
    source = read_body(rows + table(cell("") + cell("")))
    assert source.text == "| a | b |"


def test_footnotes_follow_the_text_without_separators() -> None:
    notes = (
        f'<w:footnote w:type="separator">{paragraph("---")}</w:footnote><w:footnote>{paragraph("Nguồn.")}</w:footnote>'
    )
    assert texts(read_body(paragraph("Nội dung"), footnotes=notes)) == ["Nội dung", "[1] Nguồn."]


@pytest.mark.parametrize(
    ("between", "pages"),
    [
        ("", [None, None]),
        ('<w:p><w:r><w:br w:type="page"/></w:r></w:p>', [1, 2]),
        ('<w:p><w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r></w:p>', [1, 2]),
    ],
)
def test_page_breaks_number_the_pages(between: str, pages: list[int | None]) -> None:
    source = read_body(paragraph("a") + between + paragraph("b"))
    assert [block.page for block in source.blocks] == pages
    assert source.pages == pages[-1]


def test_tables_and_paragraphs_in_content_controls_are_read() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('a')}{table(cell('b') + cell('c'))}</w:sdtContent></w:sdt>"
    assert read_body(body).text == "a\n| b | c |"


@pytest.mark.parametrize(
    ("namespace", "encoding"),
    [(W, "utf-8"), (W, "utf-16"), ("http://purl.oclc.org/ooxml/wordprocessingml/main", "utf-8")],
)
def test_parts_in_other_encodings_and_the_strict_namespace_are_read(namespace: str, encoding: str) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><w:document xmlns:w="{namespace}"><w:body>{paragraph("Điều 1")}'
        "</w:body></w:document>"
    )
    assert read(packed({"word/document.xml": xml.encode(encoding)}), name="a.docx").text == "Điều 1"
