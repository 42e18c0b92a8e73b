"""Sets a paper as a Word file the way a provincial office types it: Times New Roman, A4, a head in two columns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, cast

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kimchinam.config.demo.paper import Annex, Band, Column, Grid, Line, Paper, letterhead_lines

FONT = "Times New Roman"
BODY_SIZE, TABLE_SIZE, LIST_SIZE = 14, 12, 11
LEFT_COLUMN, RIGHT_COLUMN = 64, 101  # millimetres; the motto in 13 point bold needs the right one
# One fixed instant in every file, so that writing the same paper twice gives the same bytes.
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)

Alignment = Literal["left", "center", "justify"]
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def docx_bytes(paper: Paper) -> bytes:
    """The paper as a .docx file; the same paper always gives the same bytes."""
    document = _blank_document()
    document.core_properties.title = f"{paper.kind.splitlines()[0].capitalize()} {paper.letterhead.number}"
    _letterhead(document, paper)
    _title(document, paper)
    for line in paper.body:
        _body_line(document, line)
    _closing(document, paper)
    if paper.annex:
        _annex(document, paper.annex)
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _blank_document() -> DocxDocument:
    document = Document()
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.comments = "Tỉnh Lam Sơn", "Tỉnh Lam Sơn", ""
    properties.language, properties.created, properties.modified = "vi", WRITTEN, WRITTEN
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY_SIZE)
    # Word takes the letters of Vietnamese from two font slots; both must name the font.
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    _page(document.sections[0])
    return document


def _page(section: Section) -> None:
    """A4 with the margins of Nghị định 30/2020; the page number stands at the top, not on the first page."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(28), Mm(17)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    number._p.append(field)


def _write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = BODY_SIZE,
    bold: bool = False,
    italic: bool = False,
    align: Alignment = "left",
) -> Run:
    paragraph.alignment = ALIGNMENTS[align]
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return run


def _next_paragraph(cell: _Cell) -> Paragraph:
    """The paragraph to write next: a fresh cell comes with an empty one, which is used first."""
    first: Paragraph = cell.paragraphs[0]
    return first if len(first._p) == 0 and len(cell.paragraphs) == 1 else cell.add_paragraph()


def _rule(paragraph: Paragraph, *, inset: int) -> None:
    """The short line beneath a title: a bottom border, `inset` millimetres from both sides."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(inset)
    form.line_spacing = Pt(3)
    borders = cast(BaseOxmlElement, OxmlElement("w:pBdr"))
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    # Word refuses paragraph properties in another order than its schema's.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _columns(document: DocxDocument, *widths: int) -> tuple[_Cell, ...]:
    """One borderless row of cells of these widths in millimetres."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, widths)
    return tuple(table.rows[0].cells)


