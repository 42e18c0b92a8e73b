"""The register of gaps: what imported tasks still lack, for those whom it concerns, until they have it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.base.states import Secrecy
from kimchinam.exchange.actions import commit_batch, undo_batch
from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import counts_of_gaps, gaps_of, gaps_visible_to, lacking, rows_left
from kimchinam.exchange.states import Gap
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.programmes.actions import remove_task, set_deadline
from kimchinam.programmes.models import Task
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.exchange.build import PLAIN, PROVED, UNPROVED, batch_of
from tests.exchange.test_committing import OWNERLESS, UNDATED

pytestmark = pytest.mark.django_db
LACKS_ALL = {Gap.EVIDENCE: 1, Gap.DAY: 1, Gap.OWNER: 1}


@pytest.fixture
def assigned(office: Office) -> Batch:
    batch = batch_of(office, UNPROVED, ("Đo kè Cồn Lá", *PLAIN[1:]), PROVED, UNDATED, OWNERLESS)
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    return batch


def test_every_lack_is_counted_and_opens_exactly_its_rows(office: Office, assigned: Batch) -> None:
    rows = gaps_visible_to(office.clerk)
    assert counts_of_gaps(rows) == LACKS_ALL
    for gap in Gap:
        assert [gaps_of(row) for row in lacking(rows, gap)] == [[gap]]


def test_a_gap_is_gone_once_the_task_has_what_it_lacked(office: Office, assigned: Batch) -> None:
    unproved, undated = (Task.objects.get(name=name) for name in (UNPROVED[0], UNDATED[0]))
    hand_in_evidence(unproved, by=office.finance_person, number="1/BC", dated=TODAY, receiver="Tỉnh ủy")
    set_deadline(undated, by=office.leader, due_on=TODAY + timedelta(days=9), reason="theo kế hoạch")
    assert counts_of_gaps(gaps_visible_to(office.clerk)) == {Gap.EVIDENCE: 0, Gap.DAY: 0, Gap.OWNER: 1}


def test_a_register_that_was_undone_leaves_no_gap(office: Office, assigned: Batch) -> None:
    undo_batch(assigned, by=office.leader, reason="nhầm")
    assert not gaps_visible_to(office.clerk).exists()


SEES = (
    ("clerk", 3),
    ("leader", 3),
    ("inspector", 3),
    ("finance_person", 1),
    ("health_person", 1),
    ("commune_person", 0),
)


@pytest.mark.parametrize(("who", "count"), SEES)
def test_units_see_the_gaps_of_their_own_tasks_only(office: Office, assigned: Batch, who: str, count: int) -> None:
    person = getattr(office, who)
    assert gaps_visible_to(person).count() == count
    shown = office.client(person).get(reverse("exchange:gaps")).content.decode()
    assert (UNPROVED[0] in shown) is (who not in ("health_person", "commune_person"))


def test_a_draft_lacks_its_owners_until_they_are_known(office: Office) -> None:
    batch = batch_of(office, OWNERLESS)
    commit_batch(batch, by=office.clerk, title="Dự thảo")
    assert counts_of_gaps(gaps_visible_to(office.clerk)) == {Gap.EVIDENCE: 0, Gap.DAY: 0, Gap.OWNER: 1}


def test_a_draft_task_that_was_deleted_on_purpose_leaves_no_gap(office: Office) -> None:
    batch = batch_of(office, OWNERLESS)
    commit_batch(batch, by=office.clerk, title="Dự thảo")
    remove_task(Task.objects.get(), by=office.clerk)
    assert not gaps_visible_to(office.clerk).exists()
    assert not rows_left(batch).exists()


def test_gaps_of_a_secret_register_are_for_the_cleared(office: Office) -> None:
    batch = batch_of(office, UNPROVED, secrecy=Secrecy.CONFIDENTIAL)
    commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    people = (office.leader, office.finance_person, office.reader)
    assert [gaps_visible_to(person).count() for person in people] == [1, 0, 0]


def test_the_page_filters_by_lack_and_by_register(office: Office, assigned: Batch) -> None:
    other = batch_of(office, ("Dọn bến thuyền", *UNPROVED[1:]), file_name="so-khac.xlsx")
    commit_batch(other, by=office.leader, title="Sổ khác", issued=True)
    clerk = office.client(office.clerk)
    page = clerk.get(f"{reverse('exchange:gaps')}?thieu=evidence&so={other.pk}")
    assert [row.name for row, _lacks in page.context["lines"]] == ["Dọn bến thuyền"]
    assert [chip.count for chip in page.context["chips"]] == [1, 1, 0, 0]


LISTS = ("exchange:list", "exchange:gaps", "exchange:dictionary")


@pytest.mark.parametrize("name", LISTS)
def test_lists_cost_as_many_queries_for_30_registers_as_for_one(office: Office, name: str) -> None:
    def grow(number: int) -> None:
        row = (f"Việc số {number}", *UNPROVED[1:])
        batch = batch_of(office, row, file_name=f"{number}.xlsx")
        commit_batch(batch, by=office.leader, title=f"Sổ {number}", issued=True)

    client = office.client(office.clerk)
    assert_same_number_of_queries(lambda: client.get(reverse(name)), grow=grow)


def papers_for(batch: Batch, **filled: object) -> dict[str, object]:
    """What the form of the page sends for the first row of a register."""
    row = batch.rows.get(task__name=UNPROVED[0])
    return {f"{row.pk}-{name}": value for name, value in filled.items()}


WHOLE = {"number": "41/BC-STC", "dated": "2026-08-20", "receiver": "Tỉnh ủy"}


def test_a_unit_proves_its_tasks_on_one_page(office: Office, assigned: Batch) -> None:
    client = office.client(office.finance_person)
    assert UNPROVED[0] in client.get(reverse("exchange:supply")).content.decode()
    done = client.post(reverse("exchange:supply"), papers_for(assigned, **WHOLE), follow=True).content.decode()
    assert "Đã nộp minh chứng cho 1 nhiệm vụ" in done
    assert UNPROVED[0] not in done
    task = Task.objects.get(name=UNPROVED[0])
    assert (task.handed_in_on, task.evidence.get().number) == (TODAY, "41/BC-STC")


HALF = (
    ({"number": "41/BC-STC"}, "Hãy ghi đủ số, ngày và nơi nhận."),
    (WHOLE | {"dated": "2027-01-01"}, "Ngày văn bản không thể sau hôm nay."),
    (WHOLE | {"dated": "hôm qua"}, "41/BC-STC"),
)


@pytest.mark.parametrize(("filled", "shown"), HALF)
def test_what_was_typed_stays_when_a_paper_is_refused(
    office: Office, assigned: Batch, filled: dict[str, object], shown: str
) -> None:
    client = office.client(office.finance_person)
    page = client.post(reverse("exchange:supply"), papers_for(assigned, **filled)).content.decode()
    assert shown in page
    assert 'value="41/BC-STC"' in page
    assert not Task.objects.get(name=UNPROVED[0]).evidence.exists()


def test_who_hands_in_nothing_has_no_such_page(office: Office, assigned: Batch) -> None:
    assert office.client(office.clerk).get(reverse("exchange:supply")).status_code == 403
    assert UNPROVED[0] not in office.client(office.health_person).get(reverse("exchange:supply")).content.decode()


def test_the_page_of_papers_costs_as_many_queries_for_30_tasks_as_for_one(office: Office) -> None:
    def grow(number: int) -> None:
        batch = batch_of(office, (f"Việc số {number}", *UNPROVED[1:]), file_name=f"{number}.xlsx")
        commit_batch(batch, by=office.leader, title=f"Sổ {number}", issued=True)

    client = office.client(office.finance_person)
    assert_same_number_of_queries(lambda: client.get(reverse("exchange:supply")), grow=grow)
