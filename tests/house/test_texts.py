"""Promise: what is kept here is our own, whole, small, and works on any machine."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from vanban import read

LARGEST = 1_000_000
"""Bytes."""
LONGEST_SCRIPT_LINE = 300
RUN = 12
"""Words in a row that make a borrowed sentence."""
SHARED = ROOT.parent / "shared"
BORROWABLE = (
    # Names, titles and formulas that every office writes in these words.
    "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc Số",
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, "
    "đổi mới sáng tạo và chuyển đổi số quốc gia",
    "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
    "Chính phủ, Tòa án nhân dân tối cao, Viện kiểm sát nhân dân tối cao",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
    "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
    "Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau: 1.",
    "trong kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030",
)

UNFINISHED = {
    "stub": re.compile(r"raise NotImpl[e]mented"),
    "marker": re.compile(r"\b(?:TO[D]O|FI[X]ME|XX[X])\b"),
    "skipped test": re.compile(r"pytest\.ski[p]\(|mark\.(?:ski[p]|xfai[l])|pytest\.xfai[l]|unittest\.ski[p]"),
    "empty promise": re.compile(r"assert Tru[e]\b"),
    "machine path": re.compile(r"/(?:home|root|Users|work)/\w"),
}


def kept() -> list[Path]:
    """Every file that is, or is about to be, in the repository; without git, everything that is not made by a tool."""
    try:
        git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        named = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        named = [
            str(path.relative_to(ROOT)) for folder in ("src", "tests", "docs") for path in (ROOT / folder).rglob("*")
        ]
    return sorted(
        ROOT / name for name in named if name and (ROOT / name).is_file() and not name.endswith((".pyc", ".mo"))
    )


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return kept()


@cache
def text_of(path: Path) -> str:
    """The text of a file; nothing for one that is not text."""
    try:
        return path.read_text()
    except UnicodeDecodeError:
        return ""


def sins(text: str) -> list[str]:
    return [name for name, pattern in UNFINISHED.items() if pattern.search(text)]


def foreign_script(path: Path, text: str) -> bool:
    """Whether a script was written by a machine or by others: packages bring theirs by themselves."""
    packed = path.name.endswith(".min.js") or any(len(line) > LONGEST_SCRIPT_LINE for line in text.splitlines())
    return path.suffix == ".js" and (packed or re.search(r"/\*!|@license|Copyright", text) is not None)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> Iterator[str]:
    """Every RUN words in a row; a list of names is no sentence, so a line ends what is said."""
    for line in text.splitlines():
        said = words(line)
        for place in range(len(said) - RUN + 1):
            yield " ".join(said[place : place + RUN])


FREE = [" ".join(words(formula)) for formula in BORROWABLE]


def borrowed(text: str, theirs: set[str]) -> list[str]:
    """Runs of words that a text shares with others, except formulas that belong to nobody."""
    return [run for run in runs(text) if run in theirs and not any(run in formula for formula in FREE)]


def shared_texts() -> list[str]:
    """Real documents that lie beside the project on some machines."""
    files = sorted([*SHARED.glob("sources/*.txt"), *SHARED.glob("eval/texts/*.*")])
    return [read(path.read_bytes(), name=path.name).text for path in files]


def test_no_file_is_unfinished_or_knows_a_machine(files: list[Path]) -> None:
    assert {str(path.relative_to(ROOT)): found for path in files if (found := sins(text_of(path)))} == {}


def test_no_file_is_large(files: list[Path]) -> None:
    assert [str(path.relative_to(ROOT)) for path in files if path.stat().st_size > LARGEST] == []


def test_every_script_is_our_own(files: list[Path]) -> None:
    assert [str(path.relative_to(ROOT)) for path in files if foreign_script(path, text_of(path))] == []
    assert [path.name for path in files if path.name in ("package.json", "package-lock.json")] == []


def test_no_sentence_is_borrowed(files: list[Path]) -> None:
    theirs = {run for text in shared_texts() for run in runs(text)}

    assert {
        str(path.relative_to(ROOT)): found[:3] for path in files if (found := borrowed(text_of(path), theirs))
    } == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("raise Not" + "ImplementedError", ["stub"]),
        ("# TO" + "DO: later", ["marker"]),
        ("pytest.ski" + 'p("no Chromium")', ["skipped test"]),
        ("assert Tru" + "e", ["empty promise"]),
        ("open('/home" + "/lan/a.txt')", ["machine path"]),
        ("except NotImplementedError: the zip is of an unknown kind, /usr/bin/chromium", []),
    ],
)
def test_sin_is_caught(text: str, found: list[str]) -> None:
    assert sins(text) == found


@pytest.mark.parametrize(
    ("name", "text", "foreign"),
    [
        ("menu.js", "open()\n", False),
        ("menu.min.js", "open()\n", True),
        ("menu.js", "a=1;" * 100, True),
        ("menu.js", "/*! menu 1.2, all rights reserved */", True),
        ("menu.py", "a = 1;" * 100, False),
    ],
)
def test_foreign_script_is_caught(name: str, text: str, foreign: bool) -> None:
    assert foreign_script(Path(name), text) is foreign


def test_borrowed_sentence_is_caught() -> None:
    sentence = "một hai ba bốn năm sáu bảy tám chín mười mười một"

    theirs = set(runs(f"Có người nói {sentence}"))

    assert borrowed(f"Nghe rằng: {sentence.upper()}.", theirs) == [sentence]
    assert borrowed(sentence.replace("sáu", "năm"), theirs) == []
    assert borrowed(BORROWABLE[0], set(runs(BORROWABLE[0]))) == []
