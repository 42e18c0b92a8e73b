"""Promise: everybody sees the tree of the day; administrators correct it, and a refusal keeps what they typed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED, Office
from tests.counting import assert_same_number_of_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(office: Office) -> Client:
    return office.client(office.administrator)


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Sở Thủy lợi", "short_name": "Sở TL", "kind": "department", "order": "4",
        "aliases": "Sở Thủy lợi tỉnh Mẫu\n\n  STL  ", "parent": "", "valid_from": "2026-09-01",
    } | changes  # fmt: skip


def test_tree_shows_the_units_of_the_day(office: Office, administrator: Client) -> None:
    Organisation.objects.filter(pk=office.commune.pk).update(valid_to="2026-08-20")
    address = reverse("organisations:tree")

    assert "Xã Bình An" not in administrator.get(address).content.decode()
    administrator.post(reverse("desk:set_as_of"), {"on": "2026-08-19"})
    assert "Xã Bình An" in administrator.get(address).content.decode()


def test_tree_costs_the_same_for_30_units(office: Office, administrator: Client) -> None:
    def grow(number: int) -> None:
        found_organisation(
            by=None,
            name=f"Phòng {number}",
            kind=Kind.OTHER,
            parent=office.finance,
            valid_from=FOUNDED,
            aliases=[f"P{number}"],
        )

    assert_same_number_of_queries(lambda: administrator.get(reverse("organisations:tree")), grow=grow)


def test_unit_is_founded_with_its_other_names(office: Office, administrator: Client) -> None:
    response = administrator.post(reverse("organisations:found"), typed(parent=office.root.pk))

    unit = Organisation.objects.get(name="Sở Thủy lợi")
    assert response["Location"] == reverse("organisations:unit", args=[unit.pk])
    assert (unit.parent, unit.order) == (office.root, 4)
    assert {alias.name for alias in unit.aliases.all()} == {"Sở Thủy lợi", "Sở TL", "Sở Thủy lợi tỉnh Mẫu", "STL"}


def test_refusal_keeps_what_was_typed(office: Office, administrator: Client) -> None:
    response = administrator.post(
        reverse("organisations:found"), typed(parent=office.root.pk, valid_from="2020-01-01", name="Sở Vừa Gõ")
    )

    shown = response.content.decode()
    assert "chưa được lập vào ngày này" in shown
    assert 'value="Sở Vừa Gõ"' in shown
    assert not Organisation.objects.filter(name="Sở Vừa Gõ").exists()


def test_unit_is_corrected(office: Office, administrator: Client) -> None:
    administrator.post(reverse("organisations:change", args=[office.health.pk]), typed(name="Sở Y tế và Dân số"))

    office.health.refresh_from_db()
    assert (office.health.name, office.health.short_name) == ("Sở Y tế và Dân số", "Sở TL")


@pytest.mark.parametrize("name", ["clerk", "reader", "finance_person"])
def test_others_read_and_change_nothing(name: str, office: Office) -> None:
    client = office.client(getattr(office, name))

    assert client.get(reverse("organisations:tree")).status_code == 200
    assert client.get(reverse("organisations:unit", args=[office.health.pk])).status_code == 200
    assert client.get(reverse("organisations:found")).status_code == 403
    assert client.post(reverse("organisations:change", args=[office.health.pk]), typed()).status_code == 403
    assert not Organisation.objects.filter(name="Sở Thủy lợi").exists()
