"""What is given out as Excel comes back as it was: export, import, export, equal cell by cell."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kimchinam.accounts.models import User
from kimchinam.exchange.actions import commit_batch, map_columns
from kimchinam.exchange.exports import workbook_of
from kimchinam.exchange.queries import cells_in, rows_of, shown_tasks
from kimchinam.exchange.rules import COLUMNS
from kimchinam.exchange.rules.judging import same_name
from kimchinam.exchange.states import BatchState, Choice, Fault
from kimchinam.extraction.states import Recurrence
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.programmes.states import Product
from tests.conftest import TODAY, Office
from tests.counting import queries_of
from tests.exchange.build import codes_of, received
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db
ANOTHER = {"Mã", "Chương trình"}
"""What must differ between two installations."""
LETTERS = "aáăâđêơưỳẵBĐỦ 0123456789=+-@'\"|/;,.:()%&<>_\n\t"
WORDS = st.text(alphabet=LETTERS, max_size=40).map(str.strip)
NEAR = st.dates(TODAY, TODAY + timedelta(days=30))


@st.composite
def random_facts(draw: st.DrawFn) -> dict[str, Any]:
    """A task as a person may write it, complete enough to be issued."""
    deadline = draw(
        st.sampled_from(
            (
                {"due_on": draw(st.dates(TODAY, date(2034, 12, 31)))},
                {"recurrence": draw(st.sampled_from([one.value for one in Recurrence]))},
                {"condition": draw(WORDS.filter(bool))},
                {"review_on": draw(NEAR)},
            )
        )
    )
    return deadline | {
        "due_on": deadline.get("due_on"),
        "name": f"Việc {draw(WORDS)}",
        "group": draw(WORDS),
        "product_kind": draw(st.sampled_from(Product.values)),
        "product": draw(WORDS),
        "receiver": f"Cấp {draw(WORDS)}",
        "due_words": draw(WORDS),
    }


@contextmanager
def as_if_never() -> Iterator[None]:
    """What happens inside leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def file_for(user: User, query: str = "", on: date = TODAY) -> bytes:
    tasks = shown_tasks(QueryDict(query).dict(), user=user, on=on)
    with workbook_of(cells_in(tasks, user=user)) as file:
        return file.read()


def cells_of_file(data: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def without(data: bytes, labels: set[str]) -> bytes:
    """The same file with some columns emptied below the head."""
    book = load_workbook(BytesIO(data))
    sheet = book.active
    assert sheet is not None
    for column in sheet.iter_cols():
        if column[0].value in labels:
            for cell in column[1:]:
                cell.value = None
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


TASKS = st.lists(random_facts(), min_size=1, max_size=6, unique_by=lambda one: same_name(" ".join(one["name"].split())))
# A smaller example would be worth less than the minutes that the search for it takes.
PATIENT = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


@PATIENT
@given(tasks=TASKS)
def test_what_another_installation_takes_over_is_given_out_the_same_cell_by_cell(
    office: Office, tasks: list[dict[str, Any]]
) -> None:
    with as_if_never():
        issued(office, *(facts(office, supporting=(office.health, office.commune), **one) for one in tasks))
        first = file_for(office.leader)
        batch = received(office, without(first, ANOTHER), organisation=office.root)
        assert batch.state == BatchState.PREVIEWED
        commit_batch(batch, by=office.leader, title="Sổ", issued=True)
        second = file_for(office.leader, f"programme={batch.programme_id}")
        assert cells_of_file(without(second, ANOTHER)) == cells_of_file(without(first, ANOTHER))


@PATIENT
@given(tasks=TASKS)
def test_our_own_file_brings_nothing_new_and_finds_no_difference(office: Office, tasks: list[dict[str, Any]]) -> None:
    with as_if_never():
        issued(office, *(facts(office, **one) for one in tasks))
        first = file_for(office.leader)
        rows = list(rows_of(received(office, first)))
        assert [(row.choice, codes_of(row)) for row in rows] == [(Choice.SKIP, {Fault.KNOWN})] * len(tasks)
        assert file_for(office.leader) == first


def test_evidence_comes_back_as_evidence_that_waits(office: Office) -> None:
    programme = issued(office)
    task = programme.tasks.get()
    hand_in_evidence(task, by=office.finance_person, number="3/BC-STC", dated=TODAY, receiver="Thường trực Tỉnh ủy")
    first = file_for(office.leader)
    batch = received(office, without(first, ANOTHER), organisation=office.root)
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    second = file_for(office.leader, f"programme={batch.programme_id}")
    assert cells_of_file(without(second, ANOTHER)) == cells_of_file(without(first, ANOTHER))


def test_a_change_of_our_own_file_is_shown_and_changes_nothing(office: Office) -> None:
    task = issued(office).tasks.get()
    book = load_workbook(BytesIO(file_for(office.leader)))
    sheet = book.active
    assert sheet is not None
    sheet.cell(2, [column.key for column in COLUMNS].index("product") + 1, "kế hoạch vốn năm 2027")
    stream = BytesIO()
    book.save(stream)
    row = rows_of(received(office, stream.getvalue())).get()
    assert (row.choice, codes_of(row)) == (Choice.SKIP, {Fault.DIFFERS})
    assert row.faults[0]["words"] == "Sản phẩm: kế hoạch vốn năm 2027 ≠ kế hoạch vốn"
    task.refresh_from_db()
    assert task.product == "kế hoạch vốn"


def test_our_own_file_costs_as_many_queries_for_many_tasks_as_for_one(office: Office) -> None:
    def sent(count: int) -> int:
        issued(office, *(facts(office, name=f"Việc {count} {number}") for number in range(count)))
        batch = received(office, file_for(office.leader), file_name=f"{count}.xlsx")
        return len(queries_of(lambda: map_columns(batch, by=office.clerk, mapping=batch.mapping)))

    assert sent(12) == sent(1)
