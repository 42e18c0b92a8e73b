"""Promise: our scorer counts by the rules it names, and as the scorer outside the project does where that is at hand."""

from __future__ import annotations

import itertools
import random

import pytest

from benchmarks.judge import folding, likeness
from benchmarks.judge.figures import summed
from benchmarks.judge.matching import assignment, match
from benchmarks.judge.metrics import judge
from benchmarks.judge.other import disagreements
from benchmarks.judge.sets import EVALUATION, all_sets
from tests.gold.reading import HERE
from vanban import analyse, read_text, to_json

BLANK = {"documents": [], "deadlines": [], "organisations": [], "directives": [], "targets": [], "meeting": {}}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("Tỉnh uỷ", "TỈNH ỦY", True), ("Ðảng ủy", "đảng uỷ", True), ("Sở Y tế.", "sở y-tế", True), ("ban", "bàn", False)],
)
def test_folding(a: str, b: str, same: bool) -> None:
    assert (folding.key(a) == folding.key(b)) is same


@pytest.mark.parametrize(
    ("value", "plain"),
    [("12,75", "12.75"), (12.75, "12.75"), ("3.5-4", "3.5-4.0"), ([3.5, 4], "3.5-4.0"), ("", None), ("vài", "vài")],
)
def test_values_of_targets(value: object, plain: str | None) -> None:
    assert folding.plain_value(value) == plain


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Nghị quyết số 12-NQ/TU", "Nghị quyết 12-NQ/TU", True),
        ("Nghị quyết số 12-NQ/TU", "Nghị quyết số 13-NQ/TU", False),
        ("Kế hoạch trồng rừng ven suối", "Kế hoạch", False),
    ],
)
def test_surfaces(a: str, b: str, alike: bool) -> None:
    assert (likeness.surfaces(a, b) > 0) is alike


def test_names_cut_in_another_way_are_the_same() -> None:
    assert likeness.same_names(["Sở Y tế, Sở Tài chính"], ["Sở Y tế", "Sở Tài chính"])
    assert not likeness.same_names(["Sở Y tế"], [])


@pytest.mark.parametrize(("rows", "columns"), [*itertools.product(range(1, 5), range(1, 5))])
def test_assignment_is_the_best_of_all(rows: int, columns: int) -> None:
    chance = random.Random(rows * 10 + columns)
    weights = [[chance.choice((0.0, chance.random())) for _ in range(columns)] for _ in range(rows)]

    pairs = assignment(weights)

    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sum(weights[i][j] for i, j in pairs) == pytest.approx(_best(weights))


def _best(weights: list[list[float]]) -> float:
    """The greatest total by trying every order of the longer side."""
    if len(weights) > len(weights[0]):
        weights = [list(row) for row in zip(*weights, strict=True)]
    orders = itertools.permutations(range(len(weights[0])), len(weights))
    return max(sum(row[j] for row, j in zip(weights, order, strict=True)) for order in orders)


def test_no_rows_and_no_columns_match_nothing() -> None:
    assert assignment([]) == assignment([[]]) == []


def test_optional_answers_are_neither_missed_nor_alarms() -> None:
    answers = [{"surface": "Sở Y tế"}, {"surface": "Tỉnh ủy", "optional": True}]
    found = [{"surface": "Sở Y tế"}, {"surface": "Tỉnh ủy"}, {"surface": "Bến Sỏi"}]

    matched = match(
        answers, found, lambda a, b: float(a["surface"] == b["surface"]), aside=lambda one: bool(one.get("optional"))
    )

    assert matched.missed == []
    assert matched.alarms == [{"surface": "Bến Sỏi"}]


def test_wrong_assignee_costs_a_strict_directive_but_not_its_action() -> None:
    answers = BLANK | {"directives": [{"action": "lập quy hoạch chợ", "assignee": ["Sở Xây dựng"], "deadline": None}]}
    found = {"directives": [{"start": 0, "surface": "lập quy hoạch chợ", "assignees": ["Sở Y tế"], "supporting": []}]}

    figures = summed([judge(answers, found)])

    assert (figures["directives.action"].main, figures["directives.strict"].main) == (1.0, 0.0)


def test_nothing_found_is_recall_zero_and_precision_zero() -> None:
    figure = summed([judge(BLANK | {"organisations": [{"surface": "Sở Y tế"}]}, {})])["organisations"]

    assert (figure.recall, figure.precision, figure.main) == (0.0, 0.0, 0.0)


def test_both_scorers_come_to_the_same_figures_on_our_documents() -> None:
    if not (EVALUATION / "score.py").is_file():  # said in the summary
        return
    (ours,) = (one for one in all_sets(EVALUATION) if one.name == "documents")
    findings = {text.name: to_json(analyse(read_text(text.text), reference=text.reference)) for text in ours.texts}
    figures = summed(text.judge(findings[text.name]) for text in ours.texts)

    assert disagreements(figures, findings, gold=HERE / "documents", evaluation=EVALUATION) == []
