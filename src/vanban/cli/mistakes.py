"""What the command ends with, and wrong usage told as a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.cli.wording import HELP, SENTENCES

OK, FAILED, USAGE, STOPPED = 0, 1, 2, 130
"""Exit status; 130 is what every shell shows for Ctrl-C."""

# The words of argparse, which knows no Vietnamese, and the name of the sentence that says the same.
_ARGPARSE = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "missing"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "unknown"),
    (re.compile(r"argument (?P<name>\S+): expected one argument"), "no_value"),
    (
        re.compile(r"argument (?P<name>\S+): invalid choice: '?(?P<what>.*?)'? \(choose from (?P<choices>.+)\)"),
        "choice",
    ),
    (re.compile(r"argument (?P<name>\S+): invalid \S+ value: '(?P<what>.*)'"), "number"),
    (re.compile(r"argument (?P<name>\S+): not allowed with argument (?P<what>\S+)"), "together"),
    (re.compile(r"ambiguous option: (?P<name>\S+) could match (?P<what>.+)"), "ambiguous"),
)


class UsageError(Exception):
    """The command was called in a way that cannot work; holds the sentence for the person."""


def sentence_for(message: str, language: str, *, commands: Sequence[str] = ()) -> str:
    """What argparse complains of, as a sentence; its own words where it says something new."""
    command = HELP[language]["command"]
    for pattern, name in _ARGPARSE:
        if match := pattern.fullmatch(message):
            facts = {key: value.replace("'", "") for key, value in match.groupdict().items()}
            if command in (facts.get("name"), facts.get("what")):
                name, facts["choices"] = f"{name}_command", ", ".join(commands)
            return SENTENCES[language][name].format(**facts)
    return SENTENCES[language]["usage"].format(message=message)
