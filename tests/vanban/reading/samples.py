"""Files for the tests of reading, made part by part, so that each test shows what is in its file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
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
