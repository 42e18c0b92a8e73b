"""Promise: the library installs without the site, and the package brings all that it needs to run."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT

pytestmark = pytest.mark.slow

ORDER = """ỦY BAN NHÂN DÂN TỈNH THANH VÂN

Giao Sở Thủy lợi chủ trì sửa chữa cống Đồng Mây, hoàn thành trước ngày 30/9/2026.
"""
PLANS = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE")


def run(*command: str | Path) -> str:
    """Run a command that sees nothing of this environment; returns what it said."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=outside
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy without anything compiled, as from a fresh clone."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", house / "src", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in PLANS:
        shutil.copy(ROOT / name, house)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", house / "dist", house)
    (built,) = (house / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the library and nothing more."""
    room = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", room)
    run(room / "bin/python", "-m", "pip", "install", "--quiet", wheel)
    return room / "bin"


def test_package_holds_both_languages_templates_and_lists_of_names(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())

    assert {f"kimchinam/locale/{language}/LC_MESSAGES/django.mo" for language in ("vi", "en")} <= held
    wanted = [
        path for path in (ROOT / "src").rglob("*") if path.suffix in (".html", ".css", ".js", ".svg", ".txt", ".py")
    ]
    assert sorted({str(path.relative_to(ROOT / "src")) for path in wanted} - held) == []


def test_library_installs_without_the_site_and_reads_an_order(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "order.txt").write_text(ORDER)

    found = json.loads(run(clean / "vanban", "analyse", "--json", tmp_path / "order.txt"))

    assert [(one["assignees"], one["deadline_value"]) for one in found["directives"]] == [
        (["Sở Thủy lợi"], "2026-09-30")
    ]


def test_library_brings_no_web_framework(clean: Path) -> None:
    asked = (
        "import importlib.util as u; print([name for name in ('django', 'uvicorn', 'psycopg') if u.find_spec(name)])"
    )

    assert run(clean / "python", "-c", asked).strip() == "[]"
