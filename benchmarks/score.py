"""Precision, recall and F1 per kind, and what was gained and lost, item by item, against the last commit on main.

Run: `python benchmarks/score.py [--eval DIR] [--all]`

The hand-made answers and their scorer live outside the project; without them this prints one sentence and succeeds.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EVALUATION = ROOT.parent / "shared" / "eval"
STORE = ROOT / ".score"
_SHOWN = 12
_ECHOES = frozenset({"directives.action_with_frames", "organisations.exact"})
"""Their items are those of another metric over again."""
_Item = dict[str, Any]


@dataclass
class Measured:
    """Figures of one vanban, and the items behind them as (file, words)."""

    figures: dict[str, Any] = field(default_factory=dict)
    right: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    alarms: dict[str, set[tuple[str, str]]] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--eval", type=Path, default=ROOT.parent / "shared" / "eval", help="where gold/ and score.py are"
    )
    parser.add_argument("--all", action="store_true", help="list every item gained and lost, not only the first ones")
    options = parser.parse_args(arguments)
    if not (options.eval / "score.py").is_file() or not (options.eval / "gold").is_dir():
        _say("No hand-made answers here (--eval DIR names their folder): nothing was scored.")
        return 0
    now = _measure(_predict(options.eval, ROOT / "src", "work"), options.eval)
    before = _baseline(options.eval)
    _print_table(now, before)
    if before:
        _print_changes(now, before, limit=None if options.all else _SHOWN)
    return 0


def _say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


# Predictions


def _predict(evaluation: Path, library: Path, name: str, *, quiet: bool = False) -> Path:
    """Run the vanban that lies in `library` over all texts, in a process of its own; `quiet` hides its complaints."""
    out = STORE / name
    shutil.rmtree(out, ignore_errors=True)
    worker = Path(__file__).with_name("predict.py")
    command = [sys.executable, worker, evaluation, evaluation.parent / "sources", out]
    complaints = subprocess.DEVNULL if quiet else None
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(library)}, stderr=complaints)
    return out


def _baseline(evaluation: Path) -> Measured | None:
    """The last commit on main; its predictions are kept under its hash and made only once."""
    commit = _git("rev-parse", "--verify", "--quiet", "main^{commit}").decode().strip()
    if not commit:
        _say("There is no commit on main yet: nothing to compare with.")
        return None
    kept = STORE / commit
    if not kept.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            archive = _git("archive", commit, "src/vanban")
            with tarfile.open(fileobj=io.BytesIO(archive)) as tree:
                tree.extractall(folder, filter="data")
            try:
                _predict(evaluation, Path(folder) / "src", commit, quiet=True)
            except subprocess.CalledProcessError:
                shutil.rmtree(kept, ignore_errors=True)
                _say(f"The library of commit {commit[:10]} does not run: nothing to compare with.")
                return None
    return _measure(kept, evaluation)


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], check=False, capture_output=True).stdout


# Scores


def _measure(predictions: Path, evaluation: Path) -> Measured:
    return _measured_by(_scorer(evaluation), predictions, evaluation)


def _scorer(evaluation: Path) -> Any:
    """The module that lies with the answers; by its path, because it is called `score` as well."""
    spec = importlib.util.spec_from_file_location("answers_score", evaluation / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look for their module by name, and it imports its neighbour `overlap`.
    sys.modules["answers_score"] = module
    sys.path.insert(0, str(evaluation))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(evaluation))
    return module


def _measured_by(scorer: Any, predictions: Path, evaluation: Path) -> Measured:
    measured = Measured(figures=scorer.score([evaluation / "gold"], predictions)["total"])
    for gold_path in sorted((evaluation / "gold").glob("*.gold.json")):
        name = gold_path.name.removesuffix(".gold.json")
        path = predictions / f"{name}.json"
        found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        _note_items(scorer, measured, name, json.loads(gold_path.read_text("utf-8")), found)
    return measured


def _note_items(scorer: Any, measured: Measured, name: str, gold: _Item, found: _Item) -> None:
    """Score one file once more, this time listening to which items are matched."""
    ordered: list[tuple[_Item, list[bool]]] = []

    class Listening(scorer.FileScore):  # type: ignore[misc, name-defined]
        def f1(self, metric: str, gold: Any, pred: Any, weight: Any, *tests: Any) -> Any:
            pairs = super().f1(metric, gold, pred, weight, *tests)
            _add(measured.right, metric, name, (item for item, _ in pairs))
            _add(
                measured.alarms, metric, name, _held_against(pairs, gold, pred, weight, *(tests or (scorer.optional,)))
            )
            if metric == "directives.action":
                ordered.extend((item, []) for item, _ in pairs)
            return pairs

        def accuracy(self, metric: str, answers: Iterable[bool]) -> None:
            answers = list(answers)
            super().accuracy(metric, answers)
            if metric in ("directives.assignees", "directives.deadline"):
                for (_, verdicts), answer in zip(ordered, answers, strict=True):
                    verdicts.append(answer)
            if metric.startswith("meeting.") and metric != "meeting.spurious":
                _add(measured.right, metric, name, [{"surface": metric}] if all(answers) else [])

    Listening(gold, found)
    _add(measured.right, "directives.strict", name, (item for item, verdicts in ordered if all(verdicts)))


def _held_against(pairs: Any, gold: Any, pred: Any, weight: Any, ignore: Any, forgive: Any = None) -> Iterator[_Item]:
    """Predictions that count as false alarms, by the same rules as the scorer's `match`."""
    taken = {id(item) for _, item in pairs}
    aside = [item for item in gold if ignore(item)]
    for item in pred:
        excused = (forgive and forgive(item)) or any(weight(other, item) for other in aside)
        if id(item) not in taken and not excused:
            yield item


