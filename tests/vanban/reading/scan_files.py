"""Scans for the tests, and what tesseract would print for them."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.vanban.reading.samples import has_vietnamese_font, pdf, write
from vanban.errors import UnreadableError
from vanban.reading import read
from vanban.reading.ocr import tesseract

A4 = (595.0, 842.0)
# The real program, where this machine has it and a font to write the scan with: otherwise nothing is collected.
REAL = [program for program in (tesseract.installed(),) if program is not None and has_vietnamese_font()]


def scan(
    *lines: tuple[float, float, str], rules: tuple[tuple[float, float, float, float], ...] = (), slant: float = 0
) -> bytes:
    """A page of 200 dots per inch as PNG."""

    def draw(canvas: Canvas) -> None:
        write(canvas, list(lines))
        for rule in rules:
            canvas.line(*rule)

    page = pypdfium2.PdfDocument(pdf(draw))[0].render(scale=200 / 72, grayscale=True).to_pil()
    buffer = io.BytesIO()
    turned = page.convert("L").rotate(slant, fillcolor=255, resample=Image.Resampling.BICUBIC, expand=slant >= 90)
    turned.save(buffer, "PNG")
    return buffer.getvalue()


def as_pdf(*pictures: bytes, stamp: str = "", before: str = "") -> bytes:
    """A .pdf with a page per picture; `stamp` is text over each, `before` a page of text in front."""

    def page(picture: bytes, canvas: Canvas) -> None:
        image = ImageReader(io.BytesIO(picture))
        width, height = image.getSize()
        size = A4 if height > width else A4[::-1]
        canvas.setPageSize(size)
        canvas.drawImage(image, 0, 0, *size)
        write(canvas, [(300, 20, stamp)])

    text = [lambda canvas: write(canvas, [(60, 780, before)])] if before else []
    return pdf(*text, *(lambda canvas, picture=picture: page(picture, canvas) for picture in pictures))


BLANK = scan()


def table(*words: tuple[str, int, int, float], width: int = 2480, height: int = 3508) -> str:
    """What tesseract prints for words (text, left, top, confidence), each 40 dots high on a line of its own top."""
    rows = [f"1\t1\t0\t0\t0\t0\t0\t0\t{width}\t{height}\t-1\t"]
    tops = {top for _, _, top, _ in words}
    for top in sorted(tops):
        rows.append(f"4\t1\t1\t1\t1\t0\t100\t{top}\t2000\t40\t-1\t")
        rows += [
            f"5\t1\t1\t1\t1\t1\t{left}\t{top}\t{len(text) * 20}\t40\t{sure}\t{text}"
            for text, left, line, sure in words
            if line == top
        ]
    return "level\tpage_num\t…\n" + "\n".join(rows) + "\n"


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data, name=name)
    return caught.value.code


PARAGRAPH = (
    (60, 780, "TỈNH ỦY VÂN SƠN"),
    (300, 780, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (60, 760, "Số 18-CTr/TU"),
    (300, 760, "Vân Sơn, ngày 12 tháng 3 năm 2026"),
    (60, 700, "1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án nâng"),
    (60, 682, "cấp trạm y tế các xã miền núi, hoàn thành trước ngày 30/6/2026."),
    (290, 40, "- 1 -"),
)
READ = (
    "| TỈNH ỦY VÂN SƠN / Số 18-CTr/TU | ĐẢNG CỘNG SẢN VIỆT NAM / Vân Sơn, ngày 12 tháng 3 năm 2026 |\n"
    "1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án nâng cấp trạm y tế các xã miền núi, "
    "hoàn thành trước ngày 30/6/2026."
)
