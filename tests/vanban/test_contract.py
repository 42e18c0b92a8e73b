from __future__ import annotations

import json
from datetime import date

import pytest

from tests.vanban import papers
from vanban.analysis import analyse
from vanban.contract import to_json

FIELDS = {
    "references": {"start", "end", "surface", "kind", "number", "issued", "issuer"},
    "deadlines": {"start", "end", "surface", "kind", "value"},
    "organisations": {"start", "end", "surface", "collective"},
    "directives": {
        *("start", "end", "surface", "assignees", "supporting"),
        *("product", "deadline", "deadline_value", "provision"),
    },
    "annex_tasks": {"number", "task", "lead", "supporting", "product", "deadline", "deadline_value"},
    "targets": {"start", "end", "surface", "value", "unit", "comparator", "by"},
    "outline": {"id", "label", "kind", "title", "start", "end", "children"},
}
WITH_TABLE = (
    papers.PROGRAMME
    + """
PHỤ LỤC
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời gian |
|---|---|---|---|---|---|
| 1 | Lập đề án cảng cá | Sở Xây dựng | Sở Tài chính | Đề án | 9/2026 |
"""
)


def test_contract_has_every_field_of_schema_1() -> None:
    found = to_json(analyse(WITH_TABLE))

    assert found["schema"] == 1
    for kind, fields in FIELDS.items():
        assert found[kind], kind
        for item in found[kind]:
            assert fields <= set(item), kind


@pytest.mark.parametrize("text", [*papers.ALL.values(), WITH_TABLE])
def test_contract_survives_json(text: str) -> None:
    found = to_json(analyse(text))

    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_contract_of_a_task_in_an_annex() -> None:
    (task,) = to_json(analyse(WITH_TABLE))["annex_tasks"]

    assert (task["number"], task["task"], task["lead"]) == ("1", "Lập đề án cảng cá", ["Sở Xây dựng"])
    assert (task["deadline"], task["deadline_value"], task["provision"]) == ("9/2026", "2026-09", "PL")


def test_contract_leads_from_a_task_to_its_deadline() -> None:
    found = to_json(analyse(WITH_TABLE))

    for task in (*found["directives"], *found["annex_tasks"]):
        at = task["deadline_index"]
        same = None if at is None else (found["deadlines"][at]["surface"], found["deadlines"][at]["value"])
        assert same == (task["deadline"] and (task["deadline"], task["deadline_value"]))
    assert [found["deadlines"][task["deadline_index"]]["surface"] for task in found["annex_tasks"]] == ["9/2026"]


def test_contract_of_a_meeting() -> None:
    found = to_json(analyse(papers.NEWS))

    assert found["meeting"]["mode"] == "online"
    assert found["outline"] == []
    assert to_json(analyse(papers.LETTER))["meeting"] is None


def test_contract_writes_days_as_iso() -> None:
    assert to_json(analyse(papers.PROGRAMME))["header"]["issued"] == "2026-05-14"
    assert to_json(analyse(papers.LETTER))["header"]["issued"] is None


def test_contract_says_which_day_years_were_read_from() -> None:
    found = to_json(analyse("Xong trong quý III.", reference=date(2026, 3, 2)))

    assert (found["reference_date"], found["deadlines"][0]["value"]) == ("2026-03-02", "2026-Q3")
