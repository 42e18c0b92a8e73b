"""How fast a long .docx is read: medians in milliseconds, megabytes of text per second, growth with length.

Run: `python benchmarks/reading.py`. The file is made here, with numbered paragraphs and a task table.
"""

from __future__ import annotations

import io
import statistics
import sys
import time

import docx

from vanban.reading import read

_RUNS = 5
_PARAGRAPHS = 760
"""About a hundred pages: 250 KB of text with the tables."""
_SENTENCE = (
    "Sở Mây Trắng chủ trì, phối hợp với Sở Gió Ngàn và Ủy ban nhân dân các xã rà soát quy hoạch trồng rừng ven suối, "
    "báo cáo kết quả trước ngày 15 tháng 12 năm 2026; định kỳ hằng quý tổng hợp khó khăn, đề xuất hướng xử lý. "
)


def made(scale: int) -> bytes:
    """A .docx of about `scale` hundred pages."""
    document = docx.Document()
    for number in range(_PARAGRAPHS * scale):
        if number % 20 == 0:
            document.add_heading(f"{number // 20 + 1}. Nhóm nhiệm vụ về rừng và nước", level=1)
        document.add_paragraph(_SENTENCE)
    table = document.add_table(rows=0, cols=5)
    for number in range(60 * scale):
        row = (str(number + 1), "Trồng mới 10 ha rừng ven suối", "Sở Mây Trắng", "Sở Gió Ngàn", "Quý III/2026")
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def median_seconds(data: bytes) -> tuple[float, int]:
    """Median time of a reading and the bytes of its text."""
    times = []
    size = 0
    for _ in range(_RUNS):
        begin = time.perf_counter()
        source = read(data, name="mau.docx")
        times.append(time.perf_counter() - begin)
        size = len(source.text.encode())
    return statistics.median(times), size


def main() -> None:
    first = None
    for scale in (1, 2, 4):
        seconds, size = median_seconds(made(scale))
        first = first or seconds
        line = f"{scale}×  {size / 1000:7.0f} KB text  {seconds * 1000:7.1f} ms  {size / seconds / 1e6:5.1f} MB/s"
        sys.stdout.write(f"{line}  {seconds / first:4.2f}× the time\n")


if __name__ == "__main__":
    main()
