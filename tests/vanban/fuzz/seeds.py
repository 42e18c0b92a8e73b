"""A small good file of every format, to be broken in all ways."""

from __future__ import annotations

from email.message import EmailMessage
from functools import cache
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.vanban import papers
from tests.vanban.reading import samples

_FILES = Path(__file__).resolve().parents[1] / "reading" / "files"


@cache
def seeds() -> dict[str, bytes]:
    """Files by their names."""
    stored = {path.name: path.read_bytes() for path in sorted(_FILES.iterdir()) if path.suffix in (".doc", ".xls")}
    return stored | {
        "mau.docx": _docx(),
        "mau.xlsx": _xlsx(),
        "mau.pdf": samples.pdf(_page, _page),
        "mau.html": _HTML.encode(),
        "mau.eml": _mail(),
        "mau.csv": 'TT;Nhiệm vụ;Cơ quan chủ trì;Thời hạn\n1;Vá đường;Sở Mây;30/9/2026\n2;"Mở\nchợ";;\n'.encode(),
        "mau.md": "# Kế hoạch\n\n1\\. **Sở Mây** mở chợ\n\n| TT | Việc |\n| --- | --- |\n| 1 | Vá đường |\n".encode(),
        "mau.txt": papers.DECISION.encode(),
        "mau-16.txt": papers.LETTER.encode("utf-16"),
    }


def _docx() -> bytes:
    rows = samples.table(
        samples.cell("TT") + samples.cell("Nhiệm vụ") + samples.cell("Chủ trì"),
        samples.cell("1", '<w:vMerge w:val="restart"/>') + samples.cell("Mở chợ\nphiên", '<w:gridSpan w:val="2"/>'),
        samples.cell("", "<w:vMerge/>") + samples.cell("Vá đường") + samples.cell("Sở Mây"),
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        samples.paragraph("KẾ HOẠCH", '<w:pStyle w:val="Heading1"/>', "<w:b/>")
        + samples.paragraph("Sở Mây mở chợ trước ngày 30/9/2026.", numbered)
        + samples.paragraph("Sở Gió vá đường.", numbered)
        + rows
    )
    return samples.docx(
        body,
        styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
        numbering=(
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
        comments='<w:comment w:id="1" w:author="Lan" w:date="2026-05-01T00:00:00Z"><w:p/></w:comment>',
    )


def _xlsx() -> bytes:
    rows = samples.sheet(("TT", "Nhiệm vụ", "Chủ trì"), (1, "Mở chợ", "Sở Mây"), (2, None, 46000), merged="A1:A2 B2:C2")
    return samples.xlsx(rows, f"hidden:{rows}", sharedStrings="<si><t>Sở Mây</t></si>")


def _page(canvas: Canvas) -> None:
    lines = [(72.0, 780.0, "KE HOACH"), (72.0, 750.0, "1. So May mo cho truoc ngay 30/9/2026."), (300.0, 700.0, "2")]
    samples.write(canvas, lines)
    for x in (72, 200, 330):
        canvas.line(x, 600, x, 680)
    for y in (600, 640, 680):
        canvas.line(72, y, 330, y)
    samples.write(canvas, [(80.0, 655.0, "TT"), (210.0, 655.0, "Viec"), (80.0, 615.0, "1"), (210.0, 615.0, "Mo cho")])


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Kế hoạch mở chợ", "lan@example.test"
    mail.set_content("Sở Mây mở chợ trước ngày 30/9/2026.\n")
    mail.add_alternative(_HTML, subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="mau.pdf")
    return mail.as_bytes()


_HTML = """<!doctype html><html><head><title>Tin</title></head><body><nav><a href="/">Trang chủ</a></nav>
<article><h1>Mở chợ phiên</h1><p>Sáng 19/3, Sở Mây họp.</p><ul><li>Vá đường<li>Mở chợ</ul>
<table><tr><th rowspan=2>TT<th colspan="2">Nhiệm vụ</tr><tr><td>1<td>Mở chợ</table></article></body></html>"""
