"""Promise: an ended programme is still owed, a withdrawn one is not, and neither is undone or denied for the days before."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.audit.queries import faults
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import hand_in_evidence, reopen_task, return_evidence
from kimchinam.programmes.actions import end_programme, withdraw_programme
from kimchinam.programmes.models import Programme, Span
from kimchinam.programmes.queries import programmes_visible_to, with_counts
from kimchinam.programmes.states import ProgrammeState
from tests.conftest import TODAY, Office
from tests.programmes.build import draft, given, handed_in, issued, only_task, proved
from tests.programmes.oracle import followed_on
from tests.programmes.telling import told

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 9, 10, 5, tzinfo=UTC)
Act = Callable[..., None]


def test_what_is_not_done_by_the_end_is_still_owed(office: Office) -> None:
    programme = issued(office)

    end_programme(programme, by=office.leader, reason=" Kết luận 12 ")

    assert (programme.state, programme.ended_on, programme.ending) == (ProgrammeState.ENDED, TODAY, "Kết luận 12")
    assert list(followed_on(office.finance_person, TODAY)) == [only_task(programme)]
    hand_in_evidence(only_task(programme), by=office.finance_person, number="8/BC", dated=TODAY, receiver="Tỉnh ủy")
    assert only_task(programme).handed_in_on == TODAY
    assert told(programme)[-1] == f"kết thúc “{programme}”: Kết luận 12"


def test_a_withdrawn_programme_is_owed_by_nobody_but_was_until_then(office: Office) -> None:
    programme = issued(office)
    with clock.set_to(LATER):
        withdraw_programme(programme, by=office.leader, reason="Ban hành nhầm")

        day = LATER.date()
        assert list(followed_on(office.finance_person, day)) == []
        assert list(followed_on(office.finance_person, date(2026, 9, 9))) == [only_task(programme)]
        assert not Span.objects.filter(day_to__gt=day).exists()
        assert Span.objects.filter(day_from__lte=date(2026, 9, 9), day_to__gt=date(2026, 9, 9)).count() == 1
        (row,) = with_counts(Programme.objects.all(), office.clerk, day)
        assert (row.task_count, row.closed_count, row.late_count) == (1, 0, 0)
    assert list(programmes_visible_to(office.finance_person)) == [programme]
    assert list(faults()) == []


def test_a_programme_somebody_worked_on_is_not_withdrawn(office: Office) -> None:
    programme = issued(office)
    hand_in_evidence(only_task(programme), by=office.finance_person, number="8/BC", dated=TODAY, receiver="Tỉnh ủy")

    with pytest.raises(RefusedError, match="hãy kết thúc"):
        withdraw_programme(programme, by=office.leader, reason="Nhầm")
    end_programme(programme, by=office.leader, reason="Hết giai đoạn")


@pytest.mark.parametrize("after", ["returned", "reopened"])
def test_a_programme_somebody_once_handed_in_for_is_not_withdrawn(after: str, office: Office) -> None:
    programme = issued(office)
    if after == "reopened":
        reopen_task(proved(only_task(programme), office), by=office.leader, reason="Chưa đúng mẫu")
    else:
        return_evidence(handed_in(only_task(programme), office), by=office.leader, reason="Thiếu biểu")

    with pytest.raises(RefusedError, match="hãy kết thúc"):
        withdraw_programme(programme, by=office.leader, reason="Nhầm")


@pytest.mark.parametrize("act", [end_programme, withdraw_programme])
def test_part_given_after_the_breakdown_was_stopped_stands_in_a_new_one_and_is_handed_in(
    act: Act, office: Office
) -> None:
    whole = only_task(issued(office))
    first = given(whole, office, by=office.finance_person).programme
    act(first, by=office.leader, reason="Làm lại từ đầu")

    part = given(whole, office, by=office.finance_person)

    assert (part.programme.state, part.programme == first, first.tasks.count()) == (ProgrammeState.ISSUED, False, 1)
    handed_in(part, office)
    assert list(faults()) == []


@pytest.mark.parametrize("act", [end_programme, withdraw_programme])
@pytest.mark.parametrize(
    ("who", "refusal"),
    [("clerk", NotAllowedError), ("finance_person", NotAllowedError), ("leader", RefusedError)],
)
def test_only_who_issues_stops_it_and_says_why(act: Act, who: str, refusal: type[Exception], office: Office) -> None:
    programme = issued(office)
    person: User = getattr(office, who)

    with pytest.raises(refusal):
        act(programme, by=person, reason=" ")
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.ISSUED


@pytest.mark.parametrize("act", [end_programme, withdraw_programme])
def test_what_is_not_in_force_is_not_stopped(act: Act, office: Office) -> None:
    over = issued(office)
    end_programme(over, by=office.leader, reason="Hết giai đoạn")

    for programme in (draft(office), over):
        with pytest.raises(RefusedError, match="đang có hiệu lực"):
            act(programme, by=office.leader, reason="Nhầm")


@pytest.mark.parametrize("wrong", [{"ended_on": TODAY}, {"state": "ended"}, {"state": "ended", "ended_on": TODAY}])
def test_the_database_refuses_an_end_without_day_or_reason(wrong: dict[str, object], office: Office) -> None:
    programme = issued(office)

    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=programme.pk).update(**wrong)


def test_page_says_what_is_open_and_keeps_the_reason_when_it_refuses(office: Office) -> None:
    programme = issued(office)
    hand_in_evidence(only_task(programme), by=office.finance_person, number="8/BC", dated=TODAY, receiver="Tỉnh ủy")
    client, url = office.client(office.leader), reverse("programmes:end", args=[programme.pk])

    assert client.get(url).context["left"] == 1
    response = client.post(url, {"how": "withdraw", "reason": "Ban hành nhầm"})

    assert response.context["form"]["reason"].value() == "Ban hành nhầm"
    assert response.context["form"].non_field_errors() == [
        "Đã có đơn vị nộp kết quả: hãy kết thúc chương trình thay vì thu hồi."
    ]
    assert "Đã kết thúc" in client.post(url, {"how": "end", "reason": "Hết giai đoạn"}, follow=True).text
    assert office.client(office.clerk).get(url).status_code == 403


def test_list_counts_the_ended_apart_and_as_they_were_on_a_past_day(office: Office) -> None:
    programme = issued(office)
    issued(office)
    client, url = office.client(office.leader), reverse("programmes:list")
    with clock.set_to(LATER):
        end_programme(programme, by=office.leader, reason="Hết giai đoạn")

        today = client.get(url).context["chips"]
        ended = client.get(url, {"state": "ended"})
        client.post(reverse("desk:set_as_of"), {"on": "2026-09-05", "next": url})
        past = client.get(url).context["chips"]

    assert [chip.count for chip in today] == [2, 0, 1, 1]
    assert [chip.count for chip in past] == [2, 0, 2]
    assert list(ended.context["page"]) == [programme]
