"""Units that a cell names one after the other: none of them is lost, and what a person says of one row goes before the cell."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions import commit_batch, mend_alike, mend_row
from kimchinam.exchange.queries import groups_of, rows_of
from kimchinam.exchange.states import Choice, Fault
from tests.conftest import Office
from tests.exchange.build import HEAD, PLAIN, batch_of, codes_of, received, row_at, sheet

pytestmark = pytest.mark.django_db
TOGETHER = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn")
HELPED = ("Sửa vườn ươm Núi Bút", "Văn phòng Tỉnh ủy", "Sở Y tế, Hội Làm Vườn", "Báo cáo", "20/12/2026")


def test_no_supporting_unit_is_lost_without_a_word(office: Office) -> None:
    batch = received(office, sheet(HELPED, ("Đo kè", *HELPED[1:2], "Các sở, ngành", *HELPED[3:]), head=TOGETHER))
    assert (row_at(batch, 0).proposal["supporting"], codes_of(row_at(batch, 1))) == ([str(office.health.pk)], set())
    (group,) = groups_of(batch)
    assert (group.code, group.words) == (Fault.OWNER_UNKNOWN, "Hội Làm Vườn")
    mend_alike(batch, by=office.clerk, code=group.code, key=group.key, value=str(office.commune.pk), remember=True)
    assert set(row_at(batch, 0).proposal["supporting"]) == {str(office.health.pk), str(office.commune.pk)}
    turned = (*HELPED[:2], "Hội Làm Vườn; Sở TC", *HELPED[3:])
    following = received(office, sheet(turned, head=TOGETHER), file_name="so-sau.xlsx")
    assert set(row_at(following, 0).proposal["supporting"]) == {str(office.commune.pk), str(office.finance.pk)}


def test_supporting_units_and_product_of_one_row_are_mended_and_may_be_emptied(office: Office) -> None:
    batch = received(office, sheet(HELPED, head=TOGETHER))
    mend_row(row_at(batch, 0), by=office.clerk, supporting=[str(office.finance.pk)], product="Tờ  trình")
    said = row_at(batch, 0).proposal
    assert (said["supporting"], said["product"], codes_of(row_at(batch, 0))) == (
        [str(office.finance.pk)],
        "Tờ trình",
        set(),
    )
    mend_row(row_at(batch, 0), by=office.clerk, supporting=[], product="")
    assert (row_at(batch, 0).proposal["supporting"], row_at(batch, 0).proposal["product"]) == ([], "")


def test_a_lead_named_for_a_row_does_not_answer_for_the_other_names_of_its_cell(office: Office) -> None:
    batch = batch_of(office, (PLAIN[0], "Sở Y tế; Hội Làm Vườn", PLAIN[2]))
    mend_row(row_at(batch, 0), by=office.clerk, lead=str(office.health.pk))
    assert (row_at(batch, 0).proposal["lead"], codes_of(row_at(batch, 0))) == (
        str(office.health.pk),
        {Fault.OWNER_UNKNOWN},
    )


def test_a_row_without_a_name_waits_for_one_and_is_then_taken(office: Office) -> None:
    batch = batch_of(office, PLAIN, ("", "Sở Y tế", "20/12/2026"), ("", "Sở Y tế", "20/12/2026"))
    nameless = row_at(batch, 1)
    assert (nameless.choice, codes_of(nameless)) == (Choice.ASK, {Fault.NO_NAME})
    assert [group.words for group in groups_of(batch)] == ["Sở Y tế · 20/12/2026"] * 2
    with pytest.raises(RefusedError):
        mend_row(nameless, by=office.clerk, choice="take")
    mend_row(nameless, by=office.clerk, name="Đo lại  tuyến kè", choice="take")
    assert (row_at(batch, 1).name, row_at(batch, 1).choice, codes_of(row_at(batch, 1))) == (
        "Đo lại tuyến kè",
        Choice.TAKE,
        set(),
    )
    assert commit_batch(batch, by=office.clerk, title="Sổ 2026") == 2


def test_a_row_is_called_by_its_number_in_the_sheet(office: Office) -> None:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)  # a new workbook has one
    for cells in (["SỔ THEO DÕI NĂM 2026"], [], HEAD, ["", "Việc đã bỏ", "Sở TC"], [1, *PLAIN], [], [2, *PLAIN]):
        page.append(list(cells))
    page.row_dimensions[4].hidden = True
    stream = BytesIO()
    book.save(stream)
    batch = received(office, stream.getvalue())
    assert [(row.number, row.place) for row in rows_of(batch)] == [(1, 5), (2, 7)]
    assert [fault["words"] for fault in row_at(batch, 1).faults] == ["5"]
    clerk = office.client(office.clerk)
    assert "<h1>Dòng 7</h1>" in "".join(clerk.get(reverse("exchange:row", args=[batch.pk, 2])).text.split("\n"))
    assert "<span>7</span>" in clerk.get(reverse("exchange:rows", args=[batch.pk])).text
