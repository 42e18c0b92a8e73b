"""Promise: a leader issues knowingly, whom the clerk is told of; before its day of issue a programme is a draft."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Document
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import issue_programme, remove_task, set_deadline
from kimchinam.programmes.forms import NewProgrammeForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import issuers_of
from kimchinam.programmes.states import ProgrammeState
from tests.conftest import FOUNDED, NOON, TODAY, Office, look_at
from tests.programmes.build import draft, facts, issued, only_task

pytestmark = pytest.mark.django_db
OVER = TODAY - timedelta(days=40)


@pytest.fixture
def source(office: Office) -> Document:
    """A paper that was entered long after its day."""
    return Document.objects.create(organisation=office.bureau, title="Kế hoạch", issued_on=OVER - timedelta(days=90))


@pytest.fixture
def entered_late(office: Office, source: Document) -> Programme:
    return draft(office, facts(office, name="nạo vét kênh", due_on=OVER), facts(office), document=source)


def leader_of(unit: Organisation, scope: str = Scope.BELOW) -> User:
    user = register_person(by=None, username="giamdoc", full_name="Giamdoc", password="mat-khau-dai")
    give_post(
        by=None, user=user, organisation=unit, title="Giám đốc", role=Role.LEADER, scope=scope, valid_from=FOUNDED
    )
    return user


def test_deadline_that_is_over_must_be_known_by_who_issues(office: Office, entered_late: Programme) -> None:
    with pytest.raises(RefusedError, match=r"1 nhiệm vụ có thời hạn đã qua \(số 1\)"):
        issue_programme(entered_late, by=office.leader)
    assert Programme.objects.get().state == ProgrammeState.DRAFT

    issue_programme(entered_late, by=office.leader, late_known=True)

    assert Programme.objects.get().issued_on == TODAY


def test_issue_page_lists_the_deadlines_that_are_over_and_asks(office: Office, entered_late: Programme) -> None:
    client, page = office.client(office.leader), reverse("programmes:issue", args=[entered_late.pk])

    shown = client.get(page)
    assert [row.task.name for row in shown.context["past_at_birth"]] == ["nạo vét kênh"]
    assert 'name="late_known"' in shown.text
    assert client.post(page).status_code == 200
    assert client.post(page, {"late_known": "on"}).status_code == 302
    assert Programme.objects.get().state == ProgrammeState.ISSUED


def test_nothing_is_asked_when_every_deadline_lies_ahead(office: Office) -> None:
    page = reverse("programmes:issue", args=[draft(office, facts(office)).pk])

    assert "late_known" not in office.client(office.leader).get(page).text


def test_task_of_a_draft_is_neither_late_nor_anything_else(office: Office, entered_late: Programme) -> None:
    client = office.client(office.clerk)

    page = client.get(reverse("programmes:detail", args=[entered_late.pk]))
    (row,) = client.get("/chuong-trinh/").context["rows"]

    groups = page.context["groups"]
    assert [(one.status, one.days_late) for group in groups for one in group.rows] == [(None, 0), (None, 0)]
    assert (page.context["chips"], "Quá hạn" in page.text, "chậm" in page.text) == ([], False, False)
    assert (row.task_count, row.closed_count, row.late_count) == (2, 0, 0)


def test_clerk_builds_and_is_told_who_issues(office: Office) -> None:
    programme = draft(office, facts(office, receiver=""), facts(office, receiver=""))
    clerk, page = office.client(office.clerk), reverse("programmes:issue", args=[programme.pk])

    detail = clerk.get(reverse("programmes:detail", args=[programme.pk])).text
    assert "Lanhdao (Chuyên viên)" in detail
    assert "Kiểm tra trước khi ban hành" in detail
    filled = clerk.post(reverse("programmes:fill_receivers", args=[programme.pk]), {"receiver": "Thường trực"})
    assert (filled.status_code, filled["Location"]) == (302, page)
    assert "Lanhdao" in clerk.get(page).text
    assert clerk.post(page).status_code == 403
    with pytest.raises(NotAllowedError):
        issue_programme(programme, by=office.clerk)


@pytest.mark.parametrize(("at", "may"), [("root", True), ("bureau", True), ("finance", False)])
def test_leader_issues_for_his_unit_and_those_below(office: Office, at: str, may: bool) -> None:
    programme = draft(office, facts(office))
    user = leader_of(getattr(office, at))

    assert (user.pk in {post.user_id for post in issuers_of(programme, TODAY)}) == may
    if may:
        issue_programme(programme, by=user)
    else:
        with pytest.raises(NotAllowedError):
            issue_programme(programme, by=user)


def test_leader_of_another_unit_sets_no_deadline(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=None, review_on=TODAY + timedelta(days=9))))

    with pytest.raises(NotAllowedError, match="không do đơn vị của bạn giao"):
        set_deadline(task, by=leader_of(office.health), due_on=TODAY, reason="Kết luận")


def test_numbers_have_no_gap_once_issued(office: Office) -> None:
    programme = draft(office, *(facts(office, name=f"việc {name}") for name in "abcd"))
    remove_task(programme.tasks.get(name="việc b"), by=office.clerk)

    issue_programme(programme, by=office.leader)

    assert list(programme.tasks.values_list("order", "name")) == [(1, "việc a"), (2, "việc c"), (3, "việc d")]


def test_programme_is_a_draft_on_every_day_before_its_issue(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=2)):
        first = issued(office)
    programme = issued(office, title="Chương trình sau")
    client = office.client(office.leader)
    look_at(client, TODAY - timedelta(days=1))

    detail = client.get(reverse("programmes:detail", args=[programme.pk]))
    task = client.get(only_task(programme).get_absolute_url()).text

    assert list(client.get("/chuong-trinh/").context["page"]) == [first]
    assert (detail.context["issued"], detail.context["chips"]) == (False, [])
    assert "Ngày ấy chương trình chưa ban hành." in detail.text
    assert "chưa có nhiệm vụ này" in task


def test_nothing_is_done_from_a_past_day(office: Office) -> None:
    programme = draft(office, facts(office))
    client = office.client(office.leader)
    look_at(client, TODAY - timedelta(days=1))

    context = client.get(reverse("programmes:detail", args=[programme.pk])).context

    assert (context["can_change"], context["can_issue"], context["past"]) == (False, False, True)


def test_only_documents_that_were_read_are_offered_as_a_source(office: Office, source: Document) -> None:
    fields = NewProgrammeForm(user=office.clerk).fields

    assert source not in fields["document"].queryset  # type: ignore[attr-defined]
