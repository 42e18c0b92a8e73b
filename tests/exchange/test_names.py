"""Units that a cell names one after the other: none of them is lost, and what a person says of one row goes before the cell."""

import pytest

from kimchinam.exchange.actions import mend_alike, mend_row
from kimchinam.exchange.queries import groups_of
from kimchinam.exchange.states import Fault
from tests.conftest import Office
from tests.exchange.build import PLAIN, batch_of, codes_of, received, row_at, sheet

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
