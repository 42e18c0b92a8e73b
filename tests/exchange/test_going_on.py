"""After a register was taken over: rows that stayed behind go on, and papers that it names are handed in."""

import pytest
from django.urls import reverse

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.exchange.actions import bring_evidence, carry_over, commit_batch, mend_row
from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import counts_of_gaps, gaps_visible_to, rows_left
from kimchinam.exchange.states import BatchState, Choice, Gap
from kimchinam.monitoring.actions import accept_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.actions import issue_programme
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.rules import status
from kimchinam.programmes.states import Product, Status
from tests.conftest import TODAY, Office
from tests.exchange.build import PLAIN, PROVED, batch_of, received, row_at
from tests.exchange.test_committing import OWNERLESS
from tests.programmes.build import made_true

pytestmark = pytest.mark.django_db
SECRET = ("Sửa trạm cân Núi Bút (Mật)", "Sở Y tế", "20/12/2026")


@pytest.fixture
def assigned(office: Office) -> Batch:
    batch = batch_of(office, PLAIN, OWNERLESS, SECRET)
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    return batch


def test_rows_that_stayed_behind_go_on_as_a_register_of_their_own(office: Office, assigned: Batch) -> None:
    following = carry_over(assigned, by=office.clerk)
    assert following.state == BatchState.PREVIEWED
    assert [(row.number, row.name, row.choice) for row in following.rows.all()] == [
        (2, OWNERLESS[0], Choice.TAKE),
        (3, SECRET[0], Choice.ASK),
    ]
    assert counts_of_gaps(gaps_visible_to(office.clerk))[Gap.OWNER] == 0
    mend_row(row_at(following, 0), by=office.clerk, lead=str(office.health.pk))
    assert commit_batch(following, by=office.leader, title="Sổ, phần còn lại", issued=True) == 1
    assert Task.objects.get(name=OWNERLESS[0]).lead == office.health


def test_nothing_goes_on_twice_or_by_who_may_not(office: Office, assigned: Batch) -> None:
    with pytest.raises(NotAllowedError):
        carry_over(assigned, by=office.leader)
    carry_over(assigned, by=office.clerk)
    assert not rows_left(assigned).exists()
    with pytest.raises(RefusedError, match="Không còn dòng nào"):
        carry_over(assigned, by=office.clerk)


def test_a_register_that_is_only_previewed_does_not_go_on(office: Office) -> None:
    with pytest.raises(RefusedError, match="chưa được nhập"):
        carry_over(batch_of(office, OWNERLESS), by=office.clerk)


def test_the_heading_above_goes_along_and_groups_them_again(office: Office) -> None:
    data = "STT,Nhiệm vụ,Chủ trì\nI,NHÓM KÈ,\n1,Sửa kè,Sở Y tế\n2,Đo kè,\n".encode()
    batch = received(office, data, file_name="so.csv")
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    following = carry_over(batch, by=office.clerk)
    assert [(row.number, row.proposal.get("group")) for row in following.rows.all()] == [(1, None), (3, "I NHÓM KÈ")]


PROVED_AHEAD = (PROVED[0], PROVED[1], "20/12/2026", *PROVED[3:])
"""Done before its deadline, which still lies ahead: a draft takes no other."""


@pytest.fixture
def drafted(office: Office) -> Batch:
    """Taken into a draft, which was completed and issued."""
    batch = batch_of(office, PLAIN, PROVED_AHEAD)
    commit_batch(batch, by=office.clerk, title="Chương trình")
    for task in Task.objects.filter(programme__title="Chương trình"):
        made_true(task, product_kind=Product.REPORT, receiver="Tỉnh ủy")
    return batch


def test_papers_of_a_draft_are_handed_in_once_it_is_issued(office: Office, drafted: Batch) -> None:
    with pytest.raises(RefusedError, match="Không còn nhiệm vụ đã giao"):
        bring_evidence(drafted, by=office.clerk)
    issue_programme(Programme.objects.get(), by=office.leader, late_known=True)
    assert bring_evidence(drafted, by=office.clerk) == 1
    task = Task.objects.get(name=PROVED[0])
    assert (status(task, TODAY), task.handed_in_on, Evidence.objects.get().task) == (
        Status.AWAITING_ACCEPTANCE,
        Evidence.objects.get().dated,
        task,
    )
    with pytest.raises(RefusedError):
        bring_evidence(drafted, by=office.clerk)


def test_a_paper_that_was_returned_is_not_handed_in_again(office: Office, drafted: Batch) -> None:
    issue_programme(Programme.objects.get(), by=office.leader, late_known=True)
    bring_evidence(drafted, by=office.clerk)
    return_evidence(Evidence.objects.get(), by=office.leader, reason="thiếu phụ lục")
    with pytest.raises(RefusedError):
        bring_evidence(drafted, by=office.clerk)


def test_who_sent_the_register_does_not_judge_its_papers(office: Office) -> None:
    batch = batch_of(office, PROVED)
    Batch.objects.filter(pk=batch.pk).update(by=office.leader)
    batch.refresh_from_db()
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    with pytest.raises(NotAllowedError):
        accept_evidence(Evidence.objects.get(), by=office.leader, grade="passed")


UNFINISHED = ("Đang thực hiện", "Chưa hoàn thành, quá hạn")


@pytest.mark.parametrize("state", UNFINISHED)
def test_a_report_on_work_that_goes_on_is_no_evidence(office: Office, state: str) -> None:
    batch = batch_of(office, (*PROVED[:3], state, *PROVED[4:]))
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("day", ["18/06/1226", "18/06/2027"])
def test_a_paper_of_an_impossible_day_is_no_evidence(office: Office, day: str) -> None:
    batch = batch_of(office, (*PROVED[:5], day, PROVED[6]))
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    assert not Evidence.objects.exists()


def test_the_page_of_a_register_offers_both(office: Office, assigned: Batch, drafted: Batch) -> None:
    clerk = office.client(office.clerk)
    assert "2 dòng còn ở lại" in clerk.get(reverse("exchange:batch", args=[assigned.pk])).content.decode()
    going_on = clerk.post(reverse("exchange:carry", args=[assigned.pk]), follow=True)
    assert "Đọc ra 2 nhiệm vụ" in going_on.content.decode()
    issue_programme(Programme.objects.get(title="Chương trình"), by=office.leader, late_known=True)
    page = clerk.get(reverse("exchange:batch", args=[drafted.pk])).content.decode()
    assert "1 nhiệm vụ đã giao có minh chứng" in page
    done = clerk.post(reverse("exchange:evidence", args=[drafted.pk]), follow=True)
    assert "Đã nộp minh chứng theo sổ cho 1 nhiệm vụ." in done.content.decode()
