"""Promise: a register is read by the rules of the office: its kinds of product, and what "trước ngày X" leaves in time."""

from typing import Any

import pytest

from kimchinam.regulations.states import Name
from tests.conftest import TODAY, Office
from tests.exchange.build import HEAD, PLAIN, received, row_at, sheet
from tests.regulations.build import value_from

pytestmark = pytest.mark.django_db


def proposed(office: Office, *cells: str, head: tuple[str, ...] = HEAD) -> dict[str, Any]:
    """What the one row of a register proposes."""
    return row_at(received(office, sheet(cells, head=head)), 0).proposal


@pytest.mark.parametrize(
    ("words", "counts", "due_on"),
    [
        ("trước ngày 20/12/2026", True, "2026-12-20"),
        ("trước ngày 20/12/2026", False, "2026-12-19"),
        ("20/12/2026", False, "2026-12-20"),
        ("đến ngày 20/12/2026", False, "2026-12-20"),
    ],
)
def test_day_before_which_it_is_due_is_read_as_the_office_rules(
    words: str, due_on: str, office: Office, *, counts: bool
) -> None:
    value_from(TODAY, by=None, name=Name.BEFORE_DAY_COUNTS, value=counts)

    assert proposed(office, *PLAIN[:2], words)["due_on"] == due_on


@pytest.mark.parametrize(
    ("kind", "product", "code"),
    [
        ("Hướng dẫn", "", "huong-dan"),
        ("", "Hướng dẫn sử dụng", "huong-dan"),
        ("Báo cáo", "", "report"),
        ("Đề án", "", ""),  # named no longer: a person says what it is
    ],
)
def test_kind_of_product_is_one_that_the_office_names(kind: str, product: str, code: str, office: Office) -> None:
    value_from(TODAY, by=None, name=Name.PRODUCT_KINDS, value=["Báo cáo", "Hướng dẫn"])
    head = (*HEAD[:4], "Loại sản phẩm", "Sản phẩm")

    assert proposed(office, *PLAIN, kind, product, head=head)["product_kind"] == code
