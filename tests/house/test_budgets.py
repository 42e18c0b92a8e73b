"""Promise: functions and files stay short; what is longer has a name and a reason in `exceptions.toml`."""

import ast
import tomllib
from collections.abc import Iterator

from tests.house.tree import ROOT

FUNCTION, FUNCTION_HARD = 30, 60
FILE, FILE_HARD = 300, 500
"""Lines."""

FILES = [
    path
    for folder in ("src", "tests", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
EXCEPTIONS: dict[str, str] = tomllib.loads((ROOT / "tests/house/exceptions.toml").read_text())


def sizes(source: str, name: str) -> Iterator[tuple[str, int, bool]]:
    """(name, lines, is a file) of a module and of every function in it; a function is named `file::function`."""
    yield name, len(source.splitlines()), True
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None  # the parser always gives it
            yield f"{name}::{node.name}", node.end_lineno - node.lineno + 1, False


def over(source: str, name: str, *, file: int, function: int) -> dict[str, int]:
    """What is longer than these budgets, with its lines."""
    return {where: lines for where, lines, is_file in sizes(source, name) if lines > (file if is_file else function)}


def over_in_house(*, file: int, function: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for path in FILES:
        found |= over(path.read_text(), str(path.relative_to(ROOT)), file=file, function=function)
    return found


def test_nothing_is_longer_than_the_hard_budget() -> None:
    assert over_in_house(file=FILE_HARD, function=FUNCTION_HARD) == {}


def test_everything_longer_than_the_aim_is_a_named_exception() -> None:
    longer = over_in_house(file=FILE, function=FUNCTION)

    assert {name: lines for name, lines in longer.items() if name not in EXCEPTIONS} == {}


def test_no_exception_is_left_over() -> None:
    assert sorted(EXCEPTIONS.keys() - over_in_house(file=FILE, function=FUNCTION).keys()) == []


def test_every_exception_has_a_reason() -> None:
    assert [name for name, reason in EXCEPTIONS.items() if len(reason.split()) < 3] == []


def test_long_function_and_long_file_are_caught() -> None:
    long_function = "def long() -> None:\n" + "    pass\n" * 60
    short_function = "def short() -> None:\n" + "    pass\n" * 59

    assert over(long_function, "a.py", file=FILE_HARD, function=FUNCTION_HARD) == {"a.py::long": 61}
    assert over(short_function, "a.py", file=FILE_HARD, function=FUNCTION_HARD) == {}
    assert over("x = 1\n" * 501, "a.py", file=FILE_HARD, function=FUNCTION_HARD) == {"a.py": 501}
