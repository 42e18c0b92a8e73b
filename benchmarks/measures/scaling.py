"""Speed and growth: from ten kilobytes to ten megabytes, by finder, and on texts made to hurt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from vanban.analysis import analyse
from vanban.errors import UnreadableError
from vanban.finding.annex import find_annex_tasks
from vanban.finding.deadlines import find_deadlines
from vanban.finding.directives import find_directives
from vanban.finding.meeting import find_meeting
from vanban.finding.organisations import find_organisations
from vanban.finding.references import find_references
from vanban.finding.targets import find_targets
from vanban.model import Source
from vanban.reading import read_text
from vanban.structure.header import find_header
from vanban.structure.outline import find_outline

from .bar import Report, seconds

REFERENCE = date(2026, 6, 1)
LEAST_SPEED = 1.0
"""Megabytes of UTF-8 text per second and processor."""
MOST_GROWTH = 11.0
"""Times the time for ten times the text."""
SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
SHORT, LONG = 100_000, 1_000_000
HOSTILE: Mapping[str, str] = {
    "one endless line": "rừng và nước ",
    "only digits": "7",
    "only dots": ".",
    "only commas": ",",
    "only brackets": "(",
    "only quotes": "“",
    "only dashes": "-",
    "bars": "|",
    "dashes on lines": "-\n",
    "figures on lines": "1/0\n",
    "a) over and over": "a) ",
    "a) on lines": "a)\n",
    "Sở over and over": "Sở ",
    "và over and over": "và ",
    "các sở, ban, ngành": "các sở, ban, ngành, ",
    "ngày 1/1/2026": "ngày 1/1/2026 ",
    "số 11, số 12": "số 11, số 12, ",
    "Giao Sở Y tế chủ trì": "Giao Sở Y tế chủ trì, phối hợp với ",
    "đạt 95%": "đạt 95% ",
    "capitals": "Trung Tâm Mây Núi ",
    "narrow table": "| 1 | việc |\n",
    "wide rows": "| a " * 50 + "|\n",
    "task table": "| 1 | Mở chợ | Sở Y tế | Sở Xây dựng | Quý I/2027 |\n",
}
"""What is repeated. The last three make tables of 10^5 cells and more at one megabyte."""


def grown(pattern: str, size: int) -> str:
    """The pattern over and over, `size` bytes of UTF-8 long."""
    data = pattern.encode()
    return (data * (size // len(data) + 1))[:size].decode("utf-8", "ignore")


def print_growth(report: Report, programme: str) -> None:
    report.heading("Analysis of an invented programme")
    before = None
    for name, size in SIZES.items():
        source = read_text(grown(programme, size))
        took = seconds(lambda source=source: analyse(source, reference=REFERENCE))
        report.at_least(f"{name}: speed", size / 1e6 / took, LEAST_SPEED, "MB/s")
        if before:
            report.at_most(f"{name}: growth of a tenfold text", took / before, MOST_GROWTH, "×")
        before = took


def print_finders(report: Report, programme: str) -> None:
    """Each finder by itself; there is no bar for the speed of one, but for the growth of all."""
    report.heading(f"Finders, {LONG // 1000} KB of the programme, and growth from {SHORT // 1000} KB")
    short, long = (_parts(read_text(grown(programme, size))) for size in (SHORT, LONG))
    for name, run in long.items():
        took = seconds(run)
        report.at_most(f"{name} ({LONG / 1e6 / took:.1f} MB/s): growth", took / seconds(short[name]), MOST_GROWTH, "×")


def _parts(source: Source) -> dict[str, Callable[[], object]]:
    text, tables = source.text, source.tables
    outline = find_outline(text, source.blocks, tables)
    deadlines, organisations = find_deadlines(text, reference=REFERENCE), find_organisations(text)
    return {
        "header": lambda: find_header(text),
        "outline": lambda: find_outline(text, source.blocks, tables),
        "references": lambda: find_references(text),
        "deadlines": lambda: find_deadlines(text, reference=REFERENCE),
        "organisations": lambda: find_organisations(text),
        "annex tasks": lambda: find_annex_tasks(text, tables, reference=REFERENCE, outline=outline),
        "directives": lambda: find_directives(
            text, outline=outline, organisations=organisations, deadlines=deadlines, tables=tables
        ),
        "targets": lambda: find_targets(text, outline=outline, deadlines=deadlines, reference=REFERENCE, tables=tables),
        "meeting": lambda: find_meeting(text, reference=REFERENCE),
    }


def print_hostile(report: Report) -> None:
    report.heading(f"Hostile texts: analysis of {LONG // 1000} KB, growth from {SHORT // 1000} KB")
    for name, pattern in HOSTILE.items():
        try:
            short, long = (_hostile_seconds(grown(pattern, size)) for size in (SHORT, LONG))
        except UnreadableError as refusal:
            report.figure(name, f"refused: {refusal.code}")
            continue
        report.at_most(f"{name} ({LONG / 1e6 / long:.2f} MB/s): growth", long / max(short, 0.005), MOST_GROWTH, "×")


def _hostile_seconds(text: str) -> float:
    return seconds(lambda: analyse(text, reference=REFERENCE), least=0.0)
