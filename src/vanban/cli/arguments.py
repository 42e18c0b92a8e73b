"""The words that the command understands, with help in both languages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any, NoReturn

from vanban.cli.mistakes import USAGE, sentence_for
from vanban.cli.wording import HELP

LANGUAGES = ("vi", "en")


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for, found before anything is parsed: help and complaints speak it too."""
    for word, following in pairwise([*arguments, ""]):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if value != word and value in LANGUAGES:
            return value
    return LANGUAGES[0]


def cores() -> int:
    """Processors that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parser(language: str) -> argparse.ArgumentParser:
    """Its errors end the process with status 2 and a sentence on stderr."""
    words = HELP[language]
    top = _Parser(language, prog="vanban", description=words["about"], epilog=words["epilog"])
    _add_language(top.options, words, default=language)
    top.options.add_argument("--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help=words["version"])
    commands = top.add_subparsers(
        dest="command", required=True, title=words["commands"], metavar=words["command"], parser_class=_Command
    )
    for name, add in _INPUTS.items():
        epilog = words["batch_epilog" if name == "batch" else "epilog"]
        command = commands.add_parser(
            name, language=language, help=words[name], description=_sentence(words[name]), epilog=epilog
        )
        add(command, words)
        # Without a default of its own: it would cover what stands before the name of the command.
        _add_language(command.options, words, default=argparse.SUPPRESS)
    return top


def _sentence(phrase: str) -> str:
    # Not `capitalize`, which would take the capitals out of the rest.
    return f"{phrase[0].upper()}{phrase[1:]}."


class _Parser(argparse.ArgumentParser):
    """argparse in two languages: its titles, its help and its complaints."""

    def __init__(self, language: str, **settings: Any) -> None:
        self.language = language
        self.words = HELP[language]
        super().__init__(add_help=False, formatter_class=self._formatter, **settings)
        self.inputs = self.add_argument_group(self.words["inputs"])
        self.options = self.add_argument_group(self.words["options"])
        self.options.add_argument("-h", "--help", action="help", help=self.words["help"])

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"vanban: {sentence_for(message, self.language, commands=tuple(_INPUTS))}\n")

    def _formatter(self, *args: Any, **settings: Any) -> argparse.HelpFormatter:
        return _Formatter(*args, usage_word=self.words["usage"], **settings)


class _Command(_Parser):
    """One command. What it does not know it complains of itself: with its own usage, not that of the whole."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown


class _Version(argparse.Action):
    """Asked for only when wanted: looking it up takes longer than everything else here."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        print(f"vanban {import_module('vanban').__version__}")
        parser.exit()


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, *args: Any, usage_word: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._usage_word = usage_word

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        if not isinstance(action, argparse._SubParsersAction):
            return super()._format_action(action)
        # Each command with its help, without the line for all of them: the title says that they are commands.
        return "".join(map(super()._format_action, action._choices_actions))


def _add_language(group: argparse._ArgumentGroup, words: dict[str, str], *, default: str) -> None:
    group.add_argument("--lang", choices=LANGUAGES, default=default, metavar="vi|en", help=words["lang"])


def _add_file(command: _Parser, words: dict[str, str]) -> None:
    command.inputs.add_argument("file", metavar="FILE", help=words["file"])
    command.options.add_argument("--json", action="store_true", help=words["json"])


def _add_file_and_day(command: _Parser, words: dict[str, str]) -> None:
    _add_file(command, words)
    command.options.add_argument("--why", action="store_true", help=words["why"])
    _add_day(command, words)


def _add_two_files(command: _Parser, words: dict[str, str]) -> None:
    command.inputs.add_argument("before", metavar="A", help=words["before"])
    command.inputs.add_argument("after", metavar="B", help=words["after"])
    command.options.add_argument("--json", action="store_true", help=words["json"])


def _add_folder(command: _Parser, words: dict[str, str]) -> None:
    command.inputs.add_argument("folder", metavar="DIR", help=words["dir"])
    command.options.add_argument("--out", metavar="DIR", required=True, help=words["out"])
    crews = command.options.add_mutually_exclusive_group()
    crews.add_argument("--jobs", metavar="N", type=int, help=words["jobs"].format(cores=cores()))
    crews.add_argument("--dask", metavar="tcp://HOST:PORT", help=words["dask"])
    _add_day(command, words)


def _add_day(command: _Parser, words: dict[str, str]) -> None:
    command.options.add_argument("--reference-date", metavar="YYYY-MM-DD", help=words["reference"])


_INPUTS: dict[str, Callable[[_Parser, dict[str, str]], None]] = {
    "text": _add_file,
    "outline": _add_file,
    "analyse": _add_file_and_day,
    "compare": _add_two_files,
    "batch": _add_folder,
}
