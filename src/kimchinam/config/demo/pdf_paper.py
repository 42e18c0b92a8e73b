"""Sets a paper as a PDF with a text layer, as an office's signing system issues it.

Needs reportlab and the Tinos fonts (Debian: fonts-croscore), which have the widths of Times New Roman and every letter
of Vietnamese; only the letters used are embedded. The site itself reads the finished file and needs neither.
"""

from __future__ import annotations

import io

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from kimchinam.config.demo.paper import Annex, Band, Grid, Line, Paper, letterhead_lines, lines

SERIF = "Tinos"
FACES = {"Regular": SERIF, "Bold": f"{SERIF}-Bold", "Italic": f"{SERIF}-Italic", "BoldItalic": f"{SERIF}-BoldItalic"}
FRAME_PADDING = 6  # points, which platypus adds inside every margin
LEFT_COLUMN, RIGHT_COLUMN = 62 * mm, 103 * mm

_BASE = ParagraphStyle("base", fontName=SERIF, fontSize=14, leading=18.5)
_CENTRED = ParagraphStyle("centred", _BASE, alignment=TA_CENTER)
_SUBJECT = ParagraphStyle("subject", _CENTRED, leftIndent=8 * mm, rightIndent=8 * mm)
_HEAD = ParagraphStyle("head", _CENTRED, fontSize=13, leading=16)
_BODY = ParagraphStyle("body", _BASE, alignment=TA_JUSTIFY, firstLineIndent=12.7 * mm, spaceBefore=3, spaceAfter=3)
_SMALL = ParagraphStyle("small", _BASE, fontSize=11, leading=13)
_CELL = ParagraphStyle("cell", _BASE, fontSize=11.5, leading=14)
_CELL_CENTRED = ParagraphStyle("cell-centred", _CELL, alignment=TA_CENTER)


def pdf_bytes(paper: Paper) -> bytes:
    """The paper as a PDF; the same paper and fonts always give the same bytes.

    Raises `reportlab.pdfbase.ttfonts.TTFError` when the fonts are not installed, ValueError when a font lacks a letter.
    """
    _register_fonts(letters=frozenset("".join(lines(paper))) - {"\n"})
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        leftMargin=28 * mm - FRAME_PADDING,
        rightMargin=17 * mm - FRAME_PADDING,
        title=f"{paper.kind.capitalize()} {paper.letterhead.number}",
        author="Tỉnh Lam Sơn",
        lang="vi",
        # No clock and no random id in the file.
        invariant=1,
    )
    template.build(_story(paper), onLaterPages=_page_number)
    return buffer.getvalue()


def _register_fonts(*, letters: frozenset[str]) -> None:
    """Makes the four faces known. Refuses a face without all `letters`: reportlab would silently leave them out."""
    for face, name in FACES.items():
        font = TTFont(name, f"{SERIF}-{face}.ttf")
        missing = sorted(letter for letter in letters if ord(letter) not in font.face.charToGlyph)
        if missing:
            raise ValueError(f"{name} has no {' '.join(missing)}")
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        SERIF, normal=SERIF, bold=FACES["Bold"], italic=FACES["Italic"], boldItalic=FACES["BoldItalic"]
    )


def _page_number(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont(SERIF, 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(template.page))


def _story(paper: Paper) -> list[Flowable]:
    story: list[Flowable] = [_letterhead(paper), Spacer(1, 14), *_title(paper)]
    story += [_body_line(line) for line in paper.body]
    story += [Spacer(1, 12), KeepTogether(_closing(paper))]
    if paper.annex:
        story += [PageBreak(), *_annex(paper.annex)]
    return story


def _bold(text: str) -> str:
    return f"<b>{text}</b>"


class _Rule(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A short line in the middle. reportlab's own HRFlowable stands at the left when it is inside a table."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, 9

    def draw(self) -> None:
        start = (self.width - self.length) / 2
        self.canv.setLineWidth(0.7)
        self.canv.line(start, 6, start + self.length, 6)


def _columns(left: list[Flowable], right: list[Flowable], widths: tuple[float, float]) -> Table:
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([[left, right]], colWidths=widths, style=style)


def _letterhead(paper: Paper) -> Table:
    issuer, motto = letterhead_lines(paper)
    left: list[Flowable] = [Paragraph(_bold(text), _HEAD) for text in issuer[:-1]]
    left += [_Rule(20 * mm), Paragraph(issuer[-1], _HEAD)]
    right: list[Flowable] = [Paragraph(_bold(text), _HEAD) for text in motto[:-1]]
    right += [_Rule(62 * mm), Paragraph(f"<i>{motto[-1]}</i>", _HEAD)]
    return _columns(left, right, (LEFT_COLUMN, RIGHT_COLUMN))


def _title(paper: Paper) -> list[Flowable]:
    kind = [Paragraph(_bold(text), _CENTRED) for text in paper.kind.splitlines()]
    return [*kind, Paragraph(_bold(paper.subject), _SUBJECT), _Rule(34 * mm), Spacer(1, 6)]


def _body_line(line: Line) -> Paragraph:
    if line.level in ("part", "heading"):
        return Paragraph(_bold(line.text), ParagraphStyle(line.level, _BODY, keepWithNext=True))
    if line.level == "basis":
        return Paragraph(f"<i>{line.text}</i>", _BODY)
    return Paragraph(f"{_bold(line.lead)} {line.text}" if line.lead else line.text, _BODY)


def _closing(paper: Paper) -> Table:
    left: list[Flowable] = [
        Paragraph("<b><i>Nơi nhận:</i></b>", ParagraphStyle("list", _SMALL, fontSize=12, leading=15))
    ]
    left += [Paragraph(text, _SMALL) for text in paper.recipients]
    right: list[Flowable] = [Paragraph(_bold(text), _CENTRED) for text in paper.signature.authority]
    right += [Spacer(1, 26), Paragraph("<i>(Đã ký)</i>", _CENTRED), Spacer(1, 26)]
    right.append(Paragraph(_bold(paper.signature.name), _CENTRED))
    return _columns(left, right, (82 * mm, 83 * mm))


def _annex(annex: Annex) -> list[Flowable]:
    heads = [Paragraph(_bold(text), _CENTRED) for text in (annex.label, annex.title)]
    return [*heads, Paragraph(f"<i>{annex.issued_with}</i>", _HEAD), Spacer(1, 10), _grid(annex.grid)]


def _grid(grid: Grid) -> Table:
    """The table with its head repeated on every page, a band over the full width, None joined to the cell above."""
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    rows: list[list[object]] = [[Paragraph(_bold(column.title), _CELL_CENTRED) for column in grid.columns]]
    for index, row in enumerate(grid.rows, start=1):
        if isinstance(row, Band):
            rows.append([Paragraph(_bold(row.text), _CELL), *[""] * (len(grid.columns) - 1)])
            style.append(("SPAN", (0, index), (-1, index)))
            continue
        style += [("SPAN", (place, index - 1), (place, index)) for place, text in enumerate(row) if text is None]
        styles = [_CELL_CENTRED if column.centred else _CELL for column in grid.columns]
        rows.append([Paragraph(text or "", styles[place]) for place, text in enumerate(row)])
    return Table(rows, colWidths=[column.width * mm for column in grid.columns], style=style, repeatRows=1)
