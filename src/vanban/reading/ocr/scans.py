"""Pages of a .pdf as grey pictures for recognition."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from vanban import errors
from vanban.reading.ocr.strokes import GreyMap
from vanban.reading.pdf.pages import PDFIUM, opened

DOTS_PER_INCH = 300
"""What tesseract was trained on: small letters of an office paper are then some twenty dots high."""
MAX_PIXELS = 40_000_000
"""A page of A3 at 300 dots per inch has 17 million."""
MAX_PICTURE = 200_000_000
"""Dots of a picture in the page, which pdfium unpacks whole: A3 at 600 dots per inch has 70 million."""
MAX_PAGES = 300
_POINTS_PER_INCH = 72


def picture_of(data: bytes, index: int) -> GreyMap:
    """A page as dots; raises `bomb` for a picture that would fill the memory.

    pdfium is left again before the words are recognised: that takes seconds, and other files are being read.
    """
    with PDFIUM, opened(data) as document:
        page = document[index]
        try:
            _check_pictures(page)
            return _grey_map(page)
        finally:
            page.close()


def _check_pictures(page: pypdfium2.PdfPage) -> None:
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        width, height = picture.get_px_size()
        if width * height > MAX_PICTURE:
            raise errors.bomb()


def _grey_map(page: pypdfium2.PdfPage) -> GreyMap:
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / _POINTS_PER_INCH, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        dots = memoryview(bitmap.buffer)
        rows = (dots[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
        return GreyMap(bitmap.width, bitmap.height, bytearray(b"".join(rows)))
    finally:
        bitmap.close()
