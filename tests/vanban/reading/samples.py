"""Files for the tests of reading, made part by part, so that each test shows what is in its file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_REGULAR, _BOLD = _FONTS / "DejaVuSerif.ttf", _FONTS / "DejaVuSerif-Bold.ttf"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; `styles="…"` and the like give the inside of the part of that name."""
    content: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_DECLARED}><w:body>{body}</w:body></w:document>"
    }
    for name, inside in parts.items():
        content[f"word/{name}.xml"] = f"<w:{name} {_DECLARED}>{inside}</w:{name}>"
    return packed(content)


def xlsx(*sheets: str, name: str = "", notes: str = "", **parts: str) -> bytes:
    """A .xlsx with a sheet per inside of a `worksheet`; `styles="…"` and `sharedStrings="…"` give those parts.

    A sheet that begins with `hidden:` is hidden; all bear the `name`, or Bảng 1, Bảng 2. `notes` is the inside of the
    `comments` on the first sheet.
    """
    states = ["hidden" if sheet.startswith("hidden:") else "visible" for sheet in sheets]
    names = "".join(
        f'<sheet name="{name or f"Bảng {number}"}" r:id="r{number}" state="{state}"/>'
        for number, state in enumerate(states, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_LINK}/worksheet" Target="worksheets/s{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    content: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_LINK}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_S}">{links}</Relationships>',
    }
    for number, sheet in enumerate(sheets, start=1):
        inside = sheet.removeprefix("hidden:")
        content[f"xl/worksheets/s{number}.xml"] = f'<worksheet xmlns="{_S}">{inside}</worksheet>'
    if notes:
        link = f'<Relationship Id="n" Type="{_LINK}/comments" Target="../comments1.xml"/>'
        content["xl/worksheets/_rels/s1.xml.rels"] = f'<Relationships xmlns="{_S}">{link}</Relationships>'
        content["xl/comments1.xml"] = f'<comments xmlns="{_S}">{notes}</comments>'
    for part, inside in parts.items():
        root = "sst" if part == "sharedStrings" else "styleSheet"
        content[f"xl/{part}.xml"] = f'<{root} xmlns="{_S}">{inside}</{root}>'
    return packed(content)


def sheet(*rows: Sequence[str | int | None], merged: str = "") -> str:
    """The inside of a `worksheet` with these rows from A1 on; `merged` lists areas such as `A1:C1 B2:B4`."""
    written = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(_sheet_cell(value, column, number) for column, value in enumerate(row) if value is not None)
        written += f'<row r="{number}">{cells}</row>'
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged.split())
    return f"<sheetData>{written}</sheetData><mergeCells>{areas}</mergeCells>"


def _sheet_cell(value: str | int, column: int, row: int) -> str:
    place = f'r="{chr(ord("A") + column)}{row}"'
    if isinstance(value, str):
        return f'<c {place} t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c {place}><v>{value}</v></c>"


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A `w:p` with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """A `w:tc` with a paragraph per line of the text."""
    lines = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def table(*rows: str) -> str:
    """A `w:tbl` of rows, each a string of `cell`s."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def pdf(*pages: Callable[[Canvas], None], password: str | None = None) -> bytes:
    """A .pdf of A4 pages, each drawn by a function; without DejaVu fonts the letters are those of Times."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=password)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def has_vietnamese_font() -> bool:
    return _REGULAR.exists() and _BOLD.exists()


def set_font(canvas: Canvas, size: int = 12, *, bold: bool = False) -> None:
    """A font with Vietnamese letters if this machine has one."""
    if not has_vietnamese_font():
        canvas.setFont("Times-Bold" if bold else "Times-Roman", size)
        return
    for name, path in (("Serif", _REGULAR), ("Serif-Bold", _BOLD)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(path)))
    canvas.setFont("Serif-Bold" if bold else "Serif", size)


def write(canvas: Canvas, lines: list[tuple[float, float, str]], *, bold: bool = False) -> None:
    """Lines at (x, y) in points."""
    set_font(canvas, bold=bold)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
