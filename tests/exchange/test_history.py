"""The history of an import says what became what, and nothing that may be secret; a row that stays behind says why."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import translation

from kimchinam.audit.queries import history
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.exchange.actions import (
    choose_alike,
    commit_batch,
    explain_state,
    keep_alike,
    mend_alike,
    mend_row,
    take_only_offers,
)
from kimchinam.exchange.actions.telling import changes_of_words
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries import rows_left, stays_of
from kimchinam.exchange.states import Fault, Stay
from tests.conftest import Office
from tests.exchange.build import PLAIN, batch_of, row_at

pytestmark = pytest.mark.django_db
UNKNOWN = ("Sửa lò đốt Núi Bút", "Sở Tài chinhs", "20/12/2026")
UNKNOWN_TOO = ("Sửa chợ tạm Núi Bút", "sở tài CHINHS", "21/12/2026")
SLIP = ("Sửa cầu treo Núi Bút", "Sở Y tế", "20/12/2206")
OWNERLESS = ("Sửa nhà bia Núi Bút", "", "20/12/2026")
SECRET = ("Sửa kho Hang Dơi (Mật)", "Đội Hang Dơi", "20/12/2206", "Đang đào hang dơi")
ROWS = (UNKNOWN, UNKNOWN_TOO, SLIP, OWNERLESS, PLAIN, PLAIN)
Act = Callable[[Batch, Office], object]


def key_of(batch: Batch, fault: Fault) -> str:
    return next(one["key"] for row in batch.rows.all() for one in row.faults if one["code"] == fault)


def last_told(batch: Batch, language: str = "vi") -> str:
    """The newest sentence of a register, without the name of who did it."""
    event = history("exchange.batch", batch.pk)[0]
    with translation.override(language):
        return sentence(event).removeprefix(f"{event.by_name} ")


def mend(fault: Fault, value: Callable[[Office], str]) -> Act:
    return lambda batch, office: mend_alike(
        batch, by=office.clerk, code=fault, key=key_of(batch, fault), value=value(office)
    )


TOLD: tuple[tuple[Act, str], ...] = (
    (
        mend(Fault.OWNER_UNKNOWN, lambda office: str(office.finance.pk)),
        "sửa một lần cho 2 dòng (Tên đơn vị chưa có trong cây tổ chức): “Sở Tài chinhs” → “Sở Tài chính”",
    ),
    (
        mend(Fault.NO_OWNER, lambda office: str(office.health.pk)),
        "sửa một lần cho 1 dòng (Chưa có đơn vị chủ trì): để trống → “Sở Y tế”",
    ),
    (
        mend(Fault.DUE_OUTSIDE_TERM, lambda _office: "2026-12-20"),
        "sửa một lần cho 1 dòng (Thời hạn ngoài giai đoạn của sổ): “20/12/2206” → “20/12/2026”",
    ),
    (
        lambda batch, office: take_only_offers(batch, by=office.clerk, code=Fault.DUE_OUTSIDE_TERM),
        "sửa một lần cho 1 dòng (Thời hạn ngoài giai đoạn của sổ): “20/12/2206” → “20/12/2026”",
    ),
    (
        lambda batch, office: keep_alike(batch, by=office.clerk, code=Fault.DUPLICATE_OF_ROW, key=""),
        "để 1 dòng đúng như sổ ghi (Trùng với dòng trước): “Sửa trạm bơm Cồn Lá”",
    ),
    (
        lambda batch, office: choose_alike(
            batch, by=office.clerk, code=Fault.OWNER_UNKNOWN, key=key_of(batch, Fault.OWNER_UNKNOWN), choice="skip"
        ),
        "chọn “Bỏ qua” cho 2 dòng (Tên đơn vị chưa có trong cây tổ chức): “Sở Tài chinhs”",
    ),
    (
        lambda batch, office: mend_row(row_at(batch, 0), by=office.clerk, lead=str(office.health.pk), due="2027-01-31"),
        "sửa dòng 2: Chủ trì: “Sở Tài chinhs” → “Sở Y tế”, Thời hạn: “20/12/2026” → “31/01/2027”",
    ),
    (
        lambda batch, office: mend_row(row_at(batch, 4), by=office.clerk, choice="skip", product="Trạm bơm"),
        "sửa dòng 6: Sản phẩm: để trống → “Trạm bơm”, Dòng này: Nhập → Bỏ qua",
    ),
    (
        lambda batch, office: mend_row(row_at(batch, 4), by=office.clerk, lead=str(office.finance.pk)),
        "sửa dòng 6: không có gì đổi",
    ),
)


@pytest.mark.parametrize(("act", "told"), TOLD)
def test_history_says_what_became_what(office: Office, act: Act, told: str) -> None:
    batch = batch_of(office, *ROWS)
    act(batch, office)
    assert last_told(batch) == told


def test_the_same_is_told_in_english(office: Office) -> None:
    batch = batch_of(office, *ROWS)
    mend_row(row_at(batch, 3), by=office.clerk, lead=str(office.health.pk), choice="skip")
    assert last_told(batch, "en") == "mended row 5: Lead: left empty → “Sở Y tế”, This row: Import → Skip"


HIDDEN: tuple[Act, ...] = (
    mend(Fault.OWNER_UNKNOWN, lambda office: str(office.finance.pk)),
    mend(Fault.DUE_OUTSIDE_TERM, lambda _office: "2026-12-20"),
    lambda batch, office: keep_alike(batch, by=office.clerk, code=Fault.SECRET_WORD, key="(mat)"),
    lambda batch, office: choose_alike(batch, by=office.clerk, code=Fault.SECRET_WORD, key="(mat)", choice="skip"),
    lambda batch, office: mend_row(row_at(batch, 0), by=office.clerk, name="Sửa kho Hang Dơi"),
    lambda batch, office: explain_state(batch, by=office.clerk, key="dang dao hang doi", claim="running"),
)


@pytest.mark.parametrize("act", HIDDEN)
def test_words_of_a_row_that_may_be_secret_are_told_nowhere_in_the_history(office: Office, act: Act) -> None:
    batch = batch_of(office, SECRET)
    act(batch, office)
    kept = str([event.words for event in history("exchange.batch", batch.pk)])
    assert not [word for word in ("Hang Dơi", "hang dơi", "2206", "2026", "(Mật)") if word in kept + last_told(batch)]


def test_words_that_a_harmless_row_writes_too_are_told(office: Office) -> None:
    batch = batch_of(office, SECRET, ("Sửa cầu treo", "Sở Y tế", "20/12/2206"))
    mend(Fault.DUE_OUTSIDE_TERM, lambda _office: "2026-12-20")(batch, office)
    assert last_told(batch).endswith("“20/12/2206” → “20/12/2026”")


def test_many_ways_of_writing_are_counted_behind_the_first() -> None:
    faults = [{"code": "impossible_date", "key": str(day), "words": f"{day}/2/2026"} for day in range(30, 52)]
    rows = [BatchRow(faults=[fault]) for fault in faults]
    told = changes_of_words(rows, Fault.IMPOSSIBLE_DATE, {fault["key"]: "28/02/2026" for fault in faults})
    assert (told[0], len(told), told[-1]) == ({"before": "30/2/2026", "after": "28/02/2026"}, 21, {"more": 2})


def test_a_row_that_stays_behind_says_why_and_the_numbers_open_their_rows(office: Office) -> None:
    nameless = ("", "Sở Y tế", "20/12/2026")
    batch = batch_of(office, PLAIN, OWNERLESS, SECRET, nameless, ("", *SECRET[1:3], "Mật"))
    clerk = office.client(office.clerk)
    before = clerk.get(reverse("exchange:preview", args=[batch.pk])).text
    assert "2 có chữ chỉ độ mật, chờ người xác nhận; 1 chưa có tên nhiệm vụ" in before
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    assert stays_of(rows_left(batch)) == [(Stay.SECRET, 2), (Stay.NO_NAME, 1), (Stay.NO_OWNER, 1)]
    page = clerk.get(reverse("exchange:batch", args=[batch.pk])).text
    rows = reverse("exchange:rows", args=[batch.pk])
    for stay, places in ((Stay.SECRET, [4, 6]), (Stay.NO_NAME, [5]), (Stay.NO_OWNER, [3])):
        url = f"{rows}?stay={stay.value}"
        assert f'<a href="{url}">{len(places)} {stay.label}</a>' in page
        assert [line.row.place for line in clerk.get(url).context["lines"]] == places


def test_a_register_of_which_only_secrecy_keeps_rows_says_no_other_reason(office: Office) -> None:
    batch = batch_of(office, PLAIN, SECRET)
    commit_batch(batch, by=office.clerk, title="Sổ")
    page = office.client(office.clerk).get(reverse("exchange:batch", args=[batch.pk])).text
    assert ('<strong class="answer">1 dòng</strong>' in page, '<strong class="answer">0 dòng</strong>' in page) == (
        True,
        True,
    )
    assert '<span class="detail">có chữ chỉ độ mật, chờ người xác nhận</span>' in page
    assert "chủ trì" not in page.partition("<main")[2].partition("object-history")[0]
