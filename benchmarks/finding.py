"""How fast the finders read: megabytes of UTF-8 text per second, and how the time grows with the length of the text.

    python benchmarks/finding.py [FILE …]

Without files it reads an invented text and three that are made to hurt (endless lists, digits, capitals). Growth is the
time for 2× and 4× the text over the time for 1×: 2 and 4 mean that a finder is linear. Run it on a quiet machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

FINDERS = ("references", "deadlines", "organisations", "directives", "targets", "annex_tasks", "meetings")
REFERENCE = date(2026, 3, 2)
SIZE = 400_000
PLAIN = (
    "Thực hiện Nghị quyết số 15-NQ/TU ngày 12/01/2026 của Ban Chấp hành Đảng bộ tỉnh về phát triển kinh tế ven sông, "
    "Ủy ban nhân dân tỉnh giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các huyện, thành phố rà soát các "
    "vùng trồng, báo cáo trước ngày 15/6/2026; hằng năm sơ kết, đến năm 2030 đạt tối thiểu 75% diện tích được tưới.\n"
)
HARD = {
    "invented": PLAIN,
    "lists": "các sở, ban, ngành, " * 9 + "số 11, số 12, 13, 14 và " * 9 + "Luật Đường, ",
    "digits": "ngày 1 tháng 1 năm 1, quý 1 năm 2 - 3/4/5/6-7.8.9 từ 10 đến 11 " * 3,
    "capitals": "Trung tâm Văn Lang Sông Hồng Núi Đá - Cầu Mây Đèo Gió Nghị quyết Đại hội Đảng bộ Chương trình hành động ",
}


def load_finders() -> dict[str, Callable[[str], object]]:
    """The finders that exist, each as a function of the text alone."""
    finders: dict[str, Callable[[str], object]] = {}
    for name in FINDERS:
        try:
            find = getattr(import_module(f"vanban.finding.{name}"), f"find_{name}")
        except (ImportError, AttributeError):
            continue
        finders[name] = (lambda text, find=find: find(text, reference=REFERENCE)) if name == "deadlines" else find
    return finders


def seconds(find: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    find(text)
    return time.perf_counter() - started


def filled(pattern: str, size: int = SIZE) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


def report(label: str, pattern: str, finders: dict[str, Callable[[str], object]]) -> None:
    text = filled(pattern)
    megabytes = len(text.encode()) / 1e6
    for name, find in finders.items():
        try:
            once, twice, four = (seconds(find, filled(pattern, SIZE * times)) for times in (1, 2, 4))
        except TypeError:  # a finder that needs more than the text
            continue
        print(f"{label:24.24} {name:14} {megabytes / once:7.2f} MB/s   growth 1× {twice / once:.2f} {four / once:.2f}")


def main(paths: Sequence[str]) -> None:
    finders = load_finders()
    for find in finders.values():
        try:
            find(PLAIN)  # tables are built on first use
        except TypeError:
            continue
    texts = {Path(path).name: Path(path).read_text(encoding="utf-8") for path in paths} or HARD
    for label, pattern in texts.items():
        report(label, pattern, finders)


if __name__ == "__main__":
    main(sys.argv[1:])
