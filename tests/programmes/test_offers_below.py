"""Promise: a unit below offers into the breakdown of its superior, whose answer makes a part of one of its tasks."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import take_offer
from kimchinam.programmes.models import Offer, Task
from kimchinam.programmes.queries import offers_to_answer, tasks_below
from tests.conftest import TODAY, Office
from tests.programmes.build import DUE, given, issued, only_task, person_of, unit_below
from tests.programmes.test_offers import offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(office: Office) -> Task:
    return only_task(issued(office))


@pytest.fixture
def room(office: Office) -> Organisation:
    return unit_below(office.finance, "Phòng Ngân sách")


@pytest.fixture
def room_person(room: Organisation) -> User:
    return person_of(room, "ngansach")


@pytest.fixture
def offer(whole: Task, office: Office, room: Organisation, room_person: User) -> Offer:
    """The room has one part of the task already, so it sees the breakdown, and offers another."""
    part = given(whole, office, by=office.finance_person, lead=room)
    return offered(part.programme, by=room_person, due_on=DUE - timedelta(days=5))


def test_offer_into_a_breakdown_becomes_a_part(offer: Offer, whole: Task, office: Office, room: Organisation) -> None:
    part = take_offer(offer, by=office.finance_person, receiver="Sở Tài chính", whole=whole)

    offer.refresh_from_db()
    assert (part.parent, part.lead, part.limit_on, offer.task) == (whole, room, DUE, part)
    assert tasks_below(whole).count() == 2


def test_offer_into_a_breakdown_needs_the_task_of_which_it_is_a_part(offer: Offer, office: Office) -> None:
    strange = only_task(issued(office, number="9-CTr/TU"))

    for named in (None, strange):
        with pytest.raises(RefusedError, match="là một phần"):
            take_offer(offer, by=office.finance_person, receiver="Sở Tài chính", whole=named)


def test_offer_that_ends_after_the_whole_is_refused_until_its_day_is_changed(
    offer: Offer, whole: Task, office: Office
) -> None:
    late = DUE + timedelta(days=1)
    with pytest.raises(RefusedError, match="không được sau thời hạn"):
        take_offer(offer, by=office.finance_person, receiver="Sở Tài chính", whole=whole, due_on=late)
    take_offer(offer, by=office.finance_person, receiver="Sở Tài chính", whole=whole, due_on=DUE)


def test_only_the_unit_that_passes_on_answers(offer: Offer, whole: Task, office: Office, room_person: User) -> None:
    for person in (office.clerk, office.health_person, room_person):
        assert not offers_to_answer(person, TODAY).exists()
        with pytest.raises(NotAllowedError):
            take_offer(offer, by=person, receiver="Sở Tài chính", whole=whole)
    assert list(offers_to_answer(office.finance_person, TODAY)) == [offer]


def test_offer_is_taken_from_its_page_as_a_part(offer: Offer, whole: Task, office: Office) -> None:
    client, url = office.client(office.finance_person), reverse("programmes:offer", args=[offer.pk])
    assert "Là một phần của nhiệm vụ" in client.get(url).content.decode()
    assert "Hãy chọn nhiệm vụ" in client.post(url, {"take": "1", "receiver": "Sở Tài chính"}).content.decode()

    client.post(url, {"take": "1", "receiver": "Sở Tài chính", "whole": whole.pk})
    assert Task.objects.get(offer=offer).parent == whole
