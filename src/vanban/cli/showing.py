"""The commands that show one file or compare two: text, outline, analyse, compare."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from vanban import report
from vanban.analysis import analyse
from vanban.cli.comparing import comparison_lines
from vanban.cli.mistakes import OK, UsageError
from vanban.cli.progress import Progress
from vanban.cli.wording import SENTENCES
from vanban.comparison import compare
from vanban.comparison_json import comparison_to_json
from vanban.contract import SCHEMA, left_out_to_json, outline_to_json, to_json
from vanban.left_out import notices
from vanban.lines import NARROWEST, USUAL, WIDEST
from vanban.model import Analysis, Source
from vanban.reading import MAX_BYTES, read
from vanban.structure.outline import find_outline


def show_text(options: argparse.Namespace) -> int:
    source = _source(options.file, options.lang)
    if options.json:
        facts = {"schema": SCHEMA, "text": source.text, "format": source.format, "reader": source.reader}
        facts |= {"pages": source.pages, "blocks": [asdict(block) for block in source.blocks]}
        return _print_json(facts | left_out_to_json(source))
    return _print_lines([source.text.rstrip("\n")], left_out=notices(source, language=options.lang))


def show_outline(options: argparse.Namespace) -> int:
    source = _source(options.file, options.lang)
    outline = find_outline(source.text, source.blocks, source.tables)
    if options.json:
        found = {"schema": SCHEMA, "text": source.text, "outline": outline_to_json(outline)}
        return _print_json(found | left_out_to_json(source))
    lines = report.outline_lines(outline, language=options.lang, width=_width())
    return _print_lines(lines, left_out=notices(source, language=options.lang))


def show_analysis(options: argparse.Namespace) -> int:
    reference = day(options.reference_date, options.lang)
    analysis = _analysis(options.file, options.lang, reference=reference)
    if options.json:
        return _print_json(to_json(analysis))
    lines = report.analysis_lines(analysis, language=options.lang, why=options.why, width=_width())
    return _print_lines(lines, left_out=notices(analysis, language=options.lang))


def show_comparison(options: argparse.Namespace) -> int:
    if options.before == options.after == "-":
        raise UsageError(SENTENCES[options.lang]["both_stdin"])
    before, after = (_analysis(name, options.lang) for name in (options.before, options.after))
    comparison = compare(before, after)
    if options.json:
        return _print_json(comparison_to_json(comparison, before=before, after=after))
    names = options.before, options.after
    lines = comparison_lines(comparison, before=before, after=after, names=names, language=options.lang, width=_width())
    both = zip(names, (before, after), strict=True)
    left_out = [f"{name}: {said}" for name, analysis in both for said in notices(analysis, language=options.lang)]
    return _print_lines(lines, left_out=left_out)


def day(text: str | None, language: str) -> date | None:
    """The day of `--reference-date`; raises UsageError for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(SENTENCES[language]["date"].format(name=text)) from None


def _analysis(name: str, language: str, *, reference: date | None = None) -> Analysis:
    source = _source(name, language)
    with Progress(SENTENCES[language]["analysing"]) as progress:
        return analyse(source, reference=reference, progress=progress)


def _source(name: str, language: str) -> Source:
    data = _bytes(name, SENTENCES[language])
    with Progress(SENTENCES[language]["reading"]) as progress:
        return read(data, name=Path(name).name, progress=progress)


def _bytes(name: str, sentences: dict[str, str]) -> bytes:
    """At most one byte more than can be read: enough to be refused as too large, however long the input is."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(sentences["absent"].format(name=name)) from None
    except IsADirectoryError:
        raise UsageError(sentences["folder"].format(name=name)) from None
    except OSError:
        raise UsageError(sentences["refused"].format(name=name)) from None


def _width() -> int:
    """That of the terminal, within reason; in a file or a pipe lines are as wide as on paper."""
    if not sys.stdout.isatty():
        return USUAL
    return min(max(get_terminal_size((USUAL, 0)).columns, NARROWEST), WIDEST)


def _print_json(value: dict[str, Any]) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=1), flush=True)
    return OK


def _print_lines(lines: Sequence[str], *, left_out: Sequence[str] = ()) -> int:
    """Lines on stdout; what they cannot tell, for it was not read, on stderr, where it stays out of a pipe."""
    print("\n".join(lines), flush=True)
    for sentence in left_out:
        print(f"vanban: {sentence}", file=sys.stderr)
    return OK
