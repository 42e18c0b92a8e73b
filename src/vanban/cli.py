"""The command `vanban`: shows the text, the outline or all findings of a file, for people or as JSON.

Exit status: 0 done, 1 the file cannot be read, 2 wrong usage. Sentences about errors go to stderr.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from vanban import report
from vanban.analysis import analyse
from vanban.contract import SCHEMA, outline_to_json, to_json
from vanban.errors import UnreadableError
from vanban.model import Source
from vanban.reading import MAX_BYTES, read
from vanban.structure.outline import find_outline

_OK, _UNREADABLE, _USAGE = 0, 1, 2
_SENTENCES = {
    "vi": {
        "absent": "Không tìm thấy tệp “{name}”.",
        "folder": "“{name}” là một thư mục, không phải tệp.",
        "refused": "Không được phép mở tệp “{name}”.",
        "date": "Ngày “{name}” không đúng; hãy viết theo dạng 2026-05-31.",
        "reading": "Đang đọc",
        "analysing": "Đang phân tích",
    },
    "en": {
        "absent": "There is no file “{name}”.",
        "folder": "“{name}” is a folder, not a file.",
        "refused": "The file “{name}” may not be opened.",
        "date": "“{name}” is not a day; write it like 2026-05-31.",
        "reading": "Reading",
        "analysing": "Analysing",
    },
}


class _UsageError(Exception):
    """The command was called in a way that cannot work; holds the sentence for the person."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Windows would write a Vietnamese code page into a pipe; whoever reads JSON expects UTF-8.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        _COMMANDS[options.command](options)
    except _UsageError as mistake:
        return _complain(str(mistake), _USAGE)
    except UnreadableError as problem:
        return _complain(problem.sentence(options.lang), _UNREADABLE)
    except BrokenPipeError:
        # `vanban … | head` closed the pipe. The interpreter must not try to flush into it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vanban", description="Đọc văn bản hành chính: chữ, cấu trúc, nhiệm vụ, thời hạn."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="text|outline|analyse")
    for name, purpose in (
        ("text", "in phần chữ đã làm sạch"),
        ("outline", "in cây chương, điều, khoản, điểm"),
        ("analyse", "in mọi điều tìm được"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        command.add_argument("file", metavar="FILE", help="tệp cần đọc; “-” đọc từ đầu vào chuẩn")
        command.add_argument("--json", action="store_true", help="in một đối tượng JSON")
        command.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của câu báo lỗi và đề mục")
        if name == "analyse":
            command.add_argument(
                "--reference-date", metavar="YYYY-MM-DD", help="ngày làm mốc để hiểu “quý III”, “cuối năm”"
            )
    return parser


def _show_text(options: argparse.Namespace) -> None:
    source = _source(options)
    if options.json:
        facts = {"schema": SCHEMA, "text": source.text, "format": source.format, "reader": source.reader}
        _print_json(facts | {"pages": source.pages, "blocks": [asdict(block) for block in source.blocks]})
    else:
        _print_lines([source.text.rstrip("\n")])


def _show_outline(options: argparse.Namespace) -> None:
    source = _source(options)
    outline = find_outline(source.text, source.blocks, source.tables)
    if options.json:
        _print_json({"schema": SCHEMA, "text": source.text, "outline": outline_to_json(outline)})
    else:
        _print_lines(report.outline_lines(outline, language=options.lang))


def _show_analysis(options: argparse.Namespace) -> None:
    reference = _day(options.reference_date, options.lang)
    source = _source(options)
    with _Progress(_SENTENCES[options.lang]["analysing"]) as progress:
        analysis = analyse(source, reference=reference, progress=progress)
    if options.json:
        _print_json(to_json(analysis))
    else:
        _print_lines(report.analysis_lines(analysis, language=options.lang))


_COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "text": _show_text,
    "outline": _show_outline,
    "analyse": _show_analysis,
}


def _source(options: argparse.Namespace) -> Source:
    data = _bytes(options.file, options.lang)
    with _Progress(_SENTENCES[options.lang]["reading"]) as progress:
        return read(data, name=Path(options.file).name, progress=progress)


def _bytes(name: str, language: str) -> bytes:
    """At most one byte more than can be read: enough to be refused as too large, however long the input is."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    sentences = _SENTENCES[language]
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _UsageError(sentences["absent"].format(name=name)) from None
    except IsADirectoryError:
        raise _UsageError(sentences["folder"].format(name=name)) from None
    except OSError:
        raise _UsageError(sentences["refused"].format(name=name)) from None


def _day(text: str | None, language: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _UsageError(_SENTENCES[language]["date"].format(name=text)) from None


class _Progress:
    """A line on a terminal that shows how far long work is; silent elsewhere, and silent for quick work."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = False

    def __enter__(self) -> _Progress:
        return self

    def __call__(self, share: float) -> None:
        # Quick work goes from nothing to everything at once and needs no line.
        if sys.stderr.isatty() and 0 < share < 1:
            print(f"\r{self._doing} … {share:4.0%}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def __exit__(self, *reason: object) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _complain(sentence: str, status: int) -> int:
    print(f"vanban: {sentence}", file=sys.stderr)
    return status


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1), flush=True)


def _print_lines(lines: Sequence[str]) -> None:
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
