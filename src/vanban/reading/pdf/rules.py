"""The ruled lines of a .pdf page: what is drawn to frame tables, as level and upright strokes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.reading.pdf.words import Box, upright_box

_THIN = 3.0
_SHORTEST = 4.0
_MOST_PATHS = 5_000
_MOST_POINTS = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A stroke at `at` (x of an upright, y of a level one) from `start` to `end`, in points."""

    at: float
    start: float
    end: float


def page_rules(page: pypdfium2.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright strokes of a page; none at all for a page that is a drawing."""
    paths = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3))
    if len(paths) > _MOST_PATHS:
        return [], []
    upright = upright_box(page)
    level: list[Rule] = []
    erect: list[Rule] = []
    for path in paths:
        for box in _strokes(path, upright):
            left, bottom, right, top = box
            if top - bottom < _THIN and right - left > _SHORTEST:
                level.append(Rule((top + bottom) / 2, left, right))
            elif right - left < _THIN and top - bottom > _SHORTEST:
                erect.append(Rule((left + right) / 2, bottom, top))
    return level, erect


def _strokes(path: pypdfium2.PdfObject, upright: Callable[[Box], Box]) -> Iterator[Box]:
    bounds = upright(path.get_bounds())
    if bounds[2] - bounds[0] < _THIN or bounds[3] - bounds[1] < _THIN:
        yield bounds
    elif _is_stroked(path):
        # A frame, or a whole table drawn in one go.
        for box in _segments(path):
            yield upright(box)


def _is_stroked(path: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)) and bool(stroke.value)


def _segments(path: pypdfium2.PdfObject) -> Iterator[Box]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = before = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path.raw), _MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(before, point)
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(point, begin)


def _box(first: tuple[float, float], second: tuple[float, float]) -> Box:
    (x1, y1), (x2, y2) = first, second
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