def _set_widths(table: Table, widths: tuple[int, ...]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _letterhead(document: DocxDocument, paper: Paper) -> None:
    left, right = _columns(document, LEFT_COLUMN, RIGHT_COLUMN)
    issuer, motto = letterhead_lines(paper)
    state = paper.style == "state"
    for text in issuer[:-1]:
        _write(_next_paragraph(left), text, size=13 if state else 14, bold=text != "*", align="center")
    if state:
        _rule(_next_paragraph(left), inset=22)
    _write(_next_paragraph(left), issuer[-1], size=13 if state else 14, align="center")
    for text in motto[:-1]:
        _write(_next_paragraph(right), text, size=13 if state and text.isupper() else 14, bold=True, align="center")
    _rule(_next_paragraph(right), inset=20 if state else 16)
    place = _next_paragraph(right)
    place.paragraph_format.space_before = Pt(6)
    _write(place, motto[-1], size=13 if state else 14, italic=True, align="center")


def _title(document: DocxDocument, paper: Paper) -> None:
    for index, text in enumerate(paper.kind.splitlines()):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(0 if index else 18)
        _write(paragraph, text, size=16 if paper.style == "party" and not index else 14, bold=True, align="center")
    subject = document.add_paragraph()
    subject.paragraph_format.left_indent = subject.paragraph_format.right_indent = Mm(10)
    _write(subject, paper.subject, bold=True, align="center")
    rule = document.add_paragraph()
    _rule(rule, inset=68)
    rule.paragraph_format.space_after = Pt(12)


def _body_line(document: DocxDocument, line: Line) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(3), Pt(3), 1.15
    form.first_line_indent = Mm(12.7)
    form.keep_with_next = line.level in ("part", "heading")
    if line.lead:
        _write(paragraph, f"{line.lead} ", bold=True, align="justify")
    bold = line.level in ("part", "heading")
    _write(paragraph, line.text, bold=bold, italic=line.level == "basis", align="justify")


def _closing(document: DocxDocument, paper: Paper) -> None:
    """The last block: recipients on the left, the signature on the right, never torn apart by a page break."""
    document.add_paragraph()
    left, right = _columns(document, 85, 80)
    list_head = _next_paragraph(left)
    run = _write(list_head, "Nơi nhận:", size=TABLE_SIZE, bold=paper.style == "state", italic=paper.style == "state")
    run.underline = paper.style == "party"
    for text in paper.recipients:
        _write(_next_paragraph(left), text, size=LIST_SIZE if paper.style == "state" else TABLE_SIZE)
    for index, text in enumerate(paper.signature.authority):
        bold = paper.style == "state" or index == 0
        _write(_next_paragraph(right), text, bold=bold, align="center")
    signed = _next_paragraph(right)
    signed.paragraph_format.space_before = signed.paragraph_format.space_after = Pt(28)
    _write(signed, "(Đã ký)", italic=True, align="center")
    _write(_next_paragraph(right), paper.signature.name, bold=True, align="center")
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _annex(document: DocxDocument, annex: Annex) -> None:
    """The table of an annex is too wide for an upright page."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(15)
    section.different_first_page_header_footer = False
    _write(document.add_paragraph(), annex.label, bold=True, align="center")
    _write(document.add_paragraph(), annex.title, bold=True, align="center")
    issued_with = document.add_paragraph()
    issued_with.paragraph_format.space_after = Pt(10)
    _write(issued_with, annex.issued_with, size=13, italic=True, align="center")
    _grid(document, annex.grid)


def _grid(document: DocxDocument, grid: Grid) -> None:
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, tuple(column.width for column in grid.columns))
    # Taken once: asking the table for one of its rows walks through all of them.
    head, *rows = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    above = head.cells
    for cell, column in zip(above, grid.columns, strict=True):
        _fill(cell, column.title, bold=True, centred=True)
    for table_row, row in zip(rows, grid.rows, strict=True):
        table_row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = table_row.cells
        if isinstance(row, Band):
            _fill(cells[0].merge(cells[-1]), row.text, bold=True, centred=False)
        else:
            _grid_row(cells, row, grid.columns, above=above)
        above = cells


def _grid_row(
    cells: tuple[_Cell, ...], row: tuple[str | None, ...], columns: tuple[Column, ...], *, above: tuple[_Cell, ...]
) -> None:
    for cell, cell_above, text, column in zip(cells, above, row, columns, strict=True):
        if text is None:
            cell_above.merge(cell)
        else:
            _fill(cell, text, bold=False, centred=column.centred)


def _fill(cell: _Cell, text: str, *, bold: bool, centred: bool) -> None:
    align: Alignment = "center" if centred else "left"
    for line in text.split("\n"):
        paragraph = _next_paragraph(cell)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        _write(paragraph, line, size=TABLE_SIZE, bold=bold, align=align)


def _with_fixed_times(content: bytes) -> bytes:
    """The same archive with one date on every member and the members in the order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, member in _members(source):
            info = zipfile.ZipInfo(name, date_time=WRITTEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, member)
    return buffer.getvalue()


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The parts of a Word file; the list of types comes first because readers guess the format from it."""
    for name in sorted(archive.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
        yield name, archive.read(name)
