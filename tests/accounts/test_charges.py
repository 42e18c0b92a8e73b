"""Promise: who answers for a unit, and where his mail goes, is set by administrators, from a day on, and stands in the log."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import end_charge, put_in_charge, set_email
from kimchinam.accounts.models import Charge
from kimchinam.accounts.queries import charges_on
from kimchinam.audit.models import Event
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError
from tests.conftest import NOON, TODAY, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(office: Office) -> Client:
    return office.client(office.administrator)


def verbs(office: Office) -> list[str]:
    """What happened to the leader since he has his post, in order."""
    events = Event.objects.filter(object_id=str(office.leader.pk)).order_by("id")
    return list(events.values_list("verb", flat=True))[2:]


def put(office: Office, **changes: Any) -> Charge:
    facts = {"by": office.administrator, "organisation": office.finance} | changes
    return put_in_charge(office.leader, **facts)


def test_charge_holds_from_its_day_until_it_is_ended(office: Office) -> None:
    charge = put(office, valid_from=TODAY + timedelta(days=1))
    assert [list(charges_on(TODAY + timedelta(days=days))) for days in (0, 1, 9)] == [[], [charge], [charge]]

    with clock.set_to(NOON + timedelta(days=5)):
        end_charge(charge, by=office.administrator)
    assert [list(charges_on(TODAY + timedelta(days=days))) for days in (4, 5)] == [[charge], []]
    assert verbs(office) == ["person.put_in_charge", "person.charge_ended"]


def test_same_again_changes_nothing(office: Office) -> None:
    assert put(office) == put(office)
    charge = Charge.objects.get()
    end_charge(charge, by=office.administrator)
    end_charge(charge, by=office.administrator)

    assert verbs(office) == ["person.put_in_charge", "person.charge_ended"]


def test_charge_that_never_began_ends_before_it_holds(office: Office) -> None:
    charge = put(office, valid_from=TODAY + timedelta(days=10))
    end_charge(charge, by=office.administrator)

    assert not charges_on(TODAY + timedelta(days=10)).exists()


def test_closed_account_answers_for_nothing(office: Office) -> None:
    put(office)
    type(office.leader).objects.filter(pk=office.leader.pk).update(is_active=False)

    assert not charges_on(TODAY).exists()


def test_others_may_not(office: Office) -> None:
    with pytest.raises(NotAllowedError):
        put(office, by=office.clerk)
    with pytest.raises(NotAllowedError):
        end_charge(put(office), by=office.leader)
    with pytest.raises(NotAllowedError):
        set_email(office.leader, by=office.clerk, email="x@example.vn")


@pytest.mark.parametrize("days", [-1, -30])
def test_database_refuses_an_end_before_the_beginning(days: int, office: Office) -> None:
    charge = put(office)

    with pytest.raises(IntegrityError):
        Charge.objects.filter(pk=charge.pk).update(valid_to=TODAY + timedelta(days=days))


def test_page_of_a_person_gives_and_ends_a_charge(office: Office, administrator: Client) -> None:
    form = {"charge-organisation": office.finance.pk, "charge-valid_from": "2026-09-01"}
    page = reverse("accounts:person", args=[office.leader.pk])
    assert administrator.post(reverse("accounts:add_charge", args=[office.leader.pk]), form)["Location"] == page
    assert "Sở Tài chính" in administrator.get(page).content.decode().partition("Phụ trách")[2].partition("<select")[0]

    charge = Charge.objects.get()
    administrator.post(reverse("accounts:end_charge", args=[office.leader.pk, charge.pk]))
    charge.refresh_from_db()
    assert charge.valid_to == TODAY


def test_charge_without_a_unit_is_answered_in_its_open_form(office: Office, administrator: Client) -> None:
    url = reverse("accounts:add_charge", args=[office.leader.pk])
    shown = administrator.post(url, {"charge-valid_from": "2026-13-40"}).content.decode()

    assert "Trường này là bắt buộc." in shown
    assert "2026-13-40" in shown
    assert not Charge.objects.exists()


def test_charge_of_another_person_does_not_exist(office: Office, administrator: Client) -> None:
    charge = put(office)

    url = reverse("accounts:end_charge", args=[office.clerk.pk, charge.pk])
    assert administrator.post(url).status_code == 404


def test_administrator_sets_an_address_and_takes_it_away(office: Office, administrator: Client) -> None:
    url = reverse("accounts:set_email", args=[office.leader.pk])
    for address in ("bithu@coquan.example.vn", "bithu@coquan.example.vn", ""):
        administrator.post(url, {"email": address})

    assert verbs(office) == ["person.email_set", "person.email_removed"]


def test_wrong_address_is_answered_and_kept_to_be_mended(office: Office, administrator: Client) -> None:
    shown = administrator.post(reverse("accounts:set_email", args=[office.leader.pk]), {"email": "bithu@"}).content
    page = shown.decode()

    assert "Hãy nhập một địa chỉ thư điện tử" in page
    assert 'value="bithu@"' in page


@pytest.mark.parametrize("name", ["add_charge", "set_email"])
def test_pages_are_for_administrators(name: str, office: Office) -> None:
    assert office.client(office.clerk).post(reverse(f"accounts:{name}", args=[office.leader.pk])).status_code == 403
