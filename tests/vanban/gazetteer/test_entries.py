"""Promise: each row of the gazetteer has its dates and its source, and the counts are those of the law."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from vanban.gazetteer.entries import Entry, checked, entries, living, read_row

PAPERS = {"nq": "Nghị quyết số 1/2030/QH20"}
ROW = "so-muoi\tSở Muối\tSở Nghề muối | Diêm sở\tdepartment\tprovince\t2030-01-01\t2031-01-01\tso-bien\tnq"


def test_row_is_read() -> None:
    assert read_row(ROW, PAPERS) == Entry(
        id="so-muoi",
        name="Sở Muối",
        aliases=("Sở Nghề muối", "Diêm sở"),
        kind="department",
        level="province",
        valid_from=date(2030, 1, 1),
        valid_to=date(2031, 1, 1),
        successors=("so-bien",),
        sources=("Nghị quyết số 1/2030/QH20",),
    )


BAD_ROWS = {
    "no source": ROW.removesuffix("nq"),
    "a source that is not listed": ROW.removesuffix("nq") + "luat",
    "no first day": ROW.replace("2030-01-01", ""),
    "no such day": ROW.replace("2030-01-01", "2030-02-30"),
    "no such level": ROW.replace("province", "galaxy"),
    "no name": ROW.replace("Sở Muối", ""),
    "too few cells": ROW.replace("\t2031-01-01", ""),
}


@pytest.mark.parametrize("row", BAD_ROWS.values(), ids=BAD_ROWS)
def test_row_that_lacks_something_does_not_load(row: str) -> None:
    with pytest.raises(ValueError):
        read_row(row, PAPERS)


@pytest.mark.parametrize(
    "rows",
    [
        [ROW],
        [ROW.replace("so-bien", ""), ROW.replace("so-bien", "")],
        [ROW.replace("2031-01-01", "").replace("so-bien", "so-muoi")],
        [ROW.replace("2031-01-01", "2030-01-01").replace("so-bien", "")],
    ],
    ids=["unknown successor", "id twice", "successor of one that lives", "ends on its first day"],
)
def test_rows_that_do_not_fit_together_do_not_load(rows: list[str]) -> None:
    with pytest.raises(ValueError):
        checked(read_row(row, PAPERS) for row in rows)


def test_every_row_that_is_shipped_has_source_and_dates() -> None:
    assert {row.id for row in entries().values() if not row.sources or not row.valid_from} == set()


COUNTS = [
    (date(2024, 12, 31), "province", 63),
    (date(2025, 6, 30), "province", 63),
    (date(2025, 7, 1), "province", 34),
    (date(2025, 2, 28), "ministry", 18),
    (date(2025, 3, 1), "ministry", 14),
]


@pytest.mark.parametrize(("on", "kind", "count"), COUNTS)
def test_as_many_live_as_the_law_says(on: date, kind: str, count: int) -> None:
    kinds = {"province", "city"} if kind == "province" else {kind}
    assert sum(row.kind in kinds and row.lives(on) for row in entries().values()) == count


def test_six_cities_of_the_centre_since_2025() -> None:
    cities = {row.name for row in entries().values() if row.kind == "city" and row.lives(date(2025, 7, 1))}
    assert cities == {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"}


def test_every_province_that_ended_has_one_successor_that_lives() -> None:
    ended = [row for row in entries().values() if row.kind in ("province", "city") and row.valid_to]
    assert {len(living([row], date(2025, 7, 1))) for row in ended} == {1}
    assert len(ended) == 30


def test_living_names_all_who_divided_the_work_in_order() -> None:
    found = living([entries()["ub-doi-ngoai"]], date(2026, 1, 1))
    assert [row.id for row in found] == ["ub-quoc-phong-an-ninh-va-doi-ngoai", "van-phong-quoc-hoi", "bo-ngoai-giao"]


def test_nobody_lives_before_the_first_day() -> None:
    assert living([entries()["bo-nong-nghiep-va-moi-truong"]], date(2025, 2, 28)) == ()


def test_import_reads_no_data() -> None:
    code = (
        "import vanban; vanban.resolve\n"
        "from vanban.gazetteer.entries import entries\n"
        "print(entries.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert told.strip() == "0"
