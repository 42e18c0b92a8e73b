"""Promise: help and complaints speak the language asked for, and wrong words end with status 2."""

from __future__ import annotations

import pytest

import vanban
from vanban.cli import main
from vanban.cli.arguments import language_of
from vanban.cli.mistakes import sentence_for
from vanban.cli.wording import BATCH, HELP, SENTENCES

COMMANDS = ["text", "outline", "analyse", "compare", "batch"]


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "vi"),
        (["text", "x"], "vi"),
        (["text", "x", "--lang", "en"], "en"),
        (["--lang=en", "text"], "en"),
        (["--lang", "fr"], "vi"),
        (["--lang"], "vi"),
        # A file may be called like a language.
        (["text", "en"], "vi"),
    ],
)
def test_language_is_found_before_parsing(arguments: list[str], language: str) -> None:
    assert language_of(arguments) == language


@pytest.mark.parametrize("arguments", [["--lang", "en", "text", "x.pdf"], ["text", "x.pdf", "--lang", "en"]])
def test_language_may_stand_anywhere(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == "vanban: There is no file “x.pdf”.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Thiếu lệnh; hãy chọn một trong: text, outline, analyse, compare, batch."),
        (["foo"], "Không có lệnh “foo”; hãy chọn một trong: text, outline, analyse, compare, batch."),
        (["--lang=en"], "A command is missing; choose one of: text, outline, analyse, compare, batch."),
        (["--lang=en", "foo"], "There is no command “foo”; choose one of: text, outline, analyse, compare, batch."),
        (["text"], "Thiếu FILE."),
        (["compare", "a"], "Thiếu B."),
        (["batch", "a"], "Thiếu --out."),
        (["text", "a", "b"], "Không hiểu “b”."),
        (["text", "a", "--lang", "fr"], "“fr” không dùng được cho --lang; hãy chọn một trong: vi, en."),
        (["batch", "a", "--out"], "Sau --out phải có một giá trị."),
        (["batch", "a", "--out", "b", "--jobs", "hai"], "Sau --jobs phải là một số nguyên, không phải “hai”."),
        (["batch", "a", "--out", "b", "--jobs", "2", "--dask", "c"], "Không dùng --dask cùng với --jobs."),
        (["--lang", "en", "compare"], "Missing: A, B."),
        (["text", "a", "--lang=en", "--what"], "“--what” is not understood."),
    ],
)
def test_wrong_words_end_with_a_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"vanban: {sentence}"


def test_unheard_of_complaint_keeps_its_words() -> None:
    assert sentence_for("something new", "en") == "The command was not called correctly (something new)."


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "title"), [("vi", "tùy chọn:"), ("en", "options:")])
def test_help_of_each_command(command: str, language: str, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help", "--lang", language])

    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert title in shown.splitlines()
    assert shown.startswith(f"{HELP[language]['usage']}vanban {command} [-h]")


def test_help_tells_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help", "--lang", "en"])

    assert capsys.readouterr().out.splitlines()[-2:] == HELP["en"]["epilog"].splitlines()


@pytest.mark.parametrize("words", [HELP, SENTENCES, BATCH])
def test_both_languages_say_the_same_things(words: dict[str, dict[str, str]]) -> None:
    assert words["vi"].keys() == words["en"].keys()


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["analyse", "a", "--jon"], "cách dùng: vanban analyse [-h]"),
        (["--jon", "analyse", "a"], "cách dùng: vanban [-h]"),
    ],
)
def test_complaint_shows_the_usage_of_its_command(
    arguments: list[str], usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)

    shown = capsys.readouterr().err.splitlines()
    assert (shown[0].startswith(usage), shown[-1]) == (True, "vanban: Không hiểu “--jon”.")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_lists_every_command_once(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help", "--lang", language])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ") and line.split()[0] in COMMANDS] == COMMANDS
    assert "|".join(COMMANDS) not in "\n".join(lines)


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])

    assert end.value.code == 0
    assert capsys.readouterr().out == f"vanban {vanban.__version__}\n"
