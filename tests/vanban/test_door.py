"""Promise: the public door of vanban is documented, its examples run, it opens fast, and its types reach the user."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import vanban

DOCS = Path(__file__).resolve().parents[2] / "docs"
THINGS = {name: getattr(vanban, name) for name in vanban.__all__}
FUNCTIONS = [name for name, thing in THINGS.items() if inspect.isfunction(thing)]
CLASSES = [name for name, thing in THINGS.items() if inspect.isclass(thing)]
VALUES = ["MAX_BYTES", "Task", "__version__"]


def test_door_holds_functions_classes_and_three_values() -> None:
    assert sorted([*FUNCTIONS, *CLASSES, *VALUES]) == sorted(vanban.__all__)


@pytest.mark.parametrize("name", [*FUNCTIONS, *CLASSES])
def test_name_is_documented(name: str) -> None:
    told = THINGS[name].__doc__

    # A dataclass without a docstring gets its signature for one.
    assert told and not told.startswith(f"{name}(")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_example_runs(name: str) -> None:
    examples = doctest.DocTestFinder(recurse=False).find(
        THINGS[name], name, globs=THINGS | {"date": date, "datetime": sys.modules["datetime"]}
    )
    results = [doctest.DocTestRunner().run(example) for example in examples]

    assert [result.failed for result in results] == [0]
    assert results[0].attempted > 0


@pytest.mark.parametrize("name", vanban.__all__)
@pytest.mark.parametrize("place", ["docstring", "page"])
def test_name_is_listed(name: str, place: str) -> None:
    told = vanban.__doc__ if place == "docstring" else (DOCS / "vanban.md").read_text("utf-8")

    assert re.search(rf"`{name}[`(]", told or "")


def test_door_says_to_type_checkers_what_it_gives() -> None:
    """What is brought when asked for stands a second time in the imports that only type checkers read."""
    tree = ast.parse(Path(vanban.__file__).read_text("utf-8"))
    told = {
        (node.module or "").removeprefix("vanban."): tuple(alias.name for alias in node.names)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vanban.")
    }

    assert told == vanban._HOMES
    assert sorted([*vanban._HOME, "__version__"]) == sorted(vanban.__all__)


def test_no_name_is_covered_by_a_module_of_its_own_name() -> None:
    """Once imported by anybody, such a module would stand where the name is looked for."""
    modules = {path.stem for path in Path(vanban.__file__).parent.iterdir()}

    assert modules & set(vanban.__all__) == set()


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'vanban' has no attribute 'analyze'"):
        vanban.analyze  # noqa: B018


def test_names_are_offered_for_completion() -> None:
    assert set(vanban.__all__) <= set(dir(vanban))


def test_tools_of_the_door_are_not_offered() -> None:
    assert {name for name in dir(vanban) if not name.startswith("__")} == set(vanban.__all__) - {"__version__"}


def test_types_are_shipped() -> None:
    assert files(vanban).joinpath("py.typed").is_file()


def fresh(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout


def test_import_is_fast() -> None:
    """150 ms are promised; the best of three fresh processes, for the machine may be busy."""
    timed = "import time; begin = time.perf_counter(); import vanban; print(time.perf_counter() - begin)"

    assert min(float(fresh(timed)) for _ in range(3)) < 0.15


def test_import_brings_no_reader_and_no_finder() -> None:
    loaded = fresh("import sys, vanban; print(*sorted(name for name in sys.modules if name.startswith('vanban')))")

    assert loaded.split() == ["vanban"]
    readers = "import sys, vanban; vanban.read; print(*({'lxml', 'pypdfium2', 'selectolax', 'ahocorasick'} & set(sys.modules)))"
    assert fresh(readers).split() == []
