"""The command `vanban`: shows what is in a file, compares two works, and analyses whole folders.

Exit status: 0 done; 1 a file cannot be read (of a batch: at least one) or a result not written; 2 wrong usage; 130 stopped
by Ctrl-C. Results go to stdout in UTF-8; every error is one sentence on stderr, in the language asked for.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from vanban.cli.arguments import language_of, parser
from vanban.cli.mistakes import FAILED, OK, STOPPED, USAGE, UsageError
from vanban.cli.wording import SENTENCES
from vanban.errors import UnreadableError, disk_reason

__all__ = ["main"]

_COMMANDS = {
    "text": ("showing", "show_text"),
    "outline": ("showing", "show_outline"),
    "analyse": ("showing", "show_analysis"),
    "compare": ("showing", "show_comparison"),
    "batch": ("batching", "run_batch"),
}
"""The module of each command and the function in it, imported once it is clear what is wanted: help is there at once."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Windows would write a Vietnamese code page into a pipe; whoever reads JSON expects UTF-8.
            stream.reconfigure(encoding="utf-8")
    # A reader notes a strange file with its traceback; at a terminal the sentence is enough.
    logging.getLogger("vanban").addHandler(logging.NullHandler())
    options = parser(language_of(arguments)).parse_args(arguments)
    sentences = SENTENCES[options.lang]
    try:
        module, command = _COMMANDS[options.command]
        status: int = getattr(import_module(f"{__name__}.{module}"), command)(options)
        return status
    except UsageError as mistake:
        return _complain(str(mistake), USAGE)
    except UnreadableError as problem:
        return _complain(problem.sentence(options.lang), FAILED)
    except BrokenPipeError:
        # `vanban … | head` closed the pipe. The interpreter must not try to flush into it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as problem:
        return _complain(sentences["not_written"].format(reason=disk_reason(problem, options.lang)), FAILED)
    except KeyboardInterrupt:
        return _complain(sentences["stopped"], STOPPED)


def _complain(sentence: str, status: int) -> int:
    print(f"vanban: {sentence}", file=sys.stderr)
    return status
