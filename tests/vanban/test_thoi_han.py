"""docs/thoi-han.md and ngay-den-han.md tell the truth: every example is run, and every production of the code is there."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date, datetime
from pathlib import Path

import pytest

from vanban.calendar import read_rules, vietnam
from vanban.due import due_day, next_due
from vanban.finding.deadlines import PRODUCTIONS, find_deadlines
from vanban.model import Deadline

DOCS = Path(__file__).parents[2] / "docs"
PAGE = "\n".join((DOCS / page).read_text(encoding="utf-8") for page in ("thoi-han.md", "ngay-den-han.md"))
REFERENCE = date.fromisoformat(re.search(r"reference date\): ([\d-]+)", PAGE).group(1))  # type: ignore[union-attr]
UNKNOWN = "không rõ"


def sections(level: str) -> dict[str, str]:
    parts = re.split(rf"^{level} (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(section: str) -> Iterator[tuple[str, ...]]:
    """Rows of the table in a section, without its head; ¦ stands for the bar of a cell in an example."""
    table = section.split("\n## ")[0].partition("|---")[2].partition("\n")[2]
    for line in table.split("\n\n")[0].splitlines():
        yield tuple(cell.strip().replace("¦", "|") for cell in line.strip("|").split("|"))


def section(title: str) -> str:
    return next(text for name, text in sections("##").items() if name.startswith(title))


EXAMPLES = [(rule, *row) for rule, text in sections("###").items() for row in rows(text)]


def extra(deadline: Deadline) -> str:
    said = [
        f"span {deadline.span.count} {deadline.span.unit}" if deadline.span else "",
        f"since {deadline.since}" if deadline.since else "",
        f"anchor {deadline.anchor}" if deadline.anchor else "",
        f"time {deadline.time}" if deadline.time else "",
        f"until {deadline.until}" if deadline.until else "",
    ]
    return "; ".join(filter(None, said))


@pytest.mark.parametrize(("rule", "text", "surface", "kind", "value", "more"), EXAMPLES)
def test_example_is_read_as_the_page_says(rule: str, text: str, surface: str, kind: str, value: str, more: str) -> None:
    found = find_deadlines(text, reference=REFERENCE)

    assert " · ".join(one.surface for one in found) == surface
    assert " · ".join(one.kind for one in found) == kind
    assert " · ".join(one.value or "null" for one in found) == value
    assert "; ".join(filter(None, map(extra, found))) == more
    assert rule in {one.rule for one in found}


def test_page_names_every_production_and_the_words_it_begins_with() -> None:
    told = {
        rule: match.group(1).strip().replace(" | ", "|")
        for rule, text in sections("###").items()
        if (match := re.search(r"Mở đầu: (.+)", text))
    }

    assert told == {rule: words for rule, words, _reader in PRODUCTIONS}
    assert set(sections("###")) == {*told, "cell"}
    assert {example[0] for example in EXAMPLES} == set(sections("###"))


@pytest.mark.parametrize(("text", "_why"), list(rows(section("Không phải"))))
def test_trap_yields_nothing(text: str, _why: str) -> None:
    assert find_deadlines(text, reference=REFERENCE) == ()


@pytest.mark.parametrize(("words", "since", "due"), list(rows(section("Từ sự kiện"))))
def test_due_day_is_the_one_on_the_page(words: str, since: str, due: str) -> None:
    (deadline,) = find_deadlines(words, reference=REFERENCE)
    happened = datetime.fromisoformat(since) if "T" in since else date.fromisoformat(since)

    day = due_day(deadline, since=happened)

    assert (day.isoformat()[: len(due)] if day else UNKNOWN) == due


@pytest.mark.parametrize(("text", "after", "due"), list(rows(section("Kỳ lặp lại"))))
def test_next_due_day_is_the_one_on_the_page(text: str, after: str, due: str) -> None:
    (deadline,) = find_deadlines(text, reference=REFERENCE)

    day = next_due(deadline, after=date.fromisoformat(after))

    assert (day.isoformat() if day else UNKNOWN) == due


def test_rules_on_the_page_load(tmp_path: Path) -> None:
    rules = re.search(r"```toml lich-co-quan.toml\n(.+?)```", PAGE, flags=re.DOTALL).group(1)  # type: ignore[union-attr]
    path = tmp_path / "lich.toml"
    path.write_text(rules, encoding="utf-8")

    assert [rule.kind for rule in read_rules(path)] == [row["kind"] for row in tomllib.loads(rules)["rule"]]


def test_program_on_the_page_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (name, rules), (_, program), (_, output) = re.findall(
        r"^```(?:toml|python|output) ?(\S*)\n(.+?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE
    )
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(rules, encoding="utf-8")

    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(program, "ngay-den-han.md", "exec"), {})

    assert printed.getvalue() == output


def test_calendar_answers_for_the_days_that_the_page_says() -> None:
    first, last = (
        datetime.strptime(day, "%d/%m/%Y").date()
        for day in re.search(r"chắc từ ([\d/]+) đến ([\d/]+);", " ".join(PAGE.split())).groups()  # type: ignore[union-attr]
    )
    decided = [rule for rule in vietnam().rules if rule.kind == "decided"]

    assert (min(rule.start for rule in decided), max(rule.end for rule in decided)) == (first, last)


def test_page_lists_every_day_that_waits_for_a_decision() -> None:
    told = re.findall(
        r"(\d\d/\d{1,2}/\d{4})(?: – (\d\d/\d{1,2}/\d{4}))?",
        section("Lịch làm việc").partition("Còn chờ")[2].partition("```")[0],
    )
    spans = {tuple(datetime.strptime(day, "%d/%m/%Y").date() for day in (first, last or first)) for first, last in told}
    waiting = {(rule.start, rule.end) for rule in vietnam().rules if rule.kind == "open"}

    assert {span for span in waiting if (span[0].month, span[0].day) != (11, 24)} == spans
    assert {span[0].year for span in waiting if (span[0].month, span[0].day) == (11, 24)} == {2026, 2027, 2028}
