"""Days of a row: each column's own, none believed that cannot be, none remembered that means another day next year."""

from datetime import date, datetime

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions import keep_alike, map_columns, mend_alike
from kimchinam.exchange.queries import groups_of
from kimchinam.exchange.states import Fault
from tests.conftest import Office
from tests.exchange.build import PLAIN, batch_of, codes_of, received, row_at, sheet
from tests.exchange.test_mending import the_group

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["30/2", "31/6"])
def test_a_day_without_its_year_is_never_remembered(office: Office, written: str) -> None:
    batch = batch_of(office, ("Sửa bến thuyền", "Sở Y tế", written))
    key = the_group(batch, Fault.IMPOSSIBLE_DATE)
    with pytest.raises(RefusedError, match="ngày có đủ năm"):
        mend_alike(batch, by=office.clerk, code="impossible_date", key=key, value="2026-10-31", remember=True)
    mend_alike(batch, by=office.clerk, code="impossible_date", key=key, value="2026-10-31")
    assert row_at(batch, 0).proposal["due_on"] == "2026-10-31"
    following = batch_of(office, ("Sửa bến thuyền", "Sở Y tế", written), file_name="nam-sau.xlsx")
    assert codes_of(row_at(following, 0)) == {Fault.IMPOSSIBLE_DATE}


def test_a_remembered_day_must_fit_the_register_like_any_other(office: Office) -> None:
    batch = batch_of(office, ("Sửa bến thuyền", "Sở Y tế", "30/2/2026"))
    key = the_group(batch, Fault.IMPOSSIBLE_DATE)
    mend_alike(batch, by=office.clerk, code="impossible_date", key=key, value="2026-02-28", remember=True)
    following = batch_of(office, ("Sửa bến thuyền", "Sở Y tế", "30/2/2026"), file_name="nam-sau.xlsx")
    assert row_at(following, 0).proposal["due_on"] == "2026-02-28"
    map_columns(following, by=office.clerk, mapping=following.mapping, issued_on=date(2026, 6, 1))
    assert codes_of(row_at(following, 0)) == {Fault.DUE_BEFORE_ISSUE}
    map_columns(following, by=office.clerk, mapping=following.mapping, term_from=date(2027, 1, 1))
    assert codes_of(row_at(following, 0)) == {Fault.DUE_OUTSIDE_TERM}
    assert row_at(following, 0).proposal["due_on"] == ""


DAYS_HEAD = (
    "STT",
    "Nhiệm vụ",
    "Chủ trì",
    "Thời hạn",
    "Ngày giao",
    "Ngày hoàn thành",
    "Văn bản kết quả",
    "Ngày báo cáo",
)
UNREAD = (
    (("31/6/2025",), Fault.ISSUE_UNREAD, "issued_on"),
    (("", "31/6/2025"), Fault.DONE_UNREAD, "done_on"),
    (("", "", "15/BC-SYT", "31/6/2025"), Fault.PAPER_DAY_UNREAD, "evidence_on"),
    (("", "", "15/BC-SYT ngày 31/6/2025"), Fault.PAPER_DAY_UNREAD, "evidence_on"),
)


@pytest.mark.parametrize(("cells", "code", "name"), UNREAD)
def test_an_impossible_day_is_a_fault_in_every_column(
    office: Office, cells: tuple[str, ...], code: Fault, name: str
) -> None:
    batch = received(office, sheet((*PLAIN, *cells), head=DAYS_HEAD))
    (group,) = groups_of(batch)
    assert (group.code, group.offers) == (code, (("2025-06-30", "30/06/2025"),))
    assert row_at(batch, 0).proposal[name] == ""
    mend_alike(batch, by=office.clerk, code=code, key=group.key, value="2025-06-30")
    assert (row_at(batch, 0).proposal[name], codes_of(row_at(batch, 0))) == ("2025-06-30", set())


REVIEW_HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ngày rà soát")
REVIEWS: tuple[tuple[str, str, str, set[Fault]], ...] = (
    ("", "15/9/2026", "2026-09-15", set()),
    ("", "15/9", "2026-09-15", set()),
    ("", "15/12/2026", "", {Fault.REVIEW_UNFIT}),
    ("", "31/8/2026", "", {Fault.REVIEW_UNFIT}),
    ("", "31/9/2026", "", {Fault.REVIEW_UNFIT}),
    ("20/12/2026", "15/12/2026", "2026-12-15", set()),
)


@pytest.mark.parametrize(("due", "written", "day", "codes"), REVIEWS)
def test_a_review_day_lies_between_today_and_the_last_that_the_rule_allows(
    office: Office, due: str, written: str, day: str, codes: set[Fault]
) -> None:
    batch = received(office, sheet((PLAIN[0], PLAIN[1], due, written), head=REVIEW_HEAD))
    row = row_at(batch, 0)
    assert (row.proposal["review_on"], codes_of(row)) == (day, codes)


def test_a_review_day_is_mended_by_one_that_fits(office: Office) -> None:
    batch = received(office, sheet((PLAIN[0], PLAIN[1], "", "15/12/2026"), head=REVIEW_HEAD))
    key = the_group(batch, Fault.REVIEW_UNFIT)
    with pytest.raises(RefusedError, match="không quá 30 ngày"):
        mend_alike(batch, by=office.clerk, code="review_unfit", key=key, value="2026-12-15")
    mend_alike(batch, by=office.clerk, code="review_unfit", key=key, value="2026-09-20")
    assert (row_at(batch, 0).proposal["review_on"], codes_of(row_at(batch, 0))) == ("2026-09-20", set())


AT_MIDNIGHT = (datetime(2045, 3, 15), "15/03/2045 00:00", "15/03/2045 0:00:00")


@pytest.mark.parametrize("written", AT_MIDNIGHT)
def test_a_day_is_quoted_without_the_midnight_that_nobody_wrote(office: Office, written: object) -> None:
    batch = batch_of(office, ("Sửa bến thuyền", "Sở Y tế", written))
    (group,) = groups_of(batch)
    assert (group.code, group.words) == (Fault.DUE_OUTSIDE_TERM, "15/03/2045")
    keep_alike(batch, by=office.clerk, code=group.code, key=group.key)
    said = row_at(batch, 0).proposal
    assert (said["due_on"], said["due_words"]) == ("2045-03-15", "")


def test_an_hour_that_somebody_wrote_is_kept(office: Office) -> None:
    batch = batch_of(office, ("Sửa bến thuyền", "Sở Y tế", datetime(2045, 3, 15, 16, 30)))
    assert [group.words for group in groups_of(batch)] == ["15/03/2045 16:30"]
