"""Promise: a unit offers a task; it is one only when the unit that assigns has taken it, and every answer has a name."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.audit.queries import history
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.programmes.actions import (
    OfferedTask,
    end_programme,
    make_offer,
    refuse_offer,
    take_offer,
    withdraw_offer,
    withdraw_programme,
)
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.queries import offers_to_answer, offers_visible_to
from kimchinam.programmes.states import OfferState, Product
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import DUE, draft, facts, issued

pytestmark = pytest.mark.django_db


def offered(
    programme: Programme,
    *,
    by: User,
    name: str = "Số hóa sổ theo dõi hạn hán",
    due_on: date = DUE,
    reason: str = "Đã có số liệu ba năm",
) -> Offer:
    return make_offer(
        programme, by=by, task=OfferedTask(name=name, product_kind=Product.REPORT, due_on=due_on), reason=reason
    )


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office)


@pytest.fixture
def offer(programme: Programme, office: Office) -> Offer:
    return offered(programme, by=office.finance_person)


def test_unit_whose_offer_is_taken_reads_the_paper_of_the_programme(
    office: Office, receive: Callable[..., Document]
) -> None:
    programme = issued(office, document=receive())
    offer = offered(programme, by=office.finance_person)
    assert programme.document is not None
    programme.document.shared_with.clear()  # as for a unit that so far supports nothing there

    take_offer(offer, by=office.clerk, receiver="Ban Thường vụ Tỉnh ủy")

    assert documents_visible_to(office.finance_person).get() == programme.document


def test_offer_taken_becomes_a_task_of_the_unit_that_offered(offer: Offer, office: Office) -> None:
    task = take_offer(offer, by=office.clerk, receiver="Ban Thường vụ Tỉnh ủy", answer="Đồng ý")

    offer.refresh_from_db()
    assert (task.lead, task.due_on, task.received_on, task.order) == (office.finance, DUE, TODAY, 2)
    assert (offer.state, offer.task, offer.answered_by, offer.answer) == (
        OfferState.TAKEN,
        task,
        office.clerk,
        "Đồng ý",
    )
    assert [event.verb for event in history("programmes.offer", offer.pk)] == ["offer.taken", "offer.made"]
    assert [event.verb for event in history("programmes.task", task.pk)] == ["task.taken_from_offer"]


def test_offer_is_taken_for_another_day_when_the_answer_says_so(offer: Offer, office: Office) -> None:
    task = take_offer(offer, by=office.clerk, receiver="Ban Thường vụ", due_on=DUE + timedelta(days=9))

    assert task.due_on == DUE + timedelta(days=9)


def test_offer_alone_is_no_task(offer: Offer, programme: Programme) -> None:
    assert programme.tasks.count() == 1
    assert offer.state == OfferState.OFFERED


def test_offer_refused_keeps_the_reason(offer: Offer, office: Office) -> None:
    with pytest.raises(RefusedError, match="lý do"):
        refuse_offer(offer, by=office.clerk, answer=" ")
    refuse_offer(offer, by=office.clerk, answer="Trùng với nhiệm vụ số 1")

    offer.refresh_from_db()
    assert (offer.state, offer.answer, offer.task) == (OfferState.REFUSED, "Trùng với nhiệm vụ số 1", None)


def test_offer_is_withdrawn_by_the_unit_that_made_it_alone(offer: Offer, office: Office) -> None:
    for person in (office.health_person, office.clerk):
        with pytest.raises(NotAllowedError):
            withdraw_offer(offer, by=person)
    withdraw_offer(offer, by=office.finance_person)

    offer.refresh_from_db()
    assert offer.state == OfferState.WITHDRAWN


def test_offer_is_answered_once(offer: Offer, office: Office) -> None:
    refuse_offer(offer, by=office.clerk, answer="Chưa cần")

    for act in (
        lambda: take_offer(offer, by=office.clerk, receiver="Ban Thường vụ"),
        lambda: refuse_offer(offer, by=office.clerk, answer="Lại"),
        lambda: withdraw_offer(offer, by=office.finance_person),
    ):
        with pytest.raises(RefusedError, match="đã được xử lý"):
            act()
    assert Task.objects.count() == 1


@pytest.mark.parametrize("user", ["finance_person", "health_person", "leader", "inspector", "reader"])
def test_only_those_who_build_the_programme_answer(offer: Offer, office: Office, user: str) -> None:
    with pytest.raises(NotAllowedError):
        take_offer(offer, by=getattr(office, user), receiver="Ban Thường vụ")


def test_unit_without_a_part_in_the_programme_offers_nothing(programme: Programme, office: Office) -> None:
    with pytest.raises(NotAllowedError):
        offered(programme, by=office.health_person)


def test_unit_that_assigns_does_not_offer_to_itself(programme: Programme, office: Office) -> None:
    with pytest.raises(NotAllowedError):
        offered(programme, by=office.clerk)


@pytest.mark.parametrize(
    ("said", "sentence"), [({"reason": " "}, "lý do"), ({"due_on": TODAY - timedelta(days=1)}, "từ hôm nay")]
)
def test_offer_without_a_reason_or_for_a_past_day_is_refused(
    programme: Programme, office: Office, said: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        offered(programme, by=office.finance_person, **said)  # type: ignore[arg-type]
    assert not Offer.objects.exists()


def test_draft_takes_no_offers(office: Office) -> None:
    unissued = draft(office, facts(office))

    with pytest.raises(NotAllowedError):
        offered(unissued, by=office.finance_person)


def test_offer_whose_day_has_passed_needs_another_day(offer: Offer, office: Office) -> None:
    Offer.objects.filter(pk=offer.pk).update(due_on=TODAY - timedelta(days=3))

    with pytest.raises(RefusedError, match="từ hôm nay"):
        take_offer(offer, by=office.clerk, receiver="Ban Thường vụ")
    take_offer(offer, by=office.clerk, receiver="Ban Thường vụ", due_on=DUE)


@pytest.mark.parametrize("stop", [end_programme, withdraw_programme])
def test_offer_into_a_programme_that_is_over_still_gets_its_no(
    offer: Offer, programme: Programme, office: Office, stop: Callable[..., None]
) -> None:
    stop(programme, by=office.leader, reason="Thay bằng chương trình khác")
    client, url = office.client(office.clerk), reverse("programmes:offer", args=[offer.pk])
    assert list(offers_to_answer(office.clerk, TODAY)) == [offer]
    page = client.get(url).text
    assert ("Nhận thành nhiệm vụ" in page, "chỉ còn có thể không nhận" in page) == (False, True)
    with pytest.raises(RefusedError, match=r"đã kết thúc|đã thu hồi"):
        take_offer(offer, by=office.clerk, receiver="Ban Thường vụ")

    client.post(url, {"refuse": "1", "answer": "Chương trình đã dừng"})
    offer.refresh_from_db()
    assert (offer.state, offers_to_answer(office.clerk, TODAY).count()) == (OfferState.REFUSED, 0)


def test_offers_are_seen_by_the_two_units_only(offer: Offer, office: Office) -> None:
    people = (office.finance_person, office.clerk, office.leader, office.health_person, office.commune_person)
    assert [offers_visible_to(person, TODAY).count() for person in people] == [1, 1, 1, 0, 0]

    Programme.objects.filter(pk=offer.programme_id).update(secrecy=Secrecy.CONFIDENTIAL)
    assert [offers_visible_to(User.objects.get(pk=person.pk), TODAY).count() for person in people] == [0, 1, 1, 0, 0]


def test_only_answerable_offers_wait_for_a_person(offer: Offer, office: Office) -> None:
    people = (office.clerk, office.finance_person, office.leader)
    assert [offers_to_answer(person, TODAY).count() for person in people] == [1, 0, 0]

    refuse_offer(offer, by=office.clerk, answer="Chưa cần")
    assert offers_to_answer(office.clerk, TODAY).count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"reason": ""},
        {"state": OfferState.TAKEN},
        {"state": OfferState.REFUSED},
        {"answer": "Không", "answered_at": "2026-09-01T05:00:00Z"},
    ],
)
def test_database_refuses_half_an_answer(offer: Offer, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=offer.pk).update(**change)


# pages


def test_unit_offers_from_the_page_of_the_programme(programme: Programme, office: Office) -> None:
    client, url = office.client(office.finance_person), reverse("programmes:offer_make", args=[programme.pk])
    assert url in client.get(reverse("programmes:detail", args=[programme.pk])).content.decode()
    assert "Lý do đề xuất" in client.get(url).content.decode()

    typed = {"name": "Số hóa sổ", "product_kind": Product.REPORT, "due_on": "2026-09-20", "reason": "Có số liệu"}
    answer = client.post(url, typed)

    offer = Offer.objects.get()
    assert answer["Location"] == reverse("programmes:offer", args=[offer.pk])
    assert "Số hóa sổ" in client.get(answer["Location"]).content.decode()


def test_offer_for_a_past_day_keeps_what_was_typed(programme: Programme, office: Office) -> None:
    url = reverse("programmes:offer_make", args=[programme.pk])
    typed = {"name": "Số hóa sổ", "product_kind": Product.REPORT, "due_on": "2026-08-20", "reason": "Có số liệu"}

    page = office.client(office.finance_person).post(url, typed).content.decode()

    assert "Thời hạn phải từ hôm nay trở đi." in page
    assert "Số hóa sổ" in page


def test_clerk_finds_the_offer_on_the_desk_and_takes_it(offer: Offer, office: Office) -> None:
    client, url = office.client(office.clerk), reverse("programmes:offer", args=[offer.pk])
    assert url in client.get(reverse("desk:home")).content.decode()
    assert "Nhận thành nhiệm vụ" in client.get(url).content.decode()

    answer = client.post(url, {"take": "1", "receiver": "Ban Thường vụ", "due_on": "2026-09-21"})

    task = Task.objects.get(offer=offer)
    assert answer["Location"] == task.get_absolute_url()
    assert "Mở nhiệm vụ" in client.get(url).content.decode()
    assert url not in client.get(reverse("desk:home")).content.decode()


def test_refusal_without_words_is_said_on_the_page(offer: Offer, office: Office) -> None:
    client, url = office.client(office.clerk), reverse("programmes:offer", args=[offer.pk])

    assert "Hãy ghi lý do không nhận." in client.post(url, {"refuse": "1"}).content.decode()
    assert client.post(url, {"refuse": "1", "answer": "Trùng"})["Location"] == url


def test_offer_is_withdrawn_from_its_page(offer: Offer, office: Office) -> None:
    client = office.client(office.finance_person)
    page = client.get(reverse("programmes:offer", args=[offer.pk])).content.decode()
    assert "Rút đề xuất" in page
    assert "Nhận thành nhiệm vụ" not in page

    client.post(reverse("programmes:offer_withdraw", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == OfferState.WITHDRAWN


def test_stranger_finds_no_offer(offer: Offer, office: Office) -> None:
    client = office.client(office.health_person)

    assert client.get(reverse("programmes:offer", args=[offer.pk])).status_code == 404
    assert "Số hóa sổ" not in client.get(reverse("programmes:offers")).content.decode()


def test_list_of_offers_has_true_counts_and_filters(offer: Offer, programme: Programme, office: Office) -> None:
    refuse_offer(offered(programme, by=office.finance_person, name="Việc thứ hai"), by=office.clerk, answer="Trùng")
    client = office.client(office.clerk)

    assert "Việc thứ hai" in client.get(reverse("programmes:offers")).content.decode()
    waiting = client.get(reverse("programmes:offers") + "?answer=1").content.decode()
    assert "Số hóa sổ theo dõi" in waiting
    assert "Việc thứ hai" not in waiting
    refused = client.get(reverse("programmes:offers") + "?state=refused").content.decode()
    assert "Việc thứ hai" in refused
    assert "Số hóa sổ theo dõi" not in refused


def test_list_of_offers_costs_the_same_for_any_number(programme: Programme, office: Office) -> None:
    client = office.client(office.clerk)
    assert_same_number_of_queries(
        lambda: client.get(reverse("programmes:offers")),
        grow=lambda number: offered(programme, by=office.finance_person, name=f"Việc {number}"),
    )
