"""Precision, recall and F1 per kind, and what was gained and lost, item by item, against the last commit on main.

Run: `python benchmarks/score.py [--brief] [--all] [--eval DIR]`

Scored are our own documents and small cases (tests/gold) and, where they lie beside the project, the real texts with
hand-made answers; their own scorer must then come to the same figures.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from judge.figures import Figure
from judge.other import disagreements
from judge.predictions import BrokenLibraryError, last_on_main, of_commit, of_work
from judge.sets import EVALUATION, AnswerSet, all_sets
from judge.standing import Entry, Standing, changes, standing

_SHOWN = 12


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--eval", type=Path, default=EVALUATION, help="where gold/ and score.py of the real texts are")
    parser.add_argument("--all", action="store_true", help="list every item gained and lost, not only the first ones")
    parser.add_argument("--faults", action="store_true", help="list every fault in our own texts, also the known ones")
    parser.add_argument("--brief", action="store_true", help="one line per set of texts, and what was gained and lost")
    options = parser.parse_args(arguments)
    commit = last_on_main()
    if commit is None:
        _say("There is no commit on main: nothing to compare with.")
    if not (options.eval / "gold").is_dir():
        _say("No answers to real texts here (--eval DIR names their folder): only our own were scored.")
    agreed = [
        _score(
            each,
            commit,
            options.eval,
            brief=options.brief,
            limit=None if options.all else _SHOWN,
            faults=options.faults,
        )
        for each in all_sets(options.eval)
    ]
    return 0 if all(agreed) else 1


def _score(
    answers: AnswerSet, commit: str | None, evaluation: Path, *, brief: bool, limit: int | None, faults: bool
) -> bool:
    """Print one set; whether both scorers agree on it."""
    findings = of_work(answers)
    now, before = standing(answers, findings), _before(answers, commit)
    if answers.small:
        _print_cases(answers, now, before)
    else:
        _print_documents(answers, now, before, brief=brief, limit=limit)
    if faults and answers.name != "shared":
        _print_faults(now)
    if answers.gold is None or not (evaluation / "score.py").is_file():
        return True
    differing = disagreements(now.figures, findings, gold=answers.gold, evaluation=evaluation)
    for line in differing:
        _say(f"THE SCORERS DISAGREE on {line}")
    return not differing


def _before(answers: AnswerSet, commit: str | None) -> Standing | None:
    if commit is None:
        return None
    try:
        return standing(answers, of_commit(commit, answers))
    except BrokenLibraryError:
        _say(f"The library of commit {commit[:10]} does not run: nothing to compare with.")
        return None


# Print


def _print_documents(
    answers: AnswerSet, now: Standing, before: Standing | None, *, brief: bool, limit: int | None
) -> None:
    change = f" ({_change(now.headline, before.headline)})" if before else ""
    _say(f"\n{answers.title}: {len(answers.texts)} texts, headline {_ratio(now.headline)}{change}")
    if not brief:
        _print_table(now.figures, before.figures if before else None)
    for title, entries in changes(now, before) if before else ():
        _say(f"{title}: {len(entries)}")
        _print_entries(entries, limit)


def _print_table(now: dict[str, Figure], before: dict[str, Figure] | None) -> None:
    _say(f"{'':30}{'precision':>10}{'recall':>10}{'F1 / acc.':>10}{'change':>10}")
    for name, figure in now.items():
        if figure.asked:
            change = _change(figure.main, before[name].main) if before else ""
            cells = (figure.precision, figure.recall if figure.given is not None else None, figure.main)
            _say(f"{name:30}{''.join(f'{_ratio(cell):>10}' for cell in cells)}{change:>10}")


def _print_entries(entries: list[Entry], limit: int | None) -> None:
    shown: Counter[str] = Counter()
    for metric, text, words in entries:
        shown[metric] += 1
        if limit is None or shown[metric] <= limit:
            _say(f"  {metric:22} {text:6} {words[:100]}")
    for metric, count in shown.items():
        if limit is not None and count > limit:
            _say(f"  {metric:22} … and {count - limit} more (--all)")


def _print_cases(answers: AnswerSet, now: Standing, before: Standing | None) -> None:
    _say(f"\n{answers.title}: {len(now.passed)} of {len(answers.texts)} read without a fault")
    kinds = Counter(text.name.split("/")[0] for text in answers.texts)
    passed = Counter(name.split("/")[0] for name in now.passed)
    _say("  " + "  ".join(f"{kind} {passed[kind]}/{count}" for kind, count in kinds.items()))
    if before is None:
        return
    for title, names in (("GAINED", now.passed - before.passed), ("LOST", before.passed - now.passed)):
        _say(f"{title}: {len(names)}")
        for name in sorted(names):
            _say("\n    ".join([f"  {name}", *now.faults[name]]))


def _print_faults(now: Standing) -> None:
    for name, lines in now.faults.items():
        for line in lines:
            _say(f"  {name}: {line}")


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _change(value: float | None, old: float | None) -> str:
    return f"{value - old:+.3f}" if value is not None and old is not None else ""


def _say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