def _add(table: dict[str, set[tuple[str, str]]], metric: str, name: str, items: Iterable[_Item]) -> None:
    words = (item.get("surface") or item.get("action") or item.get("task") or "" for item in items)
    table.setdefault(metric, set()).update((name, " ".join(text.split())) for text in words)


# Print


def _print_table(now: Measured, before: Measured | None) -> None:
    _say(f"{'':28}{'precision':>10}{'recall':>10}{'F1 / acc.':>10}{'change':>10}")
    for metric, figures in now.figures.items():
        if metric == "headline":
            continue
        value, old = _main_figure(figures), _main_figure(before.figures[metric]) if before else None
        change = f"{value - old:+.3f}" if value is not None and old is not None else ""
        cells = (figures.get("precision"), figures.get("recall"), value)
        _say(f"{metric:28}{''.join(_cell(cell) for cell in cells)}{change:>10}")
    change = f"{now.figures['headline'] - before.figures['headline']:+.3f}" if before else ""
    _say(f"{'headline':48}{_cell(now.figures['headline'])}{change:>10}")


def _main_figure(figures: dict[str, float | None]) -> float | None:
    return figures["accuracy"] if "accuracy" in figures else figures["f1"]


def _cell(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>10}"


def _print_changes(now: Measured, before: Measured, *, limit: int | None) -> None:
    for title, mine, theirs in (
        ("GAINED", now.right, before.right),
        ("LOST", before.right, now.right),
        ("NEW FALSE ALARMS", now.alarms, before.alarms),
        ("FALSE ALARMS GONE", before.alarms, now.alarms),
    ):
        metrics = sorted(set(mine) - _ECHOES)
        changed = {metric: sorted(mine[metric] - theirs.get(metric, set())) for metric in metrics}
        _say(f"\n{title}: {sum(map(len, changed.values()))}")
        for metric, items in changed.items():
            for name, words in items[:limit]:
                _say(f"  {metric:22} {name:6} {words[:100]}")
            if limit and len(items) > limit:
                _say(f"  {metric:22} … and {len(items) - limit} more (--all)")


if __name__ == "__main__":
    raise SystemExit(main())
